/** Where elements get their names. */
export interface Registration {
  /** Another registry than the page's; see scoped custom element registries. */
  readonly registry?: CustomElementRegistry;
  /** Put before every tag, e.g. `acme-`. */
  readonly prefix?: string;
}

type ElementClass = CustomElementConstructor & { readonly tag: string };

/** Names one element. Does nothing where the name is taken; warns where another class holds it. */
export function register(element: ElementClass, { registry = customElements, prefix = '' }: Registration = {}): void {
  const name = prefix + element.tag;
  const holder = registry.get(name) as Partial<ElementClass> | undefined;
  if (!holder) {
    // A class can hold one name in a registry, so a prefixed one gets a class of its own.
    registry.define(name, prefix === '' ? element : class extends element {});
  } else if (holder !== element && holder.tag !== element.tag) {
    console.warn(
      `Failed to define <${name}>: another class holds that name. Did you forget a prefix? See defineAll({ prefix }).`,
    );
  }
}
