import type { Act, CaseDetail, Item, ItemId, PlainDate } from '../../domain/index.ts';
import {
  composeAnswer,
  filesOnlyIn,
  hasInput,
  isOpen,
  type AnswerSummary,
  type ItemProblem,
  type LineFilesByItem,
} from '../../domain/compose-act.ts';
import { sumsOff, type CheckedSum } from '../../domain/checks.ts';
import { isKnownKind, type LineAnswer, type LinesAnswer } from '../../domain/item.ts';
import { NEW_CASE } from '../../domain/start.ts';
import { isItem, rawOf, visibleItems } from '../../domain/visibility.ts';
import type { ChosenFile, ReplyState } from '../../controllers/index.ts';

/**
 * What may be done with a case: `answer` its items, `amend` what has been sent, `text` only (a status that we do not
 * know), a `message` that leaves the ball, `reopen` a closed one by writing, or just `read`.
 */
export type Mode = 'answer' | 'amend' | 'text' | 'message' | 'reopen' | 'read';

/** `reopens`: writing in it takes a closed case up again. */
export function modeOf({ status, permissions, items }: CaseDetail, reopens = false): Mode {
  if (status === 'closed') return reopens ? 'reopen' : 'read';
  if (status === 'unknown') return permissions.answer || permissions.comment ? 'text' : 'read';
  if (status === 'awaitingCompany' && permissions.answer) return 'answer';
  if (permissions.answer && items.some((item) => isItem(item) && isOpen(item) && isKnownKind(item.kind)))
    return 'amend';
  return permissions.comment ? 'message' : 'read';
}

/** Why the send is held back, by where it is. */
export type PlanProblem =
  | ({ readonly at: 'item' } & ItemProblem)
  | { readonly at: 'text' }
  | { readonly at: 'until'; readonly isPast: boolean }
  | { readonly at: 'file'; readonly file: ChosenFile };

/** What the press of the button would send, and what stands in its way. */
export interface Plan {
  readonly kind: Act['kind'];
  /** Files that are not up yet are named by their key; see `withStoredIds`. `null`: something stands in the way. */
  readonly act: Act | null;
  readonly problems: readonly PlanProblem[];
  /** There is nothing to send. */
  readonly empty: boolean;
  /** Answers other than files. */
  readonly answers: number;
  readonly files: number;
  readonly text: boolean;
  /** With `answer`. */
  readonly summary?: AnswerSummary;
  /** With `answer`, where all that goes is a decision. */
  readonly decision?: 'approve' | 'changes';
  /** Sums that do not come out; they may go all the same. */
  readonly sums?: readonly CheckedSum[];
}

/** Reads the form as it stands. Cheap enough for every keystroke. */
export function planOf(detail: CaseDetail, state: ReplyState, today: PlainDate, mode: Mode): Plan {
  const kind = kindOf(detail, state, mode);
  switch (kind) {
    case 'ask':
    case 'note':
      return planText(kind, state);
    case 'moreTime':
      return planMoreTime(state, today);
    default:
      return planAnswer(detail, mode === 'text' ? { ...state, answers: {} } : state, today, kind);
  }
}

function kindOf(detail: CaseDetail, state: ReplyState, mode: Mode): Act['kind'] {
  if (mode === 'message') return 'note';
  if (mode === 'reopen') return 'ask';
  if (mode === 'amend') return detail.items.some((item) => isItem(item) && isBegun(item, state)) ? 'amend' : 'note';
  if (mode === 'text') return detail.permissions.answer ? 'answer' : 'note';
  return state.act === 'ask' || state.act === 'note' || state.act === 'moreTime' ? state.act : 'answer';
}

/** Whether something has been typed, chosen or taken back for an item. */
export function isBegun(item: Item, { answers, files }: ReplyState): boolean {
  return hasInput(rawOf(answers, item.id)) || files.some((file) => file.itemId === item.id);
}

/** Whether all that is written can go in a message: answers to what is no longer asked cannot. */
export function isOnlyText({ answers, files, dirty, text }: ReplyState): boolean {
  if (!dirty) return true;
  const asked = Object.values(answers).some(hasInput) || files.some((file) => !isLoose(file));
  return !asked && (text !== '' || files.length > 0);
}

const isLoose = (file: ChosenFile): boolean => file.itemId === undefined;
const isGood = (file: ChosenFile): boolean => file.phase === 'uploading' || file.phase === 'uploaded';
const idOf = (file: ChosenFile): string => file.stored?.id ?? file.key;

function planText(kind: 'ask' | 'note', state: ReplyState): Plan {
  const text = state.text.trim();
  const loose = state.files.filter(isLoose);
  const files = loose.filter(isGood).map(idOf);
  const problems: PlanProblem[] = [...(text === '' ? [{ at: 'text' as const }] : []), ...fileProblems(loose)];
  const act = problems.length > 0 ? null : { kind, text, files };
  return { kind, act, problems, empty: false, answers: 0, files: files.length, text: text !== '' };
}

function planMoreTime(state: ReplyState, today: PlainDate): Plan {
  const text = state.text.trim();
  const { until } = state;
  const plan = { kind: 'moreTime', empty: false, answers: 0, files: 0, text: text !== '' } as const;
  if (until === undefined || until < today) {
    return { ...plan, act: null, problems: [{ at: 'until', isPast: until !== undefined }] };
  }
  return { ...plan, act: { kind: 'moreTime', until, ...(text !== '' && { text }) }, problems: [] };
}

function planAnswer(detail: CaseDetail, state: ReplyState, today: PlainDate, act: Act['kind']): Plan {
  const good = state.files.filter(isGood);
  const loose = { text: state.text, files: good.filter(isLoose).map(idOf) };
  const kind = act === 'amend' ? 'amend' : 'answer';
  const lineFiles = filesByLine(good);
  const composed = composeAnswer(detail, state.answers, filesByItem(good), loose, today, lineFiles, kind);
  const problems = [
    ...composed.problems.map((problem) => ({ at: 'item' as const, ...problem })),
    ...startProblems(detail, composed.summary),
    ...fileProblems(state.files.filter((file) => isLoose(file) || isShown(detail, state, file))),
  ];
  const sent = Object.values(composed.act?.answers ?? {});
  const answers = composed.summary.answers - sent.reduce((count, answer) => count + filesOnlyIn(answer), 0);
  const text = state.text.trim() !== '';
  const isEmpty = composed.act === null && problems.length === 0;
  const { withdrawn } = composed.summary;
  const sums = sumsOff(detail.items, state.answers, today);
  const plan = { problems, answers, files: composed.summary.files, text, summary: composed.summary, sums };
  if (isEmpty && detail.type === 'information') {
    return { ...plan, kind: 'acknowledge', act: { kind: 'acknowledge' }, empty: false };
  }
  const decision = text || loose.files.length > 0 ? undefined : (decisionIn(sent) ?? refusalBegun(composed.problems));
  return {
    ...plan,
    kind: withdrawn > 0 ? 'amend' : kind,
    act: problems.length > 0 ? null : composed.act,
    empty: isEmpty,
    ...(decision && { decision }),
  };
}

/** Part of a reply may go, part of a start may not. */
function startProblems({ id }: CaseDetail, { skipped }: AnswerSummary): readonly PlanProblem[] {
  if (id !== NEW_CASE) return [];
  return skipped.map((itemId) => ({ at: 'item' as const, itemId, code: 'required' as const }));
}

/** A no that still lacks its reason. */
function refusalBegun(problems: readonly ItemProblem[]): Plan['decision'] {
  return problems.length > 0 && problems.every(({ code }) => code === 'reasonRequired') ? 'changes' : undefined;
}

/** Set where all that goes is one kind of decision. */
function decisionIn(answers: readonly object[]): Plan['decision'] {
  if (answers.length === 0 || !answers.every((answer) => 'approved' in answer)) return undefined;
  return answers.every((answer) => 'approved' in answer && answer.approved === true) ? 'approve' : 'changes';
}

/** Whether a file belongs to an item that takes part; one behind a condition does not go and holds nothing back. */
function isShown(detail: CaseDetail, state: ReplyState, file: ChosenFile): boolean {
  return visibleItems(detail.items, state.answers).some((item) => isItem(item) && item.id === file.itemId);
}

function fileProblems(files: readonly ChosenFile[]): readonly PlanProblem[] {
  return files.filter((file) => !isGood(file)).map((file) => ({ at: 'file' as const, file }));
}

/** The files of each item by stored id, or by key while they are on their way. */
export function filesByItem(files: readonly ChosenFile[]): Readonly<Record<ItemId, readonly string[]>> {
  const lists = new Map<ItemId, string[]>();
  for (const file of files) {
    if (file.itemId === undefined || file.lineId !== undefined) continue;
    lists.set(file.itemId, [...(lists.get(file.itemId) ?? []), idOf(file)]);
  }
  return Object.fromEntries(lists);
}

/** The files of each bank line, by item and line. */
export function filesByLine(files: readonly ChosenFile[]): LineFilesByItem {
  const items = new Map<ItemId, Map<string, string[]>>();
  for (const file of files) {
    if (file.itemId === undefined || file.lineId === undefined) continue;
    const lines = items.get(file.itemId) ?? new Map<string, string[]>();
    items.set(file.itemId, lines.set(file.lineId, [...(lines.get(file.lineId) ?? []), idOf(file)]));
  }
  return Object.fromEntries([...items].map(([id, lines]) => [id, Object.fromEntries(lines)]));
}

/**
 * The act as it was when the user pressed, with the ids that its files have got since. A file that was taken away while
 * the others were on their way does not go.
 */
export function withStoredIds(act: Act, files: readonly ChosenFile[]): Act {
  const ids = new Map(files.map((file) => [file.key, file.stored?.id]));
  const stored = (list: readonly string[]): readonly string[] =>
    list.flatMap((id) => (ids.has(id) ? (ids.get(id) ?? []) : [id]));
  if (act.kind === 'ask' || act.kind === 'note') return { ...act, files: stored(act.files) };
  if (act.kind !== 'answer' && act.kind !== 'amend') return act;
  const answers = Object.entries(act.answers).flatMap(([id, answer]): [ItemId, typeof answer][] => {
    if ('lines' in answer) return withStoredLines(id, answer, stored);
    if (!('files' in answer)) return [[id, answer]];
    const left = stored(answer.files);
    return left.length > 0 ? [[id, { files: left }]] : [];
  });
  return { ...act, answers: Object.fromEntries(answers), files: stored(act.files) };
}

/** A bank line whose only files have been taken away says nothing any more, and is left for later. */
function withStoredLines(
  id: ItemId,
  { lines }: LinesAnswer,
  stored: (list: readonly string[]) => readonly string[],
): [ItemId, LinesAnswer][] {
  const left = Object.entries(lines).flatMap(([lineId, line]): [string, LineAnswer][] => {
    if (!('files' in line) || !line.files) return [[lineId, line]];
    const { files, ...rest } = line;
    const kept = stored(files);
    if (kept.length > 0) return [[lineId, { ...rest, files: kept }]];
    return Object.keys(rest).length > 0 ? [[lineId, rest]] : [];
  });
  return left.length > 0 ? [[id, { lines: Object.fromEntries(left) }]] : [];
}

/** How many files are still on their way. */
export function pendingFiles(state: ReplyState): number {
  return state.files.filter((file) => file.phase === 'uploading').length;
}
