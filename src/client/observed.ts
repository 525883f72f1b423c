import type { QueryState } from '@tanstack/query-core';
import { toFailure } from '../adapter/adapter-error.ts';
import type { Remote } from '../domain/index.ts';
import { Signal, type Observable } from './observable.ts';
import type { Env } from './types.ts';

/** Long enough for an element to be moved in the page, or for a list to come back after a look at one case. */
export const MOMENT = 100;

export interface ObservedSource<TData, TView> {
  /** The cached state, `undefined` while there is none. */
  state(): QueryState<TData> | undefined;
  /** What components see of it; the same object while nothing they see has changed. */
  view(state: QueryState<TData>): Remote<TView>;
  /** Starts loading and following; calls back on each change. Returns the way to stop, which aborts what is loading. */
  start(onChange: () => void): () => void;
}

const IDLE = { state: 'idle' } as const;
const LOADING = { state: 'loading' } as const;

/** One cached query as an observable: loads with the first subscriber, stops a moment after the last. */
export class Observed<TData, TView> implements Observable<Remote<TView>> {
  readonly #source: ObservedSource<TData, TView>;
  readonly #env: Env;
  readonly #signal = new Signal<Remote<TView>>(IDLE);
  #followers = 0;
  #stop: (() => void) | undefined;
  #farewell: ReturnType<typeof setTimeout> | undefined;

  constructor(source: ObservedSource<TData, TView>, env: Env) {
    this.#source = source;
    this.#env = env;
  }

  get value(): Remote<TView> {
    this.update();
    return this.#signal.value;
  }

  /** Somebody follows, or did so a moment ago. */
  get active(): boolean {
    return this.#followers > 0 || this.#stop !== undefined;
  }

  subscribe(listener: (value: Remote<TView>) => void): () => void {
    this.#followers += 1;
    this.#env.clearTimeout(this.#farewell);
    this.#stop ??= this.#source.start(this.update);
    this.update();
    const unsubscribe = this.#signal.subscribe(listener);
    let following = true;
    return () => {
      if (!following) return;
      following = false;
      unsubscribe();
      this.#followers -= 1;
      if (this.#followers === 0) this.#farewell = this.#env.setTimeout(() => this.stop(), MOMENT);
    };
  }

  /** Looks at the state again. */
  readonly update = (): void => {
    const state = this.#source.state();
    const next: Remote<TView> = state ? this.#source.view(state) : IDLE;
    if (!sameRemote(this.#signal.value, next)) this.#signal.value = next;
  };

  /** Begins again where it was stopped although somebody follows. */
  restart(): void {
    if (this.#followers > 0) this.#stop ??= this.#source.start(this.update);
    this.update();
  }

  stop(): void {
    this.#env.clearTimeout(this.#farewell);
    const stop = this.#stop;
    this.#stop = undefined;
    stop?.();
    this.update();
  }
}

/** `loading | ready | …` of a cached state; `data` undefined means that there is none yet. */
export function remoteOf<T>(state: QueryState, data: T | undefined): Remote<T> {
  const fetching = state.fetchStatus !== 'idle';
  if (data === undefined) {
    if (fetching) return LOADING;
    return state.error ? { state: 'failed', failure: toFailure(state.error) } : IDLE;
  }
  if (fetching) return { state: 'refreshing', data };
  return state.error ? { state: 'stale', data, failure: toFailure(state.error) } : { state: 'ready', data };
}

function sameRemote<T>(a: Remote<T>, b: Remote<T>): boolean {
  if (a.state !== b.state) return false;
  const [aData, bData] = ['data' in a ? a.data : undefined, 'data' in b ? b.data : undefined];
  const [aFailure, bFailure] = ['failure' in a ? a.failure : undefined, 'failure' in b ? b.failure : undefined];
  return aData === bData && sameFailure(aFailure, bFailure);
}

function sameFailure(a: object | undefined, b: object | undefined): boolean {
  // toFailure makes a new object each time.
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}
