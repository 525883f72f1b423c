/** Tells CSS, ours and the host's, that the element has nothing to show just now, by the attribute `data-empty`. */
export function markEmpty(element: HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment }): void {
  const content = element.renderRoot.querySelector('.base');
  element.toggleAttribute('data-empty', !content || content.childElementCount === 0);
}
