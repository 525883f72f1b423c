import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the page is being printed, so that what is folded on screen is whole on paper. */
export class PrintingController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & { performUpdate?(): unknown };
  #printing = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get printing(): boolean {
    return this.#printing;
  }

  hostConnected(): void {
    const page = this.#host.ownerDocument.defaultView;
    page?.addEventListener('beforeprint', this.#begin);
    page?.addEventListener('afterprint', this.#end);
  }

  hostDisconnected(): void {
    const page = this.#host.ownerDocument.defaultView;
    page?.removeEventListener('beforeprint', this.#begin);
    page?.removeEventListener('afterprint', this.#end);
    this.#printing = false;
  }

  readonly #begin = (): void => this.#set(true);

  readonly #end = (): void => this.#set(false);

  /** At once: the page is printed as it stands when the event has passed. */
  #set(printing: boolean): void {
    this.#printing = printing;
    this.#host.requestUpdate();
    this.#host.performUpdate?.();
  }
}
