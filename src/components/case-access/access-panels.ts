import { html, nothing, type TemplateResult } from 'lit';
import { menuLabel, type Messages } from '../../controllers/index.ts';
import { toPlainDate, type AgencyAccess, type Client } from '../../domain/index.ts';
import { failureText, icon } from '../../element/index.ts';
import { heading } from '../../element/heading.ts';
import { consentWords } from './consent-words.ts';
import type { AnswerState, Decision } from './invitation-answers.ts';

export interface PanelOptions {
  /** Level of the heading. */
  readonly level: number;
  /** Whom the user acts for, as far as it is known. */
  readonly client: Partial<Client>;
  readonly showActive: boolean;
  /** Whether the adapter can bring an answer. */
  readonly canAnswer: boolean;
  readonly answer: AnswerState | undefined;
  /** Address of the closed cases, where the page has given one. */
  readonly history: string | undefined;
  readonly goToHistory: (event: MouseEvent) => void;
  readonly send: (decision: Decision) => void;
}

/** What there is to say about one agency; `null` where all is well and nobody asked. */
export function renderPanel(messages: Messages, access: AgencyAccess, options: PanelOptions): TemplateResult | null {
  const { t } = messages;
  const agency = access.agency.name;
  const { answer, level } = options;
  const done = answer?.state === 'done' ? answer.decision : undefined;
  if (access.state === 'invited') return renderInvitation(messages, access, options);
  if (access.state === 'active') {
    if (done === 'accept') return renderAccepted(messages, agency, level);
    return options.showActive ? quiet(level, t('access.active.title', { agency }), t('access.active.text')) : null;
  }
  if (access.state === 'declined' && done)
    return quiet(level, t('access.justDeclined.title', { agency }), t('access.justDeclined.text'));
  const words = consentWords(messages, access);
  return words && quiet(level, words.title, words.text, renderHistory(messages, access, options));
}

/** An agency that has not invited (or no longer does), asked for by name: behind an old link. */
export function renderNoInvitation({ t }: Messages, level: number): TemplateResult {
  return quiet(level, t('access.noAgency.title'), t('access.noAgency.text'));
}

/** The outcome of the user's own answer, for ears. */
export function spokenResult(messages: Messages, agency: string, decision: Decision): string {
  return messages.t(decision === 'accept' ? 'access.accepted.title' : 'access.justDeclined.title', { agency });
}

/** The way to what can still be read, which the menu may not show. */
function renderHistory({ t }: Messages, access: AgencyAccess, { history, goToHistory }: PanelOptions): unknown {
  if (history === undefined || !access.historyReadable) return nothing;
  return html`<p><a href=${history} @click=${goToHistory}>${t('access.showHistory')}</a></p>`;
}

function quiet(level: number, title: string, text: string, more: unknown = nothing): TemplateResult {
  return html`<div part="panel" class="panel quiet">
    ${heading(level, title, { class: 'title', focusable: true })}
    <p class="text">${text}</p>
    ${more}
  </div>`;
}

function renderAccepted(messages: Messages, agency: string, level: number): TemplateResult {
  const { t } = messages;
  return html`<div part="panel" class="panel">
    <span class="tick">${icon('check')}</span>
    ${heading(level, t('access.accepted.title', { agency }), { class: 'title', focusable: true })}
    <p class="text">${t('access.accepted.text', { menu: menuLabel(messages) })}</p>
  </div>`;
}

function renderInvitation(messages: Messages, access: AgencyAccess, options: PanelOptions): TemplateResult {
  const { t } = messages;
  const { invitation } = access;
  const isPerson = options.client.kind === 'person';
  const company = options.client.name ?? t('access.invited.yourCompany');
  const title = t('access.invited.title', {
    agency: access.agency.name,
    company: isPerson ? t('access.invited.you') : company,
  });
  return html`<div part="panel" class="panel">
    ${renderSender(messages, access)} ${heading(options.level, title, { class: 'title', focusable: true })}
    <p class="text">${t('access.invited.text')}</p>
    <ul role="list" class="terms">
      <li>${icon('shield')}<span>${t('access.invited.owner')}</span></li>
      <li>
        ${icon('people')}<span>${isPerson ? t('access.invited.whoYou') : t('access.invited.who', { company })}</span>
      </li>
      <li>${icon('ban')}<span>${t('access.invited.stop')}</span></li>
    </ul>
    ${
      invitation?.mayAnswer && options.canAnswer
        ? renderButtons(messages, options)
        : html`<p class="text"><strong>${whoAnswers(messages, access)}</strong></p>`
    }
  </div>`;
}

function renderSender({ t, format }: Messages, { invitation }: AgencyAccess): unknown {
  if (!invitation) return nothing;
  const { at, by } = invitation;
  const day = at === undefined ? null : toPlainDate(at);
  const text = day
    ? t('access.invited.byOn', { name: by.name, date: format.shortDay(day) })
    : t('access.invited.by', { name: by.name });
  return html`<p class="by">${icon('mail')}<span>${text}</span></p>`;
}

function whoAnswers({ t }: Messages, { invitation }: AgencyAccess): string {
  if (invitation?.mayAnswer) return t('access.invited.askAgency');
  const name = invitation?.approver?.name;
  return name ? t('access.invited.approver', { name }) : t('access.invited.admin');
}

function renderButtons(messages: Messages, { answer, send }: PanelOptions): TemplateResult {
  const { t } = messages;
  // Until the new consent arrives, an answer that is done still counts as on its way.
  const busy = answer && answer.state !== 'failed' ? answer.decision : undefined;
  const disabled = String(busy !== undefined);
  return html`${
      answer?.state === 'failed'
        ? html`<p class="problem" role="alert">
            ${icon('alert')}<span>${t(FAILED[answer.decision])} ${failureText(messages, answer.failure)}</span>
          </p>`
        : nothing
    }
    <div class="actions">
      <button type="button" class="button primary" aria-disabled=${disabled} @click=${() => busy ?? send('accept')}>
        ${t(busy === 'accept' ? 'access.invited.accepting' : 'access.invited.accept')}
      </button>
      <button type="button" class="button" aria-disabled=${disabled} @click=${() => busy ?? send('decline')}>
        ${t(busy === 'decline' ? 'access.invited.declining' : 'access.invited.decline')}
      </button>
    </div>`;
}

const FAILED = {
  accept: 'access.invited.acceptFailed',
  decline: 'access.invited.declineFailed',
} as const;
