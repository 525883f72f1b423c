import { adapterError, toFailure, type AdapterError } from '../adapter/adapter-error.ts';
import type { CallOptions, CaseAdapter, DroppedRecord } from '../adapter/case-adapter.ts';
import type { Failure, Session } from '../domain/index.ts';
import { isRetried, nextDelay } from '../domain/retry-policy.ts';
import { CaseErrorEvent } from '../events/index.ts';
import { chance } from './env.ts';
import type { Outage } from './outage.ts';
import type { Env } from './types.ts';
import type { Voice } from './voice.ts';

/** How long the back end may take for one try (ms). */
export const CALL_TIMEOUT = 30_000;
/** A reader rather sees that it failed, and a button, than waits longer than this for a next try (ms). */
const READ_BUDGET = 20_000;

export type Operation = keyof CaseAdapter;

/** What a call needs. `alive` puts the time-out off, for calls that report progress. */
export type Run = (options: CallOptions, alive: () => void) => unknown;

export interface CallSettings<T> {
  readonly signal?: AbortSignal | undefined;
  /** Whether the adapter has answered with what it should; anything else is a `protocol` failure. */
  readonly accept: (value: unknown) => value is T;
  readonly timeout?: number;
}

export interface CallsContext {
  readonly session: Session;
  readonly env: Env;
  readonly outage: Outage;
  readonly emit: Voice['emit'];
}

/** Every call of the adapter goes through here: it settles in time, and rejects with nothing but an `AdapterError`. */
export class Calls {
  readonly #context: CallsContext;
  readonly #ended = new AbortController();

  constructor(context: CallsContext) {
    this.#context = context;
  }

  /** One try. Made again only where the host has renewed the session while it was under way. */
  async attempt<T>(run: Run, settings: CallSettings<T>): Promise<T> {
    const { env, outage, session } = this.#context;
    for (;;) {
      const { era } = outage;
      const dropped: DroppedRecord[] = [];
      const own = { session, onDropped: (record: DroppedRecord) => void dropped.push(record) };
      try {
        return await once(env, run, settings, own, this.#ended.signal);
      } catch (thrown) {
        if (toFailure(thrown).kind !== 'signedOut' || outage.refused(era)) throw thrown;
      } finally {
        this.#reportDropped(dropped);
      }
    }
  }

  /** For reads: tried again by the policy, reported when it has failed for good. */
  async read<T>(operation: Operation, run: Run, settings: CallSettings<T>): Promise<T> {
    const { env } = this.#context;
    const startedAt = env.now();
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await this.attempt(run, settings);
      } catch (thrown) {
        const delay = readDelay(toFailure(thrown), attempts, env, startedAt);
        if (delay === null) {
          this.report(operation, toFailure(thrown));
          throw thrown;
        }
        await this.pause(delay, settings.signal);
      }
    }
  }

  /** Tells the host's telemetry. `count`: of records that were left out. */
  report(operation: string, { kind, reference }: Failure, count?: number): void {
    if (QUIET.includes(kind)) return;
    this.#context.emit(() => new CaseErrorEvent({ kind, operation, reference, count }));
  }

  /** Resolves after so many ms; rejects when the signal or the client ends. */
  pause(ms: number, signal?: AbortSignal): Promise<void> {
    const { env } = this.#context;
    const ended = this.#ended.signal;
    return new Promise((resolve, reject) => {
      if (signal?.aborted || ended.aborted) return reject(aborted());
      const cut = onAbort([signal, ended], () => {
        env.clearTimeout(timer);
        reject(aborted());
      });
      const timer = env.setTimeout(() => {
        cut();
        resolve();
      }, ms);
    });
  }

  /** Aborts what is under way and refuses what comes. */
  end(): void {
    this.#ended.abort();
  }

  #reportDropped(dropped: readonly DroppedRecord[]): void {
    for (const operation of new Set(dropped.map((each) => each.operation))) {
      this.report(operation, UNREADABLE, dropped.filter((each) => each.operation === operation).length);
    }
  }
}

/** What is no fault to be told: the user left, the session ended, the train is in a tunnel. */
const QUIET: readonly Failure['kind'][] = ['aborted', 'signedOut', 'offline'];

const UNREADABLE: Failure = { kind: 'protocol', retryable: false };

export function aborted(): AdapterError {
  return adapterError({ kind: 'aborted', retryable: false });
}

function readDelay(failure: Failure, attempts: number, env: Env, startedAt: number): number | null {
  const delay = isRetried(failure, true) ? nextDelay(attempts, chance(env), failure.retryAfter) : null;
  return delay !== null && env.now() + delay - startedAt <= READ_BUDGET ? delay : null;
}

/** One call, whatever the adapter does: throws, returns nothing, never settles, or settles long after it was aborted. */
function once<T>(
  env: Env,
  run: Run,
  { signal, accept, timeout = CALL_TIMEOUT }: CallSettings<T>,
  own: Omit<CallOptions, 'signal'>,
  ended: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted || ended.aborted) return reject(aborted());
    const controller = new AbortController();
    let open = true;
    const finish = (settle: () => void) => {
      if (!open) return;
      open = false;
      env.clearTimeout(timer);
      cut();
      settle();
    };
    const giveUp = (error: AdapterError) => {
      finish(() => reject(error));
      controller.abort(error);
    };
    const expire = () => giveUp(adapterError({ kind: 'timeout', retryable: true }));
    const alive = () => {
      env.clearTimeout(timer);
      if (open) timer = env.setTimeout(expire, timeout);
    };
    let timer = env.setTimeout(expire, timeout);
    const cut = onAbort([signal, ended], () => giveUp(aborted()));
    answer(run, { ...own, signal: controller.signal }, alive).then(
      (value) => finish(() => (accept(value) ? resolve(value) : reject(PROTOCOL()))),
      (thrown: unknown) => finish(() => reject(ofAdapter(thrown))),
    );
  });
}

const PROTOCOL = () => adapterError(UNREADABLE);

async function answer(run: Run, options: CallOptions, alive: () => void): Promise<unknown> {
  return run(options, alive);
}

/** What the adapter has thrown. `aborted` of its own accord means that it has run into a time-out of its own. */
function ofAdapter(thrown: unknown): AdapterError {
  const failure = toFailure(thrown);
  return adapterError(failure.kind === 'aborted' ? { kind: 'timeout', retryable: true } : failure, thrown);
}

/** Calls back once when the first of the signals aborts. Returns the way to stop listening. */
function onAbort(signals: readonly (AbortSignal | undefined)[], listener: () => void): () => void {
  const given = signals.filter((signal) => signal !== undefined);
  const cut = () => {
    for (const signal of given) signal.removeEventListener('abort', heard);
  };
  const heard = () => {
    cut();
    listener();
  };
  for (const signal of given) signal.addEventListener('abort', heard);
  return cut;
}
