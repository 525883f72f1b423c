import type { Act } from './act.ts';
import type { CaseDetail } from './case.ts';
import type { FieldErrorCode } from './field-error.ts';
import { interpret, stillApproves, type FieldErrorParams, type Interpretation } from './interpret.ts';
import { isKnownKind, type Answer, type Item, type ItemId } from './item.ts';
import type { PlainDate } from './person.ts';
import { answeredLines, filesOfLine, type LineFiles } from './read-lines.ts';
import { isItem, rawOf, visibleItems, type RawAnswers } from './visibility.ts';

/** Why an item holds the send back. */
export interface ItemProblem {
  readonly itemId: ItemId;
  /** Where it has several fields: a bank line by its id, a cell by `partOfCell`. */
  readonly part?: string;
  readonly code: FieldErrorCode;
  readonly params?: FieldErrorParams;
}

/** What will go, for the send bar and for the step that reviews it. */
export interface AnswerSummary {
  /** Each bank line is an answer of its own. */
  readonly answers: number;
  /** All files, those in answers and the loose ones. */
  readonly files: number;
  /** Of the required items that are still open: how many get an answer now. Bank lines count one by one. */
  readonly partial: { readonly ready: number; readonly total: number };
  /** Whether the ball goes to the agency with it. */
  readonly handsOver: boolean;
  /** Required items that go without an answer, or with bank lines left. */
  readonly skipped: readonly ItemId[];
  /** Items with input that a condition has hidden, and that therefore does not go. */
  readonly dropped: readonly ItemId[];
  /** Files of earlier answers that are taken back. */
  readonly withdrawn: number;
}

/** `act` is `null` when a problem stands in the way or there is nothing to send. */
export interface ComposedAnswer {
  readonly act: Extract<Act, { kind: 'answer' | 'amend' }> | null;
  readonly summary: AnswerSummary;
  readonly problems: readonly ItemProblem[];
}

/** What has been chosen for one item, by item. */
export type FilesByItem = Readonly<Record<ItemId, readonly string[]>>;
/** What has been chosen for bank lines, by item and line. */
export type LineFilesByItem = Readonly<Record<ItemId, LineFiles>>;

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

/** Files are there, a yes is to what stands there now, each bank line has its own answer. */
function covers(item: Item, answer: Answer): boolean {
  if ('files' in answer) return answer.files.length > 0;
  if ('approved' in answer) return !answer.approved || stillApproves(item, answer.of);
  if (!('lines' in answer)) return true;
  return (item.rows ?? []).every((row) => Object.hasOwn(answer.lines, row.id));
}

/** What goes beside the answers themselves. */
export interface Loose {
  readonly text: string;
  /** Ids of files that belong to no item. */
  readonly files: readonly string[];
}

/**
 * Makes the act of everything that has been typed and chosen: `answer`, or `amend` where that is asked for or files are
 * taken back. Only open, visible items are sent; required ones may be left for later. With an error in any of them
 * nothing goes.
 */
export function composeAnswer(
  detail: CaseDetail,
  raws: RawAnswers,
  filesByItem: FilesByItem,
  loose: Loose,
  today: PlainDate,
  lineFiles: LineFilesByItem = {},
  kind: 'answer' | 'amend' = 'answer',
): ComposedAnswer {
  const shown = visibleItems(detail.items, raws).filter(isItem);
  const readings = shown.filter(isOpen).map((item): Reading => {
    const raw = rawOf(raws, item.id);
    const ofLines = linesOf(lineFiles, item.id);
    const reading = interpret(item, raw, filesOf(filesByItem, item.id), today, ofLines);
    return { item, withdrawn: withdrawnOf(item, raw), reading };
  });
  const problems = readings.flatMap(({ item, reading }) => problemOf(item, reading));
  const answers = readings.flatMap(({ item, reading }): [ItemId, Answer][] =>
    reading.state === 'ok' ? [[item.id, reading.answer]] : [],
  );
  const withdrawn = readings.flatMap((each) => each.withdrawn);
  const isEmpty = answers.length + withdrawn.length + loose.files.length === 0 && loose.text.trim() === '';
  return {
    act: isEmpty || problems.length > 0 ? null : actOf(kind, answers, loose, withdrawn),
    summary: {
      ...summarise(readings, !isEmpty),
      answers: answers.reduce((count, [, answer]) => count + answersIn(answer), 0),
      files: loose.files.length + countFiles(answers, lineFiles),
      dropped: droppedItems(detail, shown, raws, filesByItem, lineFiles),
      withdrawn: withdrawn.length,
    },
    problems,
  };
}

function actOf(
  kind: 'answer' | 'amend',
  answers: readonly (readonly [ItemId, Answer])[],
  loose: Loose,
  withdrawnFiles: readonly string[],
): ComposedAnswer['act'] {
  const text = loose.text.trim();
  // fromEntries, not assignment: an item may be called `__proto__`.
  const parts = { answers: Object.fromEntries(answers), ...(text !== '' && { text }), files: [...loose.files] };
  if (withdrawnFiles.length > 0) return { kind: 'amend', ...parts, withdrawnFiles };
  return { kind, ...parts };
}

/** The files of the sent answer that are to be taken back; those of a rejected answer go anyway. */
function withdrawnOf({ answer, verdict }: Item, raw: RawAnswers[string] | undefined): readonly string[] {
  if (!answer || verdict?.is === 'rejected') return [];
  return filesIn(answer).filter((id) => raw?.withdrawn?.includes(id));
}

function filesIn(answer: Answer): readonly string[] {
  if ('files' in answer) return answer.files;
  return 'lines' in answer ? Object.values(answer.lines).flatMap(filesOfLine) : [];
}

interface Reading {
  readonly item: Item;
  readonly reading: Interpretation;
  readonly withdrawn: readonly string[];
}

function summarise(
  readings: readonly Reading[],
  hasContent: boolean,
): Pick<AnswerSummary, 'partial' | 'handsOver' | 'skipped'> {
  const asked = readings
    .filter((each) => each.item.required && (isUnanswered(each.item) || isEmptied(each)))
    .map(unitsOf);
  const skipped = asked.filter(({ ready, total }) => ready < total).map(({ id }) => id);
  const sum = (of: 'ready' | 'total'): number => asked.reduce((count, units) => count + units[of], 0);
  return {
    partial: { ready: sum('ready'), total: sum('total') },
    handsOver: hasContent && skipped.length === 0,
    skipped,
  };
}

/** How much of an item there is to answer, and how much gets an answer now: bank lines count one by one. */
function unitsOf({ item, reading, withdrawn }: Reading): {
  readonly id: ItemId;
  readonly ready: number;
  readonly total: number;
} {
  const { id, rows } = item;
  const answer = reading.state === 'ok' ? reading.answer : undefined;
  if (item.kind !== 'transactions' || !rows || (answer && 'missing' in answer)) {
    return { id, ready: answer ? 1 : 0, total: 1 };
  }
  const before = item.verdict === undefined ? answeredLines(item, undefined, withdrawn) : 0;
  const after = answeredLines(item, answer, withdrawn);
  if (before < rows.length) return { id, ready: after - before, total: rows.length - before };
  return { id, ready: answer ? 1 : 0, total: 1 };
}

/** How many answers the agency still lacks to an item: bank lines count one by one. */
export function unansweredIn(item: Item): number {
  if (!isUnanswered(item)) return 0;
  const { rows, verdict, kind } = item;
  return kind === 'transactions' && rows && verdict === undefined ? rows.length - answeredLines(item) : 1;
}

/** How many answers are in an answer: each bank line is one of its own. */
export function answersIn(answer: Answer): number {
  return 'lines' in answer ? Object.keys(answer.lines).length : 1;
}

/** How many of them are nothing but files. */
export function filesOnlyIn(answer: Answer): number {
  if ('files' in answer) return 1;
  if (!('lines' in answer)) return 0;
  return Object.values(answer.lines).filter((line) => 'files' in line && !line.text && !line.mark).length;
}

/** Every file of what was sent, or of one of its bank lines that says nothing else, is taken back. */
function isEmptied({ item, withdrawn }: Reading): boolean {
  const { answer } = item;
  if (!answer || withdrawn.length === 0) return false;
  if ('files' in answer) return withdrawn.length === answer.files.length;
  return answeredLines(item, undefined, withdrawn) < answeredLines(item);
}

function problemOf(item: Item, reading: Interpretation): readonly ItemProblem[] {
  if (reading.state !== 'error') return [];
  if (reading.parts) return reading.parts.map((part) => ({ itemId: item.id, ...part }));
  return [{ itemId: item.id, code: reading.code, ...(reading.params && { params: reading.params }) }];
}

function filesOf(files: FilesByItem, id: ItemId): readonly string[] {
  return Object.hasOwn(files, id) ? (files[id] ?? []) : [];
}

function linesOf(files: LineFilesByItem, id: ItemId): LineFiles {
  return Object.hasOwn(files, id) ? (files[id] ?? {}) : {};
}

/** Files of earlier answers, which a changed bank line takes along, are not counted: they have been sent. */
function countFiles(answers: readonly (readonly [ItemId, Answer])[], lineFiles: LineFilesByItem): number {
  return answers.reduce((count, [id, answer]) => {
    if ('files' in answer) return count + answer.files.length;
    if (!('lines' in answer)) return count;
    const chosen = Object.entries(linesOf(lineFiles, id)).filter(([line]) => Object.hasOwn(answer.lines, line));
    return chosen.reduce((sum, [, files]) => sum + files.length, count);
  }, 0);
}

function droppedItems(
  detail: CaseDetail,
  shown: readonly Item[],
  raws: RawAnswers,
  files: FilesByItem,
  lineFiles: LineFilesByItem,
): readonly ItemId[] {
  const ids = new Set(shown.map((item) => item.id));
  const hasFiles = (id: ItemId): boolean =>
    filesOf(files, id).length > 0 || Object.values(linesOf(lineFiles, id)).some((chosen) => chosen.length > 0);
  return detail.items
    .filter(isItem)
    .filter((item) => isOpen(item) && !ids.has(item.id))
    .filter((item) => hasInput(rawOf(raws, item.id)) || hasFiles(item.id))
    .map((item) => item.id);
}

/**
 * Whether anything has been typed or chosen, however deep; a "no" is something, an unticked box is not, nor is where it
 * was filled in from.
 */
export function hasInput(raw: unknown): boolean {
  if (typeof raw === 'string') return raw !== '';
  if (typeof raw !== 'object' || raw === null) return raw === true;
  return Object.entries(raw).some(
    ([name, part]) => (name === 'yes' && part === false) || (name !== 'source' && hasInput(part)),
  );
}
