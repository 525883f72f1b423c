/** The office's store in memory: for the browser and for tests. Same behaviour as the database, gone with the page. */
import type { FeedRecord } from './model.ts';
import { createQueue, Waiters } from './queue.ts';
import {
  FEED_KEEP,
  collectionNames,
  plans,
  type CollectionName,
  type Collections,
  type FeedLine,
  type FileStore,
  type Indexes,
  type Reader,
  type Storage,
  type Where,
  type Writer,
} from './storage.ts';

interface Stored<C extends CollectionName> {
  readonly record: Collections[C];
  readonly index: Indexes[C];
  readonly text: string;
}
type Tables = { [C in CollectionName]: Map<string, Stored<C>> };

const emptyTables = (): Tables => ({
  agencies: new Map(),
  companies: new Map(),
  people: new Map(),
  consents: new Map(),
  cases: new Map(),
  reads: new Map(),
  files: new Map(),
  acts: new Map(),
  drafts: new Map(),
  settings: new Map(),
});

/** One transaction's view of the tables. What it changes, it notes how to change back. */
class MemoryTransaction implements Writer {
  readonly #tables: Tables;
  readonly #feed: Feed;
  readonly #undo: (() => void)[] = [];
  wrote = false;

  constructor(tables: Tables, feed: Feed) {
    this.#tables = tables;
    this.#feed = feed;
  }

  async get<C extends CollectionName>(collection: C, key: string): Promise<Collections[C] | undefined> {
    return this.#tables[collection].get(key)?.record;
  }

  async getMany<C extends CollectionName>(collection: C, keys: readonly string[]): Promise<Collections[C][]> {
    return keys.flatMap((key) => this.#tables[collection].get(key)?.record ?? []);
  }

  #matching<C extends CollectionName>(collection: C, where: Where<C> = {}): [string, Stored<C>][] {
    const wanted = Object.entries(where) as [keyof Indexes[C], unknown][];
    return [...this.#tables[collection]].filter(([, stored]) =>
      wanted.every(([column, value]) => stored.index[column] === value),
    );
  }

  async list<C extends CollectionName>(collection: C, where?: Where<C>): Promise<Collections[C][]> {
    return this.#matching(collection, where).map(([, stored]) => stored.record);
  }

  async index<C extends CollectionName>(
    collection: C,
    where?: Where<C>,
    words: readonly string[] = [],
  ): Promise<(Indexes[C] & { key: string })[]> {
    return this.#matching(collection, where)
      .filter(([, stored]) => words.every((word) => stored.text.includes(word)))
      .map(([key, stored]) => ({ ...stored.index, key }));
  }

  async feedAfter(seq: number, limit: number): Promise<FeedLine[]> {
    return this.#feed.lines.filter((line) => line.seq > seq).slice(0, limit);
  }

  async feedRange(): Promise<{ first: number | null; last: number }> {
    return { first: this.#feed.lines[0]?.seq ?? null, last: this.#feed.last };
  }

  #change<C extends CollectionName>(collection: C, key: string, next: Stored<C> | undefined): void {
    const table: Map<string, Stored<C>> = this.#tables[collection];
    const before = table.get(key);
    this.#undo.push(() => void (before ? table.set(key, before) : table.delete(key)));
    this.wrote = true;
    if (next) table.set(key, next);
    else table.delete(key);
  }

  async put<C extends CollectionName>(collection: C, record: Collections[C]): Promise<void> {
    const plan = plans[collection];
    const stored = { record, index: plan.index(record), text: plan.text?.(record) ?? '' };
    this.#change(collection, plan.key(record), stored);
  }

  async delete(collection: CollectionName, key: string): Promise<void> {
    this.#change(collection, key, undefined);
  }

  async append(line: FeedRecord): Promise<void> {
    const { lines, last } = this.#feed;
    this.#undo.push(() => Object.assign(this.#feed, { lines, last }));
    this.wrote = true;
    this.#feed.last = last + 1;
    this.#feed.lines = [...lines, { ...line, seq: this.#feed.last }].slice(-FEED_KEEP);
  }

  async clear(): Promise<void> {
    for (const name of collectionNames) {
      for (const key of [...this.#tables[name].keys()]) this.#change(name, key, undefined);
    }
    const { lines } = this.#feed;
    this.#undo.push(() => Object.assign(this.#feed, { lines }));
    this.#feed.lines = [];
  }

  rollBack(): void {
    for (const undo of this.#undo.reverse()) undo();
  }
}

interface Feed {
  lines: FeedLine[];
  last: number;
}

export function createMemoryStorage(): Storage {
  const tables = emptyTables();
  const feed: Feed = { lines: [], last: 0 };
  const waiters = new Waiters();
  const inTurn = createQueue();
  return {
    read<T>(work: (tx: Reader) => Promise<T>): Promise<T> {
      return inTurn(() => work(new MemoryTransaction(tables, feed)));
    },
    write<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
      return inTurn(async () => {
        const tx = new MemoryTransaction(tables, feed);
        try {
          const result = await work(tx);
          if (tx.wrote) waiters.wake();
          return result;
        } catch (error) {
          tx.rollBack();
          throw error;
        }
      });
    },
    changed: (signal) => waiters.wait(signal),
    close: async () => waiters.wake(),
  };
}

export function createMemoryFiles(): FileStore {
  const blobs = new Map<string, Uint8Array>();
  return {
    put: async (blob, bytes) => void blobs.set(blob, bytes),
    get: async (blob) => blobs.get(blob),
    delete: async (blob) => void blobs.delete(blob),
    list: async () => [...blobs.keys()],
    clear: async () => blobs.clear(),
  };
}
