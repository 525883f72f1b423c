import { FAILURE_KINDS, type Failure } from '../domain/index.ts';

/** What an adapter rejects with. Told apart by `failure.kind`, never by `instanceof` or message. */
export interface AdapterError extends Error {
  readonly failure: Failure;
}

/** Makes an `AdapterError`. The message is for developers; users see the text of `failure.kind`. */
export function adapterError(failure: Failure, cause?: unknown): AdapterError {
  return Object.assign(new Error(`Case adapter: ${failure.kind}`, { cause }), { name: 'AdapterError', failure });
}

/** The failure behind anything thrown; what is not an `AdapterError` is a `protocol` failure of the adapter. */
export function toFailure(thrown: unknown): Failure {
  const failure = (thrown as { failure?: Partial<Failure> } | null | undefined)?.failure;
  if (failure && FAILURE_KINDS.some((kind) => kind === failure.kind)) {
    return { ...failure, retryable: failure.retryable ?? false } as Failure;
  }
  const name = (thrown as { name?: unknown } | null | undefined)?.name;
  if (name === 'AbortError') return { kind: 'aborted', retryable: false };
  if (name === 'TimeoutError') return { kind: 'timeout', retryable: true };
  return { kind: 'protocol', retryable: false };
}
