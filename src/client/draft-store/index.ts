import { del, delMany, get, keys, set } from 'idb-keyval';
import type { Draft, Session } from '../../domain/index.ts';
import { ownerOf } from '../draft-key.ts';
import type { DraftStore } from '../types.ts';
import { openDatabase } from './database.ts';

export type { Draft, Session } from '../../domain/index.ts';
export type { DraftStore } from '../types.ts';

export interface DraftStoreOptions {
  /** Name of the IndexedDB database. Default `spiris-case-drafts`. */
  readonly name?: string;
  /** How long a draft is kept, in hours. Default 24. */
  readonly hours?: number;
  /** Milliseconds since 1970; for tests. */
  now?(): number;
}

/** A draft with the moment it was written, which is ours to trust. */
interface Kept {
  readonly at: number;
  readonly draft: Draft;
}

const HOUR = 3_600_000;

/**
 * A store for drafts in this browser's IndexedDB, for `draftStore` of a provider or client. What is in it survives a
 * reload and a crash for 24 hours. It holds what a user has typed, in plain text: give it only where nobody else uses the
 * device, or where you clear it at sign-out (`reset()` does). The first draft of a user removes those of all others.
 *
 * Every method rejects where the browser keeps nothing (private window, full disk, storage forbidden); the client then goes
 * on in memory and tells the user.
 */
export function createIndexedDbDraftStore(options: DraftStoreOptions = {}): DraftStore {
  const { name = 'spiris-case-drafts', hours = 24, now = Date.now } = options;
  const database = openDatabase(name);
  const isStale = (kept: Kept | undefined): boolean => !(kept && kept.at + hours * HOUR > now() && kept.at <= now());
  let user: string | undefined;

  const remove = async (
    isOut: (owner: Session, kept: () => Promise<Kept | undefined>) => boolean | Promise<boolean>,
  ) => {
    const out: IDBValidKey[] = [];
    for (const key of await keys(database)) {
      const owner = ownerOf(key);
      if (!owner || (await isOut(owner, () => get<Kept>(key, database)))) out.push(key);
    }
    if (out.length > 0) await delMany(out, database);
  };
  /** Somebody else is at the device now, or a day has passed. */
  const tidy = async (key: string): Promise<void> => {
    const userId = ownerOf(key)?.userId;
    if (userId === user) return;
    await remove(async (owner, kept) => owner.userId !== userId || isStale(await kept()));
    user = userId;
  };
  return {
    async get(key) {
      await tidy(key);
      const kept = await get<Kept>(key, database);
      if (!isStale(kept)) return kept?.draft ?? null;
      if (kept) await del(key, database);
      return null;
    },
    async set(key, draft) {
      await tidy(key);
      await set(key, { at: now(), draft } satisfies Kept, database);
    },
    delete: (key) => del(key, database),
    clear: ({ userId, companyId }) => remove((owner) => owner.userId === userId && owner.companyId === companyId),
  };
}
