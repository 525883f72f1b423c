import { toFailure } from '../../src/adapter/adapter-error.ts';
import type { CallOptions, CaseAdapter, DroppedRecord } from '../../src/adapter/case-adapter.ts';
import { type RestAdapterOptions, type RestEnv, createRestAdapter } from '../../src/adapter/rest/index.ts';
import type { Access, CaseDetail, CaseSummary, Entry, Failure, Item, Person } from '../../src/domain/index.ts';

/** Arbitrary JSON, to be spoilt. */
export type Json = Record<string, unknown>;

export const anna: Person = {
  id: 'anna',
  name: 'Anna Berg',
  side: 'agency',
  email: 'anna.berg@bjorkgarden.example',
  phone: '08-555 010 20',
};
export const maria: Person = { id: 'maria', name: 'Maria Lindqvist', side: 'company' };
export const session = { userId: 'maria', companyId: 'lindqvist' };

/** A summary with every member there is. */
export const summary: CaseSummary = {
  id: 'c1',
  revision: '7',
  subject: 'Kvitton för oktober',
  type: 'documents',
  status: 'awaitingCompany',
  ball: { holder: 'company', person: maria, since: '2026-11-20T08:00:00Z', reason: 'new', promisedBy: '2026-11-30' },
  unread: true,
  createdAt: '2026-11-20T08:00:00Z',
  updatedAt: '2026-11-23T14:05:00.250Z',
  dueOn: '2026-12-01',
  authority: { on: '2026-12-12', what: 'Momsdeklaration' },
  reminders: ['2026-11-23T08:00:00Z'],
  closedAt: '2026-11-24T07:00:00Z',
  outcome: 'done',
  agency: { id: 'bjorkgarden', name: 'Björkgården Redovisning' },
  contact: { ...anna, cover: { person: { id: 'jonas', name: 'Jonas Ek', side: 'agency' }, until: '2026-12-04' } },
  client: { id: 'lindqvist', name: 'Lindqvist Snickeri AB', kind: 'company' },
  progress: { answered: 1, required: 3 },
  toCorrect: 1,
  preview: 'Hej Maria!',
  audience: 'recipients',
  recipients: [maria],
  open: [{ kind: 'documents', count: 2 }],
};

const file = {
  id: 'f1',
  name: 'Kvitto.pdf',
  size: 1200,
  type: 'application/pdf',
  checksum: 'ab12',
  scan: 'clean',
} as const;
const sek = (amount: string) => ({ amount, currency: 'SEK' });

/** An item with every member there is, however odd together. */
export const item: Item = {
  id: 'i1',
  kind: 'documents',
  label: 'Kvitton',
  help: 'Foto eller PDF.',
  required: true,
  locked: false,
  answer: { value: 'Ja' },
  limits: { fileBytes: 10_000_000, totalBytes: 50_000_000, files: 10, extensions: ['pdf'] },
  options: [{ id: 'o1', label: 'Ja' }],
  rows: [{ id: 'r1', date: '2026-10-04', text: 'Kortköp', amount: sek('-129.50') }],
  columns: [{ id: 'k1', kind: 'amount', label: 'Belopp', required: true }],
  approves: { files: [file], figures: [{ label: 'Resultat', value: sek('1200'), before: 'saknas' }] },
  periodKinds: ['month', 'range'],
  visibleWhen: { item: 'i0', is: ['a', true] },
  checks: [{ sumOf: ['k1'], equals: sek('100.00'), tolerance: '0.50' }],
  suggestion: { value: { files: ['f0'] }, caseId: 'c0', answeredOn: '2026-10-02' },
  verdict: { is: 'needsMore', reason: 'Sista sidan saknas.' },
};

/** An entry with every member there is. */
export const entry: Entry = {
  id: 'e1',
  at: '2026-11-20T08:00:00Z',
  by: anna,
  visibility: 'public',
  kind: 'message',
  text: 'Hej!',
  files: [file],
  ball: { holder: 'agency', since: '2026-11-20T08:00:00Z', reason: 'answered' },
  actKey: 'k-1',
};

/** A case with every member there is. */
export const detail: CaseDetail = {
  ...summary,
  description: 'Vi saknar **tre** kvitton.',
  attachments: [file],
  items: [item],
  entries: [entry],
  related: [{ relation: 'followUp', id: 'c2', subject: 'Kvitton för september' }],
  seenByAgencyAt: '2026-11-23T15:00:00Z',
  permissions: { answer: true, approve: false, comment: true, share: false, reason: 'Bara firmatecknare' },
};

/** Access with every member there is. */
export const access: Access = {
  agencies: [
    {
      agency: { id: 'bjorkgarden', name: 'Björkgården Redovisning' },
      state: 'invited',
      historyReadable: false,
      invitation: { id: 'inv1', by: anna, mayAnswer: false, approver: maria },
    },
  ],
  role: 'full',
  facts: { total: 3, unread: 1, actionRequired: 2, visible: true },
  limits: { fileBytes: 10_000_000, extensions: ['pdf'] },
  capabilities: { idempotency: true, revisions: true, resumableUploads: false, scan: false, reopen: true },
};

/** A copy without shared parts, to be spoilt. */
export function copyOf(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** A copy with the value at a path (`items.0.kind`) replaced; `undefined` takes it away. */
export function spoil(value: unknown, path: string, replacement: unknown): Json {
  const copy = copyOf(value);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let place = copy;
  for (const key of keys) place = place[key] as Json;
  if (replacement === undefined) Reflect.deleteProperty(place, last);
  else place[last] = replacement;
  return copy;
}

export function page(...items: unknown[]): Json {
  const counts = { awaitingCompany: 1, awaitingAgency: 2, closed: 3, unknown: 0 };
  return { items, next: null, counts, facts: access.facts };
}

export function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    headers: { 'Content-Type': 'application/json', ...(init.headers as Record<string, string> | undefined) },
  });
}

export function problem(status: number, body: Json = {}, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}

/** One call that went out. */
export interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Headers;
}

/** An adapter over a `fetch` that answers with what is given, in order; the last answer stands for the rest. */
export function adapterOver(
  answers: readonly (Response | (() => Response | Promise<Response>))[],
  options: Partial<RestAdapterOptions> = {},
): { adapter: CaseAdapter; sent: Sent[] } {
  const sent: Sent[] = [];
  const answer: typeof fetch = async (input, init = {}) => {
    sent.push({ url: input as string, init, headers: new Headers(init.headers) });
    const next = answers[Math.min(sent.length, answers.length) - 1];
    if (next === undefined) throw new TypeError('Failed to fetch');
    return typeof next === 'function' ? next() : next.clone();
  };
  const getHeaders = () => ({ Authorization: 'Bearer t-1' });
  return {
    adapter: createRestAdapter({ baseUrl: 'https://host.example/api', getHeaders, fetch: answer, ...options }),
    sent,
  };
}

/** Options for one call. */
export function call(more: Partial<CallOptions> = {}): CallOptions {
  return { signal: new AbortController().signal, session, ...more };
}

/** Options whose dropped records are kept. */
export function listening(): { o: CallOptions; dropped: DroppedRecord[] } {
  const dropped: DroppedRecord[] = [];
  return { dropped, o: call({ onDropped: (record) => dropped.push(record) }) };
}

/** The failure that a promise rejects with; fails where it resolves or rejects with anything but an adapter error. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const thrown = await promise.then(
    () => {
      throw new Error('resolved, but was to fail');
    },
    (error: unknown) => error,
  );
  if (!(thrown instanceof Error && 'failure' in thrown)) throw thrown;
  return toFailure(thrown);
}

export interface FakeEnv extends RestEnv {
  /** Moves the clock and runs what falls due, in order. */
  advance(ms: number): void;
  /** Delays of the timers that wait, shortest first. */
  waiting(): number[];
}

/** A clock that stands still until moved. Jitter is at its longest. */
export function fakeEnv(): FakeEnv {
  let now = Date.UTC(2026, 10, 24, 8);
  let made = 0;
  const timers = new Map<number, { at: number; run: () => void }>();
  const due = () => [...timers].filter(([, { at }]) => at <= now).sort(([, a], [, b]) => a.at - b.at)[0];
  return {
    now: () => now,
    random: () => 1,
    setTimeout: (run, ms) => {
      made += 1;
      timers.set(made, { at: now + ms, run });
      return made;
    },
    clearTimeout: (timer) => void timers.delete(timer as number),
    advance: (ms) => {
      now += ms;
      for (let next = due(); next; next = due()) {
        timers.delete(next[0]);
        next[1].run();
      }
    },
    waiting: () => [...timers.values()].map(({ at }) => at - now).sort((a, b) => a - b),
  };
}

/** Lets everything that is ready run, until `condition` holds. */
export async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1000; turn += 1) {
    if (condition()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`never came true: ${condition.toString()}`);
}

/** Lets everything that is ready run. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
