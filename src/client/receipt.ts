import { answersIn, filesOnlyIn } from '../domain/compose-act.ts';
import type { Act, Answer, CaseDetail, Entry } from '../domain/index.ts';
import type { ChosenFile, Receipt } from './types.ts';

/** Answers other than files, as the send bar counts them. */
const wordsIn = (answer: Answer): number => answersIn(answer) - filesOnlyIn(answer);

/** What went, for the user to keep: `files` are those that were chosen, `now` in epoch ms. */
export function receiptOf(
  act: Act,
  key: string,
  files: readonly ChosenFile[],
  detail: CaseDetail,
  now: number,
): Receipt {
  const entry = detail.entries.find((record) => (record as Partial<Entry>).actKey === key) as
    Partial<Entry> | undefined;
  return {
    act: act.kind,
    ...(entry?.kind !== undefined && { loggedAs: entry.kind }),
    sentAt: entry?.at ?? new Date(now).toISOString(),
    answers: 'answers' in act ? Object.values(act.answers).reduce((sum, answer) => sum + wordsIn(answer), 0) : 0,
    files: files.map(({ name, stored }) => ({ name, ...(stored && { id: stored.id }) })),
    hasText: 'text' in act && (act.text ?? '').trim() !== '',
    detail,
  };
}
