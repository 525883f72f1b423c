import type { DeskCaseDetail } from '../../mocks/desk-client.ts';
import { openBench, stores, type Bench } from './bench.ts';
import { caseSeed, item, world } from './world.ts';

const closed = caseSeed('closed', {
  ball: { holder: null, since: '2026-10-01T08:00:00Z', reason: 'closed' },
  closedAt: '2026-10-01T08:00:00Z',
  outcome: 'done',
});
const cases = [
  caseSeed('a', { items: [item('i1'), item('i2')] }),
  caseSeed('b', { items: [item('i1')] }),
  caseSeed('elsewhere', { companyId: 'norrbo' }),
  closed,
];

describe.each(stores)('the fate of a case, over %s', (_name, open) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench(open, world(cases));
  });
  afterEach(() => bench.close());
  const desk = (path: string, body: object) => bench.call('anna', `/desk/cases/${path}`, { method: 'POST', body });

  it('merged: closed, with the way to where it goes on, which says so in its thread', async () => {
    const response = await desk('a/merge', { into: 'b', text: 'Vi tar båda i ett.' });
    expect(((await response.json()) as DeskCaseDetail).id).toBe('b');
    expect(await bench.detail('maria', 'a')).toMatchObject({
      status: 'closed',
      outcome: 'merged',
      related: [{ relation: 'mergedInto', id: 'b', subject: 'Ärende b' }],
    });
    const target = await bench.detail('maria', 'b');
    expect(target).toMatchObject({ unread: true, status: 'awaitingCompany' });
    expect(target.entries.at(-1)).toMatchObject({ kind: 'message', text: '”Ärende a” fortsätter här.' });
  });

  it.each(['closed', 'elsewhere', 'a', 'nowhere'])('is not merged into %s', async (into) => {
    expect((await desk('a/merge', { into })).status).toBe(422);
    expect((await bench.detail('maria', 'a')).status).toBe('awaitingCompany');
  });

  it('split: what is taken out is asked in a case of its own', async () => {
    const response = await desk('a/split', { subject: 'Bara andra frågan', itemIds: ['i2'] });
    const { id } = (await response.json()) as DeskCaseDetail;
    expect((await bench.detail('maria', 'a')).items).toMatchObject([{ id: 'i1' }]);
    expect(await bench.detail('maria', id)).toMatchObject({
      subject: 'Bara andra frågan',
      items: [{ id: 'i2' }],
      related: [{ relation: 'splitFrom', id: 'a' }],
      origin: 'splitFrom',
    });
    expect((await desk('a/split', { subject: 'x', itemIds: [] })).status).toBe(422);
  });

  it('followed up: the closed case stays closed, and each leads to the other', async () => {
    const response = await desk('closed/follow-up', { subject: 'Igen, i år', description: 'Samma fråga som sist.' });
    const { id } = (await response.json()) as DeskCaseDetail;
    expect(await bench.detail('maria', 'closed')).toMatchObject({
      status: 'closed',
      related: [{ relation: 'followUp', id, subject: 'Igen, i år' }],
    });
    expect(await bench.detail('maria', id)).toMatchObject({ related: [{ relation: 'followUp', id: 'closed' }] });
    expect((await desk('a/follow-up', { subject: 'x', description: '' })).status).toBe(409);
  });
});
