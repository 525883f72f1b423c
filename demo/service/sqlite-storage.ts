/**
 * The office's store in an SQLite file: each record is a JSON document with its indexed values in columns beside it.
 * The journal is write-ahead, so a process that is killed midway leaves whole transactions only.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { FeedRecord } from '../../mocks/office/model.ts';
import { createQueue, Waiters } from '../../mocks/office/queue.ts';
import {
  FEED_KEEP,
  collectionNames,
  plans,
  type CollectionName,
  type Collections,
  type FeedLine,
  type Indexes,
  type Reader,
  type Storage,
  type Where,
  type Writer,
} from '../../mocks/office/storage.ts';

const quoted = (name: string): string => `"${name}"`;

/** One connection with its prepared statements. */
class Connection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string) {
    this.#database = new DatabaseSync(path, { timeout: 5000 });
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF');
  }

  #prepared(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.#prepared(sql).run(...values);
  }

  all(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
    return this.#prepared(sql).all(...values);
  }

  first(sql: string, ...values: SQLInputValue[]): Record<string, unknown> | undefined {
    return this.#prepared(sql).get(...values);
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

/** What the tables look like; a file made for another look is emptied, for what it holds are examples. */
const LAYOUT = JSON.stringify(collectionNames.map((name) => [name, plans[name].columns, plans[name].lookups]));

/** `index`: key and indexed values as a JSON array. Those that lookups start from stand in columns too. */
function createTable(connection: Connection, name: CollectionName): void {
  const { lookups } = plans[name];
  const own = lookups.map((column) => `, ${quoted(column)}`).join('');
  connection.exec(
    `CREATE TABLE ${quoted(name)} ("key" TEXT PRIMARY KEY, "doc" TEXT NOT NULL, "text" TEXT NOT NULL, "index" TEXT NOT NULL${own})`,
  );
  for (const column of lookups) {
    connection.exec(`CREATE INDEX ${quoted(`${name}_${column}`)} ON ${quoted(name)} (${quoted(column)})`);
  }
}

function createTables(connection: Connection): void {
  connection.exec('CREATE TABLE IF NOT EXISTS "layout" ("is" TEXT NOT NULL)');
  if (connection.first('SELECT "is" FROM "layout"')?.['is'] === LAYOUT) return;
  connection.exec('BEGIN IMMEDIATE');
  for (const name of collectionNames) connection.exec(`DROP TABLE IF EXISTS ${quoted(name)}`);
  for (const name of collectionNames) createTable(connection, name);
  connection.exec('CREATE TABLE IF NOT EXISTS "feed" ("seq" INTEGER PRIMARY KEY AUTOINCREMENT, "doc" TEXT NOT NULL)');
  connection.exec('DELETE FROM "layout"');
  connection.run('INSERT INTO "layout" ("is") VALUES (?)', LAYOUT);
  connection.exec('COMMIT');
}

const parsed = <T>(row: Record<string, unknown>): T => JSON.parse(String(row['doc'])) as T;

/** A row with its names again. */
function rowOf(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let position = 0; position < names.length; position += 1) row[names[position] ?? ''] = values[position];
  return row;
}

/** How many keys are looked up in one statement. */
const MANY = 100;

type IndexRows = readonly Record<string, unknown>[];

/** Index rows as they were last read: good until anybody, in this process or another, has written. */
class IndexCache {
  readonly #connection: Connection;
  #version: unknown;
  #rows = new Map<string, IndexRows>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  rows(question: string, read: () => IndexRows): IndexRows {
    // Asked inside the transaction, this is the version of what the transaction sees.
    const version = this.#connection.first('PRAGMA data_version')?.['data_version'];
    if (version !== this.#version || this.#rows.size > CACHED) this.#rows.clear();
    this.#version = version;
    const rows = this.#rows.get(question) ?? read();
    this.#rows.set(question, rows);
    return rows;
  }
}

/** How many questions are remembered. */
const CACHED = 50;

/** One transaction, on one connection. Only readers have a cache: a writer sees its own changes. */
class SqliteTransaction implements Writer {
  readonly #connection: Connection;
  readonly #cache: IndexCache | undefined;
  wrote = false;

  constructor(connection: Connection, cache?: IndexCache) {
    this.#connection = connection;
    this.#cache = cache;
  }

  async get<C extends CollectionName>(collection: C, key: string): Promise<Collections[C] | undefined> {
    const row = this.#connection.first(`SELECT "doc" FROM ${quoted(collection)} WHERE "key" = ?`, key);
    return row && parsed(row);
  }

  async getMany<C extends CollectionName>(collection: C, keys: readonly string[]): Promise<Collections[C][]> {
    const found = new Map<string, Collections[C]>();
    for (let start = 0; start < keys.length; start += MANY) {
      const some = keys.slice(start, start + MANY);
      const marks = some.map(() => '?').join(', ');
      const sql = `SELECT "key", "doc" FROM ${quoted(collection)} WHERE "key" IN (${marks})`;
      for (const row of this.#connection.all(sql, ...some)) found.set(String(row['key']), parsed(row));
    }
    return keys.flatMap((key) => found.get(key) ?? []);
  }

  #from(collection: CollectionName, where: object, words: readonly string[]): [string, SQLInputValue[]] {
    const wanted = Object.entries(where) as [string, SQLInputValue][];
    const tests = [...wanted.map(([column]) => `${quoted(column)} IS ?`), ...words.map(() => 'instr("text", ?) > 0')];
    const condition = tests.length ? ` WHERE ${tests.join(' AND ')}` : '';
    return [`FROM ${quoted(collection)}${condition}`, [...wanted.map(([, value]) => value), ...words]];
  }

  async list<C extends CollectionName>(collection: C, where: Where<C> = {}): Promise<Collections[C][]> {
    const [from, values] = this.#from(collection, where, []);
    return this.#connection
      .all(`SELECT "doc" ${from} ORDER BY rowid`, ...values)
      .map((row) => parsed<Collections[C]>(row));
  }

  async index<C extends CollectionName>(
    collection: C,
    where: Where<C> = {},
    words: readonly string[] = [],
  ): Promise<(Indexes[C] & { key: string })[]> {
    const [from, values] = this.#from(collection, where, words);
    const read = (): IndexRows => this.#readIndex(collection, from, values);
    const rows = this.#cache ? this.#cache.rows(JSON.stringify([from, values]), read) : read();
    return [...rows] as unknown as (Indexes[C] & { key: string })[];
  }

  #readIndex(collection: CollectionName, from: string, values: readonly SQLInputValue[]): IndexRows {
    // One text for all rows: thousands of rows cost a few milliseconds so, and ten times that row by row.
    const sql = `SELECT group_concat("index") AS "all" FROM (SELECT "index" ${from} ORDER BY rowid)`;
    const all = this.#connection.first(sql, ...values)?.['all'];
    const rows = JSON.parse(`[${typeof all === 'string' ? all : ''}]`) as unknown[][];
    const names = ['key', ...plans[collection].columns];
    return rows.map((row) => rowOf(names, row));
  }

  async feedAfter(seq: number, limit: number): Promise<FeedLine[]> {
    const rows = this.#connection.all(
      'SELECT "seq", "doc" FROM "feed" WHERE "seq" > ? ORDER BY "seq" LIMIT ?',
      seq,
      limit,
    );
    return rows.map((row) => ({ ...parsed<FeedRecord>(row), seq: Number(row['seq']) }));
  }

  async feedRange(): Promise<{ first: number | null; last: number }> {
    const first = this.#connection.first('SELECT MIN("seq") AS "first" FROM "feed"')?.['first'];
    const last = this.#connection.first(`SELECT "seq" FROM "sqlite_sequence" WHERE "name" = 'feed'`)?.['seq'];
    return { first: typeof first === 'number' ? first : null, last: typeof last === 'number' ? last : 0 };
  }

  async put<C extends CollectionName>(collection: C, record: Collections[C]): Promise<void> {
    const plan = plans[collection];
    const index = plan.index(record);
    const columns = ['key', 'doc', 'text', 'index', ...plan.lookups];
    const updates = columns.slice(1).map((column) => `${quoted(column)} = excluded.${quoted(column)}`);
    const sql = `INSERT INTO ${quoted(collection)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
      ON CONFLICT ("key") DO UPDATE SET ${updates.join(', ')}`;
    const key = plan.key(record);
    const own = plan.lookups.map((column) => index[column] as SQLInputValue);
    const values = JSON.stringify([key, ...plan.columns.map((column) => index[column])]);
    this.#connection.run(sql, key, JSON.stringify(record), plan.text?.(record) ?? '', values, ...own);
    this.wrote = true;
  }

  async delete(collection: CollectionName, key: string): Promise<void> {
    this.#connection.run(`DELETE FROM ${quoted(collection)} WHERE "key" = ?`, key);
    this.wrote = true;
  }

  async append(line: FeedRecord): Promise<void> {
    this.#connection.run('INSERT INTO "feed" ("doc") VALUES (?)', JSON.stringify(line));
    const { last } = await this.feedRange();
    this.#connection.run('DELETE FROM "feed" WHERE "seq" <= ?', last - FEED_KEEP);
    this.wrote = true;
  }

  async clear(): Promise<void> {
    for (const name of collectionNames) this.#connection.run(`DELETE FROM ${quoted(name)}`);
    this.#connection.run('DELETE FROM "feed"');
    this.wrote = true;
  }
}

async function inTransaction<T>(connection: Connection, begin: string, work: () => Promise<T>): Promise<T> {
  connection.exec(begin);
  try {
    const result = await work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}

const POLL_MS = 1000;

/** Notices what other processes have written. Looks only while somebody waits. */
function pollOthers(connection: Connection, waiters: Waiters): () => void {
  const version = (): unknown => connection.first('PRAGMA data_version')?.['data_version'];
  let known = version();
  const timer = setInterval(() => {
    if (!waiters.areWaiting) return;
    const now = version();
    if (now !== known) waiters.wake();
    known = now;
  }, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

export function createSqliteStorage(path: string): Storage {
  const writing = new Connection(path);
  createTables(writing);
  // Readers have their own connection: they see the last whole state while a transaction is being written.
  const reading = new Connection(path);
  const writeInTurn = createQueue();
  const readInTurn = createQueue();
  const cache = new IndexCache(reading);
  const waiters = new Waiters();
  const stopPolling = pollOthers(reading, waiters);
  return {
    read<T>(work: (tx: Reader) => Promise<T>): Promise<T> {
      return readInTurn(() => inTransaction(reading, 'BEGIN', () => work(new SqliteTransaction(reading, cache))));
    },
    write<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
      return writeInTurn(async () => {
        const tx = new SqliteTransaction(writing);
        const result = await inTransaction(writing, 'BEGIN IMMEDIATE', () => work(tx));
        if (tx.wrote) waiters.wake();
        return result;
      });
    },
    changed: (signal) => waiters.wait(signal),
    close: async () => {
      stopPolling();
      waiters.wake();
      await writeInTurn(async () => writing.close());
      await readInTurn(async () => reading.close());
    },
  };
}
