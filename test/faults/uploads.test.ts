/**
 * The rows of reliability.md §8 "Upload", against the real service behind a bad line. What is to be seen of them stands in
 * test/components/uploads.test.ts, what needs a model of the client in test/client/.
 *
 * | input / fault | here | beside it |
 * | --- | --- | --- |
 * | Send while a file uploads | "waits for …" | components: "a send waits visibly …" |
 * | that upload fails while waiting | "is given up …" | components: "… is given up, told, and loses nothing" |
 * | 413/415/virus verdict after 100 % | "refused by the service …" | components: "… after 100 % …" |
 * | 3 files, second fails, retry | "the second of three …" | components: "the second of three …" |
 * | same file twice; two files same name | "two files of one name …" | client/reply-files: "is told once …"; components/file-picker |
 * | 0 byte; limit; limit+1; 2 GB | "to the byte …" | components: "0 bytes …"; client/reply-files: "is read no further …" |
 * | `faktura[U+202E]fdp.exe`, U+2066–9, U+200F variants | – | components: "a name that …"; domain/files: "names" |
 * | `Å.pdf` in NFC and NFD | "Å in one sign and in two …" | components, client/reply-files, domain/files |
 * | remove during upload; abort rejected by server | "removed while it is on its way …" | components: "one that is removed …" |
 * | progress events: none, 120 %, backwards | – | components: "progress …"; adapter/rest-upload, client/reply-files |
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import type { ReplySession, ReplyState } from '../../src/client/types.ts';
import type { Act } from '../../src/domain/index.ts';
import { repliesOf } from '../client/support.ts';
import { openBench, phase, sends, until, type Bench } from './support.ts';

const FILE_BYTES = 100_000;
const uploads = (name = '') => ({ method: 'POST', path: new RegExp(`^/api/files\\?.*${name}`) });
const pdf = (name: string, size = 100): File =>
  new File(['%PDF-1.7\n', 'x'.repeat(size - 9)], name, { type: 'application/pdf', lastModified: 1 });

/** What the form makes of it: the text with the files that have been stored. */
const compose = ({ text, files }: ReplyState): Act => ({
  kind: 'note',
  text,
  files: files.flatMap(({ stored }) => stored?.id ?? []),
});

let bench: Bench;
let id = '';
beforeEach(async () => {
  bench = await openBench({ fileBytes: FILE_BYTES });
  id = await bench.newCase();
});
afterEach(() => bench.close());

const rows = (reply: ReplySession) => reply.state.value.files;
const up = (reply: ReplySession) =>
  until(() => rows(reply).every((file) => file.phase === 'uploaded'), JSON.stringify(rows(reply)));
/** The names of the files of each message that has arrived. */
const arrived = async (): Promise<string[][]> =>
  (await bench.desk.getCase(id)).entries.flatMap((entry) =>
    'by' in entry && entry.by.id === 'maria' ? [entry.files.map(({ name }) => name)] : [],
  );

/** A client that has been told of no limits: the service's own are all that is left. */
async function unlimited(extensions: readonly string[]): Promise<ReplySession> {
  const { subscribe: _subscribe, ...calls } = bench.adapter;
  const adapter: CaseAdapter = {
    ...calls,
    getAccess: async (o) => ({ ...(await calls.getAccess(o)), limits: { fileBytes: 1e9, extensions } }),
  };
  const store = bench.client({ adapter });
  store.access().subscribe(() => undefined);
  store.detail(id).subscribe(() => undefined);
  await until(() => 'data' in store.detail(id).value && 'data' in store.access().value, 'the case');
  const reply = repliesOf(store).reply(id);
  reply.setText('Hej!');
  return reply;
}

describe('a send', () => {
  it('waits for a file that is on its way, and goes with it', async () => {
    const { reply } = await bench.writing(id);
    bench.proxy.next(uploads(), { kind: 'hang', when: 'after' });
    reply.addFiles([pdf('kvitto.pdf')]);
    reply.send(compose);
    await bench.proxy.came(uploads());
    await phase(reply, 'waitingForFiles');
    expect(bench.proxy.count(sends)).toBe(0);
    bench.proxy.breakOff(uploads());
    await phase(reply, 'sent');
    expect(await arrived()).toEqual([['kvitto.pdf']]);
  });

  it('is given up when that file fails: told, text and file kept, and nothing has gone', async () => {
    const { reply } = await bench.writing(id);
    bench.proxy.next(uploads(), { kind: 'status', status: 413 });
    reply.addFiles([pdf('kvitto.pdf')]);
    reply.send(compose);
    await phase(reply, 'editing');
    expect(reply.state.value).toMatchObject({
      text: 'Hej!',
      failure: { kind: 'tooLarge' },
      files: [{ name: 'kvitto.pdf', phase: 'refused', failure: { kind: 'tooLarge' } }],
    });
    expect(await arrived()).toEqual([]);
    reply.removeFile(rows(reply)[0]?.key ?? '');
    reply.send(compose);
    await phase(reply, 'sent');
    expect(await arrived()).toEqual([[]]);
  });
});

describe('refused by the service', () => {
  it.each([
    ['for its size', pdf('stor.pdf', FILE_BYTES + 1), 'tooLarge'],
    ['for its type', new File(['<svg/>'], 'bild.svg'), 'unsupportedType'],
  ])('%s: it is sent once, its row says why, and the answer goes without it', async (_what, file, kind) => {
    const reply = await unlimited(['pdf', 'svg']);
    reply.addFiles([file, pdf('kvitto.pdf')]);
    await until(() => rows(reply).every((one) => one.phase !== 'uploading'), 'the answers');
    expect(rows(reply)).toMatchObject([{ phase: 'refused', failure: { kind } }, { phase: 'uploaded' }]);
    expect(bench.proxy.count(uploads(file.name))).toBe(1);
    reply.removeFile(rows(reply)[0]?.key ?? '');
    reply.send(compose);
    await phase(reply, 'sent');
    expect(await arrived()).toEqual([['kvitto.pdf']]);
  });

  it('for a virus, once it is stored and looked into', async () => {
    const reply = await unlimited(['txt']);
    reply.addFiles([new File(['EICAR-STANDARD-ANTIVIRUS-TEST-FILE'], 'virus.txt', { type: 'text/plain' })]);
    await until(() => rows(reply)[0]?.phase === 'refused', 'the verdict');
    expect(rows(reply)).toMatchObject([{ failure: { kind: 'infected' } }]);
    reply.removeFile(rows(reply)[0]?.key ?? '');
    reply.send(compose);
    await phase(reply, 'sent');
    expect(await arrived()).toEqual([[]]);
  });

  it('to the byte: its limit goes, one byte more does not', async () => {
    const reply = await unlimited(['pdf']);
    reply.addFiles([pdf('precis.pdf', FILE_BYTES), pdf('for-stor.pdf', FILE_BYTES + 1)]);
    await until(() => rows(reply).every((one) => one.phase !== 'uploading'), 'the answers');
    expect(rows(reply).map((file) => file.phase)).toEqual(['uploaded', 'refused']);
  });
});

it('the second of three that failed is sent again, and no other', async () => {
  const { reply } = await bench.writing(id);
  bench.proxy.next(uploads('tva.pdf'), { kind: 'wrongType' });
  reply.addFiles(['ett.pdf', 'tva.pdf', 'tre.pdf'].map((name) => pdf(name)));
  await until(() => rows(reply).every((one) => one.phase !== 'uploading'), 'the answers');
  expect(rows(reply).map((file) => file.phase)).toEqual(['uploaded', 'failed', 'uploaded']);
  reply.retryFile(rows(reply)[1]?.key ?? '');
  await up(reply);
  expect(['ett.pdf', 'tva.pdf', 'tre.pdf'].map((name) => bench.proxy.count(uploads(name)))).toEqual([1, 2, 1]);
  const keys = bench.proxy.seen.flatMap(({ headers, path }) =>
    path.includes('tva.pdf') ? [headers['upload-key']] : [],
  );
  expect(new Set(keys).size).toBe(1);
  reply.send(compose);
  await phase(reply, 'sent');
  expect(await arrived()).toEqual([['ett.pdf', 'tva.pdf', 'tre.pdf']]);
});

it('two files of one name are two files at the service', async () => {
  const { reply } = await bench.writing(id);
  reply.addFiles([pdf('kvitto.pdf', 100), pdf('kvitto.pdf', 101)]);
  await up(reply);
  reply.send(compose);
  await phase(reply, 'sent');
  const [entry] = (await bench.desk.getCase(id)).entries.filter((one) => 'by' in one && one.by.id === 'maria');
  const files = entry && 'files' in entry ? entry.files : [];
  expect(files.map(({ name, size }) => [name, size])).toEqual([
    ['kvitto.pdf', 100],
    ['kvitto.pdf', 101],
  ]);
  expect(new Set(files.map((file) => file.id)).size).toBe(2);
});

it('Å in one sign and in two is one name, and the first stays as it was written', async () => {
  const { reply } = await bench.writing(id);
  reply.addFiles([pdf('Å.pdf'.normalize('NFD')), pdf('Å.pdf'.normalize('NFC'))]);
  await until(() => rows(reply).every((one) => one.phase !== 'uploading'), 'the answers');
  expect(rows(reply)).toMatchObject([{ phase: 'uploaded' }, { phase: 'refused', refusal: 'duplicate' }]);
  expect(bench.proxy.count(uploads())).toBe(1);
  expect(rows(reply)[0]?.stored?.name.normalize('NFC')).toBe('Å.pdf'.normalize('NFC'));
});

it('removed while it is on its way, a file is not in the answer, though the service has stored it', async () => {
  const { reply } = await bench.writing(id);
  bench.proxy.next(uploads('bort.pdf'), { kind: 'hang', when: 'after' });
  reply.addFiles([pdf('bort.pdf'), pdf('kvitto.pdf')]);
  await until(() => rows(reply)[1]?.phase === 'uploaded', 'the other file');
  expect(rows(reply)[0]?.phase).toBe('uploading');
  reply.removeFile(rows(reply)[0]?.key ?? '');
  reply.send(compose);
  await phase(reply, 'sent');
  expect(await arrived()).toEqual([['kvitto.pdf']]);
  expect(bench.proxy.count(uploads('bort.pdf'))).toBe(1);
});
