/** Which cases a user's list shows, in which order, page by page; and the counts over all of them. */
import { CASE_STATUSES, type CaseQuery, type CaseStatus, type Facts } from '../../../src/domain/index.ts';
import { needsYou } from '../../../src/domain/needs-you.ts';
import { queryKey } from '../../../src/domain/query.ts';
import { idListHas, type CaseIndex } from './case-index.ts';
import { countsForMenu, mayRead, type Viewer } from './consent.ts';
import { addDays } from './dates.ts';

/** One case of the viewer's, as far as a list needs it. */
export interface Row extends CaseIndex {
  readonly key: string;
  readonly unread: boolean;
  readonly needsYou: boolean;
}

const isStatus = (text: string): text is CaseStatus => CASE_STATUSES.some((status) => status === text);

/** The shared predicate, asked with what the index knows. */
function rowNeedsYou(row: CaseIndex, viewer: Viewer): boolean {
  if (!isStatus(row.status)) return false;
  const person = row.personId === null ? {} : { person: { id: row.personId, name: '', side: 'company' as const } };
  const ball = { holder: 'company' as const, since: '', reason: '', ...person };
  const acts = viewer.role === 'admin' || viewer.role === 'user';
  return needsYou({ status: row.status, ball }, { userId: viewer.userId, mayAct: acts });
}

/** Every case that the viewer may read. `marks`: how far they have read, by case id. */
export function rowsFor(
  index: readonly (CaseIndex & { key: string })[],
  viewer: Viewer,
  marks: ReadonlyMap<string, number>,
): Row[] {
  return index
    .filter((row) => mayRead(row, viewer))
    .map((row) => ({ ...row, unread: row.agencySeq > (marks.get(row.key) ?? 0), needsYou: rowNeedsYou(row, viewer) }));
}

export function factsOf(rows: readonly Row[], viewer: Viewer): Facts {
  return {
    total: rows.length,
    unread: rows.filter((row) => row.unread).length,
    actionRequired: rows.filter((row) => row.needsYou).length,
    visible: rows.some((row) => countsForMenu(row, viewer)),
  };
}

export interface ListContext {
  readonly viewer: Viewer;
  /** The day on which "overdue" and "due within" are judged. */
  readonly today: string;
  /** Where the query has a text: the ids of the cases that contain it. */
  readonly matching?: ReadonlySet<string>;
}

type Test = (row: Row) => boolean;

/** The query as tests, without the one on status: that one is left out of the counts. */
function testsOf(query: CaseQuery, { viewer, today, matching }: ListContext): Test[] {
  const tests: Test[] = [];
  const { type, agency, dueWithin } = query;
  if (type) tests.push((row) => type.includes(row.type));
  if (agency) tests.push((row) => agency.includes(row.agencyId));
  if (query.needsYou) tests.push((row) => row.needsYou);
  if (query.unread) tests.push((row) => row.unread);
  if (query.toCorrect) tests.push((row) => row.toCorrect > 0);
  if (query.mine) tests.push((row) => idListHas(row.people, viewer.userId));
  if (dueWithin !== undefined) {
    const last = addDays(today, dueWithin);
    tests.push((row) => row.meetOn !== null && row.meetOn <= last);
  }
  if (matching) tests.push((row) => matching.has(row.key));
  return tests;
}

export interface Selection {
  readonly rows: Row[];
  readonly counts: Record<CaseStatus, number>;
}

export function select(rows: readonly Row[], query: CaseQuery, context: ListContext): Selection {
  const tests = testsOf(query, context);
  const counts: Record<CaseStatus, number> = { awaitingCompany: 0, awaitingAgency: 0, closed: 0, unknown: 0 };
  const selected: Row[] = [];
  for (const row of rows) {
    if (!isStatus(row.status) || !tests.every((test) => test(row))) continue;
    counts[row.status] += 1;
    if (!query.status || query.status.includes(row.status)) selected.push(row);
  }
  return { rows: selected, counts };
}

/** The place of a case in an order; compared part by part, smaller first. */
type Place = readonly (string | number)[];

const NO_DATE = '~';
const GROUPS: readonly string[] = ['awaitingCompany', 'awaitingAgency', 'unknown', 'closed'];

/** Needs you, a colleague, the agency, unknown, closed; within the company's turn by need, else last updated first. */
function needPlace(row: Row): Place {
  const group = row.needsYou ? -1 : GROUPS.indexOf(row.status);
  if (row.status !== 'awaitingCompany') return [group, 0, '', -row.updated, row.key];
  // Whatever is overdue has an earlier date than what is not.
  return [group, row.toCorrect > 0 ? 0 : 1, row.meetOn ?? NO_DATE, -row.updated, row.key];
}

export function placeOf(row: Row, sort: CaseQuery['sort']): Place {
  if (sort === 'updated') return [-row.updated, row.key];
  if (sort === 'created') return [-row.created, row.key];
  if (sort === 'due') return [row.dueOn ?? NO_DATE, -row.updated, row.key];
  return needPlace(row);
}

export function comparePlaces(a: Place, b: Place): number {
  for (const [position, left] of a.entries()) {
    const right = b[position];
    if (right === undefined || left === right) continue;
    return left < right ? -1 : 1;
  }
  return 0;
}

/** Where the next page begins: after a place, among what was due on the day of the first page. */
interface Cursor {
  readonly query: string;
  readonly today: string;
  readonly after: Place;
}

const toText = (cursor: Cursor): string => {
  const bytes = new TextEncoder().encode(JSON.stringify(cursor));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};

function isCursor(value: unknown): value is Cursor {
  const cursor = value as Partial<Cursor> | null;
  return typeof cursor?.query === 'string' && typeof cursor.today === 'string' && Array.isArray(cursor.after);
}

/** The cursor behind the text, or `null` where it is garbled, of another query, or of a day that is past. */
export function readCursor(text: string, query: CaseQuery, today: string): Cursor | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const cursor: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!isCursor(cursor) || cursor.query !== queryKey(query)) return null;
    return cursor.today >= addDays(today, -1) ? cursor : null;
  } catch {
    return null;
  }
}

/**
 * One page. The next one begins after the place of this one's last case, wherever that case is by then: what does not
 * change between two pages is neither skipped nor shown twice.
 */
export function pageOf(
  rows: readonly Row[],
  query: CaseQuery,
  cursor: Cursor | null,
  { today, limit }: { today: string; limit: number },
): { ids: string[]; next: string | null } {
  const placed = rows.map((row) => ({ row, place: placeOf(row, query.sort) }));
  placed.sort((a, b) => comparePlaces(a.place, b.place));
  const after = cursor?.after;
  const rest = after ? placed.filter(({ place }) => comparePlaces(place, after) > 0) : placed;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const more = last && rest.length > page.length;
  return {
    ids: page.map(({ row }) => row.key),
    next: more ? toText({ query: queryKey(query), today: cursor?.today ?? today, after: last.place }) : null,
  };
}
