import { html, type TemplateResult } from 'lit';

/** The initials of a person in a disc; decorative, the name stands beside it. */
export function avatar(name: string, large = false): TemplateResult {
  return html`<span class=${large ? 'avatar large' : 'avatar'} aria-hidden="true">${initials(name)}</span>`;
}

/** First letters of the first and the last name, by grapheme. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase('sv') ?? '').join('');
}
