/** The agency's side by HTTP: what the demo's desk page and tests play the consultant with. */
import { createParser } from 'eventsource-parser';
import type { CaseChange, FileRef, StoredFile, Verdict } from '../src/domain/index.ts';
import type { DeskCaseDetail, DeskOverview } from './office/http/desk.ts';
import type { NewDeskCase, NewItem, Replacement } from './office/rules/desk.ts';

export type { DeskCase, DeskCaseDetail, DeskClientCompany, DeskOverview } from './office/http/desk.ts';
export type DeskItem = NewItem;
export type DeskNewCase = NewDeskCase;

export interface DeskMessage {
  readonly text: string;
  /** Ids of uploaded files. */
  readonly files?: readonly string[];
}

export interface DeskJudgement {
  readonly itemId: string;
  readonly is: Verdict['is'];
  /** Required unless `accepted`. */
  readonly reason?: string;
}

/** Every method rejects with an `Error` whose message says what the office answered. */
export interface DeskClient {
  overview(): Promise<DeskOverview>;
  /** Opens the case; the company is told that it has been seen. */
  getCase(id: string): Promise<DeskCaseDetail>;
  createCase(start: DeskNewCase): Promise<DeskCaseDetail>;
  /** Kept by the agency until the case is sent back or closed. */
  judge(id: string, judgement: DeskJudgement): Promise<DeskCaseDetail>;
  /** The answer to an item has been used: it cannot be corrected any more. */
  use(id: string, item: { readonly itemId: string }): Promise<DeskCaseDetail>;
  /** Another file in the place of one that is to be approved; `by` is an uploaded file. */
  replaceFile(id: string, replacement: Replacement): Promise<DeskCaseDetail>;
  sendBack(id: string, message: DeskMessage): Promise<DeskCaseDetail>;
  note(id: string, message: DeskMessage): Promise<DeskCaseDetail>;
  close(id: string, message?: DeskMessage): Promise<DeskCaseDetail>;
  withdraw(id: string, message?: DeskMessage): Promise<DeskCaseDetail>;
  /** With a new date to answer by, where one is given. */
  reopen(id: string, message: DeskMessage & { readonly dueOn?: string }): Promise<DeskCaseDetail>;
  remind(id: string): Promise<DeskCaseDetail>;
  /** The case goes on in another of the same company; resolves to that one. */
  merge(id: string, into: { readonly into: string; readonly text?: string }): Promise<DeskCaseDetail>;
  /** Some items get a case of their own; resolves to that one. */
  split(id: string, part: { readonly subject: string; readonly itemIds: readonly string[] }): Promise<DeskCaseDetail>;
  /** A new case that takes up a closed one; resolves to the new one. */
  followUp(id: string, start: { readonly subject: string; readonly description: string }): Promise<DeskCaseDetail>;
  invite(companyId: string): Promise<DeskOverview>;
  end(companyId: string): Promise<DeskOverview>;
  /** Pauses; where it is paused, resumes. */
  pause(companyId: string): Promise<DeskOverview>;
  upload(file: File): Promise<StoredFile>;
  download(file: Pick<FileRef, 'id'>): Promise<Blob>;
  /** Calls back on every change, and once after each (re)connection. Returns the way to stop. */
  follow(onChange: (change: CaseChange | null) => void): () => void;
}

export interface DeskClientOptions {
  /** Where the service is, without `/desk`. */
  readonly baseUrl: string;
  readonly consultantId: string;
  readonly fetch?: typeof fetch;
}

type Send = (path: string, init?: RequestInit) => Promise<Response>;

async function problemOf(response: Response): Promise<Error> {
  const body = (await response.json().catch(() => ({}))) as {
    title?: string;
    fields?: { path: string; code: string }[];
  };
  const fields = (body.fields ?? []).map(({ path, code }) => `${path}: ${code}`).join(', ');
  return new Error([`${response.status} ${body.title ?? ''}`.trim(), fields].filter((part) => part).join(', '));
}

function senderOf({ baseUrl, consultantId, fetch: send = globalThis.fetch }: DeskClientOptions): Send {
  const root = `${baseUrl.replace(/\/+$/, '')}/desk`;
  return async (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer demo-${encodeURIComponent(consultantId)}`);
    const response = await send(root + path, { ...init, headers, cache: 'no-store' });
    if (!response.ok) throw await problemOf(response);
    return response;
  };
}

const RECONNECT_MS = 1000;

/** Resolves after a while, or at once when the listener stops. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, RECONNECT_MS);
    signal.addEventListener('abort', done, { once: true });
  });
}

async function listen(send: Send, signal: AbortSignal, onChange: (change: CaseChange | null) => void): Promise<void> {
  const response = await send('/events', { signal, headers: { Accept: 'text/event-stream' } });
  const parser = createParser({ onEvent: ({ data }) => onChange(JSON.parse(data) as CaseChange) });
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  // Whatever happened before the stream stood is asked for anew.
  onChange(null);
  for (let part = await reader?.read(); part && !part.done && !signal.aborted; part = await reader?.read()) {
    parser.feed(decoder.decode(part.value, { stream: true }));
  }
}

function follow(send: Send, onChange: (change: CaseChange | null) => void): () => void {
  const stop = new AbortController();
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await listen(send, stop.signal, onChange).catch(() => undefined);
      if (!stop.signal.aborted) await pause(stop.signal);
    }
  };
  void run();
  return () => stop.abort();
}

async function upload(send: Send, file: File): Promise<StoredFile> {
  const init = { method: 'POST', headers: { 'Content-Type': file.type || 'application/octet-stream' }, body: file };
  const response = await send(`/files?name=${encodeURIComponent(file.name)}`, init);
  return response.json() as Promise<StoredFile>;
}

export function createDeskClient(options: DeskClientOptions): DeskClient {
  const send = senderOf(options);
  const get = async <T>(path: string): Promise<T> => (await send(path)).json() as Promise<T>;
  const post = async <T>(path: string, body: unknown = {}): Promise<T> => {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    return (await send(path, init)).json() as Promise<T>;
  };
  const step =
    (name: string) =>
    (id: string, body: unknown = {}) =>
      post<DeskCaseDetail>(`/cases/${encodeURIComponent(id)}/${name}`, body);
  const consent = (name: string) => (companyId: string) =>
    post<DeskOverview>(`/companies/${encodeURIComponent(companyId)}/${name}`);
  return {
    overview: () => get('/overview'),
    getCase: (id) => get(`/cases/${encodeURIComponent(id)}`),
    createCase: (start) => post('/cases', start),
    judge: step('verdicts'),
    use: step('use'),
    replaceFile: step('replace-file'),
    sendBack: step('send-back'),
    note: step('note'),
    close: step('close'),
    withdraw: step('withdraw'),
    reopen: step('reopen'),
    remind: step('remind'),
    merge: step('merge'),
    split: step('split'),
    followUp: step('follow-up'),
    invite: consent('invite'),
    end: consent('end'),
    pause: consent('pause'),
    upload: (file) => upload(send, file),
    download: async ({ id }) => (await send(`/files/${encodeURIComponent(id)}`)).blob(),
    follow: (onChange) => follow(send, onChange),
  };
}
