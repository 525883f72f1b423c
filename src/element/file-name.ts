import { html, type TemplateResult } from 'lit';
import { displayName } from '../domain/file-rules.ts';

/**
 * A file's name as text: no sign in it turns the direction of its neighbours, steering signs are visible, and it wraps
 * rather than being cut, so that the extension is always there.
 */
export function fileName(name: string): TemplateResult {
  return html`<bdi class="file-name">${plainFileName(name)}</bdi>`;
}

/** The same for places that take only a string, such as an accessible name. */
export function plainFileName(name: string): string {
  const { stem, extension } = displayName(name);
  return stem + extension;
}
