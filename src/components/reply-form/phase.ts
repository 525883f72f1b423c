import type { Messages, ReplyState, SendPhase } from '../../controllers/index.ts';
import { pendingFiles } from './plan.ts';

/** While one of these is under way a further press does nothing. */
const BUSY: readonly SendPhase[] = [
  'waitingForFiles',
  'sending',
  'waitingForConnection',
  'waitingForSignIn',
  'unknown',
  'settling',
];

export function isBusy(phase: SendPhase): boolean {
  return BUSY.includes(phase);
}

/** Where a send stands, in words; empty where there is nothing to say. `now` in epoch ms. */
export function phaseText(messages: Messages, state: ReplyState, now: number): string {
  const { t } = messages;
  switch (state.phase) {
    case 'waitingForFiles':
      return t('reply.phase.waitingForFiles', { count: Math.max(1, pendingFiles(state)) });
    case 'sending':
      return waits(state)
        ? t('reply.phase.again', { when: whenText(messages, state.retryAt, now) })
        : t('reply.phase.sending');
    case 'waitingForConnection':
      return t('reply.phase.waitingForConnection');
    case 'waitingForSignIn':
      return t('reply.phase.waitingForSignIn');
    case 'unknown':
      return t(state.mayGiveUp ? 'reply.phase.twice' : 'reply.phase.unknown');
    case 'settling':
      return t('reply.phase.settling');
    default:
      return '';
  }
}

/** Whether the next try of a send is still to come. */
export function waits(state: ReplyState): state is ReplyState & { readonly retryAt: number } {
  return state.phase === 'sending' && state.retryAt !== undefined;
}

const MINUTE = 60_000;

/** By the clock, but what comes within the minute has no minute to name. */
export function whenText({ t, format }: Messages, at: number, now: number): string {
  if (at - now < MINUTE) return t('reply.phase.moment');
  return t('reply.phase.at', { time: format.time(new Date(at).toISOString()) });
}

/** What is said of a send: each thing once, however often it tries and waits. */
export class SendVoice {
  readonly #said = new Set<string>();

  /** What is to be said now; mostly nothing. */
  next(messages: Messages, state: ReplyState, now: number): string {
    if (!isBusy(state.phase)) this.#said.clear();
    const name = `${state.phase}${waits(state) ? '-waits' : ''}${state.mayGiveUp ? '-asks' : ''}`;
    if (this.#said.has(name)) return '';
    this.#said.add(name);
    return phaseText(messages, state, now);
  }
}
