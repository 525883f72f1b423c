import type { Draft } from './act.ts';
import type { CaseDetail } from './case.ts';
import type { Instant, Person } from './person.ts';

/** Every way a call can fail; each has a text in every language. */
export const FAILURE_KINDS = [
  'network',
  'timeout',
  'aborted',
  'offline',
  'signedOut',
  'forbidden',
  'consentMissing',
  'notFound',
  'gone',
  'conflict',
  'inProgress',
  'invalid',
  'tooLarge',
  'unsupportedType',
  'infected',
  'rateLimited',
  'server',
  'protocol',
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

/** What went wrong, as plain data; told apart by `kind` only. */
export interface Failure {
  readonly kind: FailureKind;
  /** Whether the same call may succeed later without a change of its input. */
  readonly retryable: boolean;
  /** Seconds to wait before the next try. */
  readonly retryAfter?: number;
  /** The server's reference for support. */
  readonly reference?: string;
  readonly fields?: readonly { readonly path: string; readonly code: string }[];
  /** With `conflict`: the case as it is now, who changed it and when. */
  readonly current?: CaseDetail;
  readonly by?: Person;
  readonly at?: Instant;
  /** With `notFound`: the case is one of this other company of the user. */
  readonly company?: { readonly id: string; readonly name: string };
  /** With the `conflict` of a draft: the one that is kept. */
  readonly draft?: Draft;
}

/** One malformed record; the others stand. */
export interface Broken {
  readonly kind: 'broken';
  readonly id?: string;
  readonly failure: Failure;
}
