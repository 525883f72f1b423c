import type { Act, CaseId, ItemId, PlainDate } from '../domain/index.ts';
import type { RawAnswer } from '../domain/raw-answer.ts';
import { NEW_CASE, START_ITEMS } from '../domain/start.ts';

/** What the user has typed or chosen, files apart. */
export interface ReplyDraft {
  readonly act: Act['kind'];
  readonly answers: Readonly<Record<ItemId, RawAnswer>>;
  readonly text: string;
  readonly until?: PlainDate | undefined;
}

export const EMPTY_DRAFT: ReplyDraft = { act: 'answer', answers: {}, text: '' };

/** Whether there is anything to lose. */
export function hasInput(draft: ReplyDraft): boolean {
  return draft.text.trim() !== '' || draft.until !== undefined || Object.values(draft.answers).some(isFilled);
}

/** What of it could be lost: whom a start goes to is often chosen for the user. */
export function ownOf(caseId: CaseId, draft: ReplyDraft): ReplyDraft {
  if (caseId !== NEW_CASE) return draft;
  const { [START_ITEMS.recipient]: _recipient, ...answers } = draft.answers;
  return { ...draft, answers };
}

/** The answers with one more or another; the same ones where that says nothing new. */
export function withAnswer(answers: ReplyDraft['answers'], id: ItemId, raw: RawAnswer): ReplyDraft['answers'] {
  return Object.hasOwn(answers, id) && isSame(answers[id], raw) ? answers : { ...answers, [id]: raw };
}

/** What has been added since `sent` was sent: that stays, as the next draft. */
export function leftover(now: ReplyDraft, sent: ReplyDraft): ReplyDraft {
  const answers = Object.entries(now.answers).filter(
    ([id, raw]) => !Object.hasOwn(sent.answers, id) || !isSame(raw, sent.answers[id]),
  );
  return {
    act: now.act === sent.act ? EMPTY_DRAFT.act : now.act,
    answers: Object.fromEntries(answers),
    text: textLeft(now.text, sent.text),
    ...(now.until !== sent.until && { until: now.until }),
  };
}

/** Whether something of what was sent stands in a draft. */
export function holds(now: ReplyDraft, sent: ReplyDraft): boolean {
  return isTouched(now, leftover(now, sent));
}

/** Whether something of `before` is not in `left` any more. */
function isTouched(before: ReplyDraft, left: ReplyDraft): boolean {
  const { text, answers, until } = before;
  return left.text !== text || left.until !== until || Object.keys(left.answers).length < Object.keys(answers).length;
}

/** A draft with what is being sent in it: as it is where it holds that, else both. */
export function withWhatWasSent(now: ReplyDraft, sent: ReplyDraft): ReplyDraft {
  return holds(now, sent) ? now : mergeDrafts(sent, now);
}

/** Two drafts of one case in one; where both say something, what was written last holds, and no text is dropped. */
export function mergeDrafts(earlier: ReplyDraft, later: ReplyDraft): ReplyDraft {
  const texts = [earlier.text, later.text].filter((text) => text.trim() !== '');
  return {
    act: hasInput(later) ? later.act : earlier.act,
    answers: { ...earlier.answers, ...later.answers },
    text: texts.join('\n\n'),
    until: later.until ?? earlier.until,
  };
}

/** Text that was only added to keeps what was added; text that was rewritten stays whole. */
function textLeft(now: string, sent: string): string {
  if (now.trim() === sent.trim()) return '';
  return sent.trim() !== '' && now.startsWith(sent) ? now.slice(sent.length).trimStart() : now;
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value !== 'object' || value === null) return value === true;
  // Only a "no" to a question says something by being false.
  return Object.entries(value).some(
    ([name, part]) => (isFilled(part) && name !== 'source') || (name === 'yes' && part === false),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  // Both are plain JSON that the form builds the same way each time.
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
