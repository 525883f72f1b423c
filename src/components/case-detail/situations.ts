import { html, nothing, type TemplateResult } from 'lit';
import type { CaseDetail, Failure, Remote } from '../../domain/index.ts';
import { failureText, icon, renderFailure } from '../../element/index.ts';
import { heading } from '../../element/heading.ts';
import type { MessageKey, Messages } from '../../controllers/index.ts';

/** No case was named. */
export function renderNoCase(messages: Messages, level: number): TemplateResult {
  return sentence(messages, level, 'case.noId.title', 'case.noId.text');
}

/** The case could not be loaded; one that is not there is told apart from one that could not be fetched. */
export function renderLoadFailure(
  messages: Messages,
  level: number,
  failure: Failure,
  retry: () => void,
): TemplateResult {
  if (failure.kind === 'notFound') return sentence(messages, level, 'case.notFound.title', 'case.notFound.text');
  // What is forbidden stays so, however often it is asked for.
  const again = failure.kind === 'forbidden' || failure.kind === 'consentMissing' ? undefined : retry;
  return renderFailure(messages, failure, again, messages.t('case.loadFailed'), level);
}

/** The last refresh failed; what was loaded before stays. That consent is gone is the form's to say, with what follows. */
export function renderStale(messages: Messages, remote: Remote<CaseDetail> | undefined, retry: () => void): unknown {
  if (remote?.state !== 'stale' || remote.failure.kind === 'consentMissing') return nothing;
  const { failure } = remote;
  return html`<div class="state stale" role="status">
    <span class="state-icon soon">${icon('alert')}</span>
    <div class="state-text">
      <p>${messages.t('case.stale')}</p>
      <p class="meta">${failureText(messages, failure)}</p>
    </div>
    <button type="button" class="button" @click=${retry}>${messages.t('common.retry')}</button>
  </div>`;
}

/** The case is one of another company of this user; only the host can switch. */
export function renderElsewhere(
  messages: Messages,
  level: number,
  company: string,
  onSwitch: () => void,
): TemplateResult {
  return html`<div class="state" role="status">
    <span class="state-icon">${icon('info')}</span>
    <div class="state-text">
      ${heading(level, messages.t('case.elsewhere.title', { company }), { class: 'problem', id: 'problem', focusable: true })}
    </div>
    <button type="button" class="button primary" @click=${onSwitch}>
      ${messages.t('case.elsewhere.switch', { company })}
    </button>
  </div>`;
}

function sentence(messages: Messages, level: number, title: MessageKey, text: MessageKey): TemplateResult {
  return html`<div class="state" role="status">
    <span class="state-icon">${icon('info')}</span>
    <div class="state-text">
      ${heading(level, messages.t(title), { class: 'problem', id: 'problem', focusable: true })}
      <p>${messages.t(text)}</p>
    </div>
  </div>`;
}
