import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskFiles } from '../../demo/service/disk-files.ts';
import { createSqliteStorage } from '../../demo/service/sqlite-storage.ts';
import { createMemoryFiles, createMemoryStorage } from '../../mocks/office/memory-storage.ts';
import type { SeedData } from '../../mocks/office/model.ts';
import { createOffice, type Office } from '../../mocks/office/office.ts';
import type { FileStore, Storage } from '../../mocks/office/storage.ts';
import type { Act, CaseDetail } from '../../src/domain/index.ts';
import { checkResponse } from './wire.ts';
import { NOW } from './world.ts';

/** A store of one kind, and how to take it away. */
interface Opened {
  readonly storage: Storage;
  readonly files: FileStore;
  close(): Promise<void>;
}

async function openSqlite(): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'office-'));
  const storage = createSqliteStorage(join(folder, 'office.db'));
  return {
    storage,
    files: await createDiskFiles(join(folder, 'files')),
    close: async () => {
      await storage.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function openMemory(): Promise<Opened> {
  const storage = createMemoryStorage();
  return { storage, files: createMemoryFiles(), close: () => storage.close() };
}

export const stores = [
  ['memory', openMemory],
  ['SQLite', openSqlite],
] as const;

export interface CallInit {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** An office under test. Every answer of the company's side is held against `openapi.yaml`. */
export interface Bench {
  readonly office: Office;
  readonly storage: Storage;
  readonly files: FileStore;
  /** Moves the clock on. */
  tick(ms: number): void;
  call(user: string, path: string, init?: CallInit): Promise<Response>;
  json<T>(user: string, path: string, init?: CallInit): Promise<T>;
  act(user: string, caseId: string, act: Act, members?: { key?: string; revision?: string | null }): Promise<Response>;
  detail(user: string, caseId: string): Promise<CaseDetail>;
  upload(user: string, query: string, name: string, content: BlobPart, key?: string): Promise<Response>;
  close(): Promise<void>;
}

const ORIGIN = 'http://office.test';

function requestOf(user: string, path: string, { method = 'GET', body, headers = {}, signal }: CallInit): Request {
  const isRaw = body instanceof Blob;
  const sent = body === undefined ? null : isRaw ? body : JSON.stringify(body);
  const all: Record<string, string> = { Authorization: `Bearer demo-${user}`, ...headers };
  if (sent !== null && !isRaw) all['Content-Type'] = 'application/json';
  return new Request(ORIGIN + path, { method, headers: all, body: sent, ...(signal ? { signal } : {}) });
}

let keys = 0;

export async function openBench(open: () => Promise<Opened>, data: SeedData): Promise<Bench> {
  const { storage, files, close } = await open();
  let now = NOW;
  const failures: unknown[] = [];
  const office = createOffice({ storage, files, now: () => now, onError: (error) => failures.push(error) });
  await office.load(data);
  const call: Bench['call'] = async (user, path, init = {}) => {
    const request = requestOf(user, path, init);
    const response = await office.fetch(request);
    if (failures.length) throw failures[0];
    await checkResponse(request, response);
    return response;
  };
  const json = async <T>(user: string, path: string, init?: CallInit): Promise<T> => {
    const response = await call(user, path, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const detail: Bench['detail'] = (user, caseId) => json(user, `/api/cases/${caseId}`);
  return {
    office,
    storage,
    files,
    tick: (ms) => {
      now += ms;
    },
    call,
    json,
    detail,
    act: async (user, caseId, act, members = {}) => {
      const { key = `key-${(keys += 1)}`, revision = (await detail(user, caseId)).revision } = members;
      const headers = { 'Idempotency-Key': key, ...(revision === null ? {} : { 'If-Match': `"${revision}"` }) };
      return call(user, `/api/cases/${caseId}/acts`, { method: 'POST', body: act, headers });
    },
    upload: (user, query, name, content, key = `up-${(keys += 1)}`) =>
      call(user, `/api/files?${query}&name=${encodeURIComponent(name)}`, {
        method: 'POST',
        body: new Blob([content]),
        headers: { 'Upload-Key': key },
      }),
    close: async () => {
      office.close();
      await close();
    },
  };
}
