import { css } from 'lit';

/** What every element starts from: reset, text, focus, small helpers, and the shared states. */
export const base = css`
  :host {
    display: block;
    color: var(--_ink);
    font-size: 16px;
    line-height: 24px;
    font-variant-numeric: tabular-nums;
    text-align: start;
    letter-spacing: normal;
    text-transform: none;
    container-type: inline-size;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    font: inherit;
    text-wrap: balance;
    overflow-wrap: break-word;
  }
  p,
  li,
  dd,
  dt {
    overflow-wrap: break-word;
  }
  ul,
  ol {
    list-style: none;
  }
  a {
    color: inherit;
  }
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  strong,
  b {
    font-weight: 600;
  }
  .icon {
    width: 20px;
    height: 20px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.small {
    width: 16px;
    height: 16px;
    stroke-width: 2;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .muted {
    color: var(--_ink-2);
  }
  .nowrap {
    white-space: nowrap;
  }
  .meta {
    font-size: 13px;
    line-height: 18px;
    color: var(--_ink-2);
  }
  .state {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 12px 16px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .state-icon {
    display: grid;
  }
  .state-icon.redo {
    color: var(--_redo);
  }
  .state-text {
    flex: 1 1 200px;
    display: grid;
    gap: 4px;
  }
  .problem {
    font-weight: 600;
  }
  .barrier {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .barrier > .problem {
    font-size: 22px;
    line-height: 29px;
  }
  .skeleton {
    display: grid;
    gap: 12px;
    padding: 16px 0;
  }
  .bone {
    display: block;
    height: 16px;
    border-radius: var(--_radius-badge);
    background: var(--_sunken);
  }
  .bone:nth-of-type(odd) {
    width: 80%;
  }
  .bone:nth-of-type(3n) {
    width: 56%;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    padding: 8px 18px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
  }
  .button:hover {
    background: var(--_sunken);
  }
  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button.primary:hover {
    background: var(--_accent-hover);
  }
  .button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  .button.text {
    padding: 8px 0;
    border-color: transparent;
    background: none;
    font-weight: 500;
    text-decoration: underline;
    text-underline-offset: 3px;
    text-decoration-thickness: 1px;
  }
  .button.text:hover {
    text-decoration-thickness: 2px;
  }
  @media (forced-colors: active) {
    .button.primary {
      border-color: ButtonText;
    }
    .bone {
      border: 1px solid CanvasText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
    }
  }
`;
