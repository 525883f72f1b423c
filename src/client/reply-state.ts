import type { CaseId } from '../domain/index.ts';
import { EDITING, mayGiveUp, mayResend, type SendState } from '../domain/send-machine.ts';
import { isOver } from '../domain/retry-policy.ts';
import { EMPTY_DRAFT, hasInput, ownOf, type ReplyDraft } from './reply-draft.ts';
import type { ChosenFile, DraftView, ReplyState } from './types.ts';

/** Where the user may press. */
export function isOpen({ phase }: SendState): boolean {
  return phase === 'editing' || phase === 'failed' || phase === 'sent';
}

export interface ReplyParts extends Pick<ReplyState, 'conflict' | 'receipt'> {
  readonly caseId: CaseId;
  readonly draft: ReplyDraft;
  readonly files: readonly ChosenFile[];
  readonly send: SendState;
  /** The host is being asked. */
  readonly asking: boolean;
  readonly view?: DraftView | undefined;
  /** Epoch ms. */
  readonly now: number;
}

/** What the form shows of a reply. */
export function replyStateOf(parts: ReplyParts): ReplyState {
  const { caseId, draft, files, send, asking, conflict, receipt, view, now } = parts;
  const { act, answers, text, until } = draft;
  const failure = 'failure' in send ? send.failure : undefined;
  const retryAt = retryAtOf(send, now);
  return {
    caseId,
    act,
    answers,
    text,
    ...(until !== undefined && { until }),
    files,
    phase: asking ? 'sending' : send.phase,
    ...(failure && { failure }),
    ...(retryAt !== undefined && { retryAt }),
    ...(mayResend(send) && { mayResend: true as const }),
    ...(mayGiveUp(send) && { mayGiveUp: true as const }),
    ...(conflict && { conflict }),
    ...(receipt && { receipt }),
    ...(view && { draft: view }),
    dirty: hasInput(ownOf(caseId, draft)) || files.length > 0 || !isOpen(send),
  };
}

/** When the next try is due: by the clock, or because the server has asked to be left alone until then. */
function retryAtOf(send: SendState, now: number): number | undefined {
  if ('retryAt' in send) return send.retryAt;
  return send.phase === 'failed' && !isOver(send.job.notBefore, now) ? send.job.notBefore : undefined;
}

/** Nothing typed, nothing on its way. */
export function emptyStateOf(caseId: CaseId, now: number): ReplyState {
  return replyStateOf({ caseId, draft: EMPTY_DRAFT, files: [], send: EDITING, asking: false, now });
}
