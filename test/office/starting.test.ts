import type { CaseDetail, Person } from '../../src/domain/index.ts';
import { openBench, stores, type Bench } from './bench.ts';
import { caseSeed, world } from './world.ts';

const cases = [
  caseSeed('from-anna'),
  caseSeed('from-lena', { agencyId: 'kronan', contactId: 'lena' }),
  caseSeed('for-per', { contactId: 'anna', audience: 'recipients', recipientIds: ['per'] }),
];
const start = {
  recipientId: 'anna',
  subject: 'Får jag dra av hyran?',
  text: 'Lagret i Bromma.',
  files: [] as string[],
};

describe.each(stores)('a case that the company starts, in %s', (_, open) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench(open, world(cases));
  });
  afterEach(() => bench.close());

  const post = (user: string, body: unknown, key = 'k1') =>
    bench.call(user, '/api/cases', { method: 'POST', body, headers: { 'Idempotency-Key': key } });
  const names = async (user: string) =>
    (await bench.json<{ items: Person[] }>(user, '/api/recipients')).items.map(({ name }) => name);

  it('may go to whoever has written before, at agencies with consent', async () => {
    expect(await names('maria')).toEqual(['Anna Berg']);
    expect(await names('rut')).toEqual([]);
    expect(await names('karin')).toEqual([]);
  });

  it('is the agency\u2019s turn and seen by its writer only', async () => {
    const response = await post('maria', start);
    expect(response.status).toBe(201);
    const made = (await response.json()) as CaseDetail;
    expect(made).toMatchObject({
      subject: start.subject,
      status: 'awaitingAgency',
      ball: { holder: 'agency', reason: 'new' },
      audience: 'recipients',
      recipients: [{ id: 'maria' }],
      contact: { id: 'anna' },
      unread: false,
      entries: [{ kind: 'message', text: start.text, actKey: 'k1' }],
    });
    expect((await bench.call('per', `/api/cases/${made.id}`)).status).toBe(404);
    expect((await bench.call('anna', `/desk/cases/${made.id}`)).status).toBe(200);
  });

  it('is one case however often the same key comes, and another body is refused', async () => {
    const first = (await (await post('maria', start)).json()) as CaseDetail;
    const second = (await (await post('maria', start)).json()) as CaseDetail;
    expect(second.id).toBe(first.id);
    const other = await post('maria', { ...start, subject: 'Annat' });
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ fields: [{ path: 'Idempotency-Key', code: 'keyReused' }] });
  });

  it.each([
    ['somebody who has never written', { ...start, recipientId: 'lena' }, 'recipientId', 'unknownPerson'],
    ['no subject', { ...start, subject: ' ' }, 'subject', 'required'],
    ['no text', { ...start, text: '' }, 'text', 'required'],
    ['a file of somebody else', { ...start, files: ['nobody'] }, 'files', 'fileMissing'],
  ])('is refused with %s', async (_what, body, path, code) => {
    const response = await post('maria', body);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ kind: 'invalid', fields: [{ path, code }] });
  });

  it('takes files along, for both sides to read', async () => {
    const uploaded = await bench.upload('maria', 'newCase=true', 'hyra.txt', 'Hyresavtal');
    const { id } = (await uploaded.json()) as { id: string };
    const made = (await (await post('maria', { ...start, files: [id] })).json()) as CaseDetail;
    expect(made.entries).toMatchObject([{ files: [{ id, name: 'hyra.txt' }] }]);
    expect((await bench.call('anna', `/desk/files/${id}`)).status).toBe(200);
  });
});

describe.each(stores)('sharing, in %s', (_, open) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench(open, world(cases));
  });
  afterEach(() => bench.close());

  const share = (user: string, id: string, body: unknown, revision: string) =>
    bench.call(user, `/api/cases/${id}/shares`, {
      method: 'POST',
      body,
      headers: { 'Idempotency-Key': 's1', 'If-Match': `"${revision}"` },
    });
  const revision = async (user: string, id: string) => (await bench.detail(user, id)).revision ?? '';

  it('offers those at the company who may answer', async () => {
    const { items } = await bench.json<{ items: Person[] }>('maria', '/api/cases/from-anna/colleagues');
    expect(items.map(({ name }) => name)).toEqual(['Maria Lindqvist', 'Per Lindqvist']);
  });

  it('lets a colleague in, who has it unread, and nobody else', async () => {
    expect((await bench.call('maria', '/api/cases/for-per')).status).toBe(404);
    const response = await share(
      'per',
      'for-per',
      { person: 'maria', handOver: false },
      await revision('per', 'for-per'),
    );
    expect(response.status).toBe(200);
    const seen = await bench.detail('maria', 'for-per');
    expect(seen).toMatchObject({ unread: true, recipients: [{ id: 'per' }, { id: 'maria' }] });
    expect(seen.entries.at(-1)).toMatchObject({ kind: 'shared', text: 'Maria Lindqvist', by: { id: 'per' } });
    expect((await bench.call('rut', '/api/cases/for-per')).status).toBe(404);
  });

  it('makes it a colleague\u2019s turn by name, in the log too', async () => {
    await share('maria', 'from-anna', { person: 'per', handOver: true }, await revision('maria', 'from-anna'));
    const after = await bench.detail('maria', 'from-anna');
    expect(after.ball).toMatchObject({ holder: 'company', person: { id: 'per' } });
    expect(after.entries.at(-1)).toMatchObject({ kind: 'handOver', ball: { person: { name: 'Per Lindqvist' } } });
  });

  it('makes the case unread for the colleague whose turn it is now, and for nobody else', async () => {
    for (const user of ['maria', 'per']) {
      await bench.call(user, '/api/cases/from-anna/read', { method: 'PUT', body: { upTo: null } });
    }
    const before = await bench.detail('per', 'from-anna');
    expect(before.unread).toBe(false);
    await share('maria', 'from-anna', { person: 'per', handOver: true }, before.revision ?? '');
    const unread = async (user: string) => (await bench.detail(user, 'from-anna')).unread;
    expect([await unread('maria'), await unread('per')]).toEqual([false, true]);
  });

  it('goes by the newest revision, and by the rights of who asks', async () => {
    expect((await share('maria', 'from-anna', { person: 'per', handOver: true }, '0')).status).toBe(412);
    const newest = await revision('maria', 'from-anna');
    expect((await share('rut', 'from-anna', { person: 'per', handOver: true }, newest)).status).toBe(403);
    expect((await share('maria', 'from-anna', { person: 'rut', handOver: true }, newest)).status).toBe(422);
  });
});
