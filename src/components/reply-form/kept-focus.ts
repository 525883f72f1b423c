import type { ReactiveController } from 'lit';

/** Notices that the focus was lost because what had it, inside a part of the host, is not drawn any more. */
export class KeptFocus implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #part: string;
  readonly #lost: () => void;
  #had = false;

  constructor(host: HTMLElement, part: string, lost: () => void) {
    this.#host = host;
    this.#part = part;
    this.#lost = lost;
  }

  hostUpdate(): void {
    this.#had = Boolean(this.#host.shadowRoot?.activeElement?.closest(this.#part));
  }

  hostUpdated(): void {
    if (this.#had && this.#host.shadowRoot?.activeElement === null) this.#lost();
  }
}
