import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FileRef, Limits } from '../../src/domain/index.ts';
import type { CaseAdapter, UploadOptions } from '../../src/adapter/case-adapter.ts';
import { detail, item } from '../domain/make.ts';
import { error, failure, fails, held } from './fake-adapter.ts';
import { turn, until } from './fake-env.ts';
import { compose, reply, tidy, world } from './support.ts';

afterEach(tidy);

const PDF = '%PDF-1.7\n';
const pdf = (name: string, content = name): File =>
  new File([PDF, content], name, { type: 'application/pdf', lastModified: 1 });
const fakeUpload = async ({ name, size, type }: File): Promise<FileRef> => ({ id: `id-of-${name}`, name, size, type });
const limits: Limits = { fileBytes: 1000, extensions: ['pdf', 'jpg'] };

/** What a back end says of its stored files. */
type StateOf = NonNullable<CaseAdapter['fileState']>;

async function start(more: Parameters<typeof world>[2] = {}, fileState?: StateOf) {
  const made = world([detail([item('documents'), item('text', { id: 'i2' })])], { live: true }, more);
  if (fileState) made.adapter.fileState = fileState;
  const session = await reply(made);
  const file = (name: string) => session.state.value.files.find((one) => one.name === name);
  const phases = () => session.state.value.files.map(({ name, phase }) => [name, phase]);
  const settled = () =>
    until(() => !session.state.value.files.some(({ phase }) => phase === 'uploading'), 'the uploads');
  return { ...made, session, file, phases, settled };
}

describe('a send', () => {
  it('waits for files that are on their way, and takes them along', async () => {
    const { adapter, session, file } = await start();
    const up = held<FileRef>();
    adapter.next('uploadFile', up.behaviour);
    session.addFiles([pdf('a.pdf')]);
    await until(() => adapter.count('uploadFile') === 1);
    session.send(compose);
    expect(session.state.value.phase).toBe('waitingForFiles');
    expect(adapter.count('sendAct')).toBe(0);
    up.resolve({ id: 'f9', name: 'a.pdf', size: 14, type: 'application/pdf' });
    await until(() => session.state.value.receipt !== undefined);
    expect(adapter.effects.map(({ act }) => act)).toMatchObject([{ text: 'Hej!', files: ['f9'] }]);
    expect(session.state.value.receipt?.files).toEqual([{ name: 'a.pdf', id: 'f9' }]);
    expect(file('a.pdf')).toBeUndefined();
  });

  it('is given up when that upload fails, with everything kept', async () => {
    const { adapter, session, phases } = await start();
    const up = held<FileRef>();
    adapter.next('uploadFile', up.behaviour);
    session.addFiles([pdf('a.pdf')]);
    await until(() => adapter.count('uploadFile') === 1);
    session.send(compose);
    up.reject(error('tooLarge'));
    await until(() => session.state.value.phase === 'editing');
    expect(session.state.value).toMatchObject({ text: 'Hej!', failure: { kind: 'tooLarge' } });
    expect(phases()).toEqual([['a.pdf', 'refused']]);
    expect(adapter.count('sendAct')).toBe(0);
    const [first] = session.state.value.files;
    session.removeFile(first?.key ?? '');
    session.send(compose);
    await until(() => session.state.value.receipt !== undefined);
    expect(adapter.effects.map(({ act }) => act)).toMatchObject([{ files: [] }]);
  });

  it('is not held by a file that is being scanned', async () => {
    const { adapter, session, settled } = await start();
    adapter.next('uploadFile', async () => ({ id: 'f1', name: 'a.pdf', size: 1, type: 'x', scan: 'scanning' }));
    session.addFiles([pdf('a.pdf')]);
    await settled();
    session.send(compose);
    await until(() => session.state.value.receipt !== undefined);
    expect(adapter.effects).toHaveLength(1);
  });
});

it('sends only the file again that did not come through', async () => {
  const { adapter, session, phases, settled } = await start();
  adapter.next('uploadFile', fakeUpload, fails('protocol'));
  session.addFiles(['a.pdf', 'b.pdf', 'c.pdf'].map((name) => pdf(name)));
  await settled();
  expect(phases().map(([, phase]) => phase)).toEqual(['uploaded', 'failed', 'uploaded']);
  const key = session.state.value.files[1]?.key ?? '';
  session.retryFile(key);
  await settled();
  expect(phases().map(([, phase]) => phase)).toEqual(['uploaded', 'uploaded', 'uploaded']);
  const sent = adapter.calls.filter(({ method }) => method === 'uploadFile').map(({ args }) => args);
  expect(sent.map(([file]) => (file as File).name)).toEqual(['a.pdf', 'b.pdf', 'c.pdf', 'b.pdf']);
  expect((sent[3]?.[2] as UploadOptions).uploadKey).toBe(key);
});

describe('what is chosen', () => {
  it('is told once where it is the same file twice, and kept apart where only the names are the same', async () => {
    const { session, settled, phases } = await start();
    session.addFiles([pdf('a.pdf', 'one'), pdf('a.pdf', 'one'), pdf('a.pdf', 'other one')], 'i1');
    await settled();
    expect(phases()).toEqual([
      ['a.pdf', 'uploaded'],
      ['a.pdf', 'refused'],
      ['a.pdf', 'uploaded'],
    ]);
    expect(session.state.value.files[1]?.refusal).toBe('duplicate');
  });

  it('has one name in NFC and NFD', async () => {
    const { session, settled, phases } = await start();
    session.addFiles([pdf('Å.pdf'.normalize('NFC'), 'x'), pdf('Å.pdf'.normalize('NFD'), 'x')], 'i1');
    await settled();
    expect(phases().map(([, phase]) => phase)).toEqual(['uploaded', 'refused']);
  });

  it.each([
    [new File([], 'a.pdf'), 'empty'],
    [new File([PDF, 'x'.repeat(992)], 'a.pdf'), 'tooLarge'],
    [new File(['<svg/>'], 'a.svg'), 'wrongType'],
    [new File(['<svg/>'], 'a.pdf'), 'wrongContent'],
    [new File([PDF], 'a\u202Efdp.pdf'), 'badName'],
    [new File([PDF], 'a.heic'), 'heicNotAllowed'],
  ])('is refused before anything is sent: %s', async (file, refusal) => {
    const { adapter, session, settled } = await start({ limits });
    session.addFiles([file], 'i1');
    await settled();
    expect(session.state.value.files).toMatchObject([{ phase: 'refused', refusal }]);
    expect(adapter.count('uploadFile')).toBe(0);
  });

  it('may be exactly as large as the limit', async () => {
    const { session, settled } = await start({ limits });
    session.addFiles([new File([PDF, 'x'.repeat(991)], 'a.pdf')], 'i1');
    await settled();
    expect(session.state.value.files).toMatchObject([{ phase: 'uploaded', size: 1000 }]);
  });

  it('is read no further than its first bytes, and not at all where its size is enough', async () => {
    const { session, settled } = await start();
    const huge = new File([PDF], 'film.pdf');
    Object.defineProperty(huge, 'size', { value: 2 ** 31 });
    const read = vi.spyOn(huge, 'slice');
    const whole = vi.spyOn(huge, 'arrayBuffer');
    session.addFiles([huge]);
    await settled();
    expect(session.state.value.files).toMatchObject([{ refusal: 'tooLarge' }]);
    const good = pdf('a.pdf');
    const sliced = vi.spyOn(good, 'slice');
    const wholeGood = vi.spyOn(good, 'arrayBuffer');
    session.addFiles([good]);
    await settled();
    expect([read, whole, wholeGood].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
    expect(sliced.mock.calls).toEqual([[0, 4096]]);
  });

  it('is refused where the browser cannot read it', async () => {
    const { session, settled } = await start();
    const lost = pdf('a.pdf');
    vi.spyOn(lost, 'slice').mockImplementation(() => {
      throw new DOMException('gone', 'NotReadableError');
    });
    session.addFiles([lost]);
    await settled();
    expect(session.state.value.files).toMatchObject([{ refusal: 'unreadable' }]);
  });

  it('is given back as it was, byte for byte', async () => {
    const { session } = await start();
    const file = pdf('a.pdf');
    session.addFiles([file]);
    expect(session.contentOf(session.state.value.files[0]?.key ?? '')).toBe(file);
    expect(session.contentOf('nobody')).toBeUndefined();
  });
});

it('leaves a file out that is removed while it is on its way, whatever becomes of the abort', async () => {
  const { adapter, session } = await start();
  const up = held<FileRef>();
  adapter.next('uploadFile', up.behaviour);
  session.addFiles([pdf('a.pdf')]);
  await until(() => adapter.count('uploadFile') === 1);
  session.removeFile(session.state.value.files[0]?.key ?? '');
  up.resolve({ id: 'f9', name: 'a.pdf', size: 1, type: 'x' });
  await turn();
  expect(session.state.value.files).toEqual([]);
  session.send(compose);
  await until(() => session.state.value.receipt !== undefined);
  expect(adapter.effects.map(({ act }) => act)).toMatchObject([{ files: [] }]);
});

it('shows shares of 0 to 1 that only grow, whatever the adapter reports', async () => {
  const { adapter, session } = await start();
  const seen: number[] = [];
  session.state.subscribe(({ files: [one] }) => {
    if (one?.phase === 'uploading') seen.push(one.progress);
  });
  adapter.next('uploadFile', async (file: File, _target: unknown, { onProgress }: UploadOptions) => {
    for (const sent of [1, 5, 3, 12, Number.NaN, -1]) onProgress(sent, 10);
    onProgress(1, 0);
    return { id: 'f1', name: file.name, size: 1, type: 'x' };
  });
  session.addFiles([pdf('a.pdf')]);
  await until(() => session.state.value.files[0]?.phase === 'uploaded');
  expect([...new Set(seen)]).toEqual([0, 0.1, 0.5, 1]);
});

describe('a scan', () => {
  it('is asked about more and more seldom, and at once when the stream tells of a change', async () => {
    let scan: FileRef['scan'] = 'scanning';
    let asked = 0;
    const { adapter, env, session, settled } = await start({}, async (file) => {
      asked += 1;
      return { ...file, scan };
    });
    adapter.next('uploadFile', async () => ({ id: 'f1', name: 'a.pdf', size: 1, type: 'application/pdf', scan }));
    session.addFiles([pdf('a.pdf')]);
    await settled();
    const times: number[] = [];
    for (let second = 1; second <= 60; second += 1) {
      const before = asked;
      await env.advance(1_000);
      if (asked > before) times.push(second);
    }
    expect(times).toEqual([2, 6, 14, 30, 60]);
    scan = 'blocked';
    adapter.change({ kind: 'case', caseId: 'c1' });
    await until(() => session.state.value.files[0]?.phase === 'refused', 'the verdict');
    expect(session.state.value.files[0]?.failure).toEqual(failure('infected'));
    expect(asked).toBe(6);
    await env.advance(120_000);
    expect(asked).toBe(6);
  });

  it('is asked about once more where a change is told while the answer is on its way', async () => {
    const answers: ((file: FileRef) => void)[] = [];
    const { adapter, session, settled } = await start(
      {},
      () => new Promise<FileRef>((resolve) => void answers.push(resolve)),
    );
    const scanning: FileRef = { id: 'f1', name: 'a.pdf', size: 1, type: 'application/pdf', scan: 'scanning' };
    adapter.next('uploadFile', async () => scanning);
    session.addFiles([pdf('a.pdf')]);
    await settled();
    adapter.change({ kind: 'case', caseId: 'c1' });
    await until(() => answers.length === 1, 'the question');
    adapter.change({ kind: 'case', caseId: 'c1' });
    await turn();
    answers[0]?.(scanning);
    await until(() => answers.length === 2, 'the second question');
    answers[1]?.({ ...scanning, scan: 'clean' });
    await until(() => session.state.value.files[0]?.stored?.scan === 'clean', 'the verdict');
    expect(answers).toHaveLength(2);
  });

  it('is not asked about where the back end has no answer to that', async () => {
    const { adapter, env, session, settled } = await start();
    adapter.next('uploadFile', async () => ({ id: 'f1', name: 'a.pdf', size: 1, type: 'x', scan: 'scanning' }));
    const running = env.running;
    session.addFiles([pdf('a.pdf')]);
    await settled();
    expect(env.running).toBe(running);
  });
});

describe('a file that the back end has thrown away', () => {
  const missing = fails('invalid', { fields: [{ path: 'answers.i1', code: 'fileMissing' }] });

  it('is told at its row, and goes with the next send once it is uploaded again', async () => {
    const { adapter, session, settled } = await start({}, async (file) => {
      if (file.id === 'f1') throw error('notFound');
      return file;
    });
    session.addFiles([pdf('a.pdf'), pdf('b.pdf')], 'i1');
    await settled();
    adapter.next('sendAct', missing);
    session.send(compose);
    await until(() => session.state.value.files[0]?.phase === 'failed', 'the row');
    expect(session.state.value.files).toMatchObject([
      { name: 'a.pdf', phase: 'failed', refusal: 'dropped' },
      { name: 'b.pdf', phase: 'uploaded' },
    ]);
    session.retryFile(session.state.value.files[0]?.key ?? '');
    await settled();
    session.send(compose);
    await until(() => session.state.value.receipt !== undefined, 'the receipt');
    expect(adapter.effects.map(({ act }) => act)).toMatchObject([{ files: ['f3', 'f2'] }]);
  });

  it('is every file of the item where the back end cannot be asked for each', async () => {
    const { adapter, session, settled } = await start();
    session.addFiles([pdf('a.pdf')], 'i1');
    session.addFiles([pdf('b.pdf')]);
    await settled();
    adapter.next('sendAct', missing);
    session.send(compose);
    await until(() => session.state.value.files[0]?.phase === 'failed', 'the row');
    expect(session.state.value.files[1]?.phase).toBe('uploaded');
  });
});
