import {
  hashKey,
  QueryClient,
  QueryObserver,
  type Query,
  type QueryKey,
  type QueryObserverOptions,
  type QueryState,
} from '@tanstack/query-core';
import { toFailure } from '../adapter/adapter-error.ts';
import type { CaseAdapter } from '../adapter/case-adapter.ts';
import type { Access, CaseDetail, CaseId, CaseQuery, CaseSummary, Person, Remote } from '../domain/index.ts';
import { isRetried } from '../domain/retry-policy.ts';
import type { Calls } from './calls.ts';
import type { FactsBook } from './facts.ts';
import { ListBook, listKey, LISTS } from './list-book.ts';
import { summaryOf } from './list-pages.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { Observable } from './observable.ts';
import { Observed, remoteOf } from './observed.ts';
import type { Outage } from './outage.ts';
import { createOwnChanges } from './own-changes.ts';
import type { CaseListView, CaseStore, Env } from './types.ts';

/** What can be read anew. */
export type Target = 'access' | 'lists' | { readonly detail: CaseId };

export interface ReadsContext {
  readonly adapter: CaseAdapter;
  readonly env: Env;
  readonly calls: Calls;
  readonly facts: FactsBook;
  readonly outage: Outage;
  /** Held while anything is followed. */
  readonly watch: () => () => void;
  /** Told of every access that arrives. */
  readonly onAccess: (access: Access) => void;
  /** Told of every case that arrives. */
  readonly onDetail: (detail: CaseDetail) => void;
}

/** Data younger than this is not read again only because another element shows it (ms). */
const FRESH = 30_000;
/** How long what nobody shows is kept (ms). */
const KEPT = 300_000;

const ACCESS: QueryKey = ['access'];
const detailKey = (id: CaseId): QueryKey => ['case', id];

/** Everything that is read, cached by TanStack Query. Retries are ours (`calls`), and so is what starts a refresh. */
export class Reads {
  readonly loaders: Loaders;
  readonly #context: ReadsContext;
  readonly #client: QueryClient;
  readonly #own = createOwnChanges();
  readonly #loadedAt = new Map<string, number>();
  readonly #access: Observed<Access, Access>;
  readonly #details = new Map<string, Observed<CaseDetail, CaseDetail>>();
  readonly #people = new Map<string, Observed<readonly Person[], readonly Person[]>>();
  readonly #lists: ListBook;

  constructor(context: ReadsContext) {
    const { env, facts, watch } = context;
    this.#context = context;
    this.loaders = createLoaders({ ...context, own: this.#own });
    this.#client = new QueryClient({ defaultOptions: { queries: this.#options() } });
    this.#lists = new ListBook({ client: this.#client, env, loaders: this.loaders, facts: () => facts.value, watch });
    this.#access = this.#observe<Access>(ACCESS, ({ signal }) => this.loaders.access(signal), withFacts(facts));
    this.#client.getQueryCache().subscribe((event) => {
      const { queryHash } = event.query;
      if (event.type === 'removed') this.#forget(queryHash);
      if (event.type !== 'updated' || event.action.type !== 'success' || event.action.manual) return;
      this.#loadedAt.set(queryHash, env.now());
    });
    facts.subscribe(() => {
      this.#access.update();
      this.#lists.update();
    });
  }

  access(): Observable<Remote<Access>> {
    return this.#access;
  }

  list(query: CaseQuery): Observable<Remote<CaseListView>> {
    return this.#lists.list(query).observed;
  }

  detail(id: CaseId): Observable<Remote<CaseDetail>> {
    const key = detailKey(id);
    const hash = hashKey(key);
    const known = this.#details.get(hash);
    if (known) return known;
    const made = this.#observe<CaseDetail>(key, ({ signal }) => this.loaders.detail(id, signal), withoutConsent());
    this.#details.set(hash, made);
    return made;
  }

  /** Whom the user may write to; with a case, with whom it may be shared. */
  people(of: 'recipients' | CaseId): Observable<Remote<readonly Person[]>> {
    const known = this.#people.get(of);
    if (known) return known;
    const made = this.#observe<readonly Person[]>(
      ['people', of],
      ({ signal }) => (of === 'recipients' ? this.loaders.recipients(signal) : this.loaders.colleagues(of, signal)),
      (state) => remoteOf(state, state.data),
    );
    this.#people.set(of, made);
    return made;
  }

  loadMore(query: CaseQuery): void {
    void this.#lists.list(query).loadMore();
  }

  retry(what: Parameters<CaseStore['retry']>[0]): void {
    if ('list' in what) {
      const list = this.#lists.list(what.list);
      const { value } = list.observed;
      if (value.state === 'ready' && value.data.moreFailure) return void list.loadMore();
    }
    const key =
      'access' in what
        ? ACCESS
        : 'list' in what
          ? listKey(what.list)
          : 'people' in what
            ? ['people', what.people]
            : detailKey(what.detail);
    const query = this.#query(key);
    if (query?.state.error) void query.fetch(undefined, { cancelRefetch: true }).catch(shownByState);
  }

  get knownAccess(): Access | undefined {
    return this.#client.getQueryData<Access>(ACCESS);
  }

  knownDetail(id: CaseId): CaseDetail | undefined {
    return this.#client.getQueryData<CaseDetail>(detailKey(id));
  }

  /** The case as last seen anywhere. */
  knownSummary(id: CaseId): CaseSummary | undefined {
    return this.knownDetail(id) ?? this.#lists.find(id);
  }

  /** The access, read if need be; `undefined` where it cannot be read. */
  async ensureAccess(): Promise<Access | undefined> {
    if (this.knownAccess) return this.knownAccess;
    return this.#client
      .query({ queryKey: ACCESS, queryFn: ({ signal }) => this.loaders.access(signal) })
      .catch(() => undefined);
  }

  /** The same, waited for no longer than so many ms. */
  async accessWithin(ms: number): Promise<Access | undefined> {
    const enough = new AbortController();
    const patience = this.#context.calls.pause(ms, enough.signal).catch(() => undefined);
    const access = await Promise.race([this.ensureAccess(), patience]);
    enough.abort();
    return access ?? undefined;
  }

  takeAccess(access: Access): void {
    // What is on its way was asked before.
    void this.#client.cancelQueries({ queryKey: ACCESS });
    this.#context.onAccess(access);
    this.#client.setQueryData(ACCESS, access);
    this.#context.facts.offer(access.facts, this.#context.facts.ticket());
  }

  /** A case as an acknowledgement (or a conflict) has brought it: shown everywhere at once. */
  takeDetail(detail: CaseDetail): void {
    const before = this.knownSummary(detail.id);
    this.#own.acted(detail, this.#context.facts.ticket());
    this.#client.setQueryData(detailKey(detail.id), detail);
    this.#loadedAt.set(hashKey(detailKey(detail.id)), this.#context.env.now());
    this.#lists.replace(before, summaryOf(detail));
    this.#context.facts.moved(before, detail);
  }

  /** The user has read the case, and the back end knows. */
  takeRead(id: CaseId): void {
    this.#own.read(id, this.#context.facts.ticket());
    const detail = this.knownDetail(id);
    // A case that was open before may be known as it was then.
    const before = [detail, this.#lists.find(id)].find((known) => known?.unread);
    if (!before) return;
    if (detail) this.#client.setQueryData(detailKey(id), { ...detail, unread: false });
    this.#lists.markRead(id);
    this.#context.facts.moved(before, { ...before, unread: false });
  }

  /** Whether anybody looks at it. */
  isFollowed(target: Target): boolean {
    return this.#queriesOf(target).some((query) => query.getObserversCount() > 0);
  }

  /** Whether the back end has said no to it, with nothing to show: asking again by the clock would only hammer. */
  isRefused(target: Target): boolean {
    const queries = this.#queriesOf(target);
    return queries.length > 0 && queries.every(({ state }) => state.data === undefined && isFinal(state.error));
  }

  /** Whether the last reading of anything that somebody looks at has failed. */
  isTroubled(): boolean {
    const all = this.#client.getQueryCache().getAll();
    return all.some((query) => query.getObserversCount() > 0 && query.state.error !== null);
  }

  /** Marks as old what nobody looks at. */
  outdate(): void {
    for (const query of this.#client.getQueryCache().getAll()) if (query.getObserversCount() === 0) query.invalidate();
  }

  /** Reads anew what somebody looks at, and marks the rest as old. Never rejects. */
  async renew(target: Target): Promise<void> {
    await Promise.all(this.#queriesOf(target).map((query) => this.#renew(query)));
  }

  /** Everything that is followed. */
  followed(): readonly Target[] {
    const targets: Target[] = [];
    if (this.isFollowed('lists')) targets.push('lists');
    if (this.isFollowed('access')) targets.push('access');
    for (const query of this.#client.getQueryCache().findAll({ queryKey: ['case'] })) {
      if (query.getObserversCount() > 0) targets.push({ detail: String(query.queryKey[1]) });
    }
    return targets;
  }

  /** Reads anew what is still followed after `clear()`. */
  restart(): void {
    this.#access.restart();
    for (const observed of [...this.#details.values(), ...this.#people.values()]) observed.restart();
    this.#lists.restart();
  }

  /** Forgets everything that has been read. */
  clear(): void {
    this.#access.stop();
    for (const observed of [...this.#details.values(), ...this.#people.values()]) observed.stop();
    this.#lists.stop();
    this.#client.clear();
    this.#own.clear();
    this.#access.update();
  }

  async #renew(query: Query): Promise<void> {
    if (query.getObserversCount() === 0 || this.#context.outage.signedOut.value) return query.invalidate();
    // What is under way may have been asked before the change.
    if (query.state.fetchStatus !== 'idle') await query.fetch().catch(shownByState);
    await query.fetch(undefined, { cancelRefetch: true }).catch(shownByState);
  }

  #observe<T>(
    key: QueryKey,
    queryFn: (context: { readonly signal: AbortSignal }) => Promise<T>,
    view: (state: QueryState<T>) => Remote<T>,
  ): Observed<T, T> {
    const start = (onChange: () => void) => {
      const unwatch = this.#context.watch();
      const observer = new QueryObserver<T>(this.#client, { queryKey: key, queryFn });
      const unsubscribe = observer.subscribe(onChange);
      return () => {
        unsubscribe();
        unwatch();
      };
    };
    const state = () => this.#query(key)?.state as QueryState<T> | undefined;
    return new Observed<T, T>({ state, view, start }, this.#context.env);
  }

  #options(): Partial<QueryObserverOptions> {
    const { env } = this.#context;
    const isFresh = (hash: string) => {
      const age = env.now() - (this.#loadedAt.get(hash) ?? -Infinity);
      // Negative where the device's clock has been set back: nobody knows how old it is.
      return age >= 0 && age < FRESH;
    };
    return {
      retry: false,
      // Whether there is a network is for the adapter to find out.
      networkMode: 'always',
      gcTime: KEPT,
      staleTime: (query) => (isFresh(query.queryHash) ? Infinity : 0),
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    };
  }

  #query(key: QueryKey): Query | undefined {
    return this.#client.getQueryCache().get(hashKey(key));
  }

  #queriesOf(target: Target): Query[] {
    const cache = this.#client.getQueryCache();
    if (target === 'lists') return cache.findAll({ queryKey: LISTS });
    const query = this.#query(target === 'access' ? ACCESS : detailKey(target.detail));
    return query ? [query] : [];
  }

  #forget(hash: string): void {
    this.#loadedAt.delete(hash);
    if (!this.#details.get(hash)?.active) this.#details.delete(hash);
    this.#lists.forget(hash);
  }
}

/** Access with the newest facts, whichever answer brought them. */
function withFacts(book: FactsBook): (state: QueryState<Access>) => Remote<Access> {
  let shown: Access | undefined;
  let from: Access | undefined;
  return (state) => {
    const { data } = state;
    const facts = book.value ?? data?.facts;
    if (data && facts && (from !== data || shown?.facts !== facts)) shown = { ...data, facts };
    from = data;
    return remoteOf(state, data && shown);
  };
}

/** A case that was open when consent was withdrawn or paused: it can be read on, and nothing be done about it. */
function withoutConsent(): (state: QueryState<CaseDetail>) => Remote<CaseDetail> {
  let shown: CaseDetail | undefined;
  let from: CaseDetail | undefined;
  return (state) => {
    const { data, error } = state;
    if (!data || !error || toFailure(error).kind !== 'consentMissing') return remoteOf(state, data);
    if (from !== data) shown = { ...data, permissions: NO_CONSENT };
    from = data;
    return remoteOf(state, shown);
  };
}

const NO_CONSENT = { answer: false, approve: false, comment: false, share: false, reason: 'consentMissing' };

function isFinal(error: unknown): boolean {
  return error !== null && !isRetried(toFailure(error), true);
}

function shownByState(): void {
  // A failed read is part of what is observed.
}
