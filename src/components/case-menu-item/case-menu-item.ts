import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { menuLabel, Observe, type CaseStore, type Messages } from '../../controllers/index.ts';
import { dataOf, type Facts } from '../../domain/index.ts';
import { ConnectedElement, icon, isPlainClick, markEmpty } from '../../element/index.ts';
import { CaseNavigateEvent } from '../../events/index.ts';
import { menuItemStyles } from './case-menu-item.styles.ts';

/** Above this the badge says "99+": the width of a menu is not for four figures. */
const MOST = 99;

/**
 * The entry in the host's menu: there as soon as consent is in place and a case can be read, with the number of cases
 * that wait for this user. Takes no room before that.
 *
 * @summary The menu entry: absent, or present with a badge.
 * @tag case-menu-item
 * @fires {CaseNavigateEvent} case-navigate - A plain click or Enter; cancelled, the host goes there itself.
 * @csspart base - The element that carries `lang`.
 * @csspart link - The link (a button where there is no `href`).
 * @csspart icon - The icon.
 * @csspart label - The words.
 * @csspart badge - The number.
 * @cssprop [--case-menu-badge] - Behind the number; else the accent.
 * @cssprop [--case-on-menu-badge] - The number; else the text on the accent.
 */
export class CaseMenuItem extends ConnectedElement {
  static readonly tag: string = 'case-menu-item';
  static override styles = [...ConnectedElement.styles, menuItemStyles];

  /** Address of the page that holds the portal. */
  @property() href?: string;

  /** Whether that page is the one on screen. */
  @property({ type: Boolean }) current = false;

  readonly #access = new Observe(this, () => this.connection.store?.access() ?? null);
  #last: { readonly store: CaseStore; readonly facts: Facts } | undefined;

  protected override updated(): void {
    markEmpty(this);
  }

  protected override renderWaiting(): unknown {
    return nothing;
  }

  protected override renderMissing(): unknown {
    return nothing;
  }

  protected override renderConnected(messages: Messages, store: CaseStore): unknown {
    const facts = this.#facts(store);
    if (!facts?.visible) return nothing;
    const count = facts.actionRequired;
    const content = html`<span part="icon" class="icon-box">${icon('inbox')}</span
      ><span part="label" class="label">${menuLabel(messages)}</span
      >${count > 0 ? renderBadge(messages, count) : nothing}`;
    const current = this.current ? 'page' : nothing;
    return this.href === undefined
      ? html`<button type="button" part="link" class="link" aria-current=${current} @click=${this.#go}>
          ${content}
        </button>`
      : html`<a part="link" class="link" href=${this.href} aria-current=${current} @click=${this.#go}>${content}</a>`;
  }

  /** The last facts of this client: an entry that goes while it is read anew would make the menu jump. */
  #facts(store: CaseStore): Facts | undefined {
    const remote = this.#access.value ?? { state: 'idle' };
    const facts = dataOf(remote)?.facts;
    if (facts) this.#last = { store, facts };
    else if (remote.state === 'idle' || this.#last?.store !== store) this.#last = undefined;
    return this.#last?.facts;
  }

  readonly #go = (event: MouseEvent): void => {
    if (!isPlainClick(event)) return;
    const go = this.dispatchEvent(new CaseNavigateEvent({ location: { view: 'list', query: {} } }));
    if (!go) event.preventDefault();
  };
}

/** The figure for the eye, the sentence for the ear. */
function renderBadge(messages: Messages, count: number): TemplateResult {
  const figure = count > MOST ? `${MOST}+` : messages.format.number(count);
  return html` <span part="badge" class="badge" aria-hidden="true">${figure}</span
    ><span class="visually-hidden">${messages.t('common.menu.badge', { count })}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'case-menu-item': CaseMenuItem;
  }
}
