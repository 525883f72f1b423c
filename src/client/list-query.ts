import { InfiniteQueryObserver, type QueryClient, type QueryKey, type QueryState } from '@tanstack/query-core';
import { toFailure } from '../adapter/adapter-error.ts';
import type { CasePage, Facts } from '../domain/index.ts';
import { createListView, isExpiredCursor, nextCursor, type Pages } from './list-pages.ts';
import { Observed } from './observed.ts';
import type { CaseListView, Env } from './types.ts';

type Observer = InfiniteQueryObserver<CasePage, Error, Pages, QueryKey, string | null>;

export interface ListQueryContext {
  readonly client: QueryClient;
  readonly env: Env;
  readonly key: QueryKey;
  readonly load: (cursor: string | null, signal: AbortSignal) => Promise<CasePage>;
  readonly state: () => QueryState<Pages> | undefined;
  readonly facts: () => Facts | null;
  /** Held while somebody follows the list. */
  readonly watch: () => () => void;
}

/** One list: its pages as an observable, and "show more". */
export class ListQuery {
  readonly observed: Observed<Pages, CaseListView>;
  readonly #context: ListQueryContext;
  #observer: Observer | undefined;
  #loadingMore = false;

  constructor(context: ListQueryContext) {
    this.#context = context;
    const view = createListView();
    this.observed = new Observed<Pages, CaseListView>(
      {
        state: context.state,
        view: (state) => view(state, { facts: context.facts(), loadingMore: this.#loadingMore }),
        start: (onChange) => this.#start(onChange),
      },
      context.env,
    );
  }

  /** Loads the next page after whatever is being loaded now; a second call meanwhile does nothing. */
  async loadMore(): Promise<void> {
    const observer = this.#observer;
    if (!observer || this.#loadingMore) return;
    this.#setLoadingMore(true);
    try {
      await this.#more(observer);
    } finally {
      this.#setLoadingMore(false);
    }
  }

  async #more(observer: Observer): Promise<void> {
    const query = observer.getCurrentQuery();
    const isFollowed = () => this.#observer === observer;
    if (query.state.fetchStatus !== 'idle') await query.fetch().catch(ignore);
    if (!isFollowed() || !observer.getCurrentResult().hasNextPage) return;
    const result = await observer.fetchNextPage();
    if (!isFollowed() || !result.isFetchNextPageError || !isExpiredCursor(toFailure(result.error))) return;
    // The cursor has expired: the pages are read anew from the first, which stays on screen meanwhile.
    await observer.refetch();
    if (isFollowed() && observer.getCurrentResult().isSuccess) await observer.fetchNextPage();
  }

  #setLoadingMore(loading: boolean): void {
    this.#loadingMore = loading;
    this.observed.update();
  }

  #start(onChange: () => void): () => void {
    const { client, key, load, watch } = this.#context;
    // Watching comes first: what happens while the first page is read is not missed.
    const unwatch = watch();
    const observer: Observer = new InfiniteQueryObserver<CasePage, Error, Pages, QueryKey, string | null>(client, {
      queryKey: key,
      queryFn: ({ pageParam, signal }) => load(pageParam, signal),
      initialPageParam: null,
      getNextPageParam: nextCursor,
    });
    this.#observer = observer;
    const unsubscribe = observer.subscribe(onChange);
    return () => {
      this.#observer = undefined;
      unsubscribe();
      unwatch();
    };
  }
}

function ignore(): void {
  // Shown through the query's state.
}
