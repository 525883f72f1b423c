import type { InfiniteData, QueryState } from '@tanstack/query-core';
import { toFailure } from '../adapter/adapter-error.ts';
import type {
  Broken,
  CaseDetail,
  CaseId,
  CasePage,
  CaseStatus,
  CaseSummary,
  Facts,
  Failure,
  Remote,
} from '../domain/index.ts';
import { remoteOf } from './observed.ts';
import type { CaseListView } from './types.ts';

/** All pages of a query; the page parameter is the cursor. */
export type Pages = InfiniteData<CasePage, string | null>;
type Row = CaseSummary | Broken;

/** How many cases one page holds. */
export const PAGE_SIZE = 50;

/** A cursor that the back end no longer knows: one starts again from the first page. */
export function isExpiredCursor(failure: Failure): boolean {
  return failure.kind === 'gone' || failure.kind === 'invalid' || failure.kind === 'notFound';
}

/** The cursor after the last page, `null` at the end. A server that leads in a circle has come to its end. */
export function nextCursor(
  last: CasePage,
  _pages: CasePage[],
  _at: string | null,
  cursors: (string | null)[],
): string | null {
  return last.next !== null && cursors.includes(last.next) ? null : last.next;
}

export function isSummary(row: Row): row is CaseSummary {
  return 'subject' in row;
}

/** What the list's owner knows beside the cache. */
export interface ListExtras {
  readonly facts: Facts | null;
  /** "Show more" is under way, be it that it first has to begin again from the first page. */
  readonly loadingMore: boolean;
}

/** Makes the view of one list; gives the same object while nothing in it has changed. */
export function createListView(): (state: QueryState<Pages>, extras: ListExtras) => Remote<CaseListView> {
  let rowsOf: Pages | undefined;
  let rows: readonly Row[] = [];
  let last: CaseListView | undefined;

  return (state, { facts, loadingMore }) => {
    const { data, error, fetchMeta } = state;
    if (!data) return remoteOf<CaseListView>(state, undefined);
    if (rowsOf !== data) rows = merge(data);
    rowsOf = data;
    // What "show more" does concerns its own button, not the list above it.
    const isMore = fetchMeta?.fetchMore !== undefined;
    const moreFailure = isMore && error && !loadingMore ? toFailure(error) : undefined;
    const next = viewOf(data, rows, facts, { loadingMore, ...(moreFailure && { moreFailure }) });
    last = last && same(last, next) ? last : next;
    return isMore || loadingMore ? { state: 'ready', data: last } : remoteOf(state, last);
  };
}

function viewOf(
  { pages, pageParams }: Pages,
  items: readonly Row[],
  facts: Facts | null,
  more: Pick<CaseListView, 'loadingMore' | 'moreFailure'>,
): CaseListView {
  const page = pages.at(-1);
  return {
    items,
    counts: page?.counts ?? NO_COUNTS,
    facts: facts ?? page?.facts ?? NO_FACTS,
    hasMore: page !== undefined && nextCursor(page, pages, null, pageParams) !== null,
    ...more,
  };
}

/** A case that has moved between two pages while they were read shows once, at its first place, as read last. */
function merge(data: Pages): readonly Row[] {
  const rows: Row[] = [];
  const places = new Map<CaseId, number>();
  for (const row of data.pages.flatMap((page) => page.items)) {
    const place = row.id === undefined ? undefined : places.get(row.id);
    if (place !== undefined) rows[place] = row;
    else {
      if (row.id !== undefined) places.set(row.id, rows.length);
      rows.push(row);
    }
  }
  return rows;
}

function same(a: CaseListView, b: CaseListView): boolean {
  return (
    a.items === b.items &&
    a.counts === b.counts &&
    a.facts === b.facts &&
    a.hasMore === b.hasMore &&
    a.loadingMore === b.loadingMore &&
    JSON.stringify(a.moreFailure) === JSON.stringify(b.moreFailure)
  );
}

const NO_COUNTS: CaseListView['counts'] = { awaitingCompany: 0, awaitingAgency: 0, closed: 0, unknown: 0 };
const NO_FACTS: Facts = { total: 0, unread: 0, actionRequired: 0, visible: false };

/** What a case has beyond its card. */
const BEYOND: readonly string[] = [
  'description',
  'attachments',
  'items',
  'entries',
  'related',
  'seenByAgencyAt',
  'seenByAgencyBy',
  'readUpTo',
  'permissions',
] satisfies (keyof CaseDetail)[];

/** The card of a case. */
export function summaryOf(detail: CaseDetail): CaseSummary {
  return Object.fromEntries(
    Object.entries(detail).filter(([name]) => !BEYOND.includes(name)),
  ) as unknown as CaseSummary;
}

/** The case as the pages know it. */
export function findInPages(pages: Pages, id: CaseId): CaseSummary | undefined {
  return pages.pages
    .flatMap((page) => page.items)
    .filter(isSummary)
    .find((row) => row.id === id);
}

/** The page with another card for one case; the same object where the case is not in it. */
export function replaceInPage(page: CasePage, summary: CaseSummary): CasePage {
  if (!page.items.some((row) => row.id === summary.id)) return page;
  return { ...page, items: page.items.map((row) => (row.id === summary.id ? summary : row)) };
}

/** The page's counts after one case has gone from one status to another. */
export function recount(page: CasePage, from: CaseStatus, to: CaseStatus): CasePage {
  if (from === to) return page;
  const { counts } = page;
  return { ...page, counts: { ...counts, [from]: Math.max(0, counts[from] - 1), [to]: counts[to] + 1 } };
}
