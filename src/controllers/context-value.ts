import { ContextEvent, type Context } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * The nearest provider's value, or `null`. Unlike `ContextConsumer` it forgets the value when the element leaves its
 * provider, and asks again once an ancestor that was not defined yet has been upgraded.
 */
export class ContextValue<T> implements ReactiveController {
  value: T | null = null;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #context: Context<unknown, T | null>;
  readonly #onChange: () => void;
  #unsubscribe: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    context: Context<unknown, T | null>,
    onChange: () => void = () => undefined,
  ) {
    this.#host = host;
    this.#context = context;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ask();
    for (const tag of undefinedAncestors(this.#host)) {
      void customElements.whenDefined(tag).then(() => {
        if (this.#host.isConnected) this.#ask();
      });
    }
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#set(null);
  }

  #ask(): void {
    this.#host.dispatchEvent(new ContextEvent(this.#context, this.#host, this.#receive, true));
  }

  readonly #receive = (value: T | null, unsubscribe?: () => void): void => {
    if (unsubscribe !== this.#unsubscribe) {
      this.#unsubscribe?.();
      this.#unsubscribe = unsubscribe;
    }
    this.#set(value);
  };

  #set(value: T | null): void {
    if (value === this.value) return;
    this.value = value;
    this.#onChange();
    this.#host.requestUpdate();
  }
}

/** Custom element ancestors, through shadow roots, whose definition has not arrived. */
function undefinedAncestors(element: HTMLElement): Set<string> {
  const tags = new Set<string>();
  let node: Node | null = element.parentNode;
  while (node) {
    if (node instanceof Element && node.localName.includes('-') && !node.matches(':defined')) tags.add(node.localName);
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return tags;
}
