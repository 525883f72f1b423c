import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import {
  Observe,
  ShortcutsController,
  type CaseListView,
  type CaseStore,
  type Messages,
} from '../../controllers/index.ts';
import {
  dataOf,
  todayIn,
  type Access,
  type CaseId,
  type CaseQuery,
  type Failure,
  type Viewer,
} from '../../domain/index.ts';
import { mayReadCases, pausedAgencies } from '../../domain/access.ts';
import type { CaseLocation } from '../../domain/location.ts';
import { viewerOf } from '../../domain/needs-you.ts';
import { queryKey } from '../../domain/query.ts';
import { addressOf, ConnectedElement, isPlainClick, renderFailure, renderSignedOut } from '../../element/index.ts';
import { LazyPart } from '../../element/lazy-part.ts';
import { LiveRegion } from '../../element/live-region.ts';
import { CaseQueryChangeEvent } from '../../events/index.ts';
import { renderNoAccess } from '../case-access/no-access.ts';
import { listStyles } from './case-list.styles.ts';
import { ListFocus } from './list-focus.ts';
import { cardAt, stepOf } from './list-keys.ts';
import {
  clearKey,
  askedQuery,
  emptyFace,
  firstOf,
  hasFilters,
  isClosedView,
  LONG,
  ofList,
  SCREEN,
  sectionsOf,
  sizeOf,
  unfiltered,
  withText,
  type Asked,
  type Section,
  type Sorted,
} from './list-model.ts';
import { renderBack, renderClosedRow, renderMore, renderSections, type Follow, type Scene } from './list-parts.ts';
import { ListTools } from './list-tools.ts';
import { renderFace, renderGhosts } from './list-views.ts';
import type { MoreOnScroll } from './more-on-scroll.ts';
import { SearchBox } from './search-box.ts';
import type { VirtualRows } from './virtual-rows.ts';

const IDLE = { state: 'idle' } as const;
const virtualCode = () => import('./virtual-rows.ts');
const scrollCode = () => import('./more-on-scroll.ts');

/** The cards on screen, and what was asked to get them. */
interface Shown {
  readonly store: CaseStore;
  readonly key: string;
  readonly closed: boolean;
  readonly view: CaseListView;
}

/**
 * The cases of a user as cards in groups: what waits for them, what waits for others, and the closed ones as a view of
 * their own.
 *
 * @summary Groups, filters, search, cards and paging.
 * @tag case-list
 * @slot header - Above the groups and the search.
 * @slot empty - Instead of our words where there never was any case.
 * @fires {CaseQueryChangeEvent} case-query-change - The user wants another search or the closed cases; uncancelled, the list changes `query` itself.
 * @fires {CaseOpenEvent} case-open - A card was activated.
 * @csspart base - The element that carries `lang`.
 * @csspart tools - Search, filters and what is chosen among them.
 * @csspart search - The search field.
 * @csspart filter - The button that opens the filters.
 * @csspart more - The button "show more".
 * @csspart closed - The row that leads to the closed cases.
 */
export class CaseList extends ConnectedElement {
  static readonly tag: string = 'case-list';
  static override styles = [...ConnectedElement.styles, listStyles];

  /** What is shown: serialisable, safe in links. Changes when the user searches, unless a host cancels. */
  @property({ attribute: false }) query: CaseQuery = {};

  /** Path behind which the host shows the portal; gives the links real addresses. */
  @property({ attribute: 'base-path' }) basePath?: string;

  /** Makes the addresses where `base-path` is not enough. */
  @property({ attribute: false }) hrefFor?: (location: CaseLocation) => string | undefined;

  /** Level of the groups' headings, 1–5; the cards' is one more. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** Takes over an uncancelled wish for another query (the portal does); without it the list changes `query` itself. */
  @property({ attribute: false }) moveTo?: (query: CaseQuery) => void;

  readonly #access = new Observe(this, () => this.connection.store?.access() ?? null);
  readonly #list = new Observe(this, () => this.connection.store?.list(askedQuery(this.query)) ?? null);
  readonly #live = new LiveRegion(this);
  readonly #focus = new ListFocus(this);
  readonly #shortcuts = new ShortcutsController(this);
  readonly #search = new SearchBox(this, (text) => this.#narrow(withText(this.query, text)));
  readonly #tools = new ListTools(this, this.#search, {
    ask: (query) => this.#narrow(query),
    clear: () => this.#clear(),
  });
  readonly #virtualCode = new LazyPart(this, virtualCode);
  readonly #scrollCode = new LazyPart(this, scrollCode);
  #onScroll: MoreOnScroll | undefined;
  #virtual: VirtualRows | undefined;
  /** How many cards are drawn where the list is not virtual: few until the first paint. */
  #most = SCREEN;
  #sorted: Sorted = { sections: [] };
  /** The card on its way to the focus. */
  #wanted: CaseId | undefined;
  #printing = false;
  #shown: Shown | undefined;
  #viewer: Viewer = { userId: '', mayAct: false };
  #countWanted = false;
  #moreFrom: ReadonlySet<CaseId> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeprint', this.#onPrint);
    window.addEventListener('afterprint', this.#onPrint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeprint', this.#onPrint);
    window.removeEventListener('afterprint', this.#onPrint);
  }

  /** Moves the focus to the card of a case, as soon as the list is there. `false`: it is not among those shown. */
  focusCase(id: CaseId): boolean {
    if (this.#focusCard(id)) return true;
    if (this.hasUpdated && !this.#isLoading) return false;
    this.#most = LONG;
    this.#focus.cardAfter(id);
    return true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('query')) this.#search.follow(this.query.text);
    this.#focus.remember();
  }

  protected override updated(): void {
    const missing = this.#focus.restore(this.#isLoading);
    if (missing !== undefined && this.#virtual?.has(missing)) this.#focusCard(missing);
    else if (missing !== undefined) this.#focus.moveOn();
    this.#tellMore();
    this.#tellCount();
  }

  protected override renderWaiting(messages: Messages): unknown {
    return html`<div class="list">${renderGhosts(messages)}</div>`;
  }

  protected override renderConnected(messages: Messages, store: CaseStore): unknown {
    if (store.signedOut.value) return renderSignedOut(messages);
    const access = dataOf(this.#access.value ?? IDLE);
    if (access && !mayReadCases(access)) return renderNoAccess(messages, access);
    const view = this.#present(store);
    const failure = this.#failure(access, view);
    if (failure?.kind === 'forbidden' || failure?.kind === 'consentMissing') return renderNoAccess(messages, access);
    return html`<div class="list">
      <slot name="header"></slot>
      ${isClosedView(this.query) ? this.#renderBack(messages) : nothing}
      ${this.#tools.render({ messages, store, query: this.query, view, access })}
      ${
        failure
          ? renderFailure(messages, ofList(failure), this.#retry, messages.t('list.failed'))
          : access && view
            ? this.#renderCases(this.#sceneOf(messages, store, access, view))
            : renderGhosts(messages)
      }
    </div>`;
  }

  get #isLoading(): boolean {
    const { state } = this.#list.value ?? IDLE;
    return state === 'idle' || state === 'loading';
  }

  /** The list to show: while another search is read, what was there before it. */
  #present(store: CaseStore): CaseListView | undefined {
    const remote = this.#list.value ?? IDLE;
    const key = queryKey(askedQuery(this.query));
    const closed = isClosedView(this.query);
    const view = dataOf(remote);
    if (view) this.#shown = { store, key, closed, view };
    else {
      const before = this.#shown;
      const fits = before?.store === store && before.closed === closed && before.key !== key;
      if (!fits || remote.state !== 'loading') this.#shown = undefined;
    }
    return this.#shown?.view;
  }

  #failure(access: Access | undefined, view: CaseListView | undefined): Failure | undefined {
    const ofAccess = this.#access.value ?? IDLE;
    if (!access && ofAccess.state === 'failed') return ofAccess.failure;
    const ofList = this.#list.value ?? IDLE;
    return !view && ofList.state === 'failed' ? ofList.failure : undefined;
  }

  #sceneOf(messages: Messages, store: CaseStore, access: Access, view: CaseListView): Scene {
    const { userId } = store.session;
    const { mayAct } = viewerOf(userId, access.role);
    // The same object for the same person, so that cards stay as they are.
    if (this.#viewer.userId !== userId || this.#viewer.mayAct !== mayAct) this.#viewer = { userId, mayAct };
    const { query, headingLevel: level } = this;
    return { parent: this, messages, store, query, access, view, viewer: this.#viewer, level, address: this.#address };
  }

  readonly #address = (location: CaseLocation): string | undefined =>
    this.hrefFor?.(location) ?? addressOf(this.basePath, location);

  readonly #retry = (): void => {
    const { store } = this.connection;
    this.#focus.after('title');
    store?.retry({ access: true });
    store?.retry({ list: askedQuery(this.query) });
  };

  #ask(query: CaseQuery): void {
    if (!this.dispatchEvent(new CaseQueryChangeEvent({ query }))) return;
    if (this.moveTo) this.moveTo(query);
    else this.query = query;
  }

  /** Another choice among the cases, of which the user is to hear how many there are. */
  #narrow(query: CaseQuery): void {
    this.#countWanted = true;
    this.#ask(query);
  }

  readonly #clear = (): void => {
    this.#focus.after('title');
    this.#search.clear();
    this.#ask(unfiltered(this.query));
  };

  #follow(event: MouseEvent, query: CaseQuery, focus: 'title' | 'closed'): void {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    this.#focus.after(focus);
    this.#search.clear();
    this.#ask(query);
  }

  readonly #more = (): void => {
    const { store } = this.connection;
    if (!store || this.#shown?.view.loadingMore) return;
    this.#moreFrom = new Set(this.#ids());
    store.loadMore(askedQuery(this.query));
  };

  #moreByScroll(): void {
    const view = this.#shown?.view;
    if (!view?.hasMore || view.loadingMore || view.moreFailure || this.#isLoading) return;
    this.connection.store?.loadMore(askedQuery(this.query));
  }

  /** The cases shown, in their order, drawn or not. */
  #ids(): readonly CaseId[] {
    return this.#sorted.sections.flatMap(({ cases }) => cases.map(({ id }) => id));
  }

  /** After "show more": how many came, and where the button is gone, the first of them. */
  #tellMore(): void {
    const before = this.#moreFrom;
    const view = this.#shown?.view;
    if (!before || !view || view.loadingMore) return;
    const fresh = this.#ids().filter((id) => !before.has(id));
    if (fresh.length === 0 && !view.moreFailure && view.hasMore) return;
    this.#moreFrom = undefined;
    const [first] = fresh;
    if (first === undefined) return;
    this.#say((messages) => messages.t('list.more.shown', { count: fresh.length }));
    if (!view.hasMore && this.#focus.lost) this.#focusCard(first);
  }

  /** Moves the focus to a card, which may have to be drawn first. `false`: that case is not in the list. */
  #focusCard(id: CaseId): boolean {
    if (!this.#virtual?.has(id) && (this.#most === LONG || !this.#ids().includes(id))) return this.#focus.card(id);
    this.#most = LONG;
    this.#wanted = id;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.#focus.card(id);
      this.#wanted = undefined;
    });
    return true;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const step = this.#shortcuts.on && !event.defaultPrevented ? stepOf(event) : undefined;
    const from = this.#focus.active;
    if (step === undefined || from === undefined) return;
    const cards = this.renderRoot.querySelector('.cards');
    const columns = cards ? getComputedStyle(cards).gridTemplateColumns.split(' ').length : 1;
    const groups = this.#sorted.sections.map(({ cases }) => cases.map(({ id }) => id));
    const to = cardAt(groups, columns, from, step);
    if (to === undefined) return;
    event.preventDefault();
    this.#focusCard(to);
  };

  /** On paper there is no scrolling: every card is drawn. */
  readonly #onPrint = ({ type }: Event): void => {
    this.#printing = type === 'beforeprint';
    this.requestUpdate();
  };

  /** After a search: how many there are. */
  #tellCount(): void {
    if (!this.#countWanted || this.#isLoading) return;
    this.#countWanted = false;
    const view = this.#shown?.view;
    if (!view || !hasFilters(this.query)) return;
    const asked = askedQuery(this.query).status ?? [];
    const count = asked.reduce((sum, status) => sum + view.counts[status], 0);
    this.#say(({ t }) => (count > 0 ? t('list.search.found', { count }) : t('list.search.foundNone')));
  }

  #say(text: (messages: Messages) => string): void {
    const { messages } = this;
    if (messages) this.#live.say(text(messages), messages.language);
  }

  #renderBack(messages: Messages): TemplateResult {
    const follow: Follow = (event, to) => this.#follow(event, to, 'closed');
    return renderBack({ messages, query: this.query, address: this.#address }, follow);
  }

  #renderCases(scene: Scene): TemplateResult {
    const { messages, store, view, query, viewer } = scene;
    const remote = this.#list.value;
    const sections = this.#sort(query, view, viewer, todayIn(undefined, store.env.now()));
    const face = emptyFace(query, view, sections, scene.access);
    const code = view.hasMore ? this.#scrollCode.need() : undefined;
    if (code) this.#onScroll ??= new code.MoreOnScroll(this, () => this.#moreByScroll());
    const closed = isClosedView(query);
    const atAgency = view.counts.awaitingAgency;
    return html`
      ${remote?.state === 'stale' ? renderFailure(messages, remote.failure, this.#retry, messages.t('list.stale')) : nothing}
      <div class="sections" aria-busy=${String(this.#isLoading)} @keydown=${this.#onKey}>
        ${face ? renderFace(messages, face, { level: scene.level, atAgency, paused: pausedAgencies(scene.access), onClear: this.#clear, clearKey: clearKey(this.query) }) : nothing}
        ${this.#renderLists(scene, sections)}
      </div>
      ${renderMore(scene, this.#more)}
      ${closed ? nothing : renderClosedRow(scene, (event, to) => this.#follow(event, to, 'title'))}
    `;
  }

  /** Grouped and in order; of a long list only what has changed is moved. */
  #sort(...of: Asked): readonly Section[] {
    const before = this.#sorted;
    if (!before.of?.every((part, at) => part === of[at]))
      this.#sorted = { of, sections: this.#virtualCode.value?.resorted(before, of) ?? sectionsOf(...of) };
    return this.#sorted.sections;
  }

  /** Of a long list only the rows near the viewport are drawn, and until the code for that is here, the first cards. */
  #renderLists(scene: Scene, sections: readonly Section[]): unknown {
    const size = sizeOf(sections);
    // A task after the frame that paints what is drawn now.
    if (this.#most < LONG) requestAnimationFrame(() => setTimeout(this.#drawRest));
    const code = size > LONG && !this.#printing ? this.#virtualCode.need() : undefined;
    if (!code) {
      this.#virtual?.pause();
      return renderSections(
        scene,
        firstOf(sections, this.#printing || this.#virtualCode.failed ? size : this.#most),
        undefined,
      );
    }
    this.#virtual ??= new code.VirtualRows(this);
    this.#virtual.keep(this.#wanted ?? this.#focus.active);
    return renderSections(scene, sections, this.#virtual);
  }

  readonly #drawRest = (): void => {
    if (this.#most < LONG && this.isConnected) this.requestUpdate();
    this.#most = LONG;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'case-list': CaseList;
  }
}
