import { fullName } from './child.ts';

type Load = () => Promise<unknown>;
interface Loader {
  readonly load: Load;
  running?: Promise<unknown> | undefined;
}

const loaders = new WeakMap<CustomElementRegistry, Map<string, Loader>>();

/** Says how an element that is not needed at first is fetched and defined. `name` is the full tag, prefix included. */
export function provideLazy(name: string, load: Load, registry: CustomElementRegistry = customElements): void {
  const known = loaders.get(registry) ?? new Map<string, Loader>();
  loaders.set(registry, known.set(name, { load }));
}

/**
 * Resolves once our element `tag` is defined under the prefix and in the registry of `parent`. Without a loader it waits
 * until the host has defined it. Rejects when the code could not be fetched; asking again tries again.
 */
export async function needLazy(parent: HTMLElement, tag: string): Promise<void> {
  const { name, registry } = fullName(parent, tag);
  if (registry.get(name)) return;
  const loader = loaders.get(registry)?.get(name);
  if (!loader) {
    await registry.whenDefined(name);
    return;
  }
  loader.running ??= loader.load();
  try {
    await loader.running;
  } finally {
    loader.running = undefined;
  }
}
