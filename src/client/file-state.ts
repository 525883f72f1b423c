import { toFailure } from '../adapter/adapter-error.ts';
import type { CaseAdapter } from '../adapter/case-adapter.ts';
import type { FailureKind, FileRef } from '../domain/index.ts';
import type { Calls } from './calls.ts';
import { isStoredFile } from './shape.ts';

const AWAY: readonly FailureKind[] = ['notFound', 'gone'];

/**
 * What the back end says of a stored file now: `null` where it no longer has it, `undefined` where it cannot be told.
 * Never rejects: it is asked for in passing.
 */
export async function fileState(
  { adapter, calls }: { readonly adapter: CaseAdapter; readonly calls: Calls },
  file: FileRef,
): Promise<FileRef | null | undefined> {
  if (!adapter.fileState) return undefined;
  const ask = adapter.fileState.bind(adapter);
  try {
    return await calls.attempt((o) => ask(file, o), { accept: isStoredFile });
  } catch (thrown) {
    return AWAY.includes(toFailure(thrown).kind) ? null : undefined;
  }
}
