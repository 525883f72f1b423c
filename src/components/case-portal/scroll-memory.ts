type Place = readonly [element: Element, top: number];

/** Remembers how far the page (and whatever scrolls around an element) was scrolled, and goes back there. */
export class ScrollMemory {
  #places: readonly Place[] = [];

  save(element: Element): void {
    this.#places = [...around(element)].map((each) => [each, each.scrollTop] as const);
  }

  restore(): void {
    for (const [element, top] of this.#places) element.scrollTop = top;
    this.#places = [];
  }
}

function* around(element: Element): Generator<Element> {
  const page = element.ownerDocument.scrollingElement;
  let at: Node | null = element;
  while (at) {
    if (at instanceof Element && at !== page && at.scrollTop > 0) yield at;
    at = at instanceof ShadowRoot ? at.host : ((at as Element).assignedSlot ?? at.parentNode);
  }
  if (page) yield page;
}
