import { html, type TemplateResult } from 'lit';

export interface LinkOptions {
  readonly class?: string;
  readonly part?: string;
  /** What a click does beside following the address. */
  readonly onClick: (event: MouseEvent) => void;
}

/** A way to another place: a link where its address is known, so that it opens in a new tab too, else a button. */
export function linkOrButton(href: string | undefined, content: unknown, options: LinkOptions): TemplateResult {
  const { onClick, class: name = '', part = '' } = options;
  return href === undefined
    ? html`<button type="button" part=${part} class=${name} @click=${onClick}>${content}</button>`
    : html`<a href=${href} part=${part} class=${name} @click=${onClick}>${content}</a>`;
}
