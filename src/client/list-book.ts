import { hashKey, type Query, type QueryClient, type QueryKey, type QueryState } from '@tanstack/query-core';
import type { CaseId, CasePage, CaseQuery, CaseSummary, Facts } from '../domain/index.ts';
import { normaliseQuery, queryKey } from '../domain/query.ts';
import { findInPages, recount, replaceInPage, type Pages } from './list-pages.ts';
import { ListQuery } from './list-query.ts';
import type { Loaders } from './loaders.ts';
import type { Env } from './types.ts';

export const LISTS: QueryKey = ['list'];

export interface ListBookContext {
  readonly client: QueryClient;
  readonly env: Env;
  readonly loaders: Loaders;
  readonly facts: () => Facts | null;
  readonly watch: () => () => void;
}

type PagesQuery = Query<Pages, Error, Pages>;

/** Every list that has been asked for, and the cards in them. */
export class ListBook {
  readonly #context: ListBookContext;
  /** `base` is the query without what only chooses among its statuses: lists of one base share their counts. */
  readonly #lists = new Map<string, { readonly list: ListQuery; readonly base: string }>();

  constructor(context: ListBookContext) {
    this.#context = context;
  }

  list(query: CaseQuery): ListQuery {
    const clean = normaliseQuery(query);
    const key = listKey(query);
    const hash = hashKey(key);
    const known = this.#lists.get(hash);
    if (known) return known.list;
    const { client, env, facts, loaders, watch } = this.#context;
    const list = new ListQuery({
      client,
      env,
      key,
      load: (cursor, signal) => loaders.page(clean, cursor, signal),
      state: () => client.getQueryCache().get(hash)?.state as QueryState<Pages> | undefined,
      facts,
      watch,
    });
    const { status: _status, sort: _sort, needsYou: _needsYou, ...base } = clean;
    this.#lists.set(hash, { list, base: queryKey(base) });
    return list;
  }

  find(id: CaseId): CaseSummary | undefined {
    for (const { state } of this.#queries()) {
      const found = state.data && findInPages(state.data, id);
      if (found) return found;
    }
    return undefined;
  }

  /** Shows a card as it is now, and counts it where it belongs now. `before`: as it was known, if it was. */
  replace(before: CaseSummary | undefined, after: CaseSummary): void {
    const queries = this.#queries();
    const holding = queries.filter(({ state }) => state.data && findInPages(state.data, after.id));
    // A case is in the list of all cases, loaded that far or not.
    const bases = new Set(['', ...holding.map((query) => this.#baseOf(query))]);
    for (const query of queries) {
      const from = before && bases.has(this.#baseOf(query)) ? before.status : after.status;
      setPages(query, (page) => recount(replaceInPage(page, after), from, after.status));
    }
  }

  /** Shows a card as read. */
  markRead(id: CaseId): void {
    for (const query of this.#queries()) {
      const card = query.state.data && findInPages(query.state.data, id);
      if (card?.unread) setPages(query, (page) => replaceInPage(page, { ...card, unread: false }));
    }
  }

  update(): void {
    for (const { list } of this.#lists.values()) list.observed.update();
  }

  restart(): void {
    for (const { list } of this.#lists.values()) list.observed.restart();
  }

  stop(): void {
    for (const { list } of this.#lists.values()) list.observed.stop();
  }

  /** The cache has let it go. */
  forget(hash: string): void {
    if (!this.#lists.get(hash)?.list.observed.active) this.#lists.delete(hash);
  }

  #queries(): PagesQuery[] {
    return this.#context.client.getQueryCache().findAll({ queryKey: LISTS }) as PagesQuery[];
  }

  #baseOf(query: PagesQuery): string {
    return this.#lists.get(query.queryHash)?.base ?? query.queryHash;
  }
}

export function listKey(query: CaseQuery): QueryKey {
  return [...LISTS, queryKey(query)];
}

function setPages(query: PagesQuery, change: (page: CasePage) => CasePage): void {
  const { data, isInvalidated } = query.state;
  if (!data) return;
  const pages = data.pages.map(change);
  if (pages.every((page, index) => page === data.pages[index])) return;
  query.setData({ ...data, pages }, { manual: true });
  // One card is new, the others are still as old as they were.
  if (isInvalidated) query.invalidate();
}
