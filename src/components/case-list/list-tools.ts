import { html, nothing, type ReactiveControllerHost } from 'lit';
import type { CaseListView, CaseStore, Messages } from '../../controllers/index.ts';
import type { Access, CaseQuery, Failure } from '../../domain/index.ts';
import { deepActive, icon, renderFailure } from '../../element/index.ts';
import { LazyPart } from '../../element/lazy-part.ts';
import type * as Filters from './filters.ts';
import { hasFilters, offersTools } from './list-model.ts';
import type { SearchBox } from './search-box.ts';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

const filtersCode = (): Promise<typeof Filters> => import('./filters.ts');

/** The code could not be fetched; nothing else is known of it. */
const NOT_FETCHED: Failure = { kind: 'network', retryable: true };

export interface ToolsScene {
  readonly messages: Messages;
  readonly store: CaseStore;
  readonly query: CaseQuery;
  readonly view: CaseListView | undefined;
  readonly access: Access | undefined;
}

export interface ToolsActions {
  ask(query: CaseQuery): void;
  /** Takes every filter away. */
  clear(): void;
}

/** What stands above the cards where there are many: the search, and the filters behind a button. */
export class ListTools {
  readonly search: SearchBox;
  readonly #host: Host;
  readonly #actions: ToolsActions;
  readonly #filters: LazyPart<typeof Filters>;
  #open = false;

  constructor(host: Host, search: SearchBox, actions: ToolsActions) {
    this.#host = host;
    this.search = search;
    this.#actions = actions;
    this.#filters = new LazyPart(host, filtersCode);
  }

  render({ messages, store, query, view, access }: ToolsScene): unknown {
    const offered = offersTools(query, view?.facts ?? store.facts);
    const filtered = hasFilters(query);
    if (!offered && !filtered) return nothing;
    const filters = this.#open || filtered ? this.#filters.need() : undefined;
    const scene: Filters.FilterScene = {
      messages,
      query,
      agencies: (access?.agencies ?? []).map(({ agency }) => agency),
      counts: view?.counts,
      ask: this.#ask,
      clear: this.#actions.clear,
    };
    return html`<div part="tools" class=${this.#open ? 'tools open' : 'tools'} @keydown=${this.#onKey}>
      ${offered ? html`${this.search.render(messages, query.text, store.env)} ${this.#renderButton(messages)}` : nothing}
      ${this.#open ? (filters?.renderFilters(scene) ?? this.#renderFailed(messages)) : nothing}
      ${filtered ? filters?.renderChips(scene) : nothing}
    </div>`;
  }

  #renderButton(messages: Messages): unknown {
    return html`<button
      type="button"
      part="filter"
      class="button filter"
      aria-expanded=${String(this.#open)}
      aria-controls="filters"
      @click=${this.#toggle}
    >
      ${icon('filter')}${messages.t('list.filter.open')}
    </button>`;
  }

  #renderFailed(messages: Messages): unknown {
    if (!this.#filters.failed) return nothing;
    return renderFailure(messages, NOT_FETCHED, () => this.#filters.retry());
  }

  readonly #ask = (query: CaseQuery): void => {
    this.search.clear();
    this.#actions.ask(query);
    void this.#host.updateComplete.then(this.#keepFocus);
  };

  /** A filter that is taken away takes its button along. */
  readonly #keepFocus = (): void => {
    if (deepActive(this.#host.ownerDocument) !== null) return;
    this.#host.renderRoot.querySelector<HTMLElement>('.chip, .filter, .title')?.focus();
  };

  readonly #toggle = (): void => {
    this.#open = !this.#open;
    if (this.#open) this.#filters.retry();
    this.#host.requestUpdate();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#open || event.defaultPrevented) return;
    event.preventDefault();
    this.#toggle();
    this.#host.renderRoot.querySelector<HTMLElement>('.filter')?.focus();
  };
}
