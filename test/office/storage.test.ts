import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskFiles } from '../../demo/service/disk-files.ts';
import { createSqliteStorage } from '../../demo/service/sqlite-storage.ts';
import { createMemoryFiles, createMemoryStorage } from '../../mocks/office/memory-storage.ts';
import { actKey, FEED_KEEP, type FileStore, type Storage, type Writer } from '../../mocks/office/storage.ts';

const AT = '2026-11-24T08:00:00Z';
const line = { at: AT, companyId: 'lindqvist', kind: 'list' } as const;
const read = (caseId: string, userId: string, seq: number) => ({ caseId, userId, seq, at: AT });

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
});
afterEach(() => rm(folder, { recursive: true }));

const storages: readonly (readonly [string, () => Storage])[] = [
  ['memory', createMemoryStorage],
  ['SQLite', () => createSqliteStorage(join(folder, 'office.db'))],
];

describe.each(storages)('a store (%s)', (_name, open) => {
  let storage: Storage;
  beforeEach(() => {
    storage = open();
  });
  afterEach(() => storage.close());

  it('keeps records by key, finds them by value, and forgets them', async () => {
    await storage.write(async (tx) => {
      await tx.put('reads', read('a', 'maria', 1));
      await tx.put('reads', read('b', 'maria', 2));
      await tx.put('reads', read('a', 'per', 3));
      await tx.put('reads', read('a', 'maria', 4));
    });
    expect(await storage.read((tx) => tx.list('reads', { userId: 'maria' }))).toEqual([
      read('a', 'maria', 4),
      read('b', 'maria', 2),
    ]);
    expect(await storage.read((tx) => tx.index('reads', { caseId: 'a', userId: 'per' }))).toEqual([
      { key: '["a","per"]', caseId: 'a', userId: 'per', seq: 3 },
    ]);
    expect(await storage.read((tx) => tx.getMany('reads', ['["b","maria"]', 'none', '["a","per"]']))).toEqual([
      read('b', 'maria', 2),
      read('a', 'per', 3),
    ]);
    await storage.write((tx) => tx.delete('reads', '["a","per"]'));
    expect(await storage.read((tx) => tx.get('reads', '["a","per"]'))).toBeUndefined();
  });

  it('tells absent values from empty ones', async () => {
    const person = (id: string, agencyId?: string) => ({ id, name: id, ...(agencyId ? { agencyId } : {}) });
    await storage.write(async (tx) => {
      await tx.put('people', person('maria'));
      await tx.put('people', person('anna', 'bjorkgarden'));
    });
    expect(await storage.read((tx) => tx.list('people', { agencyId: null }))).toEqual([person('maria')]);
  });

  it('takes a piece of work whole or not at all', async () => {
    await storage.write((tx) => tx.put('reads', read('a', 'maria', 1)));
    const work = async (tx: Writer): Promise<void> => {
      await tx.put('reads', read('a', 'maria', 2));
      await tx.put('reads', read('b', 'maria', 2));
      await tx.delete('reads', '["a","maria"]');
      await tx.append(line);
      throw new Error('no');
    };
    await expect(storage.write(work)).rejects.toThrow('no');
    expect(await storage.read((tx) => tx.list('reads'))).toEqual([read('a', 'maria', 1)]);
    expect(await storage.read((tx) => tx.feedRange())).toEqual({ first: null, last: 0 });
  });

  it('lets no two pieces of work see each other half done', async () => {
    const add = () =>
      storage.write(async (tx) => {
        const before = (await tx.get('reads', '["a","maria"]'))?.seq ?? 0;
        await Promise.resolve();
        await tx.put('reads', read('a', 'maria', before + 1));
      });
    await Promise.all(Array.from({ length: 20 }, add));
    expect((await storage.read((tx) => tx.get('reads', '["a","maria"]')))?.seq).toBe(20);
  });

  it('numbers the feed without end, also over a new beginning, and keeps the newest lines', async () => {
    await storage.write(async (tx) => {
      for (let count = 0; count < FEED_KEEP + 3; count += 1) await tx.append(line);
    });
    expect(await storage.read((tx) => tx.feedRange())).toEqual({ first: 4, last: FEED_KEEP + 3 });
    expect(await storage.read((tx) => tx.feedAfter(FEED_KEEP, 2))).toEqual([
      { ...line, seq: FEED_KEEP + 1 },
      { ...line, seq: FEED_KEEP + 2 },
    ]);
    await storage.write((tx) => tx.clear());
    expect(await storage.read((tx) => tx.feedRange())).toEqual({ first: null, last: FEED_KEEP + 3 });
    await storage.write((tx) => tx.append(line));
    expect((await storage.read((tx) => tx.feedRange())).last).toBe(FEED_KEEP + 4);
  });

  it('wakes whoever waits for a change', async () => {
    const stop = new AbortController();
    const change = storage.changed(stop.signal);
    await storage.write((tx) => tx.append(line));
    await change;
    const never = storage.changed(stop.signal);
    stop.abort();
    await never;
  });
});

describe('an SQLite file', () => {
  it('shows one process what another has written, and wakes it', async () => {
    const [here, there] = [
      createSqliteStorage(join(folder, 'office.db')),
      createSqliteStorage(join(folder, 'office.db')),
    ];
    await here.write((tx) => tx.put('reads', read('a', 'maria', 1)));
    const marks = (storage: Storage) => storage.read((tx) => tx.index('reads', { userId: 'maria' }));
    expect([(await marks(here)).length, (await marks(there)).length]).toEqual([1, 1]);
    const change = here.changed(new AbortController().signal);
    await there.write((tx) => tx.put('reads', read('b', 'maria', 1)));
    expect([(await marks(here)).length, (await marks(there)).length]).toEqual([2, 2]);
    await change;
    await Promise.all([here.close(), there.close()]);
  });

  it('is made anew when it was made for another layout', async () => {
    const path = join(folder, 'office.db');
    const first = createSqliteStorage(path);
    await first.write((tx) => tx.put('acts', { caseId: 'a', userId: 'maria', key: 'k', hash: 'h', at: AT }));
    await first.close();
    const { DatabaseSync } = await import('node:sqlite');
    const raw = new DatabaseSync(path);
    raw.exec(`UPDATE "layout" SET "is" = 'older'`);
    raw.close();
    const second = createSqliteStorage(path);
    expect(await second.read((tx) => tx.get('acts', actKey('a', 'maria', 'k')))).toBeUndefined();
    await second.close();
  });
});

const fileStores: readonly (readonly [string, () => Promise<FileStore>])[] = [
  ['memory', async () => createMemoryFiles()],
  ['a folder', () => createDiskFiles(join(folder, 'files'))],
];

describe.each(fileStores)('files in %s', (_name, open) => {
  it('come back as they were put, and go', async () => {
    const files = await open();
    const bytes = Uint8Array.from([0, 1, 255]);
    await files.put('one', bytes);
    await files.put('two', new Uint8Array());
    expect(await files.get('one')).toEqual(bytes);
    expect(await files.get('none')).toBeUndefined();
    expect((await files.list()).sort()).toEqual(['one', 'two']);
    await files.delete('one');
    expect(await files.list()).toEqual(['two']);
    await files.clear();
    expect(await files.list()).toEqual([]);
  });
});

describe('a folder of files', () => {
  it('clears away what an interrupted write has left, and leads nowhere else', async () => {
    const place = join(folder, 'files');
    const first = await createDiskFiles(place);
    await first.put('whole', Uint8Array.from([1]));
    await writeFile(join(place, 'half.part'), 'half');
    const second = await createDiskFiles(place);
    expect(await readdir(place)).toEqual(['whole']);
    expect(await second.get('whole')).toEqual(Uint8Array.from([1]));
    await expect(second.put('../out', new Uint8Array())).rejects.toThrow(/Not the name/);
  });
});
