import type { CaseLocation } from '../../domain/location.ts';
import { containsDeep, deepActive } from '../../element/index.ts';
import { ScrollMemory } from './scroll-memory.ts';

type Host = HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };
type Detail = HTMLElement & { focusHeading?(): void };
type List = HTMLElement & { focusCase?(id: string): boolean };

/** Takes focus and scrolling along when the portal moves: to a case's heading, and back to the card one came from. */
export class PortalFocus {
  readonly #host: Host;
  readonly #scroll = new ScrollMemory();
  #wanted: { readonly to: 'case' } | { readonly to: 'list'; readonly from: CaseLocation } | undefined;
  #top = false;
  #back = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Before the rendering that moves. Focus that lies elsewhere on the page (the host's menu) stays there. */
  leave(from: CaseLocation, to: CaseLocation): void {
    const active = deepActive(this.#host.ownerDocument);
    // What holds the portal (the page's `main`) is no place of its own.
    const ours = active === null || containsDeep(this.#host, active) || containsDeep(active, this.#host);
    if (from.view === 'list' && to.view !== 'list') this.#scroll.save(this.#host);
    this.#wanted = undefined;
    if (to.view === 'case' || to.view === 'new') this.#wanted = ours ? { to: 'case' } : undefined;
    else if (to.view === 'list' && from.view !== 'list') this.#wanted = ours ? { to: 'list', from } : undefined;
    this.#top = to.view !== 'list';
    this.#back = to.view === 'list' && from.view !== 'list';
  }

  /** After a rendering. */
  arrive(): void {
    this.#moveScroll();
    const wanted = this.#wanted;
    if (!wanted) return;
    const root = this.#host.renderRoot;
    if (wanted.to === 'case') {
      const detail = root.querySelector<Detail>('.detail');
      // Until its code has come there is nothing to focus.
      if (!detail) return;
      detail.focusHeading?.();
    } else {
      const list = root.querySelector<List>('.list');
      const found = wanted.from.view === 'case' && list?.focusCase?.(wanted.from.caseId);
      if (!found) root.querySelector<HTMLElement>('.title')?.focus({ preventScroll: true });
    }
    this.#wanted = undefined;
  }

  #moveScroll(): void {
    if (this.#back) this.#scroll.restore();
    if (this.#top && this.#host.getBoundingClientRect().top < 0) this.#host.scrollIntoView({ block: 'start' });
    this.#back = false;
    this.#top = false;
  }
}
