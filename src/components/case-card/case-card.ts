import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Messages } from '../../controllers/index.ts';
import { needsYou, todayIn, type CaseSummary, type PlainDate, type Viewer } from '../../domain/index.ts';
import { CaseElement, icon, isPlainClick } from '../../element/index.ts';
import { heading } from '../../element/heading.ts';
import { CaseOpenEvent } from '../../events/index.ts';
import { badgeStyles } from '../../styles/index.ts';
import { cardStyles } from './case-card.styles.ts';
import { cardStatus, jobText, noteText, stepsOf, typeText, type CardStatus } from './card-texts.ts';

/** Without a session: whoever looks may act, and a case that names somebody names somebody else. */
const ANYBODY: Viewer = { userId: '', mayAct: true };

/**
 * One case as a small card: what it concerns, whose turn it is and until when, how much is asked, who asks. The whole
 * card is one link. Takes plain data and never needs a client.
 *
 * @summary One case as a small card.
 * @tag case-card
 * @fires {CaseOpenEvent} case-open - Activated by a plain primary click or Enter. Cancelled, the link is not followed.
 * @csspart base - The element that carries `lang`.
 * @csspart card - The card.
 * @csspart link - The one link (a button where there is no `href`).
 * @csspart badge - The badge with icon and word.
 * @csspart meta - Sender, time and type.
 * @cssprop [--case-surface=#ffffff] - Behind a card that waits for the viewer.
 * @cssprop [--case-line=#d9e0de] - Border and hairline.
 * @cssprop [--case-radius=12px] - Corners.
 * @cssprop [--case-unread=#1b5fd0] - The dot of an unread case.
 */
export class CaseCard extends CaseElement {
  static readonly tag: string = 'case-card';
  static override styles = [...CaseElement.styles, badgeStyles, cardStyles];

  /** The case to show; nothing is rendered without it. */
  @property({ attribute: false }) summary?: CaseSummary;

  /** Address of the case. Without it the card is a button that only tells `case-open`. */
  @property() href?: string;

  /** Who looks; without it, a case that names nobody waits for whoever looks. */
  @property({ attribute: false }) viewer?: Viewer;

  /** Level of the subject's heading, 1–6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;

  /** Names the agency, for pages with cases of several. */
  @property({ type: Boolean, attribute: 'show-agency' }) showAgency = false;

  /** Names the client company, for pages with cases of several. */
  @property({ type: Boolean, attribute: 'show-client' }) showClient = false;

  /** The day on which "overdue" is judged, `YYYY-MM-DD`; else today in Stockholm. */
  @property({ attribute: false }) today?: PlainDate;

  /** Moves the focus to the card's link. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.link')?.focus(options);
  }

  protected override renderContent(messages: Messages): unknown {
    const { summary } = this;
    if (!summary) return nothing;
    const viewer = this.viewer ?? ANYBODY;
    const today = this.today ?? todayIn(undefined, Date.now());
    const mine = needsYou(summary, viewer);
    const status = cardStatus(messages, summary, viewer, today);
    return html`<div part="card" class="card${mine ? '' : ' quiet'}${summary.unread ? ' unread' : ''}">
      ${heading(this.headingLevel, this.#renderLink(messages, summary), { class: 'subject' })} ${renderStatus(status)}
      <div class="work">
        ${renderNote(noteText(messages, summary, today))} ${mine ? renderJob(messages, summary) : nothing}
      </div>
      ${this.#renderMeta(messages, summary, viewer)}
    </div>`;
  }

  #renderLink(messages: Messages, summary: CaseSummary): TemplateResult {
    const unread = summary.unread
      ? html`<span class="dot"></span><span id="unread" class="visually-hidden">${messages.t('common.unread')}</span> `
      : nothing;
    const subject = html`${unread}<span id="subject">${summary.subject}</span>`;
    const names = `${summary.unread ? 'unread ' : ''}subject word phrase`;
    return this.href === undefined
      ? html`<button type="button" part="link" class="link" aria-labelledby=${names} @click=${this.#open}>
          ${subject}
        </button>`
      : html`<a part="link" class="link" href=${this.href} aria-labelledby=${names} @click=${this.#open}
          >${subject}</a
        >`;
  }

  #renderMeta(messages: Messages, summary: CaseSummary, viewer: Viewer): TemplateResult {
    const who = summary.contact.id === viewer.userId ? messages.t('common.you') : summary.contact.name;
    const whose = [this.showAgency ? summary.agency.name : '', this.showClient ? summary.client.name : ''];
    return html`<div part="meta" class="meta">
      <p class="line">
        <span>${joined([who, messages.format.moment(summary.updatedAt)])}</span
        ><span>${typeText(messages, summary.type)}</span>
      </p>
      ${whose.some((name) => name !== '') ? html`<p>${joined(whose)}</p>` : nothing}
    </div>`;
  }

  readonly #open = (event: MouseEvent): void => {
    const { summary } = this;
    if (!summary || !isPlainClick(event)) return;
    const followed = this.dispatchEvent(new CaseOpenEvent({ caseId: summary.id }));
    if (!followed) event.preventDefault();
  };
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function renderStatus({ tint, icon: name, word, phrase }: CardStatus): TemplateResult {
  return html`<p class="status">
    <span part="badge" class="badge ${tint}">${icon(name, true)}<span id="word" class="word">${word}</span></span>
    <span id="phrase">${phrase}</span>
  </p>`;
}

function renderNote(text: string): unknown {
  return text ? html`<p class="note">${text}</p>` : nothing;
}

function renderJob(messages: Messages, summary: CaseSummary): TemplateResult {
  const text = jobText(messages, summary);
  const { all, done } = stepsOf(summary);
  const steps = Array.from(
    { length: text ? all : 0 },
    (_, at) => html`<span class=${at < done ? 'step done' : 'step'}></span>`,
  );
  return html`<p class="job">
    ${steps.length > 0 ? html`<span class="steps" aria-hidden="true">${steps}</span>` : nothing}<span>${text}</span>
  </p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'case-card': CaseCard;
  }
}
