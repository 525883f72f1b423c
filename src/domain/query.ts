import { CASE_STATUSES, type CaseQuery, type CaseStatus } from './case.ts';

const LISTS = ['status', 'type', 'agency'] as const;
const FLAGS = ['needsYou', 'unread', 'toCorrect', 'mine'] as const;
const SORTS = ['need', 'updated', 'due', 'created'] as const;
const MAX_DAYS = 366;

/**
 * One form for queries that ask the same: lists sorted and without doubles, text trimmed, the default sort and
 * everything unknown or empty left out.
 */
export function normaliseQuery(query: CaseQuery): CaseQuery {
  const status = unique(query.status).filter(isStatus);
  const type = unique(query.type);
  const agency = unique(query.agency);
  const text = query.text?.trim();
  const { dueWithin, sort } = query;
  return {
    ...(status.length > 0 && { status }),
    ...(type.length > 0 && { type }),
    ...(agency.length > 0 && { agency }),
    ...flags((name) => query[name] === true),
    ...(isDays(dueWithin) && { dueWithin }),
    ...(text && { text }),
    ...(sort !== undefined && sort !== 'need' && SORTS.includes(sort) && { sort }),
  };
}

/** The query as URL parameters, in one order; lists repeat their name. */
export function queryToParams(query: CaseQuery): URLSearchParams {
  const clean = normaliseQuery(query);
  const params = new URLSearchParams();
  for (const name of LISTS) for (const value of clean[name] ?? []) params.append(name, value);
  for (const name of FLAGS) if (clean[name]) params.set(name, 'true');
  if (clean.dueWithin !== undefined) params.set('dueWithin', String(clean.dueWithin));
  if (clean.text !== undefined) params.set('text', clean.text);
  if (clean.sort !== undefined) params.set('sort', clean.sort);
  return params;
}

/** The query in URL parameters. Foreign parameters and unknown values are ignored; never throws. */
export function paramsToQuery(params: URLSearchParams): CaseQuery {
  const days = params.get('dueWithin') ?? '';
  const sort = SORTS.find((name) => name === params.get('sort'));
  return normaliseQuery({
    status: params.getAll('status').filter(isStatus),
    type: params.getAll('type'),
    agency: params.getAll('agency'),
    ...flags((name) => params.get(name) === 'true'),
    ...(/^\d{1,3}$/.test(days) && { dueWithin: Number(days) }),
    text: params.get('text') ?? '',
    ...(sort && { sort }),
  });
}

/** Equal for queries that ask the same. */
export function queryKey(query: CaseQuery): string {
  return queryToParams(query).toString();
}

/** Whether anything narrows the list (sorting does not). */
export function isFiltered(query: CaseQuery): boolean {
  return queryKey({ ...query, sort: 'need' }) !== '';
}

type Flags = Pick<CaseQuery, (typeof FLAGS)[number]>;

function flags(isSet: (name: (typeof FLAGS)[number]) => boolean): Flags {
  return Object.fromEntries(FLAGS.filter(isSet).map((name) => [name, true as const]));
}

function unique<T extends string>(values: readonly T[] | undefined): T[] {
  return [...new Set(values)].filter((value) => value !== '').sort();
}

function isStatus(value: string): value is CaseStatus {
  return CASE_STATUSES.some((status) => status === value);
}

function isDays(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= MAX_DAYS;
}
