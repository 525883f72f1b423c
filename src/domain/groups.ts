import { dateToMeet, isOverdue } from './badge.ts';
import type { CaseId, CaseQuery, CaseSummary } from './case.ts';
import type { Broken } from './failure.ts';
import { needsYou, type Viewer } from './needs-you.ts';
import type { PlainDate } from './person.ts';

export const CASE_GROUPS = ['needsYou', 'colleague', 'agency', 'unknown', 'closed'] as const;
/** `colleague`: somebody else at the company, named or not. `unknown`: a status that a newer agency sends. */
export type CaseGroupName = (typeof CASE_GROUPS)[number];

export interface CaseGroup {
  readonly name: CaseGroupName;
  readonly cases: readonly CaseSummary[];
}

/** `broken`: records that could not be read, in their order, to stand at the end of the first group. */
export interface GroupedCases {
  /** Groups that hold something, in the order in which they are shown. */
  readonly groups: readonly CaseGroup[];
  readonly broken: readonly Broken[];
}

/** The group a case stands in. */
export function groupOf(summary: CaseSummary, viewer: Viewer): CaseGroupName {
  if (needsYou(summary, viewer)) return 'needsYou';
  if (summary.status === 'awaitingCompany') return 'colleague';
  return summary.status === 'awaitingAgency' ? 'agency' : summary.status;
}

/**
 * Groups and orders the records of one or more pages. What waits for the company: to correct, overdue, nearest date,
 * last updated; all else: last updated. A case that came on two pages is there once, as it was last updated.
 */
export function groupCases(records: readonly (CaseSummary | Broken)[], viewer: Viewer, today: PlainDate): GroupedCases {
  const { cases, broken } = split(records);
  const lists = new Map<CaseGroupName, CaseSummary[]>(CASE_GROUPS.map((name) => [name, []]));
  for (const summary of cases) lists.get(groupOf(summary, viewer))?.push(summary);
  const groups: CaseGroup[] = [];
  for (const [name, list] of lists) {
    if (list.length === 0) continue;
    groups.push({ name, cases: isByNeed(name) ? byNeed(list, today) : list.sort(byUpdated) });
  }
  return { groups, broken };
}

/**
 * The cases in one order without groups, each once. `need`: the groups' order, end to end. `due`: nearest date first,
 * those without a date last. `updated`, `created`: newest first.
 */
export function orderCases(
  records: readonly (CaseSummary | Broken)[],
  sort: NonNullable<CaseQuery['sort']>,
  viewer: Viewer,
  today: PlainDate,
): readonly CaseSummary[] {
  if (sort === 'need') return groupCases(records, viewer, today).groups.flatMap((group) => group.cases);
  return split(records).cases.sort(orderBy(sort));
}

/** Negative where the first case stands before the second. */
export type Order = (a: CaseSummary, b: CaseSummary) => number;

/** The order inside a group. */
export function orderIn(name: CaseGroupName, today: PlainDate): Order {
  return isByNeed(name) ? (a, b) => byKeys(keyed(a, today), keyed(b, today)) : byUpdated;
}

/** The order of a list without groups. */
export function orderBy(sort: Exclude<NonNullable<CaseQuery['sort']>, 'need'>): Order {
  if (sort === 'due') return (a, b) => byText(a.dueOn ?? NO_DATE, b.dueOn ?? NO_DATE) || byUpdated(a, b);
  return sort === 'created' ? byCreated : byUpdated;
}

function isByNeed(name: CaseGroupName): boolean {
  return name === 'needsYou' || name === 'colleague';
}

// Sorts after every date.
const NO_DATE = '~';

function split(records: readonly (CaseSummary | Broken)[]): { cases: CaseSummary[]; broken: Broken[] } {
  const cases = new Map<CaseId, CaseSummary>();
  const broken: Broken[] = [];
  for (const record of records) {
    if ('kind' in record) {
      broken.push(record);
      continue;
    }
    const known = cases.get(record.id);
    if (known === undefined || known.updatedAt <= record.updatedAt) cases.set(record.id, record);
  }
  return { cases: [...cases.values()], broken };
}

/** What a case is ordered by, taken out once and not at each comparison. */
interface Keyed {
  readonly summary: CaseSummary;
  readonly rank: number;
  readonly date: string;
}

function keyed(summary: CaseSummary, today: PlainDate): Keyed {
  const rank = summary.toCorrect > 0 ? 0 : isOverdue(summary, today) ? 1 : 2;
  return { summary, rank, date: dateToMeet(summary) ?? NO_DATE };
}

function byKeys(a: Keyed, b: Keyed): number {
  return a.rank - b.rank || byText(a.date, b.date) || byUpdated(a.summary, b.summary);
}

function byNeed(cases: readonly CaseSummary[], today: PlainDate): CaseSummary[] {
  const all = cases.map((summary) => keyed(summary, today)).sort(byKeys);
  return all.map(({ summary }) => summary);
}

function byUpdated(a: CaseSummary, b: CaseSummary): number {
  return byText(b.updatedAt, a.updatedAt) || byText(a.id, b.id);
}

function byCreated(a: CaseSummary, b: CaseSummary): number {
  return byText(b.createdAt, a.createdAt) || byText(a.id, b.id);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
