import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Observable } from '../client/observable.ts';

/**
 * One slice of the client's state for one element. `source` is asked before each render; while it gives the same
 * observable the subscription stays. Nothing is followed while the element is out of the document.
 */
export class Observe<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: () => Observable<T> | null;
  readonly #changed: ((value: T) => void) | undefined;
  #observable: Observable<T> | null = null;
  #stop: (() => void) | undefined;

  /** `changed` is called on each change before the element renders. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    source: () => Observable<T> | null,
    changed?: (value: T) => void,
  ) {
    this.#host = host;
    this.#source = source;
    this.#changed = changed;
    host.addController(this);
  }

  get value(): T | undefined {
    return this.#observable?.value;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#follow(this.#source());
  }

  hostDisconnected(): void {
    this.#follow(null);
  }

  #follow(observable: Observable<T> | null): void {
    if (observable === this.#observable) return;
    this.#stop?.();
    this.#observable = observable;
    this.#stop = observable?.subscribe((value) => {
      this.#changed?.(value);
      this.#host.requestUpdate();
    });
  }
}
