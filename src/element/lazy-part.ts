import type { CSSResult, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

interface Part {
  /** Added to the element's own styles. */
  readonly styles?: CSSResult;
}

/** What has come, by what fetches it: the next element that needs it has it at once. */
const fetched = new WeakMap<() => Promise<object>, object>();

/** A part of an element that the first screen does not need: its code and styles come when it is first asked for. */
export class LazyPart<T extends object> {
  readonly #host: Host;
  readonly #load: () => Promise<T>;
  #value: T | undefined;
  #state: 'idle' | 'loading' | 'failed' = 'idle';

  /** `load` is the same function for every element that needs the part. */
  constructor(host: Host, load: () => Promise<T>) {
    this.#host = host;
    this.#load = load;
  }

  /** The code, once it is here. */
  get value(): T | undefined {
    return this.#value;
  }

  /** The code could not be fetched; `retry` tries again. */
  get failed(): boolean {
    return this.#state === 'failed';
  }

  /** Fetches the code when first asked; the host renders again when it has come. */
  need(): T | undefined {
    if (this.#value) return this.#value;
    const known = fetched.get(this.#load) as T | undefined;
    if (known) this.#take(known);
    else if (this.#state === 'idle') this.retry();
    return this.#value;
  }

  retry(): void {
    if (this.#value || this.#state === 'loading') return;
    this.#state = 'loading';
    this.#load().then(
      (value) => {
        fetched.set(this.#load, value);
        this.#take(value);
        this.#host.requestUpdate();
      },
      () => {
        this.#state = 'failed';
        this.#host.requestUpdate();
      },
    );
  }

  #take(value: T): void {
    this.#value = value;
    const sheet = (value as Part).styles?.styleSheet;
    const root = this.#host.renderRoot;
    // An adopted sheet: the page's policy may forbid <style>.
    if (sheet && root instanceof ShadowRoot) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#state = 'idle';
  }
}
