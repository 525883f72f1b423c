import { html } from 'lit';
import { failureText } from '../../element/index.ts';
import type { ReplyState } from '../../controllers/index.ts';
import type { FormContext } from './form-context.ts';
import { clashNotice, draftNotice } from './draft-notices.ts';
import { conflictNotice, newsNotice } from './news.ts';
import type { Notice, Way } from './notice.ts';
import { isBusy, phaseText, waits, whenText } from './phase.ts';

/** What is to be known before one goes on, the most urgent first. */
export function noticesOf(context: FormContext): readonly Notice[] {
  const found = [sendNotice(context), newsNotice(context), clashNotice(context), draftNotice(context)];
  return [...found.filter((notice) => notice !== undefined), ...answeringNotices(context)];
}

/** Colleagues who are at it: told before the user sends. */
function answeringNotices({ answering, messages: { t, format } }: FormContext): readonly Notice[] {
  return answering.map(({ by, since }) => ({
    name: `answering-${by.id}`,
    icon: 'people',
    tone: 'quiet',
    text: t('reply.colleagues.answering', { name: by.name, time: format.time(since) }),
    ways: [],
    beside: true,
  }));
}

/** Where a send stands while it is not simply done: what is waited for, and what one can do about it. */
function sendNotice(context: FormContext): Notice | undefined {
  const { messages, now, state } = context;
  if (!isBusy(state.phase)) return failedNotice(context);
  return {
    name: state.phase,
    icon: state.phase === 'waitingForSignIn' ? 'lock' : isOnItsWay(state) ? 'upload' : 'alert',
    tone: '',
    text: phaseText(messages, state, now),
    ...waysOn(context),
  };
}

function isOnItsWay(state: ReplyState): boolean {
  return state.phase === 'waitingForFiles' || (state.phase === 'sending' && !waits(state));
}

/** What one can do while something is under way. */
function waysOn({ messages: { t }, state, session }: FormContext): {
  readonly main?: Way;
  readonly ways: readonly Way[];
} {
  const cancel = { text: t('reply.phase.cancel'), act: () => session.cancel() };
  const retry = (text: string): Way => ({ text, act: () => session.retry() });
  switch (state.phase) {
    case 'sending':
      return waits(state) ? { main: retry(t('reply.phase.now')), ways: [cancel] } : { ways: [] };
    case 'unknown': {
      const main = retry(t('reply.phase.check'));
      const resend = { text: t('reply.phase.resend'), act: () => session.resend() };
      return { main, ways: state.mayGiveUp ? [resend, cancel] : [] };
    }
    case 'settling':
      return { ways: [] };
    default:
      return { ways: [cancel] };
  }
}

/** The last send did not arrive; nothing has gone, and nothing is lost. */
function failedNotice(context: FormContext): Notice | undefined {
  const { messages, session, state, ui, now } = context;
  const { t } = messages;
  const { conflict, failure, files, phase, retryAt } = state;
  if (!failure || phase === 'sent') return undefined;
  if (conflict) return conflictNotice(context, conflict);
  if (failure.kind === 'invalid' && ui.errors.length > 0) return undefined;
  const bad = files.filter((file) => file.phase === 'failed' || file.phase === 'refused');
  const reason =
    retryAt === undefined
      ? failureText(messages, failure)
      : t('reply.phase.may', { when: whenText(messages, retryAt, now) });
  const reference = failure.reference ? t('common.reference', { reference: failure.reference }) : '';
  const text =
    bad.length > 0
      ? t('reply.phase.fileFailed')
      : html`<strong>${t('reply.phase.failed')}</strong> ${reason} <span class="meta">${reference}</span>`;
  const mayRetry =
    bad.length > 0 ? bad.every((file) => file.phase === 'failed') : phase === 'failed' && failure.kind !== 'gone';
  const main = { text: t('common.retry'), act: () => session.retry() };
  return { name: 'failed', icon: 'alert', tone: 'bad', text, ...(mayRetry && { main }), ways: [] };
}
