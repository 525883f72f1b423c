import type { Act } from './act.ts';
import type { CaseDetail } from './case.ts';
import type { FieldErrorCode } from './field-error.ts';
import { interpret, type FieldErrorParams, type Interpretation } from './interpret.ts';
import { isKnownKind, type Answer, type Item, type ItemId } from './item.ts';
import type { PlainDate } from './person.ts';
import { isItem, rawOf, visibleItems, type RawAnswers } from './visibility.ts';

/** Why an item holds the send back. */
export interface ItemProblem {
  readonly itemId: ItemId;
  readonly code: FieldErrorCode;
  readonly params?: FieldErrorParams;
}

/** What will go, for the send bar and for the step that reviews it. */
export interface AnswerSummary {
  readonly answers: number;
  /** All files, those in answers and the loose ones. */
  readonly files: number;
  /** Of the required items that are still open: how many get an answer now. */
  readonly partial: { readonly ready: number; readonly total: number };
  /** Whether the ball goes to the agency with it. */
  readonly handsOver: boolean;
  /** Required items that go without an answer. */
  readonly skipped: readonly ItemId[];
  /** Items with input that a condition has hidden, and that therefore does not go. */
  readonly dropped: readonly ItemId[];
}

/** `act` is `null` when a problem stands in the way or there is nothing to send. */
export interface ComposedAnswer {
  readonly act: Extract<Act, { kind: 'answer' }> | null;
  readonly summary: AnswerSummary;
  readonly problems: readonly ItemProblem[];
}

/** What has been chosen for one item, by item. */
export type FilesByItem = Readonly<Record<ItemId, readonly string[]>>;

/** Whether an item may be answered (again): neither locked nor accepted. */
export function isOpen(item: Item): boolean {
  return !item.locked && item.verdict?.is !== 'accepted';
}

/**
 * Whether the agency still lacks an answer to it: none that covers it has been sent, or it asks for another or for more.
 * One of a kind that we do not know is never waited for.
 */
export function isUnanswered(item: Item): boolean {
  return (
    isOpen(item) &&
    isKnownKind(item.kind) &&
    (item.verdict !== undefined || item.answer === undefined || !covers(item, item.answer))
  );
}

/** Files are there, each bank line has its own answer. */
function covers(item: Item, answer: Answer): boolean {
  if ('files' in answer) return answer.files.length > 0;
  if (!('lines' in answer)) return true;
  return (item.rows ?? []).every((row) => Object.hasOwn(answer.lines, row.id));
}

/**
 * Makes the act `answer` of everything that has been typed and chosen. Only open, visible items are sent; required ones
 * may be left for later. With an error in any of them nothing goes.
 */
export function composeAnswer(
  detail: CaseDetail,
  raws: RawAnswers,
  filesByItem: FilesByItem,
  text: string,
  looseFiles: readonly string[],
  today: PlainDate,
): ComposedAnswer {
  const shown = visibleItems(detail.items, raws).filter(isItem);
  const readings = shown.filter(isOpen).map((item) => ({
    item,
    reading: interpret(item, rawOf(raws, item.id), filesOf(filesByItem, item.id), today),
  }));
  const problems = readings.flatMap(({ item, reading }) => problemOf(item, reading));
  const answers = readings.flatMap(({ item, reading }): [ItemId, Answer][] =>
    reading.state === 'ok' ? [[item.id, reading.answer]] : [],
  );
  const message = text.trim();
  const isEmpty = answers.length === 0 && message === '' && looseFiles.length === 0;
  return {
    act:
      isEmpty || problems.length > 0
        ? null
        : {
            kind: 'answer',
            // fromEntries, not assignment: an item may be called `__proto__`.
            answers: Object.fromEntries(answers),
            ...(message !== '' && { text: message }),
            files: [...looseFiles],
          },
    summary: {
      ...summarise(readings, !isEmpty),
      answers: answers.length,
      files: looseFiles.length + countFiles(answers),
      dropped: droppedItems(detail, shown, raws, filesByItem),
    },
    problems,
  };
}

interface Reading {
  readonly item: Item;
  readonly reading: Interpretation;
}

function summarise(
  readings: readonly Reading[],
  hasContent: boolean,
): Pick<AnswerSummary, 'partial' | 'handsOver' | 'skipped'> {
  const asked = readings.filter(({ item }) => item.required && isUnanswered(item));
  const skipped = asked.filter(({ reading }) => reading.state !== 'ok').map(({ item }) => item.id);
  const partial = { ready: asked.length - skipped.length, total: asked.length };
  return { partial, handsOver: hasContent && skipped.length === 0, skipped };
}

function problemOf(item: Item, reading: Interpretation): readonly ItemProblem[] {
  if (reading.state !== 'error') return [];
  return [{ itemId: item.id, code: reading.code, ...(reading.params && { params: reading.params }) }];
}

function filesOf(files: FilesByItem, id: ItemId): readonly string[] {
  return Object.hasOwn(files, id) ? (files[id] ?? []) : [];
}

function countFiles(answers: readonly (readonly [ItemId, Answer])[]): number {
  return answers.reduce((count, [, answer]) => count + ('files' in answer ? answer.files.length : 0), 0);
}

function droppedItems(
  detail: CaseDetail,
  shown: readonly Item[],
  raws: RawAnswers,
  files: FilesByItem,
): readonly ItemId[] {
  const ids = new Set(shown.map((item) => item.id));
  return detail.items
    .filter(isItem)
    .filter((item) => isOpen(item) && !ids.has(item.id))
    .filter((item) => hasInput(rawOf(raws, item.id)) || filesOf(files, item.id).length > 0)
    .map((item) => item.id);
}

function hasInput(raw: RawAnswers[string] | undefined): boolean {
  return raw !== undefined && Object.values(raw).some((value) => value !== undefined && value !== '');
}
