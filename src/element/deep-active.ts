/** The element that has the focus, inside however many shadow roots; `null` where nothing has it. */
export function deepActive(document: Document): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === document.body ? null : active;
}

/** Whether a node lies inside an element, its shadow roots and slots included. */
export function containsDeep(element: Element, node: Node | null): boolean {
  let at = node;
  while (at) {
    if (at === element) return true;
    at = at instanceof ShadowRoot ? at.host : at.parentNode;
  }
  return false;
}
