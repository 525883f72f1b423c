import type { CallOptions, SendOptions } from '../case-adapter.ts';
import type { OnDrop } from './decode.ts';

/** Tells the caller what was left out of an answer. */
export function reporter(operation: string, { onDropped }: CallOptions): OnDrop {
  return (path, reason) => onDropped?.({ operation, path, reason });
}

/** The key of what is sent, and the revision that its writer has seen. */
export function actHeaders({ idempotencyKey, revision }: SendOptions): Record<string, string> {
  return { 'Idempotency-Key': idempotencyKey, ...(revision === null ? {} : { 'If-Match': `"${revision}"` }) };
}
