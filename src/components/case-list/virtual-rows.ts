import {
  VirtualizerController,
  WindowVirtualizerController,
  type Range,
  type Virtualizer,
} from '@tanstack/lit-virtual';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CaseId, CaseSummary } from '../../domain/index.ts';
import type { Section } from './list-model.ts';
import { areRowsOf, columnsOf, gapOf, piecesOf, rowOf, rowsOf, type Piece, type Row } from './virtual-model.ts';

export { resorted } from './sorting.ts';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };
type Scroller = Element | Window;
type Rows = Virtualizer<Scroller, Element>;

/** What a list needs to be told of itself. */
export interface Virtual {
  /** The heading of a section. */
  title(section: Section): unknown;
  card(summary: CaseSummary): unknown;
  /** What stands after the cards of a section. */
  rest(section: Section): unknown;
}

/** Heights before anything is measured (px): a card with its gap, and a heading with what is around it. */
const CARD_ROW = 200;
const TITLE_ROW = 68;
/** Between a heading and its cards, and between two lists (px). */
const BELOW_TITLE = 12;
const BETWEEN_LISTS = 32;
/** Rows that exist beyond what can be seen. */
const OVERSCAN = 3;

/** A long list of which only the rows near the viewport exist, in the page's own flow, whatever scrolls around it. */
export class VirtualRows implements ReactiveController {
  readonly #host: Host;
  #controller: VirtualizerController<Element, Element> | WindowVirtualizerController<Element> | undefined;
  #scroller: Scroller | undefined;
  #resize: ResizeObserver | undefined;
  #width = 0;
  #margin = 0;
  #sections: readonly Section[] = [];
  #rows: readonly Row[] = [];
  #keyOf: (index: number) => string | number = (index) => index;
  #columns = 0;
  #kept: CaseId | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // In the next frame: what is drawn anew changes sizes, which an observer must not do while it reports.
    this.#resize = new ResizeObserver(() => requestAnimationFrame(() => this.#resized()));
    this.#resize.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#resize?.disconnect();
    this.#leave();
  }

  hostUpdated(): void {
    const root = this.#host.renderRoot;
    for (const gap of root.querySelectorAll<HTMLElement>('.gap'))
      gap.style.setProperty('height', `${gap.dataset['height'] ?? 0}px`);
    const rows = this.#controller?.getVirtualizer();
    if (!rows || !root.querySelector('[data-index]')) return;
    for (const element of root.querySelectorAll('[data-index]')) rows.measureElement(element);
    // Lets go of the elements that are gone.
    rows.measureElement(null);
    this.#placeAgain();
  }

  /** A card that exists whether it can be seen or not: the one that has, or is to get, the focus. */
  keep(id: CaseId | undefined): void {
    this.#kept = id;
  }

  /** All cards are drawn, or few: nothing is followed until the next `render`. */
  pause(): void {
    this.#leave();
    this.#rows = [];
    this.#sections = [];
  }

  /** Whether the card is in the list, drawn or not. */
  has(id: CaseId): boolean {
    return this.#rows.length > 0 && rowOf(this.#rows, this.#sections, id) !== -1;
  }

  render(sections: readonly Section[], parts: Virtual): unknown {
    const rows = this.#prepare(sections);
    const placed = rows.getVirtualItems();
    const between = gapOf(this.#width);
    const all = rows.measurementsCache;
    return repeat(
      sections,
      ({ name }) => name,
      (section, number) => {
        const title = this.#rows.findIndex((row) => row.section === number);
        const next = this.#rows.findIndex((row) => row.section === number + 1);
        const end = next === -1 ? rows.getTotalSize() : (all[next]?.start ?? 0) - this.#margin;
        const own = placed
          .filter(({ index }) => this.#rows[index]?.section === number && index !== title)
          .map(({ index, start, end: below }) => ({ index, start: start - this.#margin, end: below - this.#margin }));
        const pieces = piecesOf(own, (all[title]?.end ?? 0) - this.#margin, end, between);
        return this.#renderSection(section, title, pieces, parts);
      },
    );
  }

  #renderSection(section: Section, title: number, pieces: readonly Piece[], parts: Virtual): TemplateResult {
    const id = `section-${section.name}`;
    const cards: readonly (Card | Gap)[] = pieces.flatMap((piece, at): readonly (Card | Gap)[] =>
      'gap' in piece
        ? [{ key: `gap ${at}`, height: piece.gap }]
        : piece.rows.flatMap((index) => this.#cardsOf(section, index)),
    );
    return html`<section>
      <div data-index=${title}>${parts.title(section)}</div>
      <ul role="list" class="cards" aria-labelledby=${id}>
        ${repeat(
          cards,
          ({ key }) => key,
          (card) => ('height' in card ? renderGap(card) : renderCard(section, card, parts)),
        )}
        ${parts.rest(section)}
      </ul>
    </section>`;
  }

  #cardsOf(section: Section, index: number): readonly Card[] {
    const row = this.#rows[index];
    if (!row) return [];
    return section.cases.slice(row.from, row.to).map((summary, at) => ({
      key: summary.id,
      summary,
      position: row.from + at + 1,
      index: at === 0 ? index : undefined,
    }));
  }

  #prepare(sections: readonly Section[]): Rows {
    // While another page hides the list it keeps the width that it had.
    if (this.#host.clientWidth > 0) this.#width = this.#host.clientWidth;
    const columns = columnsOf(this.#width);
    const isSame = sections === this.#sections || areRowsOf(this.#rows, sections, columns);
    if (!isSame || columns !== this.#columns) this.#follow(rowsOf(sections, columns), columns);
    this.#sections = sections;
    this.#columns = columns;
    const rows = this.#attach();
    rows.setOptions({
      ...rows.options,
      count: this.#rows.length,
      scrollMargin: this.#margin,
      getItemKey: this.#keyOf,
      estimateSize: (index) => (this.#rows[index]?.isTitle ? TITLE_ROW : CARD_ROW),
      rangeExtractor: (range) => this.#existing(range),
    });
    return rows;
  }

  #follow(rows: readonly Row[], columns: number): void {
    this.#rows = rows;
    // A new function is what makes the rows be placed anew; while one scrolls it stays.
    this.#keyOf = (index) => {
      const row = rows[index];
      return row ? `${row.isTitle ? 'title' : columns} ${row.id}` : index;
    };
  }

  /** What can be seen, every heading, and the card that is kept. */
  #existing({ startIndex, endIndex, overscan, count }: Range): number[] {
    const first = Math.max(0, startIndex - overscan);
    const last = Math.min(count - 1, endIndex + overscan);
    const kept = this.#kept === undefined ? -1 : rowOf(this.#rows, this.#sections, this.#kept);
    const indexes = new Set<number>();
    for (let index = first; index <= last; index++) indexes.add(index);
    if (kept !== -1) indexes.add(kept);
    return [...indexes].sort((a, b) => a - b);
  }

  #attach(): Rows {
    const scroller = scrollerOf(this.#host);
    if (!this.#controller || scroller !== this.#scroller) {
      this.#leave();
      this.#scroller = scroller;
      const shared = {
        count: 0,
        estimateSize: () => CARD_ROW,
        overscan: OVERSCAN,
        // Known at once, so that the first rendering has cards.
        initialRect: sizeOf(scroller),
        measureElement: this.#measure,
        useAnimationFrameWithResizeObserver: true,
      };
      this.#controller =
        scroller === window
          ? new WindowVirtualizerController<Element>(this.#host, shared)
          : new VirtualizerController<Element, Element>(this.#host, {
              ...shared,
              getScrollElement: () => scroller as Element,
            });
    }
    // The two kinds differ in what scrolls, which nothing here asks about.
    return this.#controller.getVirtualizer() as unknown as Rows;
  }

  #leave(): void {
    if (!this.#controller) return;
    this.#controller.hostDisconnected();
    this.#host.removeController(this.#controller);
    this.#controller = undefined;
  }

  #resized(): void {
    if (this.#host.clientWidth > 0 && this.#host.clientWidth !== this.#width) this.#host.requestUpdate();
  }

  readonly #measure = (element: Element): number => {
    const index = Number((element as HTMLElement).dataset['index']);
    const row = this.#rows[index];
    const height = element.getBoundingClientRect().height;
    // Hidden while a case is open: what was measured before holds.
    if (!row || height === 0) return this.#controller?.getVirtualizer().measurementsCache[index]?.size ?? CARD_ROW;
    if (row.isTitle) return height + BELOW_TITLE + (row.section > 0 ? BETWEEN_LISTS : 0);
    const isLast = this.#rows[index + 1]?.section !== row.section;
    return height + (isLast ? 0 : gapOf(this.#width));
  };

  /** How far below the top of what scrolls the list begins. */
  #placeAgain(): void {
    const list = this.#host.renderRoot.querySelector('.sections');
    if (!list || this.#host.clientWidth === 0) return;
    const scroller = this.#scroller;
    const top = list.getBoundingClientRect().top;
    const margin =
      scroller instanceof Element ? top - scroller.getBoundingClientRect().top + scroller.scrollTop : top + scrollY;
    if (Math.abs(margin - this.#margin) < 1) return;
    this.#margin = margin;
    void this.#host.updateComplete.then(() => this.#host.requestUpdate());
  }
}

interface Gap {
  readonly key: string;
  /** px */
  readonly height: number;
}

interface Card {
  readonly key: string;
  readonly summary: CaseSummary;
  /** From 1. */
  readonly position: number;
  /** Of the row, on its first card. */
  readonly index: number | undefined;
}

function renderCard({ cases, count }: Section, { summary, position, index }: Card, parts: Virtual): TemplateResult {
  // -1: how many there are in all is not known.
  const size = count === undefined ? -1 : Math.max(count, cases.length);
  return html`<li data-case=${summary.id} data-index=${index ?? nothing} aria-setsize=${size} aria-posinset=${position}>
    ${parts.card(summary)}
  </li>`;
}

function renderGap({ height }: Gap): TemplateResult {
  return html`<li role="presentation" class="gap" data-height=${height}></li>`;
}

/** What can be seen of it at a time (px). */
function sizeOf(scroller: Scroller): { readonly width: number; readonly height: number } {
  if (scroller instanceof Element) return { width: scroller.clientWidth, height: scroller.clientHeight };
  return { width: innerWidth, height: innerHeight };
}

/** What scrolls around the list: an element with a scroll bar of its own, else the page. */
function scrollerOf(host: Element): Scroller {
  const page = host.ownerDocument.scrollingElement;
  let node: Node | null = host.assignedSlot ?? host.parentNode;
  while (node) {
    if (node instanceof Element && node !== page && node !== host.ownerDocument.body) {
      if (/auto|scroll/.test(getComputedStyle(node).overflowY)) return node;
    }
    node =
      node instanceof ShadowRoot
        ? node.host
        : node instanceof Element && node.assignedSlot
          ? node.assignedSlot
          : node.parentNode;
  }
  return window;
}
