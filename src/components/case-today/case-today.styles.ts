import { css } from 'lit';

export const todayStyles = css`
  :host {
    display: grid;
  }
  :host([data-empty]) {
    display: none;
  }
  .base {
    display: grid;
  }
  .tile {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    justify-items: start;
    gap: 8px;
    padding: 20px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .tile:hover {
    border-color: var(--_line-strong);
  }
  .tile.quiet {
    background: transparent;
    box-shadow: none;
  }
  .kicker {
    display: flex;
    align-items: center;
    gap: 10px;
    font-size: 14px;
    line-height: 20px;
    color: var(--_ink-2);
  }
  .headline {
    font-size: 22px;
    line-height: 29px;
    font-weight: 650;
    letter-spacing: -0.014em;
    text-wrap: balance;
  }
  .first {
    max-width: 32ch;
    text-wrap: balance;
  }
  .go {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    margin-top: 4px;
    font-weight: 600;
    color: var(--_accent);
  }
`;
