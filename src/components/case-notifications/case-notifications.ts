import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { noticeText, Observe, type CaseStore, type Messages, type Notice } from '../../controllers/index.ts';
import type { CaseLocation } from '../../domain/location.ts';
import {
  addressOf,
  ConnectedElement,
  deepActive,
  icon,
  isPlainClick,
  linkOrButton,
  markEmpty,
} from '../../element/index.ts';
import { LiveRegion } from '../../element/live-region.ts';
import { CaseNavigateEvent } from '../../events/index.ts';
import { notificationStyles } from './case-notifications.styles.ts';

/** So many are shown; in a narrow place one less, which the styles see to. */
const MOST = 2;

/** Said already, whichever element said it: how many cases, by notice. */
const announced = new WeakMap<CaseStore, Map<string, number>>();

/**
 * Tells of what happened while the user was elsewhere: new cases and messages, items to correct, withdrawals, closings,
 * reopenings, invitations. Never a subject, a person or an amount. Said once to screen readers. The newest are shown, and
 * the rest behind a button.
 *
 * @summary Notices of new cases and messages.
 * @tag case-notifications
 * @fires {CaseNavigateEvent} case-navigate - The way in a notice was taken by a plain click or Enter; cancelled, the host goes there itself.
 * @fires {CaseNotifyEvent} case-notify - Something happened (dispatched by the client); cancelled, the host shows it.
 * @csspart base - The element that carries `lang`.
 * @csspart notice - One notice.
 * @cssprop [--case-shadow-float] - Beneath a notice.
 */
export class CaseNotifications extends ConnectedElement {
  static readonly tag: string = 'case-notifications';
  static override styles = [...ConnectedElement.styles, notificationStyles];

  /** Where they stand: in the flow, or fixed at an edge of the window (without a stacking order of its own). */
  @property({ reflect: true })
  placement: 'inline' | 'top' | 'top-left' | 'top-right' | 'bottom' | 'bottom-left' | 'bottom-right' = 'inline';

  /** Path behind which the host shows the portal; gives the links real addresses. */
  @property({ attribute: 'base-path' }) basePath?: string;

  /** Makes the addresses where `base-path` is not enough. */
  @property({ attribute: false }) hrefFor?: (location: CaseLocation) => string | undefined;

  readonly #notices = new Observe(this, () => this.connection.store?.notices ?? null);
  readonly #live = new LiveRegion(this);
  /** What had the focus before it came here. */
  #before: HTMLElement | undefined;
  #closed = false;
  #held = false;
  /** Whether the user has asked for all of them. */
  #open = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#held = (this.renderRoot as ShadowRoot | undefined)?.activeElement != null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    markEmpty(this);
    this.#announce();
    this.#keepFocus();
  }

  protected override renderWaiting(): unknown {
    return nothing;
  }

  protected override renderMissing(): unknown {
    return nothing;
  }

  protected override renderConnected(messages: Messages, store: CaseStore): unknown {
    const notices = this.#notices.value ?? [];
    if (notices.length === 0 || store.signedOut.value) return nothing;
    this.#open &&= notices.length > 1;
    // What came last is shown first of all.
    const shown = this.#open ? notices : notices.slice(-MOST);
    return html`<div class="notices" @focusin=${this.#rememberFocus}>
      <ul
        role="list"
        id="list"
        class=${this.#open ? 'notices open' : 'notices'}
        aria-label=${messages.t('notify.label')}
      >
        ${repeat(
          shown,
          ({ id }) => id,
          (notice) => this.#renderNotice(messages, store, notice),
        )}
      </ul>
      ${notices.length > 1 ? this.#renderFoot(messages, store, notices) : nothing}
    </div>`;
  }

  #renderFoot(messages: Messages, store: CaseStore, notices: readonly Notice[]): TemplateResult {
    return html`<div class="foot">
      ${this.#renderMore(messages, notices.length)}
      ${notices.filter(isAboutCases).length > 1 ? this.#renderReadAll(messages, store) : nothing}
    </div>`;
  }

  #renderMore({ t }: Messages, count: number): TemplateResult {
    const more = (hidden: number, where: string) =>
      html`<span class=${where}>${t('notify.more', { count: hidden })}</span>`;
    const text = this.#open
      ? t('notify.fewer')
      : html`${count > MOST ? more(count - MOST, 'wide-only') : nothing}${more(count - 1, 'narrow-only')}`;
    return html`<button
      type="button"
      class=${count > MOST ? 'button foot-button' : 'button foot-button narrow-only'}
      aria-expanded=${String(this.#open)}
      aria-controls="list"
      @click=${this.#toggle}
    >
      ${text}
    </button>`;
  }

  readonly #toggle = (): void => {
    this.#open = !this.#open;
    this.requestUpdate();
  };

  #renderNotice(messages: Messages, store: CaseStore, notice: Notice): TemplateResult {
    const location = placeOf(notice);
    const href = this.hrefFor?.(location) ?? addressOf(this.basePath, location);
    return html`<li part="notice" class="notice">
      ${icon('bell')}
      <p class="text">${textOf(messages, notice)}</p>
      <button
        type="button"
        class="close"
        aria-label=${messages.t('notify.closeNotice')}
        @click=${() => this.#close(store, notice)}
      >
        ${icon('close')}
      </button>
      <div class="ways">
        ${linkOrButton(href, wayText(messages, notice), {
          class: 'way',
          onClick: (event) => this.#go(event, store, notice, location),
        })}
        ${
          isAboutCases(notice)
            ? html`<button type="button" class="way" @click=${() => this.#read(store, notice.id)}>
                ${messages.t('notify.markRead')}
              </button>`
            : nothing
        }
      </div>
    </li>`;
  }

  #renderReadAll({ t }: Messages, store: CaseStore): TemplateResult {
    return html`<button type="button" class="button foot-button" @click=${() => this.#read(store)}>
      ${t('notify.markAllRead')}
    </button>`;
  }

  #go(event: MouseEvent, store: CaseStore, notice: Notice, location: CaseLocation): void {
    if (!isPlainClick(event)) return;
    // First, so that the focus is free when the host moves the portal.
    store.dismissNotice(notice.id);
    if (!this.dispatchEvent(new CaseNavigateEvent({ location }))) event.preventDefault();
  }

  #close(store: CaseStore, { id }: Notice): void {
    this.#closed = true;
    store.dismissNotice(id);
  }

  #read(store: CaseStore, id?: string): void {
    this.#closed = true;
    store.readNotices(id);
  }

  /** Each notice is said once per client, however many elements show it, and once more when it has grown. */
  #announce(): void {
    const { store } = this.connection;
    const { messages } = this;
    if (!store || !messages || store.signedOut.value) return;
    const notices = this.#notices.value ?? [];
    const said = announced.get(store) ?? new Map<string, number>();
    announced.set(store, said);
    const fresh = notices.filter(({ id, caseIds }) => caseIds.length > (said.get(id) ?? -1));
    if (fresh.length === 0) return;
    for (const { id, caseIds } of fresh) said.set(id, caseIds.length);
    this.#live.say(fresh.map((notice) => textOf(messages, notice)).join('. '), messages.language);
  }

  readonly #rememberFocus = (event: FocusEvent): void => {
    const from = event.relatedTarget;
    if (from instanceof HTMLElement && !this.renderRoot.contains(from)) this.#before = from;
  };

  /** A notice that goes takes its buttons along: the focus goes to the next one, or back to where it came from. */
  #keepFocus(): void {
    if (!this.#closed && !this.#held) return;
    this.#closed = false;
    const active = deepActive(this.ownerDocument);
    if (active?.checkVisibility()) return;
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('.close')];
    (buttons.find((button) => button.checkVisibility()) ?? this.#before)?.focus();
  }
}

/** One case opens itself, several the list; an invitation is answered where the list will be. */
function placeOf({ kind, caseIds }: Notice): CaseLocation {
  const [caseId] = caseIds;
  if (kind !== 'invitation' && caseIds.length === 1 && caseId !== undefined) return { view: 'case', caseId };
  return { view: 'list', query: {} };
}

function isAboutCases({ kind }: Notice): boolean {
  return kind !== 'invitation';
}

function textOf(messages: Messages, { kind, caseIds, agencyName }: Notice): string {
  return noticeText(messages, { kind, count: caseIds.length, agencyName });
}

/** The words of the way there. */
function wayText({ t }: Messages, { kind, caseIds }: Notice): string {
  if (kind === 'invitation') return t('notify.showInvitation');
  return caseIds.length === 1 ? t('notify.showCase') : t('notify.showCases');
}

declare global {
  interface HTMLElementTagNameMap {
    'case-notifications': CaseNotifications;
  }
}
