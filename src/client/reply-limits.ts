import type { CaseDetail, ItemId, Limits } from '../domain/index.ts';
import { effectiveLimits } from '../domain/file-rules.ts';
import type { ReplyContext } from './reply-context.ts';

export interface ReplyLimits {
  /** For all files of the reply together. */
  readonly whole: Limits;
  /** For those of one item. */
  readonly item: Limits;
}

/** The limits of a reply, once the back end has told its own. */
export async function limitsOf(
  { caseId, limits, reads }: Pick<ReplyContext, 'caseId' | 'limits' | 'reads'>,
  itemId: ItemId | undefined,
): Promise<ReplyLimits> {
  const access = await reads.ensureAccess();
  return replyLimits([limits(), access?.limits], reads.knownDetail(caseId), itemId);
}

/** The narrowest of what host, back end and item allow. */
function replyLimits(
  given: readonly (Limits | undefined)[],
  detail: CaseDetail | undefined,
  itemId: ItemId | undefined,
): ReplyLimits {
  const record = detail?.items.find((candidate) => candidate.id === itemId);
  const own = itemId !== undefined && record && 'limits' in record ? record.limits : undefined;
  const item = effectiveLimits(...given, own);
  // An item's own limits say nothing about the others, unless nobody else says anything.
  const whole = given.some((limits) => limits !== undefined) ? effectiveLimits(...given) : item;
  return { whole, item };
}
