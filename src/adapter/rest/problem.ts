import { array, object, safeParse } from 'valibot';
import { type Failure, type FailureKind, FAILURE_KINDS } from '../../domain/index.ts';
import { instant, person, text } from './decode-basics.ts';
import { type Decoder, memberOf } from './decode.ts';
import { failureOf } from './failures.ts';

const BY_STATUS: Readonly<Partial<Record<number, FailureKind>>> = {
  400: 'invalid',
  401: 'signedOut',
  403: 'forbidden',
  404: 'notFound',
  408: 'timeout',
  409: 'conflict',
  410: 'gone',
  412: 'conflict',
  413: 'tooLarge',
  415: 'unsupportedType',
  422: 'invalid',
  425: 'server',
  428: 'conflict',
  429: 'rateLimited',
};

/** What only this side of the wire can know: a server that says `aborted` must not pass for the user's own doing. */
const OURS: readonly FailureKind[] = ['network', 'timeout', 'aborted', 'offline'];
const MAX_WAIT = 300;

function kindOf(problem: unknown, status: number): FailureKind {
  const told = memberOf(problem, 'kind');
  const known = FAILURE_KINDS.find((kind) => kind === told && !OURS.includes(kind));
  // Any other 4xx (405, 451) is a refusal all the same: what was sent had no effect, and is not sent again by itself.
  return known ?? BY_STATUS[status] ?? (status >= 500 ? 'server' : status >= 400 ? 'forbidden' : 'protocol');
}

/** Seconds of `Retry-After`, which comes as seconds or as an HTTP date; at most five minutes. */
export function retryAfterOf(header: string | null, now: number): number | undefined {
  const text = header ?? '';
  const date = / GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((date - now) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), MAX_WAIT);
}

export function optionally<T>(decoder: Decoder<T>, input: unknown): T | undefined {
  const result = safeParse(decoder, input);
  return result.success ? result.output : undefined;
}

const company = object({ id: text, name: text });
const fields = array(object({ path: text, code: text }));

/** Whether a case or a draft came along; what reads those is loaded then. */
export function bringsRecords(problem: unknown): boolean {
  return memberOf(problem, 'current') !== undefined || memberOf(problem, 'draft') !== undefined;
}

/** What went wrong, from a response that is not ok. No title, detail or HTML of the server gets further than this. */
export function problemOf(problem: unknown, status: number, headers: Headers, now: number): Failure {
  const found = {
    retryAfter: retryAfterOf(headers.get('Retry-After'), now),
    reference: optionally(text, memberOf(problem, 'reference')) ?? headers.get('X-Request-Id') ?? undefined,
    fields: optionally(fields, memberOf(problem, 'fields')),
    by: optionally(person, memberOf(problem, 'by')),
    at: optionally(instant, memberOf(problem, 'at')),
    company: optionally(company, memberOf(problem, 'company')),
  };
  const told = Object.entries(found).filter(([, value]) => value !== undefined);
  return failureOf(kindOf(problem, status), Object.fromEntries(told));
}
