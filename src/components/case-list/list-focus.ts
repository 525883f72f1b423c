import type { CaseId } from '../../domain/index.ts';
import { deepActive } from '../../element/index.ts';

type Host = HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };
type Place = 'title' | 'closed';

/** Where the focus goes: the first of these that is there. */
const PLACES: Readonly<Record<Place, readonly string[]>> = {
  title: ['.title, .panel-title', '.failure .button'],
  closed: ['.row', '.title, .panel-title'],
};

/** Keeps the focus from falling out of the list when what had it moves to another group or makes room for something. */
export class ListFocus {
  readonly #host: Host;
  #card: CaseId | undefined;
  /** Where it goes when that card goes away: the cards beside it, nearest first, and their heading. */
  #near: readonly CaseId[] = [];
  #heading = '';
  #place: Place | undefined;
  #wanted: CaseId | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The case whose card has the focus. */
  get active(): CaseId | undefined {
    const active = (this.#host.renderRoot as ShadowRoot).activeElement;
    return active?.closest<HTMLElement>('li[data-case]')?.dataset['case'];
  }

  /** Nothing on the page has the focus. */
  get lost(): boolean {
    return deepActive(this.#host.ownerDocument) === null;
  }

  /** Moves it to a card. `false`: that case is not on screen. */
  card(id: CaseId): boolean {
    const row = this.#rows().find(({ dataset }) => dataset['case'] === id);
    const card = row?.firstElementChild as
      (HTMLElement & { readonly updateComplete?: Promise<unknown> }) | null | undefined;
    if (!card) return false;
    // A card that has just been made has nothing inside yet.
    if (card.shadowRoot?.childElementCount) card.focus();
    else void card.updateComplete?.then(() => card.focus());
    return true;
  }

  /** The same, once the list is there; where the case is not in it, to the first heading. */
  cardAfter(id: CaseId): void {
    this.#wanted = id;
    this.#place = 'title';
  }

  /** Where to go once the list that the user has asked for is there. */
  after(place: Place): void {
    this.#place = place;
  }

  /** Before a rendering. */
  remember(): void {
    this.#card = this.active;
    this.#near = [];
    if (this.#card === undefined) return;
    const row = this.#rows().find(({ dataset }) => dataset['case'] === this.#card);
    const group = this.#rows().filter((each) => each.parentElement === row?.parentElement);
    const ids = group.map(({ dataset }) => dataset['case'] ?? '');
    const at = ids.indexOf(this.#card);
    this.#near = [...ids.slice(at + 1), ...ids.slice(0, at).reverse()];
    this.#heading = row?.parentElement?.getAttribute('aria-labelledby') ?? '';
  }

  /** The card that had the focus is gone: to the next one of its group, else to the group's heading or the list's first. */
  moveOn(): void {
    const { renderRoot: root } = this.#host;
    if (this.#near.some((id) => this.card(id))) return;
    const heading = this.#heading && root.querySelector<HTMLElement>(`#${CSS.escape(this.#heading)}`);
    (heading || root.querySelector<HTMLElement>(PLACES.title[0] ?? ''))?.focus();
  }

  /** After a rendering. Returns the card that should have the focus and is not drawn yet. */
  restore(loading: boolean): CaseId | undefined {
    const card = this.#card;
    const missing = this.#restoreCard();
    this.#restorePlace(loading);
    return missing ? card : undefined;
  }

  /** Whether the card that had the focus is not drawn. */
  #restoreCard(): boolean {
    const { active } = this;
    // What had it may be another case's card now: a list that grows long is drawn anew.
    const moved = active !== undefined && active !== this.#card;
    const card = this.#card;
    this.#card = undefined;
    return card !== undefined && (moved || this.lost) && !this.card(card);
  }

  #restorePlace(loading: boolean): void {
    if (this.#place === undefined || loading) return;
    const wanted = this.#wanted;
    this.#wanted = undefined;
    if (wanted !== undefined && this.card(wanted)) {
      this.#place = undefined;
      return;
    }
    const root = this.#host.renderRoot;
    const places = PLACES[this.#place].map((selector) => root.querySelector<HTMLElement>(selector));
    places.find((place) => place !== null)?.focus();
    this.#place = undefined;
  }

  #rows(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('li[data-case]')];
  }
}
