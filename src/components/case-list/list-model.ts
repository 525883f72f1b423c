import type { CaseListView, MessageKey } from '../../controllers/index.ts';
import { groupCases, orderCases, type CaseGroup, type CaseGroupName } from '../../domain/groups.ts';
import { mayMatch } from '../../domain/query-match.ts';
import { barrierToWriting, pausedAgencies } from '../../domain/access.ts';
import { isFiltered } from '../../domain/query.ts';
import type {
  Access,
  Broken,
  CaseQuery,
  CaseStatus,
  CaseSummary,
  Facts,
  Failure,
  PlainDate,
  Viewer,
} from '../../domain/index.ts';

/** Closed cases are one row with a count; their list is a view of its own. */
export const CURRENT: readonly CaseStatus[] = ['awaitingCompany', 'awaitingAgency', 'unknown'];

/** Up to this many cases the eye finds faster than a search. */
const SEARCH_ABOVE = 10;

/** Whether the query is the view of closed cases. */
export function isClosedView({ status }: CaseQuery): boolean {
  return status?.length === 1 && status[0] === 'closed';
}

/** The query as asked of the back end: without a wish about status, what is not closed. */
export function askedQuery(query: CaseQuery): CaseQuery {
  return query.status ? query : { ...query, status: CURRENT };
}

/** The same search in the current cases. */
export function currentQuery(query: CaseQuery): CaseQuery {
  const { status: _status, ...rest } = query;
  return rest;
}

/** The same search in the closed cases. */
export function closedQuery(query: CaseQuery): CaseQuery {
  return { ...query, status: ['closed'] };
}

/** The query with another search text; none at all where it is empty. */
export function withText(query: CaseQuery, text: string): CaseQuery {
  const { text: _text, ...rest } = query;
  return text === '' ? rest : { ...rest, text };
}

/** Nothing but the choice between current and closed cases. */
export function unfiltered(query: CaseQuery): CaseQuery {
  return isClosedView(query) ? { status: ['closed'] } : {};
}

/** Whether anything but status and order narrows the list. */
export function isNarrowed(query: CaseQuery): boolean {
  return isFiltered(currentQuery(query));
}

/** What the button that takes search and filters away is called: by what of them there is. */
export function clearKey(query: CaseQuery): MessageKey {
  if (!query.text) return 'list.empty.noMatch.clear';
  return hasFilters(withText(query, '')) ? 'list.empty.noMatch.clearAll' : 'list.search.clear';
}

/** Whether there are cases enough to search among and filter. */
export function offersTools(query: CaseQuery, facts: Facts | null | undefined): boolean {
  return isNarrowed(query) || (facts?.total ?? 0) > SEARCH_ABOVE;
}

/** Whether anything of it is shown as a filter that can be taken away. */
export function hasFilters(query: CaseQuery): boolean {
  return isNarrowed(query) || (query.status !== undefined && !isClosedView(query));
}

/** What an adapter may get wrong harms its own card: a record that lacks what cards and groups read is a broken one. */
export function soundRecords(records: readonly (CaseSummary | Broken)[]): readonly (CaseSummary | Broken)[] {
  return records.every(isSound) ? records : records.map((record) => (isSound(record) ? record : broken(record)));
}

/** Whether cards and groups find in it what they read. */
export function isSound(record: CaseSummary | Broken): boolean {
  if ('kind' in record) return typeof record.failure === 'object';
  // No list of texts to go through: this is asked of each of ten thousand.
  const { id, subject, ball, agency, contact, client, progress } = record as Partial<CaseSummary>;
  return (
    isText(id) &&
    isText(subject) &&
    isText(agency?.name) &&
    isText(contact?.name) &&
    isText(client?.name) &&
    typeof ball === 'object' &&
    typeof progress === 'object'
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function broken({ id }: { readonly id?: unknown }): Broken {
  return { kind: 'broken', ...(typeof id === 'string' && { id }), failure: { kind: 'protocol', retryable: false } };
}

export type SectionName = CaseGroupName | 'all';

/** One list with its heading. */
export interface Section {
  readonly name: SectionName;
  readonly cases: readonly CaseSummary[];
  readonly broken: readonly Broken[];
  /** `undefined` while it cannot be known without loading more. */
  readonly count?: number;
}

export type List = Pick<Section, 'name' | 'cases'>;

/** Up to this many cards all of them are drawn. */
export const LONG = 200;

/** So many cards stand at the first paint, the others right after it. */
export const SCREEN = 24;

/** How many cards there are in all. */
export function sizeOf(sections: readonly Section[]): number {
  return sections.reduce((sum, { cases }) => sum + cases.length, 0);
}

/** The first cards of the lists, so many in all. */
export function firstOf(sections: readonly Section[], most: number): readonly Section[] {
  let left = most;
  return sections.map((section) => {
    const cases = section.cases.slice(0, left);
    left -= cases.length;
    return { ...section, cases };
  });
}

/** The lists to show, in order. Broken records stand at the end of the first. */
export function sectionsOf(query: CaseQuery, view: CaseListView, viewer: Viewer, today: PlainDate): readonly Section[] {
  const closed = isClosedView(query);
  const { groups, broken } = groupCases(soundRecords(view.items), viewer, today);
  // A case that has just been closed (or reopened) goes where it belongs before the list is read again.
  const fitting = groups.flatMap(({ name, cases }) => {
    if (!fits(query, name)) return [];
    const still = hasFilters(query) ? cases.filter((summary) => mayMatch(summary, query, viewer, today)) : cases;
    return still.length > 0 ? [{ name, cases: still }] : [];
  });
  const sort = sortOf(query);
  const sections = counted(sort ? inOneOrder(sort, fitting, viewer, today) : fitting, query, view, broken);
  if (sections.length > 0 || broken.length === 0) return sections;
  return [{ name: closed ? 'closed' : 'all', cases: [], broken }];
}

/** The order that takes the place of the groups; none by default, and none among the closed cases. */
export function sortOf(query: CaseQuery): Exclude<NonNullable<CaseQuery['sort']>, 'need'> | undefined {
  return query.sort === 'need' || isClosedView(query) ? undefined : query.sort;
}

/** The lists with what their headings count. */
export function counted(
  lists: readonly List[],
  query: CaseQuery,
  view: CaseListView,
  broken: readonly Broken[],
): readonly Section[] {
  return lists.map(({ name, cases }, at): Section => {
    const count = countOf(name, cases.length, query, view, at + 1 < lists.length);
    return { name, cases, broken: at === 0 ? broken : [], ...(count !== undefined && { count }) };
  });
}

/** What lists are made of. */
export type Asked = Parameters<typeof sectionsOf>;

/** Lists, and what they were made of. */
export interface Sorted {
  readonly of?: Asked;
  readonly sections: readonly Section[];
}

/** Whether the list that is asked for shows this group. */
export function fits({ status }: CaseQuery, name: CaseGroupName): boolean {
  const asked = status ?? CURRENT;
  return asked.includes('closed') ? asked.length > 1 || name === 'closed' : name !== 'closed';
}

function inOneOrder(
  sort: NonNullable<CaseQuery['sort']>,
  groups: readonly CaseGroup[],
  viewer: Viewer,
  today: PlainDate,
): readonly List[] {
  const all = groups.flatMap((group) => group.cases);
  return all.length === 0 ? [] : [{ name: 'all', cases: orderCases(all, sort, viewer, today) }];
}

/** What the heading counts: what is loaded when all of it is; else what the back end has counted. */
function countOf(
  name: SectionName,
  loaded: number,
  query: CaseQuery,
  { counts, facts, hasMore }: CaseListView,
  othersFollow: boolean,
): number | undefined {
  // Groups come in order, so one that others follow is whole.
  if (!hasMore || othersFollow) return loaded;
  if (name === 'agency') return atLeast(loaded, counts.awaitingAgency);
  if (name === 'closed') return atLeast(loaded, counts.closed);
  if (name === 'unknown') return atLeast(loaded, counts.unknown);
  if (isNarrowed(query) || name === 'all') return undefined;
  const mine = facts.actionRequired;
  return atLeast(loaded, name === 'needsYou' ? mine : counts.awaitingCompany - mine);
}

/** What is seen is there, whatever has been counted, in figures or not. */
function atLeast(loaded: number, counted: number): number {
  return counted > loaded ? counted : loaded;
}

/** The faces of an empty list (one more is a failure). `paused`: what there is may be out of sight. `null`: there is nothing to say beside the cards. */
export type EmptyFace = 'never' | 'clear' | 'paused' | 'noneOpen' | 'noMatch' | 'noHistory';

export function emptyFace(
  query: CaseQuery,
  view: CaseListView,
  sections: readonly Section[],
  access: Access,
): EmptyFace | null {
  const empty = sections.length === 0;
  if (isNarrowed(query)) return empty ? 'noMatch' : null;
  if (isClosedView(query)) return empty ? 'noHistory' : null;
  if (query.status) return empty ? 'noMatch' : null;
  const waits = view.facts.actionRequired > 0 || sections.some(({ name }) => name === 'needsYou');
  const works = barrierToWriting(access) === null;
  if (pausedAgencies(access).length > 0) return empty || (works && !waits) ? 'paused' : null;
  if (empty && view.facts.total === 0) return 'never';
  if (works && !waits) return 'clear';
  return empty ? 'noneOpen' : null;
}

interface Several {
  readonly agencies: boolean;
  readonly clients: boolean;
}

/** One list is drawn many times while one scrolls through it. */
const known = new WeakMap<CaseListView, { readonly access: Access; readonly several: Several }>();

/** Whether cards must say whose they are. While more can come, every agency of the company's counts. */
export function severalOf(view: CaseListView, access: Access): Several {
  const before = known.get(view);
  if (before?.access === access) return before.several;
  const several = countSeveral(view, access);
  known.set(view, { access, several });
  return several;
}

/** The same for a later view in which no case has changed hands. */
export function keepSeveral(before: CaseListView, after: CaseListView): void {
  const several = known.get(before);
  if (several && before.hasMore === after.hasMore) known.set(after, several);
}

function countSeveral(view: CaseListView, access: Access): Several {
  const clients = new Set<string>();
  const more = view.hasMore ? access.agencies.filter(({ state }) => state === 'active') : [];
  const agencies = new Set(more.map(({ agency }) => agency.id));
  for (const record of view.items) {
    if ('kind' in record || !isSound(record)) continue;
    clients.add(record.client.id);
    agencies.add(record.agency.id);
  }
  return { agencies: agencies.size > 1, clients: clients.size > 1 };
}

/** A list that is not there is a wrong address, not a case that this user may not see. */
export function ofList(failure: Failure): Failure {
  return failure.kind === 'notFound' ? { ...failure, kind: 'protocol' } : failure;
}
