import { html, nothing, type TemplateResult } from 'lit';
import type { Failure, FailureKind } from '../domain/index.ts';
import type { MessageKey, Messages } from '../i18n/index.ts';
import { heading } from './heading.ts';
import { icon } from './icons.ts';

/** Each kind of failure in words; a kind without a text does not compile. */
export const FAILURE_TEXT = {
  network: 'common.failure.network',
  timeout: 'common.failure.timeout',
  aborted: 'common.failure.aborted',
  offline: 'common.failure.offline',
  signedOut: 'common.failure.signedOut',
  forbidden: 'common.failure.forbidden',
  consentMissing: 'common.failure.consentMissing',
  notFound: 'common.failure.notFound',
  gone: 'common.failure.gone',
  conflict: 'common.failure.conflict',
  inProgress: 'common.failure.inProgress',
  invalid: 'common.failure.invalid',
  tooLarge: 'common.failure.tooLarge',
  unsupportedType: 'common.failure.unsupportedType',
  infected: 'common.failure.infected',
  rateLimited: 'common.failure.rateLimited',
  server: 'common.failure.server',
  protocol: 'common.failure.protocol',
} as const satisfies Record<FailureKind, MessageKey>;

/** A failure in the user's words, with the support reference where the server gave one. */
export function failureText(messages: Messages, failure: Failure): string {
  return messages.t(FAILURE_TEXT[failure.kind]);
}

/** The first line of a state; the heading of the page, of this level, where nothing else is. */
export function titleOf(text: string, level: number | undefined): TemplateResult {
  return level === undefined
    ? html`<p><strong>${text}</strong></p>`
    : heading(level, text, { class: 'problem', id: 'problem', focusable: true });
}

/** A row that says what could not be done and, where it may help, offers to try again. */
export function renderFailure(
  messages: Messages,
  failure: Failure,
  retry?: () => void,
  headline?: string,
  level?: number,
): TemplateResult {
  return html`<div class="state failure" role="alert">
    <span class="state-icon redo">${icon('alert')}</span>
    <div class="state-text">
      ${headline ? titleOf(headline, level) : nothing}
      <p>${failureText(messages, failure)}</p>
      ${
        failure.reference
          ? html`<p class="meta">${messages.t('common.reference', { reference: failure.reference })}</p>`
          : nothing
      }
    </div>
    ${retry ? html`<button type="button" class="button" @click=${retry}>${messages.t('common.retry')}</button>` : nothing}
  </div>`;
}

/** The page has no adapter, client or provider: a kind sentence here, the cause for developers in the docs. */
export function renderNoClient(messages: Messages): TemplateResult {
  return html`<div class="state" role="status">
    <span class="state-icon">${icon('alert')}</span>
    <div class="state-text">
      <p><strong>${messages.t('common.noClient.title')}</strong></p>
      <p>${messages.t('common.noClient.text')}</p>
    </div>
  </div>`;
}

/** `level`: where the element shows nothing else, its title is the page's heading. */
export function renderSignedOut(messages: Messages, level?: number): TemplateResult {
  return html`<div class="state" role="status">
    <span class="state-icon">${icon('lock')}</span>
    <div class="state-text">
      ${titleOf(messages.t('common.signedOut.title'), level)}
      <p>${messages.t('common.signedOut.text')}</p>
    </div>
  </div>`;
}

/** Grey lines while something loads; `lines` is how many. */
export function renderSkeleton(messages: Messages, lines = 3): TemplateResult {
  return html`<div class="skeleton" role="status" aria-busy="true">
    <span class="visually-hidden">${messages.t('common.loading')}</span>
    ${Array.from({ length: lines }, () => html`<span class="bone"></span>`)}
  </div>`;
}
