import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';
import { noChange } from 'lit';

type Properties = Readonly<Record<string, unknown>>;
type Parent = HTMLElement & { readonly tagPrefix?: string };

/** The whole name of one of our elements beside `parent`: same prefix, same registry. */
export function fullName(
  parent: Parent,
  tag: string,
): { readonly name: string; readonly registry: CustomElementRegistry } {
  const own = (parent.constructor as { readonly tag?: string }).tag ?? '';
  const prefix = own && parent.localName.endsWith(own) ? parent.localName.slice(0, -own.length) : '';
  const root = parent.shadowRoot as (ShadowRoot & { readonly customElementRegistry?: CustomElementRegistry }) | null;
  return { name: prefix + tag, registry: root?.customElementRegistry ?? customElements };
}

/** Creates one of our own elements so that it works under the prefix and in the registry of its parent. */
export function createChild(parent: Parent, tag: string): HTMLElement {
  const { name, registry } = fullName(parent, tag);
  if (registry === customElements) return document.createElement(name);
  return document.createElement(name, { customElementRegistry: registry });
}

class ChildDirective extends Directive {
  #node: HTMLElement | undefined;
  #tag = '';

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.CHILD) throw new Error('child() stands where content stands');
  }

  override update(_part: ElementPart | unknown, [parent, tag, properties]: [Parent, string, Properties]): unknown {
    const fresh = !this.#node || this.#tag !== tag;
    const node = fresh ? createChild(parent, tag) : (this.#node as HTMLElement);
    this.#node = node;
    this.#tag = tag;
    const target = node as unknown as Record<string, unknown>;
    for (const [name, value] of Object.entries(properties)) {
      if (name === 'class') {
        if (node.className !== value) node.className = String(value);
      } else if (name === 'passSlot') {
        if (fresh) node.append(passOn(String(value)));
      } else if (target[name] !== value) target[name] = value;
    }
    return fresh ? node : noChange;
  }

  render(_parent: Parent, _tag: string, _properties: Properties): unknown {
    return noChange;
  }
}

/** What a host puts into the outer element's slot of that name goes on into the inner one's. */
function passOn(name: string): HTMLSlotElement {
  const slot = document.createElement('slot');
  slot.name = name;
  slot.slot = name;
  return slot;
}

/**
 * One of our own elements inside another: same node over renders, properties set when they differ. `class` and `passSlot`
 * (the name of a slot that both have) are no properties.
 */
export const child = directive(ChildDirective);
