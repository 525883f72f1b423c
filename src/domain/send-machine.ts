/**
 * The way of one act from the form to the agency, as a pure machine. The client keeps one state per reply, feeds it
 * events, and after each does what `commandFor` says.
 *
 * ```
 * editing ──submit──▶ waitingForFiles ──filesReady──▶ sending ──acknowledged──▶ sent
 *
 * editing, failed, sent   submit                         ▶ waitingForFiles | sending; offline: waitingForConnection
 * waitingForFiles         fileFailed, cancel             ▶ editing
 * sending (in flight)     failed: passes, tries left     ▶ sending (waits) ──timeUp, retryNow──▶ sending (in flight)
 *                         failed: offline                ▶ waitingForConnection ──online, retryNow──▶ sending
 *                         failed: signedOut              ▶ waitingForSignIn ──signedIn──▶ sending
 *                         failed: never applied          ▶ failed ──retryNow, same key──▶ sending
 *                         failed: perhaps applied        ▶ unknown ──timeUp, online, signedIn, retryNow──▶ settling
 * settling                settled: applied               ▶ sent
 *                         settled: not applied           ▶ failed
 *                         settled: cannot be told        ▶ unknown ──resend──▶ sending
 * any that waits          connectionLost, signedOut      ▶ waitingForConnection, waitingForSignIn
 *                         cancel                         ▶ editing; perhaps applied: unknown
 * failed, sent            edited                         ▶ editing
 * any with this key       acknowledged                   ▶ sent
 * ```
 *
 * - One press, one key: it comes with `submit`, before the first try, and stays for every further one.
 * - At most one call is in flight: `submit` counts only in `editing`, `failed` and `sent`, and every other event that
 *   begins a try does so only where none is under way.
 * - A try that may have been applied (`isUncertain`) is never called failed. While tries are left the same key goes
 *   again (only with capability `idempotency`); then, or when a later try is refused, the outcome is `unknown` and is
 *   settled (`findAct`, or the entries' `actKey`) before anything else is sent.
 * - Without idempotency nothing goes twice by itself. When settling cannot tell either, the user decides: `resend` or
 *   `cancel`. With it, `resend` is safe and giving up is not offered.
 * - Every try carries the act as it was when the user pressed; what is typed later belongs to the next draft.
 * - The draft may be cleared in `sent` only, and not if something was typed meanwhile (`mayClearDraft`).
 */
import type { Failure } from './failure.ts';
import { isOver, isRetried, isUncertain, nextDelay, RETRY_BUDGET_MS, retryAfterMs } from './retry-policy.ts';
import type { SendEvent, SendJob, SendState } from './send-state.ts';

export type { SendEvent, SendJob, SendState } from './send-state.ts';

export const EDITING: SendState = { phase: 'editing' };

/** The next state. Total: an event that means nothing in a state leaves it as it is (the same object). */
export function transition(state: SendState, event: SendEvent): SendState {
  switch (event.type) {
    case 'submit':
      return submit(state, event);
    case 'filesReady':
      return filesReady(state, event.now);
    case 'fileFailed':
      return fileFailed(state, event.failure);
    case 'acknowledged':
      return acknowledged(state, event.key);
    case 'failed':
      return tryFailed(state, event);
    case 'connectionLost':
      return pause(state, 'waitingForConnection');
    case 'signedOut':
      return pause(state, 'waitingForSignIn');
    case 'online':
      return cameOnline(state, event.now);
    case 'signedIn':
      return signedIn(state, event.now);
    case 'settled':
      return settled(state, event);
    case 'timeUp':
      return timeUp(state, event.now);
    case 'retryNow':
      return retryNow(state, event.now);
    case 'resend':
      return mayResend(state) ? begin(afresh(state.job), event.now) : state;
    case 'cancel':
      return cancel(state, event.now);
    case 'edited':
      return edited(state);
  }
}

/** What the client has to start because of a transition: a call of `sendAct`, or the settling of an unknown outcome. */
export function commandFor(before: SendState, after: SendState): 'send' | 'settle' | null {
  if (after.phase === 'settling') return before.phase === 'settling' ? null : 'settle';
  return isInFlight(after) && !isInFlight(before) ? 'send' : null;
}

export function isInFlight(state: SendState): boolean {
  return state.phase === 'sending' && state.inFlight;
}

/** Whether what the user has typed may be thrown away: acknowledged, and nothing added since. */
export function mayClearDraft(state: SendState): boolean {
  return state.phase === 'sent' && !state.edited;
}

/** Whether the user may send the same act again although its outcome is unknown: settling could not tell. */
export function mayResend(state: SendState): state is Unknown {
  return state.phase === 'unknown' && state.job.settles > 0;
}

/** Whether the user may give up an unknown outcome and go back to the form: only where no key protects a further try. */
export function mayGiveUp(state: SendState): boolean {
  return mayResend(state) && !state.job.idempotent;
}

type Unknown = Extract<SendState, { phase: 'unknown' }>;

type Waiting = Extract<SendState, { phase: 'waitingForFiles' | 'waitingForConnection' | 'waitingForSignIn' }>;

function isWaiting(state: SendState): state is Waiting {
  return /^waiting/.test(state.phase);
}

function submit(state: SendState, event: Extract<SendEvent, { type: 'submit' }>): SendState {
  if (state.phase !== 'editing' && state.phase !== 'failed' && state.phase !== 'sent') return state;
  const { key, idempotent, filesPending, now } = event;
  // A busy server's Retry-After holds for the next press too.
  const notBefore = state.phase === 'failed' ? state.job.notBefore : 0;
  if (!isOver(notBefore, now)) return state;
  const job: SendJob = afresh({
    key,
    idempotent,
    filesPending,
    attempts: 0,
    startedAt: now,
    notBefore,
    uncertain: false,
    unsettled: false,
    settles: 0,
    edited: false,
  });
  return event.online ? proceed(job, now) : { phase: 'waitingForConnection', job };
}

function filesReady(state: SendState, now: number): SendState {
  if (!isWaiting(state) || !state.job.filesPending) return state;
  const job = { ...state.job, filesPending: false };
  return state.phase === 'waitingForFiles' ? proceed(job, now) : { ...state, job };
}

function fileFailed(state: SendState, failure: Failure): SendState {
  return isWaiting(state) && state.job.filesPending ? { phase: 'editing', failure } : state;
}

function acknowledged(state: SendState, key: string): SendState {
  return 'job' in state && state.job.key === key ? sent(state.job) : state;
}

/** Goes on where nothing more stands in the way. */
function proceed(job: SendJob, now: number, failure?: Failure): SendState {
  if (job.filesPending) return { phase: 'waitingForFiles', job };
  if (job.unsettled || (job.uncertain && !job.idempotent)) return unknown(job, failure, now);
  return begin(afresh(job), now, failure);
}

function begin(job: SendJob, now: number, failure?: Failure): SendState {
  const startedAt = job.attempts === 0 ? now : job.startedAt;
  const started = { ...job, attempts: job.attempts + 1, startedAt };
  return { phase: 'sending', inFlight: true, job: started, ...(failure && { failure }) };
}

function tryFailed(state: SendState, event: Extract<SendEvent, { type: 'failed' }>): SendState {
  if (state.phase !== 'sending' || !state.inFlight) return state;
  if (state.job.key !== event.key || state.job.attempts !== event.attempt) return state;
  const { failure, now, random } = event;
  const wait = retryAfterMs(failure.retryAfter);
  const job: SendJob = {
    ...state.job,
    // A clear answer to a later try does not tell about the earlier ones: a 412 may be our own doing.
    uncertain: isUncertain(failure) || state.job.uncertain,
    notBefore: wait > 0 ? now + wait : 0,
  };
  if (failure.kind === 'signedOut') return { phase: 'waitingForSignIn', job, failure };
  if (failure.kind === 'offline') return { phase: 'waitingForConnection', job, failure };
  const delay = isRetried(failure, job.idempotent) ? nextDelay(job.attempts, random, failure.retryAfter) : null;
  const isInTime = delay !== null && (wait > 0 || now + delay - job.startedAt <= RETRY_BUDGET_MS);
  if (isInTime) return { phase: 'sending', inFlight: false, job, failure, retryAt: now + delay };
  return job.uncertain ? unknown(job, failure, now) : { phase: 'failed', job, failure };
}

/** Settles at once the first time. */
function unknown(job: SendJob, failure: Failure | undefined, retryAt: number): SendState {
  return { phase: 'unknown', job: { ...job, unsettled: true }, retryAt, ...(failure && { failure }) };
}

function settled(state: SendState, event: Extract<SendEvent, { type: 'settled' }>): SendState {
  if (state.phase !== 'settling' || state.job.key !== event.key) return state;
  if (event.applied === true) return sent(state.job);
  if (event.applied === false) {
    const job = { ...state.job, uncertain: false, unsettled: false, settles: 0 };
    return { phase: 'failed', job, failure: state.failure ?? LOST };
  }
  const job = { ...state.job, settles: state.job.settles + 1 };
  const delay = nextDelay(job.settles, event.random);
  const kept = state.failure && { failure: state.failure };
  return { phase: 'unknown', job, ...kept, ...(delay !== null && { retryAt: event.now + delay }) };
}

const LOST: Failure = { kind: 'network', retryable: true };

function pause(state: SendState, phase: 'waitingForConnection' | 'waitingForSignIn'): SendState {
  const isIdle = state.phase === 'sending' ? !state.inFlight : state.phase === 'unknown' || isWaiting(state);
  // Signing in comes first: it needs the connection anyway, and the user.
  const isLess = state.phase === 'waitingForSignIn' || state.phase === phase;
  // What waits to be settled says so; the connection coming back starts the settling.
  const isSettling = phase === 'waitingForConnection' && state.phase === 'unknown';
  if (!('job' in state) || !isIdle || isLess || isSettling) return state;
  const failure = 'failure' in state ? state.failure : undefined;
  return { phase, job: state.job, ...(failure && { failure }) };
}

function cameOnline(state: SendState, now: number): SendState {
  if (state.phase === 'waitingForConnection') return proceed(state.job, now, state.failure);
  return state.phase === 'unknown' ? settle(state) : state;
}

function signedIn(state: SendState, now: number): SendState {
  if (state.phase === 'waitingForSignIn') return proceed(state.job, now, state.failure);
  return state.phase === 'unknown' ? settle(state) : state;
}

function timeUp(state: SendState, now: number): SendState {
  if (!('retryAt' in state) || state.retryAt === undefined || !isOver(state.retryAt, now)) return state;
  return state.phase === 'unknown' ? settle(state) : begin(state.job, now, state.failure);
}

function retryNow(state: SendState, now: number): SendState {
  if ('job' in state && !isOver(state.job.notBefore, now)) return state;
  if (state.phase === 'failed') return begin(afresh(state.job), now, state.failure);
  if (state.phase === 'sending' && !state.inFlight) return begin(state.job, now, state.failure);
  return cameOnline(state, now);
}

function settle(state: Unknown): SendState {
  return { phase: 'settling', job: state.job, ...(state.failure && { failure: state.failure }) };
}

/** Back to the form, unless something may have gone: that is settled first. */
function cancel(state: SendState, now: number): SendState {
  if (mayGiveUp(state)) return EDITING;
  if (isInFlight(state) || !('job' in state) || state.phase === 'unknown' || state.phase === 'settling') return state;
  const failure = 'failure' in state ? state.failure : undefined;
  return state.job.uncertain ? unknown(state.job, failure, now) : EDITING;
}

/** Input that changes after a refusal makes another act, so it needs another `submit` with another key. */
function edited(state: SendState): SendState {
  if (state.phase === 'failed') return { phase: 'editing', failure: state.failure };
  if (state.phase === 'sent') return EDITING;
  return 'job' in state && !state.job.edited ? { ...state, job: { ...state.job, edited: true } } : state;
}

function sent(job: SendJob): SendState {
  return { phase: 'sent', key: job.key, edited: job.edited };
}

/** A new budget of tries, e.g. because the user has pressed again. */
function afresh(job: SendJob): SendJob {
  return { ...job, attempts: 0, unsettled: false, settles: 0 };
}
