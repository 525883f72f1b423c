import { html, nothing, type TemplateResult } from 'lit';
import type { CaseDetail, Entry } from '../../domain/index.ts';
import { failureText, icon } from '../../element/index.ts';
import { renderMarkdown, renderPlainText } from '../../element/markdown.ts';
import { heading } from '../../element/heading.ts';
import type { Messages, ReplyState } from '../../controllers/index.ts';
import { itemTarget, type FormContext } from './form-context.ts';
import type { FormError } from './form-ui.ts';
import { pendingFiles } from './plan.ts';

export const SUMMARY_ID = 'summary';

/** What stands in the way, at the top: the focus comes here, and each line leads to its field. */
export function renderSummary(context: FormContext): unknown {
  const { ui, messages, level } = context;
  const { t } = messages;
  if (ui.empty) {
    return html`<div class="summary" role="alert" id=${SUMMARY_ID} tabindex="-1">
      ${heading(level, t('reply.summary.empty'), { class: 'summary-title' })}
      <p>${t('reply.summary.emptyText')}</p>
    </div>`;
  }
  if (ui.errors.length === 0) return nothing;
  return html`<div class="summary" role="alert" id=${SUMMARY_ID} tabindex="-1">
    ${heading(level, t('reply.summary.title', { count: ui.errors.length }), { class: 'summary-title' })}
    <ul>
      ${ui.errors.map((error) => {
        const text =
          error.label === '' ? error.text : t('reply.summary.link', { label: error.label, error: error.text });
        const go = (): void => goTo(context, error);
        return html`<li>
          ${error.target === '' ? text : html`<button type="button" class="link" @click=${go}>${text}</button>`}
        </li>`;
      })}
    </ul>
  </div>`;
}

/** Opens what the error is about, and moves there. */
function goTo(context: FormContext, { target, part }: FormError): void {
  const { ui } = context;
  const place = part && ui.places.get(itemTarget(part.itemId));
  const cell = ui.places.get(target);
  if (!part || !place || cell) return context.focus(targetId(context, target));
  // A bank line is drawn only while it is open.
  ui.linesOf(part.itemId).current = part.id;
  ui.linesOf(part.itemId).all = false;
  context.focus(`${place}-e`);
}

/** The element that an error leads to. */
function targetId({ detail, ui }: FormContext, target: string): string {
  if (target === 'text') return 'message';
  if (target === 'until') return 'until';
  if (target.startsWith('file:')) return `remove-${target.slice(5)}`;
  return ui.places.get(target) ?? (detail.items.length > 0 ? 'f1' : 'message');
}

/** Where a send stands, in words; empty where there is nothing to say. */
export function phaseText(messages: Messages, state: ReplyState): string {
  const { t, format } = messages;
  switch (state.phase) {
    case 'waitingForFiles':
      return t('reply.phase.waitingForFiles', { count: Math.max(1, pendingFiles(state)) });
    case 'sending': {
      if (state.retryAt === undefined || !state.failure) return t('reply.phase.sending');
      const time = format.time(new Date(state.retryAt).toISOString());
      return `${failureText(messages, state.failure)} ${t('reply.phase.again', { time })}`;
    }
    case 'waitingForConnection':
      return t('reply.phase.waitingForConnection');
    case 'waitingForSignIn':
      return t('reply.phase.waitingForSignIn');
    case 'unknown':
      return t('reply.phase.unknown');
    case 'settling':
      return t('reply.phase.settling');
    default:
      return '';
  }
}

/** Where a send stands while it is not simply done: what is waited for, and what one can do about it. */
export function renderPhase(context: FormContext): unknown {
  const { messages, state, session } = context;
  const { t } = messages;
  const text = phaseText(messages, state);
  const cancel = { text: t('reply.phase.cancel'), act: () => session.cancel() };
  switch (state.phase) {
    case 'waitingForFiles':
      return banner('upload', text, [cancel]);
    case 'sending':
      if (state.retryAt === undefined) return banner('upload', text, []);
      return banner('alert', text, [{ text: t('reply.phase.now'), act: () => session.retry() }, cancel]);
    case 'waitingForConnection':
      return banner('alert', text, [cancel]);
    case 'waitingForSignIn':
      return banner('lock', text, [cancel]);
    case 'unknown':
      return banner('alert', text, [{ text: t('reply.phase.check'), act: () => session.retry() }]);
    case 'settling':
      return banner('alert', text, []);
    default:
      return renderFailed(context);
  }
}

/** The last send did not arrive; nothing has gone, and nothing is lost. */
function renderFailed(context: FormContext): unknown {
  const { messages, state, session, ui } = context;
  const { t } = messages;
  const { failure, phase } = state;
  if (!failure || (phase !== 'failed' && phase !== 'editing')) return nothing;
  if (state.conflict) return renderConflict(context, state.conflict.current);
  if (failure.kind === 'invalid' && ui.errors.length > 0) return nothing;
  const file = state.files.some((one) => one.phase === 'failed' || one.phase === 'refused');
  const text = t(file ? 'reply.phase.fileFailed' : 'reply.phase.failed');
  const retry =
    phase === 'failed' && failure.kind !== 'gone' ? [{ text: t('common.retry'), act: () => session.retry() }] : [];
  const reference = failure.reference
    ? html` <span class="meta">${t('common.reference', { reference: failure.reference })}</span>`
    : nothing;
  return banner(
    'alert',
    html`<strong>${text}</strong> ${file ? nothing : failureText(messages, failure)}${reference}`,
    retry,
    'bad',
  );
}

function renderConflict(context: FormContext, current: CaseDetail): TemplateResult {
  const { messages, state, ui } = context;
  const { t } = messages;
  const fresh = newEntries(context, current);
  const by = state.conflict?.failure.by?.name ?? fresh.at(-1)?.by.name ?? t('reply.conflict.someone');
  const toggle = (): void => {
    ui.conflictOpen = !ui.conflictOpen;
    context.update();
  };
  const actions = [
    { text: t(ui.conflictOpen ? 'reply.conflict.hide' : 'reply.conflict.show'), act: toggle },
    { text: t('reply.conflict.send'), act: () => context.send() },
  ];
  return html`${banner('message', t('reply.conflict.text', { name: by }), actions, 'news')}
  ${ui.conflictOpen ? renderNewsText(context, fresh) : nothing}`;
}

/** What has come, in full. */
export function renderNewsText(context: FormContext, fresh: readonly Entry[]): TemplateResult {
  const nothingNew = html`<p>${context.messages.t('reply.conflict.nothing')}</p>`;
  return html`<div class="news-text">
    ${fresh.length === 0 ? nothingNew : fresh.map((entry) => renderNews(context, entry))}
  </div>`;
}

/** What was not there yet when the user began to write. */
export function newEntries({ ui }: FormContext, current: CaseDetail): readonly Entry[] {
  return current.entries.filter((entry): entry is Entry => !('failure' in entry) && !ui.known.has(entry.id));
}

function renderNews({ messages }: FormContext, entry: Entry): TemplateResult {
  const text = entry.text ?? '';
  return html`<article>
    <p><strong>${entry.by.name}</strong> <span class="meta">${messages.format.moment(entry.at)}</span></p>
    ${entry.by.side === 'agency' ? renderMarkdown(text) : renderPlainText(text)}
  </article>`;
}

/** A button of a banner. */
export interface Way {
  readonly text: string;
  act(): void;
}

/** What is waited for is told through the live region; what has gone wrong is told at once. */
export function banner(
  name: Parameters<typeof icon>[0],
  text: unknown,
  ways: readonly Way[],
  tone = '',
): TemplateResult {
  return html`<div class="banner ${tone}" role=${tone === '' ? nothing : 'alert'}>
    ${icon(name)}
    <p>${text}</p>
    ${
      ways.length === 0
        ? nothing
        : html`<span class="row">
            ${ways.map(({ text: label, act }) => html`<button type="button" class="button" @click=${act}>${label}</button>`)}
          </span>`
    }
  </div>`;
}
