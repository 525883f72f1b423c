import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Less than this and a bar that stays on screen would hide what is being typed (px). */
const ENOUGH = 420;

/** Whether little height is left, as when a phone's keyboard is open: no container query can tell that. */
export class ShortView implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #short = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get short(): boolean {
    return this.#short;
  }

  hostConnected(): void {
    this.#viewport?.addEventListener('resize', this.#measure);
    this.#measure();
  }

  hostDisconnected(): void {
    this.#viewport?.removeEventListener('resize', this.#measure);
  }

  get #viewport(): VisualViewport | null {
    return this.#host.ownerDocument.defaultView?.visualViewport ?? null;
  }

  readonly #measure = (): void => {
    const view = this.#viewport;
    // Zooming in makes the visible part small as well, and takes the bar along.
    const short = view !== null && view.height * view.scale < ENOUGH;
    if (short === this.#short) return;
    this.#short = short;
    this.#host.requestUpdate();
  };
}
