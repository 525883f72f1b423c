import type { CaseDetail, ItemId, Limits } from '../domain/index.ts';
import { effectiveLimits } from '../domain/file-rules.ts';

export interface ReplyLimits {
  /** For all files of the reply together. */
  readonly whole: Limits;
  /** For those of one item. */
  readonly item: Limits;
}

/** The narrowest of what host, back end and item allow. */
export function replyLimits(
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
