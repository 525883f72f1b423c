import { fileState } from './file-state.ts';
import type { ReplyContext } from './reply-context.ts';
import { ReplyFiles } from './reply-files.ts';
import { limitsOf } from './reply-limits.ts';

/** Whether the back end is known to be able to do something. */
export function can({ reads }: Pick<ReplyContext, 'reads'>, capability: 'idempotency' | 'resumableUploads'): boolean {
  return reads.knownAccess?.capabilities[capability] ?? false;
}

/** The files of one reply. */
export function openFiles(context: ReplyContext, onChange: () => void): ReplyFiles {
  const { adapter, caseId, env, uploads } = context;
  return new ReplyFiles({
    caseId,
    env,
    uploads,
    limitsOf: (itemId) => limitsOf(context, itemId),
    resumable: () => can(context, 'idempotency') || can(context, 'resumableUploads'),
    resumes: () => can(context, 'resumableUploads'),
    stateOf: adapter.fileState && ((file) => fileState(context, file)),
    onChange,
  });
}

/** The first call counts. */
export function once(run: () => unknown): () => void {
  let mayRun = true;
  return () => {
    if (mayRun) run();
    mayRun = false;
  };
}
