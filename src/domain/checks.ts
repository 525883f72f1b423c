import type { CaseDetail } from './case.ts';
import { interpret, type Interpretation } from './interpret.ts';
import type { Answer, Check, Item, ItemId } from './item.ts';
import type { Money, PlainDate } from './person.ts';
import { columnSum } from './read-table.ts';
import { addDecimals, negateDecimal } from './values/decimal.ts';
import { isItem, rawOf, visibleItems, type RawAnswers } from './visibility.ts';

/** A sum that can be told, and whether it comes out. */
export interface CheckedSum {
  /** The item that carries the check. */
  readonly itemId: ItemId;
  readonly sum: Money;
  readonly expected: Money;
  /** What is too much; negative: what is missing. A decimal string. */
  readonly difference: string;
  /** Further off than the check tolerates. It may be sent all the same. */
  readonly off: boolean;
}

/**
 * The sums that the agency wants to come out, as far as they can be told: one of whose parts is empty though required,
 * cannot be read, or has been answered otherwise (missing, no changes) is left out. A part that a condition hides adds
 * nothing.
 */
export function checkSums(items: CaseDetail['items'], raws: RawAnswers, today: PlainDate): readonly CheckedSum[] {
  const shown = visibleItems(items, raws).filter(isItem);
  const all = new Map(items.filter(isItem).map((item) => [item.id, item]));
  const visible = new Set(shown.map(({ id }) => id));
  const answerOf = (item: Item): Answer | 'nothing' | undefined => standing(item, rawOf(raws, item.id), today);
  return shown.flatMap((item) =>
    (item.checks ?? []).flatMap((check) => {
      const parts = check.sumOf.map((id) => partOf(item, id, all, visible, answerOf));
      return parts.every((part) => part !== undefined) ? [judge(item.id, check, addDecimals(parts))] : [];
    }),
  );
}

/** Those that do not come out: to be told before they are sent. */
export function sumsOff(items: CaseDetail['items'], raws: RawAnswers, today: PlainDate): readonly CheckedSum[] {
  return checkSums(items, raws, today).filter(({ off }) => off);
}

/** What goes, else what has been sent. `nothing`: an item that may be left open is. `undefined`: that cannot be told. */
function standing(item: Item, raw: RawAnswers[string] | undefined, today: PlainDate): Answer | 'nothing' | undefined {
  const isFixed = item.locked || item.verdict?.is === 'accepted';
  const reading: Interpretation = isFixed ? { state: 'empty' } : interpret(item, raw, [], today);
  if (reading.state === 'ok') return reading.answer;
  if (reading.state !== 'empty') return undefined;
  return item.answer ?? (item.required ? undefined : 'nothing');
}

function partOf(
  carrier: Item,
  id: string,
  all: ReadonlyMap<ItemId, Item>,
  visible: ReadonlySet<ItemId>,
  answerOf: (item: Item) => Answer | 'nothing' | undefined,
): string | undefined {
  if (carrier.columns?.some((column) => column.id === id)) return amountOf(answerOf(carrier), id);
  const item = all.get(id);
  if (!item) return undefined;
  return visible.has(id) ? amountOf(answerOf(item), undefined) : '0';
}

/** The figure in an answer, or the sum of a column of it. */
function amountOf(answer: Answer | 'nothing' | undefined, columnId: string | undefined): string | undefined {
  if (answer === undefined) return undefined;
  if (answer === 'nothing') return '0';
  if (columnId !== undefined) {
    return 'table' in answer && answer.unchanged === undefined ? columnSum(answer.table, columnId) : undefined;
  }
  if (!('value' in answer)) return undefined;
  const { value } = answer;
  if (typeof value === 'string') return /^-?\d+(\.\d+)?$/.test(value) ? value : undefined;
  return typeof value === 'object' && 'amount' in value ? value.amount : undefined;
}

function judge(itemId: ItemId, { equals, tolerance = '0' }: Check, sum: string): CheckedSum {
  const difference = addDecimals([sum, negateDecimal(equals.amount)]);
  const distance = difference.replace('-', '');
  const off = isMore(distance, tolerance);
  return { itemId, sum: { ...equals, amount: sum }, expected: equals, difference, off };
}

function isMore(a: string, b: string): boolean {
  const left = addDecimals([a, negateDecimal(b)]);
  return !left.startsWith('-') && /[1-9]/.test(left);
}
