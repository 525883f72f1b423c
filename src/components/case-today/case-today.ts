import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { menuLabel, Observe, type CaseStore, type MessageKey, type Messages } from '../../controllers/index.ts';
import { pausedAgencies } from '../../domain/access.ts';
import { dateToMeet, isOverdue } from '../../domain/badge.ts';
import { dataOf, todayIn, type CaseQuery, type CaseSummary } from '../../domain/index.ts';
import { ConnectedElement, icon, isPlainClick, markEmpty, linkOrButton } from '../../element/index.ts';
import { heading } from '../../element/heading.ts';
import { CaseNavigateEvent } from '../../events/index.ts';
import { pausedText } from '../case-list/list-views.ts';
import { todayStyles } from './case-today.styles.ts';

/** What waits for this user, nearest date first. */
const WAITING: CaseQuery = { needsYou: true, sort: 'need' };

/**
 * A tile for the host's start page: how much waits, and the first date. Takes no room until there is a case to read.
 *
 * @summary What waits, on the start page.
 * @fires {CaseNavigateEvent} case-navigate - A plain click or Enter; cancelled, the host goes there itself.
 * @csspart base - The element that carries `lang`.
 * @csspart tile - The tile, which is one link (a button where there is no `href`).
 */
export class CaseToday extends ConnectedElement {
  static readonly tag: string = 'case-today';
  static override styles = [...ConnectedElement.styles, todayStyles];

  /** Address of the page that holds the portal. */
  @property() href?: string;

  /** Level of the tile's heading in the page, 1–6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  readonly #access = new Observe(this, () => this.connection.store?.access() ?? null);
  readonly #waiting = new Observe(this, () =>
    this.#count > 0 ? (this.connection.store?.list(WAITING) ?? null) : null,
  );

  protected override updated(): void {
    markEmpty(this);
  }

  protected override renderWaiting(): unknown {
    return nothing;
  }

  protected override renderMissing(): unknown {
    return nothing;
  }

  get #count(): number {
    return this.#facts?.actionRequired ?? 0;
  }

  get #known() {
    return this.#access.value && dataOf(this.#access.value);
  }

  get #facts() {
    return this.#known?.facts;
  }

  protected override renderConnected(messages: Messages, store: CaseStore): unknown {
    if (!this.#facts?.visible) return nothing;
    const { t } = messages;
    const count = this.#count;
    // What waits with them is out of sight: nobody can say that all is done.
    const paused = count === 0 && this.#known ? pausedAgencies(this.#known) : [];
    const done = t(paused.length > 0 ? 'list.empty.paused.title' : 'list.today.done');
    const content = html`<span class="kicker">${icon('inbox')}${menuLabel(messages)}</span>
      ${heading(this.headingLevel, count > 0 ? t('list.today.waits', { count }) : done, { class: 'headline' })}
      ${paused.length > 0 ? html`<p class="first">${pausedText(messages, paused)}</p>` : this.#renderFirst(messages, store)}
      <span class="go">${t('list.today.show')}${icon('chevronRight', true)}</span>`;
    return linkOrButton(this.href, content, {
      class: count > 0 ? 'tile' : 'tile quiet',
      part: 'tile',
      onClick: (event) => this.#go(event),
    });
  }

  #renderFirst({ t, format }: Messages, store: CaseStore): unknown {
    const view = this.#waiting.value && dataOf(this.#waiting.value);
    const today = todayIn(undefined, store.env.now());
    const dated = (view?.items ?? [])
      .filter((item): item is CaseSummary => !('failure' in item) && dateToMeet(item) !== undefined)
      .sort((a, b) => ((dateToMeet(a) ?? '') < (dateToMeet(b) ?? '') ? -1 : 1));
    const [first] = dated;
    const date = first && dateToMeet(first);
    if (!first || !date) return nothing;
    const key = KEYS[this.#count === 1 ? 'only' : 'first'][isOverdue(first, today) ? 'was' : 'by'];
    return html`<p class="first">${t(key, { date: format.day(date) })}</p>`;
  }

  #go(event: MouseEvent): void {
    if (!isPlainClick(event)) return;
    const go = this.dispatchEvent(new CaseNavigateEvent({ location: { view: 'list', query: {} } }));
    if (!go) event.preventDefault();
  }
}

const KEYS = {
  only: { by: 'list.today.onlyBy', was: 'list.today.onlyWas' },
  first: { by: 'list.today.first', was: 'list.today.firstWas' },
} as const satisfies Record<string, Record<string, MessageKey>>;

declare global {
  interface HTMLElementTagNameMap {
    'case-today': CaseToday;
  }
}
