import type { ReactiveController } from 'lit';

/**
 * Says something to screen readers. One hidden region in the light DOM of each document: readers do not reliably hear
 * regions inside shadow roots, nor several at once. It goes with the last element that uses it.
 */
export class LiveRegion implements ReactiveController {
  readonly #host: HTMLElement;
  #region: Region | undefined;

  constructor(host: HTMLElement & { addController(controller: ReactiveController): void }) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#region = lease(this.#host.ownerDocument);
  }

  hostDisconnected(): void {
    this.#region?.release();
    this.#region = undefined;
  }

  /** Announces politely. The same text twice is heard twice. `language` is BCP 47. */
  say(text: string, language: string): void {
    this.#region?.say(text, language);
  }
}

/** Readers miss what is there at once; ms between emptying the region and filling it. */
const PAUSE = 120;
const HIDDEN = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  'clip-path': 'inset(50%)',
  'white-space': 'nowrap',
} as const;

class Region {
  readonly #node: HTMLElement;
  readonly #document: Document;
  #users = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(document: Document) {
    this.#document = document;
    this.#node = document.createElement('div');
    this.#node.setAttribute('role', 'status');
    this.#node.setAttribute('aria-live', 'polite');
    for (const [name, value] of Object.entries(HIDDEN)) this.#node.style.setProperty(name, value);
  }

  lease(): this {
    if (this.#users === 0) this.#document.body?.append(this.#node);
    this.#users += 1;
    return this;
  }

  release(): void {
    this.#users -= 1;
    if (this.#users > 0) return;
    clearTimeout(this.#timer);
    this.#node.textContent = '';
    this.#node.remove();
  }

  say(text: string, language: string): void {
    clearTimeout(this.#timer);
    this.#node.textContent = '';
    this.#timer = setTimeout(() => {
      this.#node.lang = language;
      this.#node.textContent = text;
    }, PAUSE);
  }
}

const regions = new WeakMap<Document, Region>();

function lease(document: Document): Region {
  const known = regions.get(document) ?? new Region(document);
  regions.set(document, known);
  return known.lease();
}
