import type { Draft, DraftReceipt } from '../../src/domain/index.ts';
import { openBench, stores, type Bench } from './bench.ts';
import { caseSeed, item, world } from './world.ts';

const cases = [
  caseSeed('c1', { items: [item('i1')] }),
  caseSeed('secret', { audience: 'recipients', recipientIds: ['per'] }),
];
const draft = (members: Partial<Draft> = {}): Draft => ({
  version: null,
  savedAt: '2026-11-24T07:59:00Z',
  basedOn: '1',
  act: 'answer',
  answers: { i1: { text: 'Kaf' }, __proto__x: { yes: false } },
  text: 'Hej',
  files: [],
  pending: [{ name: 'IMG_1.jpg', size: 12, itemId: 'i1', key: 'k1' }],
  ...members,
});
const DAY = 86_400_000;

describe.each(stores)('a draft, in %s', (_, open) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench(open, world(cases));
  });
  afterEach(() => bench.close());

  const path = '/api/cases/c1/draft';
  const put = (body: unknown, user = 'maria') => bench.call(user, path, { method: 'PUT', body });
  const save = async (members: Partial<Draft> = {}) => (await (await put(draft(members))).json()) as DraftReceipt;
  const load = async (user = 'maria') => (await bench.json<{ draft?: Draft }>(user, path)).draft;
  const upload = async () =>
    (await (await bench.upload('maria', 'caseId=c1', 'a.pdf', '%PDF-1.4 x')).json()) as Draft['files'][number];

  it('comes back as it was typed, for its user alone', async () => {
    expect(await load()).toBeUndefined();
    const { version, savedAt } = await save();
    expect(await load()).toEqual(draft({ version, savedAt }));
    expect(savedAt).toBe('2026-11-24T08:00:00.000Z');
    expect(await load('per')).toBeUndefined();
    expect((await bench.call('karin', path)).status).toBe(404);
    expect((await bench.call('maria', '/api/cases/secret/draft')).status).toBe(404);
  });

  it('is thrown away in the version that is meant, and in no other', async () => {
    const first = await save();
    const second = await save({ version: first.version, text: 'Hej då' });
    const remove = (version: string) =>
      bench.call('maria', path, { method: 'DELETE', headers: { 'If-Match': `"${version}"` } });
    const refused = await remove(first.version);
    expect(refused.status).toBe(412);
    expect(await refused.json()).toMatchObject({ kind: 'conflict', draft: { version: second.version } });
    expect((await load())?.text).toBe('Hej då');
    expect((await remove(second.version)).status).toBe(204);
    expect((await remove(second.version)).status).toBe(204);
    expect(await load()).toBeUndefined();
  });

  it('is saved over the version it was made from, and over no other: the one that is kept comes along', async () => {
    const first = await save();
    const second = await save({ version: first.version, text: 'Hej då' });
    expect(second.version).not.toBe(first.version);
    for (const version of [first.version, null]) {
      const refused = await put(draft({ version, text: 'Från en annan enhet' }));
      expect(refused.status).toBe(412);
      expect(await refused.json()).toMatchObject({
        kind: 'conflict',
        draft: { version: second.version, text: 'Hej då' },
      });
    }
    expect((await load())?.text).toBe('Hej då');
  });

  it('is not brought back by a late save once it has been thrown away', async () => {
    const { version } = await save();
    expect((await bench.call('maria', path, { method: 'DELETE' })).status).toBe(204);
    expect((await bench.call('maria', path, { method: 'DELETE' })).status).toBe(204);
    const late = await put(draft({ version }));
    expect(late.status).toBe(412);
    expect(await late.json()).not.toHaveProperty('draft');
    expect(await load()).toBeUndefined();
  });

  it('keeps the files it names; one that is gone is to be chosen again', async () => {
    const { key: _key, ...file } = { ...(await upload()), key: 'k2' };
    await save({ files: [{ ...file, itemId: 'i1', key: 'k2' }], pending: [] });
    bench.tick(2 * DAY);
    await bench.office.sweep();
    expect((await load())?.files).toEqual([{ ...file, itemId: 'i1', key: 'k2' }]);
    await bench.storage.write((tx) => tx.delete('files', file.id));
    expect(await load()).toMatchObject({
      files: [],
      pending: [{ name: 'a.pdf', size: file.size, itemId: 'i1', key: 'k2' }],
    });
  });

  it('lets a file go within a day after it has been thrown away', async () => {
    const file = await upload();
    await save({ files: [file] });
    await bench.call('maria', path, { method: 'DELETE' });
    bench.tick(2 * DAY);
    await bench.office.sweep();
    expect((await bench.call('maria', `/api/files/${file.id}`)).status).toBe(404);
  });

  it.each([
    ['version', 7],
    ['act', 'dance'],
    ['answers', []],
    ['text', null],
    ['files', [{ id: 'f1' }]],
    ['pending', [{ name: 'x', size: -1 }]],
  ])('is refused where %s is %j', async (path_, value) => {
    const refused = await put({ ...draft(), [path_]: value });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ fields: [{ path: path_, code: 'invalid' }] });
  });

  it('is refused from somebody who may only read, and when it is out of all proportion', async () => {
    expect((await put(draft(), 'rut')).status).toBe(403);
    expect((await put(draft({ text: 'x'.repeat(600_000) }))).status).toBe(413);
  });

  it('of a case that is being started is its user’s at that company alone, under the same rules', async () => {
    const start = '/api/cases/*new/draft';
    const file = await upload();
    const body = draft({ basedOn: null, answers: { subject: { text: 'Hyran' } }, files: [file], pending: [] });
    const saved = await bench.call('maria', start, { method: 'PUT', body });
    const { version } = (await saved.json()) as DraftReceipt;
    const kept = async (user: string) => (await bench.json<{ draft?: Draft }>(user, start)).draft;
    expect(await kept('maria')).toMatchObject({ version, basedOn: null, answers: { subject: { text: 'Hyran' } } });
    expect(await kept('per')).toBeUndefined();
    expect(await load()).toBeUndefined();
    expect((await bench.call('maria', start, { method: 'PUT', body })).status).toBe(412);
    expect(await kept('rut')).toBeUndefined();
    expect((await bench.call('rut', start, { method: 'PUT', body })).status).toBe(403);
    bench.tick(2 * DAY);
    await bench.office.sweep();
    expect((await kept('maria'))?.files).toMatchObject([{ id: file.id }]);
    expect((await bench.call('maria', start, { method: 'DELETE' })).status).toBe(204);
    expect(await kept('maria')).toBeUndefined();
  });

  it('is told of to the user’s own devices only, with its version', async () => {
    const stop = new AbortController();
    const hear = async (user: string) => {
      const response = await bench.call(user, '/api/events', { signal: stop.signal });
      return response.body?.pipeThrough(new TextDecoderStream()).getReader();
    };
    const [mine, his] = [await hear('maria'), await hear('per')];
    const { version } = await save();
    await bench.call('maria', path, { method: 'DELETE' });
    await bench.act('maria', 'c1', { kind: 'note', text: 'Hej', files: [] });
    const read = async (reader: typeof mine) => {
      let text = '';
      while (!text.includes('"kind":"case"')) text += (await reader?.read())?.value ?? '';
      return text
        .split('\n')
        .filter((line) => line.startsWith('data: '))
        .map((line) => JSON.parse(line.slice(6)) as object);
    };
    expect(await read(mine)).toMatchObject([
      { kind: 'draft', caseId: 'c1', version },
      { kind: 'draft', caseId: 'c1' },
      { kind: 'case', caseId: 'c1' },
    ]);
    expect(await read(his)).toMatchObject([{ kind: 'case', caseId: 'c1' }]);
    stop.abort();
  });
});
