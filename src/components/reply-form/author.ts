import type { CaseDetail, Entry } from '../../domain/index.ts';
import type { FormContext } from './form-context.ts';

const ANSWERS: ReadonlySet<string> = new Set(['answer', 'amended', 'approved', 'notApproved', 'approvalWithdrawn']);

/** What stands above a sent answer. The log tells who has answered in the case, not which item: with several it is nobody's. */
export function earlierTitle({
  detail,
  messages,
  userId,
}: Pick<FormContext, 'detail' | 'messages' | 'userId'>): string {
  const authors = new Map(detail.entries.filter(isAnswer).map(({ by }) => [by.id, by.name]));
  const [first] = authors;
  if (first === undefined || authors.size > 1) return messages.t('reply.earlierOther');
  const [id, name] = first;
  return id === userId ? messages.t('reply.earlier') : messages.t('reply.earlierBy', { name });
}

/** Whether a no, known by its reason, is a yes that was taken back: the log says so, the answer itself does not. */
export function isTakenBack({ entries }: CaseDetail, reason: string): boolean {
  return entries.filter(isAnswer).findLast(({ text }) => text?.includes(reason))?.kind === 'approvalWithdrawn';
}

function isAnswer(entry: { readonly kind: string }): entry is Entry {
  return ANSWERS.has(entry.kind) && (entry as Entry).by.side === 'company';
}
