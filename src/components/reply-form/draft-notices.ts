import { html, nothing } from 'lit';
import { failureText, icon } from '../../element/index.ts';
import type { DraftView, Messages } from '../../controllers/index.ts';
import type { FormContext } from './form-context.ts';
import type { Notice } from './notice.ts';
import { isBusy } from './phase.ts';

const UNDO_ID = 'undo';
export const CLASHES_ID = 'clashes';
const HALF_A_DAY = 43_200_000;

/** Where what is typed is: saved and when, on this page only, or why not saved. Of what is on its way the bar tells. */
export function savedText({ messages, state, now }: FormContext): unknown {
  const { t, format } = messages;
  const { draft, dirty, phase } = state;
  if (isBusy(phase)) return nothing;
  if (draft?.state === 'failed') return whyNotSaved(messages, draft);
  if (!draft) return dirty ? html`${icon('info', true)}<span>${t('reply.bar.saved')}</span>` : nothing;
  if (draft.state !== 'saved' || draft.savedAt === undefined) return nothing;
  const isToday = now - Date.parse(draft.savedAt) < HALF_A_DAY;
  const time = isToday ? format.time(draft.savedAt) : format.longMoment(draft.savedAt);
  return html`${icon('check', true)}<span>${t('reply.draft.saved', { time })}</span>`;
}

/** Said before the first file is chosen, where nothing outlives the page. */
export function renderMemoryOnly({ messages, state }: FormContext): unknown {
  return state.draft ? nothing : html`<p class="drop-text">${messages.t('reply.draft.memory')}</p>`;
}

/** What the user has to decide about the draft, where it stands. */
export function renderDraft(context: FormContext): unknown {
  return html`${renderDiscarded(context)} ${renderClashes(context)}`;
}

function whyNotSaved(messages: Messages, { failure }: DraftView): string {
  return failure ? failureText(messages, failure) : messages.t('reply.draft.device');
}

export function draftNotice({ messages: { t }, state, session }: FormContext): Notice | undefined {
  if (state.draft?.state !== 'failed' || state.phase === 'waitingForSignIn') return undefined;
  const again = { text: t('common.retry'), act: () => session.draft?.retry() };
  const text = html`<strong>${t('reply.draft.failed')}</strong>`;
  return { name: 'draft', icon: 'alert', tone: 'bad', text, ways: [again], beside: true };
}

/** A text button where there is something to throw away. */
export function renderDiscard(context: FormContext): unknown {
  const { messages, state, session, ui } = context;
  if (!state.dirty || (state.phase !== 'editing' && state.phase !== 'failed')) return nothing;
  const discard = (): void => {
    ui.undo = session.discard();
    ui.errors = [];
    context.say(messages.t('reply.draft.discarded'));
    context.focus(UNDO_ID);
  };
  return html`<button type="button" class="button text flat discard" @click=${discard}>
    ${messages.t('reply.draft.discard')}
  </button>`;
}

/** Can be taken back for as long as nothing else has been written. */
function renderDiscarded(context: FormContext): unknown {
  const { messages, state, ui } = context;
  const { undo } = ui;
  if (!undo || state.dirty) return nothing;
  const act = (): void => {
    ui.undo = undefined;
    undo();
    context.focus('form');
  };
  const { t } = messages;
  return html`<div class="banner">
    ${icon('info')}
    <p>${t('reply.draft.discarded')}</p>
    <span class="row"
      ><button type="button" class="button" id=${UNDO_ID} @click=${act}>${t('reply.draft.undo')}</button></span
    >
  </div>`;
}

export function clashNotice({ focus, messages: { t }, state }: FormContext): Notice | undefined {
  if (!state.draft || state.draft.clashes.length === 0) return undefined;
  const show = { text: t('reply.draft.show'), act: () => focus(CLASHES_ID) };
  return { name: 'clash', icon: 'message', tone: 'news', text: t('reply.draft.clash'), ways: [show], beside: true };
}

/** Both versions of each part, to choose between. */
function renderClashes(context: FormContext): unknown {
  const clashes = context.state.draft?.clashes ?? [];
  if (clashes.length === 0) return nothing;
  return context.late.render((parts) => parts.renderClashes(context, clashes));
}
