import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { menuLabel, Observe, ShortcutsController, type CaseStore, type Messages } from '../../controllers/index.ts';
import { dataOf, type Access, type CaseQuery, type ConsentState, type Failure } from '../../domain/index.ts';
import { barrierToWriting, mayReadCases } from '../../domain/access.ts';
import { formatLocation, type CaseLocation } from '../../domain/location.ts';
import {
  addressOf,
  child,
  ConnectedElement,
  handDown,
  icon,
  isPlainClick,
  linkOrButton,
  needLazy,
  renderFailure,
  renderSkeleton,
} from '../../element/index.ts';
import { heading } from '../../element/heading.ts';
import { LazyPart } from '../../element/lazy-part.ts';
import { CaseNavigateEvent, type CaseOpenEvent } from '../../events/index.ts';
import { titleStyles } from '../../styles/title.ts';
import { renderNoAccess } from '../case-access/no-access.ts';
import { portalStyles } from './case-portal.styles.ts';
import { PortalFocus } from './portal-focus.ts';

/** A host that renders anew gives an equal location in a new object; only another place is a move. */
const isElsewhere = (to: CaseLocation, from: CaseLocation | undefined): boolean =>
  !from || formatLocation(to) !== formatLocation(from);

/** Whether the key belongs to what it was pressed in: a field, a choice, a dialog, something that is unfolded. */
const isElsewhereUsed = (event: KeyboardEvent): boolean =>
  event
    .composedPath()
    .some((node) => node instanceof Element && node.matches('input, textarea, select, dialog, [contenteditable]'));

/** What is worth a word above a list that can be read. */
const WORTH_SAYING: readonly ConsentState[] = ['invited', 'active', 'paused', 'ended'];

/** Which element a place needs that the list does without. */
type LazyTag = 'case-detail' | 'case-compose';
const NEEDS: Readonly<Partial<Record<CaseLocation['view'], LazyTag>>> = { case: 'case-detail', new: 'case-compose' };

const helpSheet = () => import('./help-sheet.ts');

/** The code could not be fetched; nothing else is known of it. */
const NOT_FETCHED: Failure = { kind: 'network', retryable: true };

/** A wish that a plain click inside the portal has uttered, until the click has passed everybody who may object. */
interface Wish {
  readonly event: Event;
  readonly location: CaseLocation;
  /** Whether the host has been asked already. */
  readonly asked: boolean;
}

/**
 * The whole page behind the menu entry: consent, list and case, with one location. It moves by itself unless the host
 * cancels; the host alone writes history.
 *
 * @summary List and case as one page.
 * @tag case-portal
 * @slot header - Beside the page's heading.
 * @slot signing - Beside what is to be approved in a case; see `reply-form`.
 * @fires {CaseNavigateEvent} case-navigate - The portal wants another location; uncancelled, it moves by itself.
 * @fires {CaseOpenEvent} case-open - A card was activated.
 * @fires {CaseQueryChangeEvent} case-query-change - The list wants another query.
 * @csspart new - The way to write first.
 * @csspart base - The element that carries `lang`.
 * @csspart heading - The page's heading and what stands beside it.
 * @csspart back - The way back to the list.
 * @csspart help - The button that opens the sheet of keys.
 */
export class CasePortal extends ConnectedElement {
  static readonly tag: string = 'case-portal';
  static override styles = [...ConnectedElement.styles, titleStyles, portalStyles];

  /** Where the user is. The host sets it from its address; the portal changes it when it moves by itself. */
  @property({ attribute: false, hasChanged: isElsewhere }) location: CaseLocation = { view: 'list', query: {} };

  /** Path of the page that holds the portal, without trailing slash; gives the links real addresses. */
  @property({ attribute: 'base-path' }) basePath?: string;

  /** Level of the page's heading, 1–4; those below follow. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 1;

  @state() private code: Readonly<Partial<Record<LazyTag, 'loading' | 'here' | 'failed'>>> = {};

  readonly #access = new Observe(this, () => this.connection.store?.access() ?? null);
  readonly #focus = new PortalFocus(this);
  readonly #shortcuts = new ShortcutsController(this);
  readonly #help = new LazyPart(this, helpSheet);
  #helpWanted = false;
  #wish: Wish | undefined;
  /** The list as it was left; kept while a case is open, so that nothing is lost on the way back. */
  #query: CaseQuery | undefined;
  #accessShown = false;

  constructor() {
    super();
    // The click that a link's event announces passes here after all of our own elements.
    this.addEventListener('click', (event) => this.#onClick(event));
    this.addEventListener('keydown', (event) => this.#onKey(event));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const from = changed.get('location');
    if (from && this.hasUpdated) this.#focus.leave(from, this.location);
    if (this.location.view === 'list') this.#query = this.location.query;
    const needed = NEEDS[this.location.view];
    if (needed && !this.code[needed]) this.#fetch(needed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#focus.arrive();
    if (this.#helpWanted && this.#help.value) this.#showHelp();
  }

  protected override renderWaiting(messages: Messages): unknown {
    return html`<div class="list-view">${this.#renderHead(messages)} ${renderSkeleton(messages)}</div>`;
  }

  protected override renderConnected(messages: Messages, store: CaseStore): unknown {
    const { location } = this;
    const elsewhere = location.view !== 'list';
    return html`<div @case-open=${this.#onOpen} @case-navigate=${this.#onNavigate}>
      ${
        this.#query
          ? html`<div class="list-view" ?hidden=${elsewhere}>
              ${this.#renderHead(messages, store)} ${this.#renderList(messages, store, this.#query)}
              ${this.#renderHelp(messages)}
            </div>`
          : nothing
      }
      ${
        elsewhere
          ? html`<div class="place">${this.#renderBack(messages)} ${this.#renderPlace(messages, store, location)}</div>`
          : nothing
      }
    </div>`;
  }

  #fetch(tag: LazyTag): void {
    const tell = (state: 'loading' | 'here' | 'failed') => (this.code = { ...this.code, [tag]: state });
    tell('loading');
    needLazy(this, tag).then(
      () => tell('here'),
      () => tell('failed'),
    );
  }

  /** Asks the host, then moves. */
  #go(location: CaseLocation): void {
    if (this.dispatchEvent(new CaseNavigateEvent({ location }))) this.location = location;
  }

  readonly #onOpen = (event: CaseOpenEvent): void => {
    this.#wish = { event, location: { view: 'case', caseId: event.caseId }, asked: false };
  };

  readonly #onNavigate = (event: CaseNavigateEvent): void => {
    this.#wish = { event, location: event.whole(), asked: true };
  };

  /** The click that uttered a wish comes after it, when everybody up to the page has had a say. */
  #onClick(event: MouseEvent): void {
    const wish = this.#wish;
    this.#wish = undefined;
    if (!wish || wish.event.defaultPrevented || event.defaultPrevented) return;
    event.preventDefault();
    if (wish.asked) this.location = wish.location;
    else this.#go(wish.location);
  }

  /** Esc leads from a case back to the list, unless somebody is writing or something else is open. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    if (this.location.view === 'list' || !this.#shortcuts.on || isElsewhereUsed(event)) return;
    event.preventDefault();
    this.#go({ view: 'list', query: this.#query ?? {} });
  }

  readonly #askHelp = (): void => {
    this.#helpWanted = true;
    this.#help.retry();
    this.requestUpdate();
  };

  #showHelp(): void {
    this.#helpWanted = false;
    this.renderRoot.querySelector<HTMLDialogElement>('dialog')?.showModal();
  }

  readonly #moveList = (query: CaseQuery): void => this.#go({ view: 'list', query });

  #renderHead(messages: Messages, store?: CaseStore): TemplateResult {
    return html`<div part="heading" class="head">
      ${heading(this.headingLevel, menuLabel(messages), { class: 'title', focusable: true })}
      <slot name="header">${store ? this.#renderNew(messages, store) : nothing}</slot>
    </div>`;
  }

  /** The way to write first, for those who may. */
  #renderNew(messages: Messages, store: CaseStore): unknown {
    const access = dataOf(this.#access.value ?? { state: 'idle' });
    if (!access || barrierToWriting(access) !== null || !store.offers.startCase) return nothing;
    const to: CaseLocation = { view: 'new' };
    return linkOrButton(addressOf(this.basePath, to), html`${icon('plus')}${messages.t('list.new')}`, {
      class: 'button',
      part: 'new',
      onClick: (event) => this.#follow(event, to),
    });
  }

  #follow(event: MouseEvent, to: CaseLocation): void {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    this.#go(to);
  }

  #renderList(messages: Messages, store: CaseStore, query: CaseQuery): unknown {
    const access = dataOf(this.#access.value ?? { state: 'idle' });
    if (access?.role === 'none') return renderNoAccess(messages, access);
    const readable = !access || mayReadCases(access);
    return html`${access ? this.#renderAccess(store, access, readable) : nothing}
    ${
      readable
        ? child(this, 'case-list', {
            ...handDown(this, store),
            class: 'list',
            query,
            basePath: this.basePath,
            headingLevel: this.headingLevel + 1,
            moveTo: this.#moveList,
          })
        : nothing
    }`;
  }

  #renderAccess(store: CaseStore, access: Access, readable: boolean): unknown {
    const said = !readable || access.agencies.some(({ state }) => state !== 'active' && WORTH_SAYING.includes(state));
    // What the user has just answered is still said after all is well.
    this.#accessShown ||= said;
    if (!this.#accessShown) return nothing;
    return child(this, 'case-access', {
      ...handDown(this, store),
      headingLevel: this.headingLevel + 1,
      only: readable ? WORTH_SAYING : undefined,
    });
  }

  /** What the keys do: a button, no key of its own; only where there is a case that they work on, and a keyboard. */
  #renderHelp(messages: Messages): unknown {
    const access = dataOf(this.#access.value ?? { state: 'idle' });
    const works = access !== undefined && mayReadCases(access) && access.facts.total > 0;
    if (!this.#shortcuts.on || !works) return nothing;
    return html`<button
        type="button"
        part="help"
        class="button text help"
        aria-haspopup="dialog"
        @click=${this.#askHelp}
      >
        ${messages.t('list.keys.title')}
      </button>
      ${this.#help.value?.renderHelpSheet(messages, this.headingLevel + 1) ?? nothing}`;
  }

  #renderBack(messages: Messages): TemplateResult {
    const to: CaseLocation = { view: 'list', query: this.#query ?? {} };
    return linkOrButton(addressOf(this.basePath, to), html`${icon('chevronLeft', true)}${menuLabel(messages)}`, {
      class: 'back',
      part: 'back',
      onClick: (event) => this.#follow(event, to),
    });
  }

  /** What stands in the list's place. */
  #renderPlace(messages: Messages, store: CaseStore, location: CaseLocation): unknown {
    const tag = NEEDS[location.view];
    if (!tag) return this.#renderNotFound(messages);
    if (this.code[tag] === 'failed')
      return renderFailure(messages, NOT_FETCHED, () => this.#fetch(tag), messages.t('list.openFailed'));
    if (this.code[tag] !== 'here') return renderSkeleton(messages, 6);
    return child(this, tag, {
      ...handDown(this, store),
      class: 'detail',
      ...(location.view === 'case' && { caseId: location.caseId }),
      ...(location.view === 'new' && { recipientId: location.recipientId }),
      ...(location.view === 'case' && { passSlot: 'signing' }),
      basePath: this.basePath,
      headingLevel: this.headingLevel,
    });
  }

  #renderNotFound({ t }: Messages): TemplateResult {
    return this.#renderPanel(t('list.notFound.title'), t('list.notFound.text'));
  }

  #renderPanel(title: string, text: string): TemplateResult {
    const level = this.location.view === 'list' ? this.headingLevel + 1 : this.headingLevel;
    return html`<div class="panel">
      ${heading(level, title, { class: 'panel-title', focusable: true })}
      <p>${text}</p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'case-portal': CasePortal;
  }
}
