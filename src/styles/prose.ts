import { css } from 'lit';

/** Texts that people have written. */
export const proseStyles = css`
  .prose {
    display: grid;
    gap: 12px;
    max-width: 62ch;
    overflow-wrap: anywhere;
  }
  .prose > * {
    min-width: 0;
  }
  .prose.plain p {
    white-space: pre-line;
  }
  .prose ul,
  .prose ol {
    display: grid;
    gap: 4px;
    padding-inline-start: 24px;
  }
  .prose ul {
    list-style: disc;
  }
  .prose ol {
    list-style: decimal;
  }
  .prose blockquote {
    display: grid;
    gap: 8px;
    margin: 0;
    padding-inline-start: 16px;
    border-inline-start: 2px solid var(--_line-strong);
    color: var(--_ink-2);
  }
  .prose code {
    padding: 1px 4px;
    border-radius: 4px;
    background: var(--_sunken);
    font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace;
    font-size: 0.88em;
  }
  .prose pre {
    margin: 0;
    padding: 12px;
    border-radius: var(--_radius-control);
    background: var(--_sunken);
    white-space: pre-wrap;
  }
  .prose pre code {
    padding: 0;
    background: none;
  }
  .prose a {
    text-underline-offset: 3px;
  }
  .link-host {
    color: var(--_ink-2);
  }
`;
