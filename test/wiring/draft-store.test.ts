import { afterEach, describe, expect, it, vi } from 'vitest';
import { createIndexedDbDraftStore } from '../../src/client/draft-store/index.ts';
import type { Draft } from '../../src/domain/index.ts';

const HOUR = 3_600_000;
const draft: Draft = {
  version: 'v1',
  savedAt: '2026-11-24T08:00:00Z',
  basedOn: '1',
  act: 'answer',
  answers: { i1: { text: 'Kaf' } },
  text: 'Hej',
  files: [],
  pending: [],
};
const keyOf = (userId: string, caseId = 'c1', companyId = 'lindqvist') => JSON.stringify([userId, companyId, caseId]);

let names = 0;
let name = '';
const open = (now?: () => number) => {
  name = `drafts-${(names += 1)}`;
  return createIndexedDbDraftStore({ name, ...(now && { now }) });
};
const remove = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new Error('not deleted'));
    request.onblocked = () => reject(new Error('blocked'));
  });

afterEach(async () => {
  vi.restoreAllMocks();
  await remove();
});

describe('the draft store of the browser', () => {
  it('gives back what was kept, also to the next page', async () => {
    await open().set(keyOf('maria'), draft);
    const next = createIndexedDbDraftStore({ name });
    expect(await next.get(keyOf('maria'))).toEqual(draft);
    expect(await next.get(keyOf('maria', 'c2'))).toBeNull();
    await next.delete(keyOf('maria'));
    expect(await next.get(keyOf('maria'))).toBeNull();
  });

  it('keeps it for 24 hours and no longer', async () => {
    let now = Date.parse('2026-11-24T08:00:00Z');
    const store = open(() => now);
    await store.set(keyOf('maria'), draft);
    now += 24 * HOUR - 1;
    expect(await store.get(keyOf('maria'))).toEqual(draft);
    now += 1;
    expect(await store.get(keyOf('maria'))).toBeNull();
    now -= 24 * HOUR;
    expect(await store.get(keyOf('maria'))).toBeNull();
  });

  it('holds nothing of a session that is cleared, and all of the others of that user', async () => {
    const store = open();
    await store.set(keyOf('maria'), draft);
    await store.set(keyOf('maria', 'c2'), draft);
    await store.set(keyOf('maria', 'c1', 'norrbo'), draft);
    await store.clear({ userId: 'maria', companyId: 'lindqvist' });
    expect(await store.get(keyOf('maria'))).toBeNull();
    expect(await store.get(keyOf('maria', 'c2'))).toBeNull();
    expect(await store.get(keyOf('maria', 'c1', 'norrbo'))).toEqual(draft);
  });

  it('holds nothing of the last user once somebody else is at the device', async () => {
    await open().set(keyOf('maria'), draft);
    const next = createIndexedDbDraftStore({ name });
    expect(await next.get(keyOf('per'))).toBeNull();
    expect(await createIndexedDbDraftStore({ name }).get(keyOf('maria'))).toBeNull();
  });

  it('lets itself be deleted while it is open, and goes on after', async () => {
    const store = open();
    await store.set(keyOf('maria'), draft);
    await remove();
    expect(await store.get(keyOf('maria'))).toBeNull();
    await store.set(keyOf('maria'), draft);
    expect(await store.get(keyOf('maria'))).toEqual(draft);
  });

  it('rejects where storage is forbidden, full, or held by another tab, and works again after', async () => {
    const store = open();
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('No', 'SecurityError');
    });
    await expect(store.set(keyOf('maria'), draft)).rejects.toThrow('No');
    const blocked = new EventTarget() as IDBOpenDBRequest;
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      queueMicrotask(() => {
        blocked.onblocked?.(new Event('blocked') as IDBVersionChangeEvent);
      });
      return blocked;
    });
    await expect(store.set(keyOf('maria'), draft)).rejects.toThrow('holds the database');
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    await expect(store.set(keyOf('maria'), draft)).rejects.toThrow('Full');
    await store.set(keyOf('maria'), draft);
    expect(await store.get(keyOf('maria'))).toEqual(draft);
  });
});
