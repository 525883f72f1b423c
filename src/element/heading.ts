import { html, nothing, type TemplateResult } from 'lit';

export interface HeadingOptions {
  readonly id?: string;
  readonly class?: string;
  /** Whether code may move the focus to it; it never is a stop for Tab. */
  readonly focusable?: boolean;
}

/** A heading of a level (1–6, kept within) that the host has chosen. */
export function heading(level: number, content: unknown, options: HeadingOptions = {}): TemplateResult {
  const id = options.id ?? nothing;
  const name = options.class ?? nothing;
  const tab = options.focusable ? '-1' : nothing;
  switch (Math.min(6, Math.max(1, Math.trunc(level) || 1))) {
    case 1:
      return html`<h1 id=${id} class=${name} tabindex=${tab}>${content}</h1>`;
    case 2:
      return html`<h2 id=${id} class=${name} tabindex=${tab}>${content}</h2>`;
    case 3:
      return html`<h3 id=${id} class=${name} tabindex=${tab}>${content}</h3>`;
    case 4:
      return html`<h4 id=${id} class=${name} tabindex=${tab}>${content}</h4>`;
    case 5:
      return html`<h5 id=${id} class=${name} tabindex=${tab}>${content}</h5>`;
    default:
      return html`<h6 id=${id} class=${name} tabindex=${tab}>${content}</h6>`;
  }
}
