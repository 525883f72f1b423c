import type { Failure } from '../domain/index.ts';
import type { SendState } from '../domain/send-machine.ts';
import { fileState } from './file-state.ts';
import { isKeyReused } from './found-send.ts';
import type { ReplyContext } from './reply-context.ts';
import { ReplyFiles } from './reply-files.ts';
import { limitsOf } from './reply-limits.ts';
import type { ReplyState } from './types.ts';

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

/** The case as a refusal has brought it: to show what is new, or that it was closed meanwhile, with what was not sent. */
export function takeRefusal(
  { caseId, reads }: Pick<ReplyContext, 'caseId' | 'reads'>,
  { phase }: SendState,
  failure: Failure,
): ReplyState['conflict'] {
  const { kind, current } = failure;
  // What an earlier page has sent under the key was not quite this: the case shows what it was.
  if (isKeyReused(failure)) reads.retry({ detail: caseId });
  const isConflict = phase === 'failed' && kind === 'conflict';
  if (!current || (!isConflict && kind !== 'gone')) return undefined;
  reads.takeDetail(current);
  return isConflict ? { current, failure } : undefined;
}
