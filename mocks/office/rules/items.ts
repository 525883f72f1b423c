/** What of a case's items is shown, done, and still open. */
import { isKnownKind, type Answer, type CaseSummary, type Verdict } from '../../../src/domain/index.ts';
import { visibleItems } from '../../../src/domain/visibility.ts';
import type { ItemRecord } from '../model.ts';

type Items = readonly ItemRecord[];

/** The items whose conditions the sent answers fulfil: the same rule as in the form. */
export function shownItems(items: Items): readonly ItemRecord[] {
  if (!items.some((item) => item.visibleWhen)) return items;
  const stated = items.map(({ approves: _approves, ...item }) => ({ ...item, locked: item.locked === true }));
  const shown = new Set(visibleItems(stated, {}).map((item) => item.id));
  return items.filter((item) => shown.has(item.id));
}

const asksAgain = (verdict: Verdict | undefined): boolean => verdict?.is === 'rejected' || verdict?.is === 'needsMore';

/** Whether we can say how such an item is answered. One of a newer kind is read, and never holds a case back. */
export const isFillable = (item: ItemRecord): boolean => isKnownKind(item.kind);

const isRequired = (item: ItemRecord): boolean => item.required && isFillable(item);

/** Whether an answer covers its item: files are there, each bank line has its own. */
function covers(item: ItemRecord, answer: Answer): boolean {
  if ('files' in answer) return answer.files.length > 0;
  if (!('lines' in answer)) return true;
  return (item.rows ?? []).every((row) => Object.hasOwn(answer.lines, row.id));
}

/** Answered or declared missing, and not asked for again. */
export const isDone = (item: ItemRecord): boolean =>
  item.answer !== undefined && covers(item, item.answer) && !asksAgain(item.verdict);

/** Whether the agency asks to have it done again or completed. */
export const isToCorrect = (item: ItemRecord): boolean => asksAgain(item.verdict);

export function progressOf(items: Items): CaseSummary['progress'] {
  const required = shownItems(items).filter(isRequired);
  return { answered: required.filter(isDone).length, required: required.length };
}

export const toCorrectOf = (items: Items): number => shownItems(items).filter(isToCorrect).length;

/** Every required item is answered or declared missing. */
export const isComplete = (items: Items): boolean =>
  shownItems(items).every((item) => isDone(item) || !isRequired(item));

/** Bank lines are counted one by one: those without an answer, or all where the agency asks again. */
function openPartsOf(item: ItemRecord): number {
  if (item.kind !== 'transactions' || !item.rows) return 1;
  const { answer, rows } = item;
  if (!answer || !('lines' in answer) || isToCorrect(item)) return rows.length;
  return rows.filter((row) => !Object.hasOwn(answer.lines, row.id)).length;
}

/** What still has to be done, by kind: the size of the job. Optional items count only where nothing is required. */
export function openOf(items: Items): NonNullable<CaseSummary['open']> {
  const shown = shownItems(items);
  const anyRequired = shown.some(isRequired);
  const open = shown.filter(
    (item) => isFillable(item) && !isDone(item) && (isRequired(item) || isToCorrect(item) || !anyRequired),
  );
  const counts = new Map<string, number>();
  for (const item of open) counts.set(item.kind, (counts.get(item.kind) ?? 0) + openPartsOf(item));
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

/** The ids of all files that an answer names. */
export function filesOf(answer: Answer | undefined): readonly string[] {
  if (!answer) return [];
  if ('files' in answer) return answer.files;
  if (!('lines' in answer)) return [];
  return Object.values(answer.lines).flatMap((line) => ('files' in line ? (line.files ?? []) : []));
}
