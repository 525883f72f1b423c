import { groupOf, orderBy, orderIn, type Order } from '../../domain/groups.ts';
import { mayMatch } from '../../domain/query-match.ts';
import type { Broken, CaseQuery, CaseSummary, PlainDate, Viewer } from '../../domain/index.ts';
import {
  counted,
  fits,
  hasFilters,
  isSound,
  keepSeveral,
  sortOf,
  type Asked,
  type List,
  type Section,
  type Sorted,
} from './list-model.ts';

type Row = CaseSummary | Broken;

/** A case as it was and as it is. */
interface Change {
  readonly before: CaseSummary;
  readonly after: CaseSummary;
}

/** With more changes than this the lists are made anew. */
const FEW = 8;

/** Whether no case comes twice in a list. Changes keep the ids as they are. */
const unique = new WeakMap<readonly Row[], boolean>();

function isUnique(items: readonly Row[]): boolean {
  const known = unique.get(items);
  if (known !== undefined) return known;
  const is = new Set(items.map(({ id }) => id)).size === items.length;
  unique.set(items, is);
  return is;
}

/**
 * The lists after a few cases have changed: those are put in their place, the others, be they ten thousand, stay where they
 * are. `undefined`: the lists have to be made anew.
 */
export function resorted({ of, sections }: Sorted, asked: Asked): readonly Section[] | undefined {
  const [query, view, viewer, today] = asked;
  const former = of?.[1];
  if (!former || of[0] !== query || of[2] !== viewer || of[3] !== today) return undefined;
  const few = isUnique(former.items) ? changesIn(former.items, view.items) : undefined;
  if (!few) return undefined;
  unique.set(view.items, true);
  if (few.every(isSameHands)) keepSeveral(former, view);
  return placed(few, sections, asked);
}

/** What differs between two lists of the same cases. `undefined`: too much, or something else than cases. */
export function changesIn(before: readonly Row[], after: readonly Row[]): readonly Change[] | undefined {
  if (before.length !== after.length) return undefined;
  const changes: Change[] = [];
  for (let at = 0; at < after.length; at++) {
    const [former, row] = [before[at], after[at]];
    if (former === row) continue;
    if (!former || !row || !isCase(former) || !isCase(row) || former.id !== row.id) return undefined;
    if (changes.push({ before: former, after: row }) > FEW) return undefined;
  }
  return changes;
}

function isCase(row: Row): row is CaseSummary {
  return !('kind' in row) && isSound(row);
}

function isSameHands({ before, after }: Change): boolean {
  return before.agency.id === after.agency.id && before.client.id === after.client.id;
}

/** The lists after a few changes. `undefined`: a list comes or goes. */
function placed(
  changes: readonly Change[],
  sections: readonly Section[],
  asked: Asked,
): readonly Section[] | undefined {
  const [query, view, viewer, today] = asked;
  const lists = new Map<string, CaseSummary[]>();
  const listOf = (name: string): CaseSummary[] | undefined => {
    const known = lists.get(name);
    const cases = known ?? sections.find((section) => section.name === name)?.cases.slice();
    if (cases && !known) lists.set(name, cases);
    return cases;
  };
  for (const { before, after } of changes) {
    const from = sections.find(({ cases }) => cases.includes(before))?.name;
    const target = targetOf(after, query, viewer, today);
    const cases = from && listOf(from);
    if (!cases) return undefined;
    cases.splice(cases.indexOf(before), 1);
    if (!target) continue;
    const to = listOf(target.name);
    if (!to) return undefined;
    to.splice(placeOf(after, to, target.order), 0, after);
  }
  const after = sections.map(({ name, cases }): List => ({ name, cases: lists.get(name) ?? cases }));
  if (after.some(({ cases }) => cases.length === 0)) return undefined;
  return counted(after, query, view, sections[0]?.broken ?? []);
}

interface Target {
  readonly name: Section['name'];
  readonly order: Order;
}

/** The list in which a case stands; `undefined` where it is not shown. */
function targetOf(summary: CaseSummary, query: CaseQuery, viewer: Viewer, today: PlainDate): Target | undefined {
  const name = groupOf(summary, viewer);
  if (!fits(query, name) || (hasFilters(query) && !mayMatch(summary, query, viewer, today))) return undefined;
  const sort = sortOf(query);
  return sort ? { name: 'all', order: orderBy(sort) } : { name, order: orderIn(name, today) };
}

/** Before the first case that comes after it. */
function placeOf(summary: CaseSummary, cases: readonly CaseSummary[], order: Order): number {
  let [from, to] = [0, cases.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = cases[middle];
    if (other && order(other, summary) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
