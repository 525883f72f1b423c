import { repliesOf } from '../client/support.ts';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startService, type Service } from '../../demo/service/server.ts';
import { createDeskClient } from '../../mocks/desk-client.ts';
import { demoSession } from '../../mocks/demo-adapter.ts';
import type { AdapterError } from '../../src/adapter/adapter-error.ts';
import type { CaseAdapter, UploadOptions } from '../../src/adapter/case-adapter.ts';
import { createRestAdapter } from '../../src/adapter/rest/index.ts';
import { createCaseStore, type OwnedStore } from '../../src/client/create-client.ts';
import { dataOf, type CaseId } from '../../src/domain/index.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';

/** As much as a box of scanned binders; `UPLOAD_MEGABYTES=12` for a quick look. */
const SIZE = Number(process.env['UPLOAD_MEGABYTES'] ?? 200) * 1_000_000;
const UPLOADS = /^\/api\/uploads/;
const PIECES = { path: /^\/api\/uploads\/[^/]+$/, method: 'PATCH' };

let dataDir = '';
let service: Service;
let proxy: FaultProxy;
let caseId: CaseId;
const stores: OwnedStore[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'uploads-'));
  service = await startService({ port: 0, dataDir, scenario: 'empty', fileBytes: SIZE + 1_000 });
  proxy = await startFaultProxy(service.url);
  const desk = createDeskClient({ baseUrl: service.url, consultantId: 'anna' });
  const question = { companyId: 'lindqvist', type: 'question', subject: 'Pärmar', description: 'Alla, tack.' };
  ({ id: caseId } = await desk.createCase({ ...question, items: [], attachments: [] }));
});

afterEach(async () => {
  for (const store of stores.splice(0)) {
    await store.reset();
    store.dispose();
  }
  await proxy.close();
  await service.close();
  await rm(dataDir, { recursive: true, force: true });
});

const o = () => ({ session: demoSession(), signal: new AbortController().signal });
const adapterAt = (url: string): CaseAdapter =>
  createRestAdapter({ baseUrl: new URL('api', url).href, getHeaders: () => ({ Authorization: 'Bearer demo-maria' }) });

/** What a new page has: an adapter that has learnt what the back end can do. */
async function page(): Promise<CaseAdapter> {
  const adapter = adapterAt(proxy.url);
  await adapter.getAccess(o());
  return adapter;
}

function pdf(size: number): { readonly file: File; readonly hash: string } {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]);
  return { file: new File([bytes], 'pärmar.pdf'), hash: createHash('sha256').update(bytes).digest('hex') };
}

function uploadOptions(uploadKey: string): { readonly options: UploadOptions; readonly seen: number[] } {
  const seen: number[] = [];
  return { seen, options: { ...o(), uploadKey, onProgress: (sent) => void seen.push(sent) } };
}

const kindOf = (error: unknown): string => (error as AdapterError).failure.kind;
const sentBytes = (): number =>
  proxy.seen
    .filter(({ method, path }) => UPLOADS.test(path) && (method === 'PATCH' || method === 'POST'))
    .reduce((sum, { headers }) => sum + Number(headers['content-length'] ?? 0), 0);

/** Knows what the back end can do. */
const ready = (store: OwnedStore): Promise<void> =>
  new Promise((done) => void store.access().subscribe((value) => dataOf(value) && done()));

/** Waits are a hundredth as long; what guards against standing still is as it is. */
const hasty = {
  setTimeout: ((run: () => void, ms = 0) => setTimeout(run, ms > 10_000 ? ms : ms / 100)) as typeof setTimeout,
};

describe('a large upload', () => {
  it(
    'arrives byte for byte although the line is cut again and again, and its bar only grows',
    { timeout: 240_000 },
    async () => {
      const store = createCaseStore({ adapter: adapterAt(proxy.url), session: demoSession(), env: hasty });
      stores.push(store);
      await ready(store);
      const cuts = Array.from({ length: 6 }, () => randomInt(1, Math.floor(SIZE / 7)));
      proxy.next(PIECES, ...cuts.map((afterBytes) => ({ kind: 'cut' as const, afterBytes })));
      const { file, hash } = pdf(SIZE);
      const session = repliesOf(store).reply(caseId);
      const shares: number[] = [];
      const done = new Promise<void>((resolve, reject) => {
        session.state.subscribe(({ files: [one] }) => {
          if (!one) return;
          if (shares.at(-1) !== one.progress) shares.push(one.progress);
          if (one.phase === 'uploaded') resolve();
          if (one.phase === 'failed' || one.phase === 'refused') reject(new Error(JSON.stringify(one)));
        });
      });
      session.addFiles([file]);
      await done;
      expect(
        proxy.seen.filter(({ fault }) => fault === 'cut'),
        `cut after ${cuts.join(', ')}`,
      ).toHaveLength(6);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
      const stored = session.state.value.files[0]?.stored;
      expect(stored).toMatchObject({ name: 'pärmar.pdf', size: SIZE, type: 'application/pdf', checksum: hash });
      if (!stored) throw new Error('nothing is stored');
      const back = Buffer.from(await (await store.download(stored)).arrayBuffer());
      expect(createHash('sha256').update(back).digest('hex')).toBe(hash);
    },
  );

  it('goes on after a reload where it was, by nothing but its key', async () => {
    const { file, hash } = pdf(4_000_000);
    proxy.next(PIECES, { kind: 'cut', afterBytes: 3_000_000 });
    const before = await page();
    const failed = await before.uploadFile(file, { caseId }, uploadOptions('k').options).catch(kindOf);
    expect(failed).toBe('network');
    const { options, seen } = uploadOptions('k');
    const again = new File([await file.arrayBuffer()], file.name);
    const stored = await (await page()).uploadFile(again, { caseId }, options);
    expect(stored).toMatchObject({ size: 4_000_000, checksum: hash });
    const piece = proxy.seen.findLast(({ method }) => method === 'PATCH');
    const offset = Number(piece?.headers['upload-offset']);
    expect(offset).toBeGreaterThan(0);
    expect(Number(piece?.headers['content-length'])).toBe(4_000_000 - offset);
    expect(seen.filter((sent) => sent > 0)[0]).toBeGreaterThanOrEqual(offset);
    expect(sentBytes()).toBe(4_000_000 + 4_000_000 - offset);
  });

  it('goes on where it was when the page is loaded anew and the file is chosen once more', async () => {
    const { file, hash } = pdf(6_000_000);
    proxy.next(PIECES, { kind: 'cut', afterBytes: 4_000_000 });
    proxy.always(PIECES, { kind: 'hang', when: 'before' });
    const before = createCaseStore({ adapter: adapterAt(proxy.url), session: demoSession(), env: hasty });
    await ready(before);
    repliesOf(before).reply(caseId).addFiles([file]);
    await proxy.came(PIECES, 2);
    const adapter = await page();
    await vi.waitFor(async () => expect((await adapter.loadDraft?.(caseId, o()))?.pending).toHaveLength(1), 8_000);
    before.dispose();
    proxy.always(PIECES, null);

    // Another page: nothing that the first one had in memory.
    vi.resetModules();
    const [{ createCaseStore: createAnew }, anew] = await Promise.all([
      import('../../src/client/create-client.ts'),
      import('../client/support.ts'),
    ]);
    const store = createAnew({ adapter: adapterAt(proxy.url), session: demoSession(), env: hasty });
    stores.push(store);
    await ready(store);
    const session = anew.repliesOf(store).reply(caseId);
    const shares: number[] = [];
    session.state.subscribe(({ files: [one] }) => {
      if (one?.phase === 'uploading') shares.push(one.progress);
    });
    await vi.waitFor(() => expect(session.state.value.files).toMatchObject([{ refusal: 'lost' }]), 8_000);
    session.addFiles([new File([await file.arrayBuffer()], file.name)]);
    await vi.waitFor(() => expect(session.state.value.files).toMatchObject([{ phase: 'uploaded' }]), 8_000);
    expect(session.state.value.files[0]?.stored).toMatchObject({ size: 6_000_000, checksum: hash });
    const offset = Number(proxy.seen.findLast(({ method }) => method === 'PATCH')?.headers['upload-offset']);
    expect(offset).toBeGreaterThan(0);
    expect(shares.filter((share) => share > 0)[0]).toBeGreaterThanOrEqual(offset / 6_000_000);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('goes on after the service has been started anew', async () => {
    const { file, hash } = pdf(3_000_000);
    proxy.next(PIECES, { kind: 'cut', afterBytes: 2_000_000 });
    await (await page()).uploadFile(file, { caseId }, uploadOptions('k').options).catch(kindOf);
    const { port } = new URL(service.url);
    await service.close();
    service = await startService({ port: Number(port), dataDir, fileBytes: SIZE });
    const stored = await (await page()).uploadFile(file, { caseId }, uploadOptions('k').options);
    expect(stored.checksum).toBe(hash);
    expect(proxy.count(PIECES)).toBe(2);
  });

  it('is one file, and sent once, for one key', async () => {
    const { file } = pdf(2_000_000);
    const adapter = await page();
    const first = await adapter.uploadFile(file, { caseId }, uploadOptions('k').options);
    const second = await adapter.uploadFile(file, { caseId }, uploadOptions('k').options);
    expect(second.id).toBe(first.id);
    expect(sentBytes()).toBe(2_000_000);
    expect(await readdir(join(dataDir, 'uploads'))).toEqual([]);
    expect(await readdir(join(dataDir, 'files'))).toHaveLength(1);
  });

  it('is known to be whole although the answer to its last bytes was lost', async () => {
    const { file, hash } = pdf(2_000_000);
    const adapter = await page();
    proxy.next(PIECES, { kind: 'reset', when: 'after' });
    expect(await adapter.uploadFile(file, { caseId }, uploadOptions('k').options).catch(kindOf)).toBe('network');
    const stored = await adapter.uploadFile(file, { caseId }, uploadOptions('k').options);
    expect(stored.checksum).toBe(hash);
    expect(sentBytes()).toBe(2_000_000);
  });

  it('belongs to its sender: the same key of another user is another upload', async () => {
    const { file } = pdf(1_500_000);
    const maria = await (await page()).uploadFile(file, { caseId }, uploadOptions('k').options);
    const session = { userId: 'per', companyId: 'lindqvist' };
    const per = createRestAdapter({
      baseUrl: new URL('api', service.url).href,
      getHeaders: () => ({ Authorization: 'Bearer demo-per' }),
    });
    await per.getAccess({ ...o(), session });
    const his = await per.uploadFile(file, { caseId }, { ...uploadOptions('k').options, session });
    expect(his.id).not.toBe(maria.id);
  });
});

describe('the rules of the office hold for it', () => {
  const refused = async (file: File, target = { caseId }): Promise<string | undefined> =>
    (await page()).uploadFile(file, target, uploadOptions('k').options).then(() => undefined, kindOf);

  it.each([
    ['an extension that is not allowed', () => new File([pdf(2_000_000).file], 'a.svg'), 'unsupportedType'],
    [
      'content that is not what the name says',
      () => new File(['<svg/>', ' '.repeat(2_000_000)], 'a.pdf'),
      'unsupportedType',
    ],
    ['a size above the limit', () => pdf(SIZE + 1_001).file, 'tooLarge'],
  ])('%s', async (_what, file, kind) => {
    expect(await refused(file())).toBe(kind);
    expect(await readdir(join(dataDir, 'uploads'))).toEqual([]);
  });

  it('a case that this user cannot see', async () => {
    expect(await refused(pdf(2_000_000).file, { caseId: 'nowhere' })).toBe('notFound');
  });

  it('the scan', async () => {
    const eicar = new File(['EICAR-STANDARD-ANTIVIRUS-TEST-FILE', ' '.repeat(2_000_000)], 'a.txt');
    const stored = await (await page()).uploadFile(eicar, { caseId }, uploadOptions('k').options);
    expect(stored.scan).toBe('scanning');
  });

  it('the session: one that has run out stops it, and it goes on after the renewal', async () => {
    const { file, hash } = pdf(2_000_000);
    let token = 'Bearer demo-maria';
    const adapter = createRestAdapter({
      baseUrl: new URL('api', proxy.url).href,
      getHeaders: () => ({ Authorization: token }),
    });
    await adapter.getAccess(o());
    proxy.next(PIECES, { kind: 'cut', afterBytes: 1_500_000 });
    await adapter.uploadFile(file, { caseId }, uploadOptions('k').options).catch(kindOf);
    token = 'Bearer nobody';
    expect(await adapter.uploadFile(file, { caseId }, uploadOptions('k').options).catch(kindOf)).toBe('signedOut');
    token = 'Bearer demo-maria';
    expect((await adapter.uploadFile(file, { caseId }, uploadOptions('k').options)).checksum).toBe(hash);
    expect(proxy.count(PIECES)).toBe(2);
  });
});

it('a small file goes in one request', async () => {
  await (await page()).uploadFile(pdf(100_000).file, { caseId }, uploadOptions('k').options);
  expect(proxy.seen.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
    'GET /api/access',
    'POST /api/files',
  ]);
});
