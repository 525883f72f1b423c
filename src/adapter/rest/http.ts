import type { Failure, FailureKind, Session } from '../../domain/index.ts';
import { adapterError } from '../adapter-error.ts';
import type { CallOptions } from '../case-adapter.ts';
import { type RestEnv, pageEnv } from './env.ts';
import { withDeadline } from './deadline.ts';
import { failed, isAdapterError, unreachable } from './failures.ts';
import { bringsRecords, problemOf } from './problem.ts';

export interface RestAdapterOptions {
  /** Where the service is, e.g. `/api` or `https://cases.example/api`; relative to the page. */
  readonly baseUrl: string;
  /**
   * Asked before each request, so that no token is kept. A rejection counts as signed out (offline while the browser is),
   * unless it is an `AdapterError` itself.
   */
  getHeaders(): HeadersInit | Promise<HeadersInit>;
  /** Instead of the page's `fetch`; uploads then use it too and report no steps between none and all. */
  readonly fetch?: typeof fetch;
  /** How long a call may take, in milliseconds; files get more. Default 30 000. */
  readonly timeoutMs?: number;
  /** Time and chance, for tests. */
  readonly env?: Partial<RestEnv>;
}

/** One request. */
export interface Call {
  readonly method?: 'DELETE' | 'GET' | 'POST' | 'PUT';
  /** Below the base address, made by `pathOf`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Blob | string;
  /** Goes through also where the page is left meanwhile. */
  readonly keepalive?: boolean;
}

export interface Http {
  readonly env: RestEnv;
  readonly timeoutMs: number;
  /** The custom `fetch`, if any. */
  readonly customFetch: typeof fetch | undefined;
  /** What the back end has said that it can do; filled in as it says so. */
  readonly learnt: { resumableUploads: boolean; readonly begunUploads: Set<string> };
  readonly urlOf: (call: Call) => string;
  /** Headers of the host, of the session and of the call; the latter win. */
  readonly headersOf: (call: Call, session: Session) => Promise<Headers>;
  /** Where the stream of changes was when something was first read, for a stream that begins after that. */
  readonly place: Place;
}

/** A place in the stream of changes, kept for as long as what was read then counts as fresh. */
export interface Place {
  note(response: Response): void;
  /** The id of the last event before the first of the latest answers; empty where it is not known. */
  take(): string;
}

/** What was read longer ago is read anew before it is shown (ms). */
const PLACE_KEPT = 30_000;

function createPlace(env: RestEnv): Place {
  let place: { readonly id: string; readonly at: number } | undefined;
  const isKept = () => place !== undefined && env.now() - place.at <= PLACE_KEPT;
  return {
    note({ headers }) {
      const id = headers.get('Event-Id');
      if (id && !isKept()) place = { id, at: env.now() };
    },
    take: () => (isKept() ? (place?.id ?? '') : ''),
  };
}

/**
 * A path of segments, each encoded whatever it holds. A dot segment cannot be written in an address (`%2e%2e` climbs just as
 * `..` does), and an empty one is another address: no record can have such an id.
 */
export function pathOf(...segments: readonly string[]): string {
  try {
    if (segments.some((segment) => /^\.{0,2}$/.test(segment))) throw failed('notFound');
    return segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');
  } catch (cause) {
    throw failed('notFound', {}, cause); // half a surrogate pair
  }
}

async function hostHeaders(options: RestAdapterOptions): Promise<Headers> {
  try {
    return new Headers(await options.getHeaders());
  } catch (cause) {
    if (isAdapterError(cause)) throw cause;
    throw globalThis.navigator?.onLine === false ? unreachable(cause) : failed('signedOut', {}, cause);
  }
}

/** What all calls of one adapter share. Throws a `TypeError` where `baseUrl` is no address. */
export function createHttp(options: RestAdapterOptions): Http {
  const page = globalThis.document?.baseURI ?? globalThis.location?.href;
  const base = new URL(options.baseUrl, page);
  const root = base.origin + base.pathname.replace(/\/+$/, '');
  const env = { ...pageEnv, ...options.env };
  return {
    env,
    place: createPlace(env),
    timeoutMs: options.timeoutMs ?? 30_000,
    customFetch: options.fetch,
    learnt: { resumableUploads: false, begunUploads: new Set() },
    urlOf: ({ path }) => root + path,
    headersOf: async ({ headers }, { userId, companyId }) => {
      const all = await hostHeaders(options);
      all.set('Accept', 'application/json, application/problem+json');
      if (userId) all.set('Case-User', encodeURIComponent(userId));
      if (companyId) all.set('Case-Company', encodeURIComponent(companyId));
      for (const [name, value] of Object.entries(headers ?? {})) all.set(name, value);
      return all;
    },
  };
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw unreachable(cause);
  }
}

function hasType(response: Response, pattern: RegExp): boolean {
  return pattern.test(response.headers.get('Content-Type') ?? '');
}

export const JSON_TYPE = /^application\/([\w.+-]+\+)?json\b/i;

/** The response itself if it is ok and of the right type; else rejects with what it says. */
export async function accepted(response: Response, type: RegExp | null, env: RestEnv): Promise<Response> {
  const { status, headers } = response;
  // Followed redirects would take the headers along to wherever they lead; in practice they lead to a login page.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) throw failed('signedOut');
  if (!response.ok) {
    const body = hasType(response, JSON_TYPE) ? await textOf(response).catch(() => '') : '';
    throw adapterError(await failureIn(parsed(body), status, headers, env.now()));
  }
  if (type === null ? status === 204 : hasType(response, type)) return response;
  const kind: FailureKind = response.redirected ? 'signedOut' : 'protocol';
  const requestId = headers.get('X-Request-Id');
  throw failed(kind, requestId ? { reference: requestId } : {});
}

/** What went wrong, with the case or draft that came along. */
async function failureIn(problem: unknown, status: number, headers: Headers, now: number): Promise<Failure> {
  const failure = problemOf(problem, status, headers, now);
  if (!bringsRecords(problem)) return failure;
  const records = await import('./problem-records.ts').catch(() => undefined);
  return records?.withRecords(failure, problem) ?? failure;
}

/** The JSON in a text; `undefined` where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Sends one request by `fetch`. */
export async function request(http: Http, call: Call, session: Session, signal: AbortSignal): Promise<Response> {
  const headers = await http.headersOf(call, session);
  if (signal.aborted) throw failed('aborted');
  const send = http.customFetch ?? globalThis.fetch;
  try {
    const response = await send(http.urlOf(call), {
      method: call.method ?? 'GET',
      headers,
      body: call.body ?? null,
      cache: 'no-store',
      redirect: 'manual',
      ...(call.keepalive && { keepalive: true }),
      signal,
    });
    http.place.note(response);
    return response;
  } catch (cause) {
    throw unreachable(cause);
  }
}

/** One request, the response of the given type, and what `read` makes of it, within the time there is. */
export function exchange<T>(
  http: Http,
  call: Call,
  { signal, session }: CallOptions,
  type: RegExp | null,
  read: (response: Response) => Promise<T>,
  ms = http.timeoutMs,
): Promise<T> {
  return withDeadline({ signal, ms, env: http.env }, async (inner) =>
    read(await accepted(await request(http, call, session, inner), type, http.env)),
  );
}

/** The JSON of a response; `protocol` where it is none. */
export async function jsonOf(response: Response): Promise<unknown> {
  const json = parsed(await textOf(response));
  if (json === undefined) throw failed('protocol', { reference: 'protocol at $' });
  return json;
}

/** One request that is answered with JSON. */
export function exchangeJson(http: Http, call: Call, o: CallOptions): Promise<unknown> {
  return exchange(http, call, o, JSON_TYPE, jsonOf);
}

/** A call with a JSON body. */
export function withJson(call: Call, body: unknown): Call {
  return { ...call, headers: { 'Content-Type': 'application/json', ...call.headers }, body: JSON.stringify(body) };
}
