/** A value that can be read now and followed. */
export interface Observable<T> {
  readonly value: T;
  /** Calls back on every change, not with the present value. Returns the way to stop. */
  subscribe(listener: (value: T) => void): () => void;
}

/** The writable side of an observable. Setting the same value (`Object.is`) tells nobody. */
export class Signal<T> implements Observable<T> {
  #value: T;
  readonly #listeners = new Set<(value: T) => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set value(next: T) {
    if (Object.is(next, this.#value)) return;
    this.#value = next;
    for (const listener of [...this.#listeners]) listener(next);
  }

  subscribe(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
