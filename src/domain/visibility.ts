import type { Broken } from './failure.ts';
import type { Answer, Item, ItemId } from './item.ts';
import type { RawAnswer } from './raw-answer.ts';

export type RawAnswers = Readonly<Record<ItemId, RawAnswer>>;

/** The items that stand, broken ones included (they are shown as such). */
export function isItem(record: Item | Broken): record is Item {
  return 'label' in record;
}

/** The raw answer of an item; safe for ids such as `__proto__`. */
export function rawOf(raws: RawAnswers, id: ItemId): RawAnswer | undefined {
  return Object.hasOwn(raws, id) ? raws[id] : undefined;
}

/**
 * The items to show: those without a condition, and those whose condition the present input (else the sent answer)
 * fulfils and whose controlling item is itself shown. Where a condition names no item or leads in a circle it is
 * disregarded: what the agency asks is rather shown than lost.
 */
export function visibleItems(items: readonly (Item | Broken)[], raws: RawAnswers): readonly (Item | Broken)[] {
  const byId = new Map(items.filter(isItem).map((item) => [item.id, item]));
  const known = new Map<ItemId, boolean>();
  return items.filter((record) => !isItem(record) || isVisible(record, byId, raws, known));
}

/** Follows the chain of conditions to its end or to what is known, then decides on the way back. No recursion. */
function isVisible(
  item: Item,
  byId: ReadonlyMap<ItemId, Item>,
  raws: RawAnswers,
  known: Map<ItemId, boolean>,
): boolean {
  const chain: Item[] = [];
  const seen = new Set<ItemId>();
  let next: Item | undefined = item;
  while (next && !known.has(next.id) && !seen.has(next.id)) {
    seen.add(next.id);
    chain.push(next);
    next = next.visibleWhen && byId.get(next.visibleWhen.item);
  }
  const circle = next && !known.has(next.id) ? next.id : undefined;
  if (circle !== undefined) openCircle(chain, circle, known);
  for (const link of chain.reverse()) {
    if (!known.has(link.id)) known.set(link.id, decide(link, byId, raws, known));
  }
  return known.get(item.id) ?? true;
}

function openCircle(chain: readonly Item[], start: ItemId, known: Map<ItemId, boolean>): void {
  const from = chain.findIndex((link) => link.id === start);
  for (const link of chain.slice(from)) known.set(link.id, true);
}

function decide(
  item: Item,
  byId: ReadonlyMap<ItemId, Item>,
  raws: RawAnswers,
  known: ReadonlyMap<ItemId, boolean>,
): boolean {
  const control = item.visibleWhen && byId.get(item.visibleWhen.item);
  if (!item.visibleWhen || !control) return true;
  if (known.get(control.id) === false) return false;
  const is = item.visibleWhen.is;
  return valuesOf(control, rawOf(raws, control.id)).some((value) => is.includes(value));
}

function valuesOf(item: Item, raw: RawAnswer | undefined): readonly (string | boolean)[] {
  if (raw === undefined || item.locked) return item.answer ? sentValues(item.answer) : [];
  if (raw.missing !== undefined) return [];
  if (raw.yes !== undefined) return [raw.yes];
  if (raw.decision !== undefined) return [raw.decision === 'approve'];
  if (raw.picked !== undefined) return raw.picked;
  const text = raw.text?.trim();
  return text ? [text] : [];
}

function sentValues(answer: Answer): readonly (string | boolean)[] {
  if ('approved' in answer) return [answer.approved];
  if (!('value' in answer)) return [];
  const { value } = answer;
  if (typeof value === 'string' || typeof value === 'boolean') return [value];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}
