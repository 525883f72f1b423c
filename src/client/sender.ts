import { toFailure } from '../adapter/adapter-error.ts';
import type { CaseAdapter } from '../adapter/case-adapter.ts';
import type { Act, CaseDetail, CaseId, Failure, FailureKind } from '../domain/index.ts';
import { isUncertain } from '../domain/retry-policy.ts';
import { commandFor, EDITING, isInFlight, transition, type SendEvent, type SendState } from '../domain/send-machine.ts';
import type { Calls } from './calls.ts';
import type { Connection } from './connection.ts';
import { chance } from './env.ts';
import type { Outage } from './outage.ts';
import type { Page } from './page.ts';
import { createPost, type Post } from './post.ts';
import { hasAct } from './settle.ts';
import { isCaseDetail } from './shape.ts';
import type { Env } from './types.ts';
import type { KeptSend } from './vault.ts';

export interface SenderContext {
  readonly adapter: CaseAdapter;
  readonly calls: Calls;
  readonly env: Env;
  readonly page: Page;
  readonly outage: Outage;
  readonly connection: Connection;
}

/** What goes, the same on every try. */
export interface Letter {
  readonly act: Act;
  readonly revision: string | null;
}

export interface SenderHooks {
  /** Writes what goes, once per key, when nothing stands in the way of the first try any more. */
  write(): Letter;
  /** After each transition; `detail` is the case as the back end acknowledged the act. */
  moved(before: SendState, after: SendState, detail?: CaseDetail): void;
}

/** Runs the send machine of one reply: its calls, its clocks and what it waits for. */
export class Sender {
  readonly #context: SenderContext;
  readonly #caseId: CaseId;
  readonly #post: Post;
  readonly #hooks: SenderHooks;
  readonly #ended = new AbortController();
  readonly #leave: readonly (() => void)[];
  #state: SendState = EDITING;
  #letter: Letter | undefined;
  #hasResent = false;
  #stopWaiting: () => void = () => undefined;

  constructor(context: SenderContext, caseId: CaseId, hooks: SenderHooks) {
    this.#context = context;
    this.#caseId = caseId;
    this.#post = createPost(context.adapter, caseId);
    this.#hooks = hooks;
    const { outage, env } = context;
    this.#leave = [
      outage.signedOut.subscribe((out) => out && this.dispatch({ type: 'signedOut' })),
      outage.onResume(() => this.dispatch({ type: 'signedIn', now: env.now() })),
    ];
  }

  get operation(): Post['operation'] {
    return this.#post.operation;
  }

  get state(): SendState {
    return this.#state;
  }

  /** What has gone or is going, from the first try until its outcome is known. */
  get letter(): Letter | undefined {
    return this.#letter;
  }

  /** Enough to settle it later, from another client. */
  get kept(): KeptSend | undefined {
    return this.#letter && 'job' in this.#state ? { state: this.#state, ...this.#letter } : undefined;
  }

  /** Something is under way that will come to an end without the user. */
  get busy(): boolean {
    const { phase } = this.#state;
    return phase === 'sending' || phase === 'settling' || /^waiting/.test(phase) || 'retryAt' in this.#state;
  }

  submit(key: string, idempotent: boolean, filesPending: boolean): boolean {
    const { env, page } = this.#context;
    const { online } = page;
    const before = this.#state;
    const after = transition(before, { type: 'submit', key, idempotent, filesPending, online, now: env.now() });
    if (after === before) return false;
    this.#letter = undefined;
    this.#hasResent = false;
    this.#enter(before, after);
    return true;
  }

  dispatch(event: SendEvent, detail?: CaseDetail): void {
    const before = this.#state;
    const after = transition(before, event);
    if (after !== before) this.#enter(before, after, detail);
  }

  /** A newer case has been seen: it may show that what we do not know about has arrived. */
  seen(detail: CaseDetail): void {
    const state = this.#state;
    if (!('job' in state) || isInFlight(state) || !hasAct(detail, state.job.key)) return;
    this.dispatch({ type: 'acknowledged', key: state.job.key }, detail);
  }

  /** Takes up what an earlier client of this session has left: what was on its way then is settled first. */
  restore({ state, act, revision }: KeptSend): void {
    if (!('job' in state)) return;
    const { env, outage } = this.#context;
    this.#letter = { act, revision };
    const wasOut = state.phase === 'sending' || state.phase === 'settling' || state.phase === 'unknown';
    const job = { ...state.job, uncertain: true, unsettled: true };
    this.#enter(EDITING, wasOut ? { phase: 'unknown', job, retryAt: env.now() } : state);
    if (!outage.signedOut.value) this.dispatch({ type: 'signedIn', now: env.now() });
  }

  /** Back to an empty form. */
  clear(): void {
    this.#letter = undefined;
    this.#enter(this.#state, EDITING);
  }

  end(): void {
    this.#ended.abort();
    this.#stopWaiting();
    for (const leave of this.#leave) leave();
  }

  #enter(before: SendState, after: SendState, detail?: CaseDetail): void {
    if (this.#ended.signal.aborted) return;
    this.#state = after;
    const command = commandFor(before, after);
    if (command === 'send' && !this.#write(before)) return;
    if (after.phase === 'editing') this.#letter = undefined;
    this.#wait();
    this.#hooks.moved(before, after, detail);
    if (command === 'send') this.#send();
    if (command === 'settle') void this.#settle();
    this.#pauseIfCut();
  }

  /** Writes the letter before the first try. A form that cannot say what it sends has not sent it. */
  #write(before: SendState): boolean {
    if (this.#letter) return true;
    try {
      this.#letter = this.#hooks.write();
      return true;
    } catch {
      const failure: Failure = { kind: 'invalid', retryable: false };
      const state: SendState = { phase: 'editing', failure };
      this.#enter(before, state);
      return false;
    }
  }

  #send(): void {
    const state = this.#state;
    const letter = this.#letter;
    if (!('job' in state) || !letter) return;
    const { calls } = this.#context;
    const { key, attempts } = state.job;
    const { act, revision } = letter;
    calls
      .attempt((o) => this.#post.send(act, { ...o, idempotencyKey: key, revision }), {
        signal: this.#ended.signal,
        accept: isCaseDetail,
      })
      .then(
        (detail) => this.dispatch({ type: 'acknowledged', key }, detail),
        (thrown: unknown) => void this.#failed(key, attempts, toFailure(thrown)),
      );
  }

  async #failed(key: string, attempt: number, failure: Failure): Promise<void> {
    const { env } = this.#context;
    const known = failure.kind === 'conflict' ? await this.#withCurrent(failure) : failure;
    // Not a conflict if what changed the case is this very act.
    if (known.current && hasAct(known.current, key)) return this.dispatch({ type: 'acknowledged', key }, known.current);
    this.dispatch({ type: 'failed', key, attempt, failure: known, now: env.now(), random: chance(env) });
  }

  async #withCurrent(failure: Failure): Promise<Failure> {
    if (failure.current) return failure;
    const current = await this.#read().catch(() => undefined);
    return current ? { ...failure, current } : failure;
  }

  #read(): Promise<CaseDetail> {
    const { adapter, calls } = this.#context;
    const settings = { signal: this.#ended.signal, accept: isCaseDetail };
    return calls.attempt((o) => adapter.getCase(this.#caseId, o), settings);
  }

  async #settle(): Promise<void> {
    const state = this.#state;
    if (!('job' in state)) return;
    const { adapter, calls, env } = this.#context;
    const { key, idempotent } = state.job;
    const signal = this.#ended.signal;
    const { applied, detail } = await this.#post.settle({ adapter, calls, signal, key, idempotent });
    const event: SendEvent = { type: 'settled', key, applied, now: env.now(), random: chance(env) };
    const after = transition(this.#state, event);
    if (after === this.#state) return;
    const isLost = after.phase === 'failed' && idempotent && isUncertain(after.failure) && !this.#hasResent;
    if (!isLost) return this.#enter(this.#state, after, detail);
    // It never arrived, and the same key makes another try safe: once more, without asking.
    this.#hasResent = true;
    this.#enter(this.#state, transition(after, { type: 'retryNow', now: env.now() }));
  }

  /** Clocks and waits of the present state. */
  #wait(): void {
    this.#stopWaiting();
    const state = this.#state;
    const { connection, env } = this.#context;
    const online = () => this.dispatch({ type: 'online', now: env.now() });
    if ('retryAt' in state && state.retryAt !== undefined) {
      const timer = env.setTimeout(() => this.#timeUp(), Math.max(0, state.retryAt - env.now()));
      this.#stopWaiting = () => env.clearTimeout(timer);
    } else if (state.phase === 'waitingForConnection' || (state.phase === 'unknown' && isCut(state.failure))) {
      this.#stopWaiting = connection.whenBack(online);
    } else this.#stopWaiting = () => undefined;
  }

  /** A clock that went off too early is set again. */
  #timeUp(): void {
    const before = this.#state;
    this.dispatch({ type: 'timeUp', now: this.#context.env.now() });
    if (this.#state === before) this.#wait();
  }

  /** What waits anyway waits for what is missing. */
  #pauseIfCut(): void {
    const { outage, page } = this.#context;
    if (outage.signedOut.value) this.dispatch({ type: 'signedOut' });
    else if (!page.online) this.dispatch({ type: 'connectionLost' });
  }
}

const CUT: readonly FailureKind[] = ['network', 'timeout', 'offline'];

function isCut(failure: Failure | undefined): boolean {
  return failure !== undefined && CUT.includes(failure.kind);
}
