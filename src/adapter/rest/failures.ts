import type { Failure, FailureKind } from '../../domain/index.ts';
import { adapterError, type AdapterError } from '../adapter-error.ts';

const RETRYABLE: readonly FailureKind[] = ['network', 'timeout', 'offline', 'inProgress', 'rateLimited', 'server'];

/** A failure whose `retryable` follows from its kind. */
export function failureOf(kind: FailureKind, more?: Partial<Failure>): Failure {
  return { kind, retryable: RETRYABLE.includes(kind), ...more };
}

/** The error to reject with. */
export function failed(kind: FailureKind, more?: Partial<Failure>, cause?: unknown): AdapterError {
  return adapterError(failureOf(kind, more), cause);
}

/** Whether something thrown already says what went wrong. */
export function isAdapterError(thrown: unknown): thrown is AdapterError {
  return thrown instanceof Error && 'failure' in thrown;
}

/** The answer does not hold what `openapi.yaml` promises; `path` says where, e.g. `items[3].ball.since`. */
export function malformed(path: string): Failure {
  return failureOf('protocol', { reference: `protocol at ${path || '$'}` });
}

/** The request got no answer. `onLine` true proves nothing, false does. */
export function unreachable(cause?: unknown): AdapterError {
  return failed(globalThis.navigator?.onLine === false ? 'offline' : 'network', {}, cause);
}
