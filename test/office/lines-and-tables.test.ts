import type { Answer, CaseDetail, FileRef } from '../../src/domain/index.ts';
import { openBench, stores, type Bench } from './bench.ts';
import { caseSeed, item, world } from './world.ts';

const kronor = (amount: string) => ({ amount, currency: 'SEK' });
const bankLine = (id: string) => ({ id, date: '2026-10-08', text: `Köp ${id}`, amount: kronor('-349.00') });

const bank = item('bank', { kind: 'transactions', rows: ['a', 'b', 'c'].map(bankLine) });
const pay = item('pay', {
  kind: 'rows',
  columns: [
    { id: 'name', kind: 'text', label: 'Namn', required: true },
    { id: 'hours', kind: 'number', label: 'Timmar', required: false },
    { id: 'bonus', kind: 'amount', label: 'Tillägg', required: false },
    { id: 'born', kind: 'personalNumber', label: 'Personnummer', required: false },
    { id: 'sick', kind: 'yesNo', label: 'Sjuk', required: false },
    { id: 'sort', kind: 'choice', label: 'Sort', required: false, options: [{ id: 's1', label: 'Semester' }] },
  ],
});

describe.each(stores)('bank lines and tables over %s', (_name, open) => {
  let bench: Bench;
  const start = async (): Promise<void> => {
    bench = await openBench(open, world([caseSeed('a', { items: [bank] }), caseSeed('b', { items: [pay] })]));
  };
  afterEach(() => bench.close());

  const send = (caseId: string, answers: Record<string, Answer>): Promise<Response> =>
    bench.act('maria', caseId, { kind: 'answer', answers, files: [] });
  const codes = async (response: Response): Promise<unknown> => {
    const { fields } = (await response.json()) as { fields?: unknown };
    return fields;
  };

  it('adds line to line, hands over with the last, and says how many are left', async () => {
    await start();
    const file = (await (await bench.upload('maria', 'caseId=a', 'kvitto.pdf', '%PDF-1.4')).json()) as FileRef;
    const part = await send('a', { bank: { lines: { a: { files: [file.id] }, b: { mark: 'private' } } } });
    const half = (await part.json()) as CaseDetail;
    expect(half).toMatchObject({
      status: 'awaitingCompany',
      progress: { answered: 0, required: 1 },
      open: [{ kind: 'transactions', count: 1 }],
    });
    expect(half.entries.at(-1)).toMatchObject({ kind: 'answer', files: [{ name: 'kvitto.pdf' }] });
    const rest = await send('a', { bank: { lines: { c: { missing: 'lost', text: 'Lunch' } } } });
    expect(await rest.json()).toMatchObject({
      status: 'awaitingAgency',
      progress: { answered: 1, required: 1 },
      items: [{ answer: { lines: { a: { files: [file.id] }, b: { mark: 'private' }, c: { missing: 'lost' } } } }],
    });
  });

  it.each<[string, Answer]>([
    ['nothing', { lines: {} }],
    ['a line that was not asked for', { lines: { z: { text: 'x' } } }],
  ])('refuses %s', async (_what, given) => {
    await start();
    expect(await codes(await send('a', { bank: given }))).toEqual([{ path: 'answers.bank', code: 'invalid' }]);
  });

  it.each<[string, Answer, string]>([
    ['a line that says nothing', { lines: { a: { text: ' ' } } }, 'required'],
    ['a file that is not there', { lines: { a: { files: ['f9'] } } }, 'fileMissing'],
  ])('refuses %s', async (_what, given, code) => {
    await start();
    expect(await codes(await send('a', { bank: given }))).toEqual([{ path: 'answers.bank', code }]);
  });

  it('takes rows whose cells are what their columns say', async () => {
    await start();
    const row = { name: 'Elin', hours: '167.5', bonus: kronor('250'), born: '198112189876', sick: 'no', sort: 's1' };
    const response = await send('b', { pay: { table: [row, { name: 'Adam' }] } });
    expect(await response.json()).toMatchObject({
      status: 'awaitingAgency',
      items: [{ answer: { table: [row, { name: 'Adam' }] } }],
    });
  });

  it('takes "no changes" for an answer', async () => {
    await start();
    const response = await send('b', { pay: { table: [], unchanged: true } });
    expect(await response.json()).toMatchObject({ status: 'awaitingAgency', items: [{ answer: { unchanged: true } }] });
  });

  it.each<[string, Record<string, string | { amount: string; currency: string }>, string]>([
    ['a row without what is required', { hours: '8' }, 'required'],
    ['a number that is none', { name: 'Elin', hours: '8 h' }, 'notANumber'],
    ['an amount without currency', { name: 'Elin', bonus: '250' }, 'notAnAmount'],
    ['a wrong check digit', { name: 'Elin', born: '198112189875' }, 'checkDigit'],
    ['neither yes nor no', { name: 'Elin', sick: 'maybe' }, 'notAnOption'],
    ['what was not offered', { name: 'Elin', sort: 's9' }, 'notAnOption'],
    ['a column that was not asked for', { name: 'Elin', shoe: '42' }, 'invalid'],
  ])('refuses %s', async (_what, row, code) => {
    await start();
    expect(await codes(await send('b', { pay: { table: [{ name: 'Adam' }, row] } }))).toEqual([
      { path: 'answers.pay', code },
    ]);
  });

  it('refuses rows beside "no changes", and a table without rows', async () => {
    await start();
    expect((await send('b', { pay: { table: [{ name: 'Elin' }], unchanged: true } })).status).toBe(422);
    expect((await send('b', { pay: { table: [] } })).status).toBe(422);
  });
});
