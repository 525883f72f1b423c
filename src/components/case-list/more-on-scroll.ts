import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** So far ahead of the end the next page is asked for, so that who scrolls does not wait for it. */
const AHEAD = '800px';

/**
 * Loads the next page while the user scrolls towards the end of the list. Each page takes a new movement, so that a list
 * that is hidden, or shorter than its place, does not load itself to the end.
 */
export class MoreOnScroll implements ReactiveController {
  readonly #host: Host;
  readonly #more: () => void;
  #observer: IntersectionObserver | undefined;
  #watched: Element | null = null;
  #near = false;
  #moved = false;

  /** `more` is called when the end is near; it does nothing where there is no more. */
  constructor(host: Host, more: () => void) {
    this.#host = host;
    this.#more = more;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.ownerDocument.addEventListener('scroll', this.#onScroll, { capture: true, passive: true });
    this.#observer = new IntersectionObserver((entries) => this.#seen(entries), {
      rootMargin: `${AHEAD} 0px`,
      // The same where an element of the host scrolls, not the page.
      scrollMargin: `${AHEAD} 0px`,
    });
  }

  hostUpdated(): void {
    const end = this.#host.renderRoot.querySelector('.more[data-next]');
    if (end === this.#watched) return;
    if (this.#watched) this.#observer?.unobserve(this.#watched);
    this.#near = false;
    this.#watched = end;
    if (end) this.#observer?.observe(end);
  }

  hostDisconnected(): void {
    this.#host.ownerDocument.removeEventListener('scroll', this.#onScroll, { capture: true });
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#watched = null;
    this.#near = this.#moved = false;
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    this.#near = entries.at(-1)?.isIntersecting ?? false;
    this.#try();
  }

  readonly #onScroll = (): void => {
    this.#moved = true;
    this.#try();
  };

  #try(): void {
    if (!this.#near || !this.#moved) return;
    this.#moved = false;
    this.#more();
  }
}
