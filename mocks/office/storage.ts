/**
 * What the office needs of a store: records by type and key with a few indexed values, transactions, a change feed,
 * and a place for file bytes. Memory (`memory-storage.ts`) and SQLite (`demo/service/sqlite-storage.ts`) implement it;
 * nothing here assumes one process, so PostgreSQL can too.
 */
import type {
  ActRecord,
  AgencyRecord,
  CaseRecord,
  CompanyRecord,
  ConsentRecord,
  DraftRecord,
  FeedRecord,
  FileRecord,
  PersonRecord,
  ReadRecord,
  SettingRecord,
} from './model.ts';
import { caseIndex, caseSearchText, type CaseIndex } from './rules/case-index.ts';

export interface Collections {
  agencies: AgencyRecord;
  companies: CompanyRecord;
  people: PersonRecord;
  consents: ConsentRecord;
  cases: CaseRecord;
  reads: ReadRecord;
  files: FileRecord;
  acts: ActRecord;
  drafts: DraftRecord;
  settings: SettingRecord;
}
export type CollectionName = keyof Collections;
export type IndexValue = string | number | null;

/** The indexed values of each collection; they can be selected on and read without the record itself. */
export interface Indexes {
  agencies: Record<never, IndexValue>;
  companies: Record<never, IndexValue>;
  people: { agencyId: string | null };
  consents: { companyId: string; agencyId: string; invitationId: string | null };
  cases: CaseIndex;
  reads: { caseId: string; userId: string; seq: number };
  files: { uploadKey: string | null; scan: string | null };
  acts: Record<never, IndexValue>;
  drafts: Record<never, IndexValue>;
  settings: Record<never, IndexValue>;
}

/** How a collection is keyed and indexed: the same table for every implementation. */
export interface CollectionPlan<C extends CollectionName> {
  key(record: Collections[C]): string;
  readonly columns: readonly (keyof Indexes[C] & string)[];
  /** Those of the columns that records may be selected by; an implementation makes an index on each. */
  readonly lookups: readonly (keyof Indexes[C] & string)[];
  index(record: Collections[C]): Indexes[C];
  /** Lower-case text for `search`; a column of its own, never read back. */
  text?(record: Collections[C]): string;
}

const plain = { columns: [], lookups: [], index: () => ({}) } as const;

export const plans: { readonly [C in CollectionName]: CollectionPlan<C> } = {
  agencies: { key: (record) => record.id, ...plain },
  companies: { key: (record) => record.id, ...plain },
  people: {
    key: (record) => record.id,
    columns: ['agencyId'],
    lookups: ['agencyId'],
    index: (record) => ({ agencyId: record.agencyId ?? null }),
  },
  consents: {
    key: (record) => consentKey(record.companyId, record.agencyId),
    columns: ['companyId', 'agencyId', 'invitationId'],
    lookups: ['companyId', 'agencyId', 'invitationId'],
    index: ({ companyId, agencyId, invitation }) => ({ companyId, agencyId, invitationId: invitation?.id ?? null }),
  },
  cases: {
    key: (record) => record.id,
    columns: [
      'companyId',
      'agencyId',
      'status',
      'type',
      'holder',
      'personId',
      'updated',
      'created',
      'dueOn',
      'meetOn',
      'toCorrect',
      'audience',
      'recipients',
      'people',
      'agencySeq',
    ],
    lookups: ['companyId', 'agencyId'],
    index: caseIndex,
    text: caseSearchText,
  },
  reads: {
    key: (record) => readKey(record.caseId, record.userId),
    columns: ['caseId', 'userId', 'seq'],
    lookups: ['caseId', 'userId'],
    index: ({ caseId, userId, seq }) => ({ caseId, userId, seq }),
  },
  files: {
    key: (record) => record.id,
    columns: ['uploadKey', 'scan'],
    lookups: ['uploadKey', 'scan'],
    index: (record) => ({ uploadKey: record.uploadKey ?? null, scan: record.scan ?? null }),
  },
  acts: { key: (record) => actKey(record.caseId, record.userId, record.key), ...plain },
  drafts: { key: (record) => draftKey(record.caseId, record.userId), ...plain },
  settings: { key: (record) => record.id, ...plain },
};

export const collectionNames = Object.keys(plans) as CollectionName[];

export const consentKey = (companyId: string, agencyId: string): string => JSON.stringify([companyId, agencyId]);
export const readKey = (caseId: string, userId: string): string => JSON.stringify([caseId, userId]);
export const actKey = (caseId: string, userId: string, key: string): string => JSON.stringify([caseId, userId, key]);

export const draftKey = (caseId: string, userId: string): string => JSON.stringify([caseId, userId]);

export type Where<C extends CollectionName> = Partial<Indexes[C]>;

export interface FeedLine extends FeedRecord {
  /** Grows by every line, over resets too. */
  readonly seq: number;
}

/** Reading within one transaction: a consistent view. */
export interface Reader {
  get<C extends CollectionName>(collection: C, key: string): Promise<Collections[C] | undefined>;
  getMany<C extends CollectionName>(collection: C, keys: readonly string[]): Promise<Collections[C][]>;
  /** Whole records; `where` selects by equality of the collection's `lookups`. */
  list<C extends CollectionName>(collection: C, where?: Where<C>): Promise<Collections[C][]>;
  /** Keys and indexed values only: cheap over thousands. `words` (lower case) must all occur in the record's text. */
  index<C extends CollectionName>(
    collection: C,
    where?: Where<C>,
    words?: readonly string[],
  ): Promise<(Indexes[C] & { key: string })[]>;
  /** The lines after `seq`, oldest first. */
  feedAfter(seq: number, limit: number): Promise<FeedLine[]>;
  /** The oldest line that is kept (`null`: none) and the newest number ever given (0: none). */
  feedRange(): Promise<{ readonly first: number | null; readonly last: number }>;
}

export interface Writer extends Reader {
  put<C extends CollectionName>(collection: C, record: Collections[C]): Promise<void>;
  delete(collection: CollectionName, key: string): Promise<void>;
  append(line: FeedRecord): Promise<void>;
  /** Empties every collection and the feed; feed numbers go on. */
  clear(): Promise<void>;
}

/**
 * Work inside a transaction awaits nothing but the transaction, and has no effect outside it: an implementation may
 * run it again after a clash, and rolls everything back when it rejects.
 */
export interface Storage {
  read<T>(work: (tx: Reader) => Promise<T>): Promise<T>;
  write<T>(work: (tx: Writer) => Promise<T>): Promise<T>;
  /** Resolves when something may have been written since this call, or when `signal` aborts. */
  changed(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Bytes by name. `put` is done only when the bytes will survive a crash. */
export interface FileStore {
  put(blob: string, bytes: Uint8Array): Promise<void>;
  get(blob: string): Promise<Uint8Array | undefined>;
  delete(blob: string): Promise<void>;
  list(): Promise<string[]>;
  clear(): Promise<void>;
}

/** How many feed lines are kept for a stream that comes back; older ones are answered with `list` and `access`. */
export const FEED_KEEP = 5_000;
