import { css } from 'lit';

export const listStyles = css`
  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 32px;
  }
  .tools {
    display: grid;
    grid-template-columns: minmax(0, 420px) auto 1fr;
    gap: 16px 12px;
  }
  .tools > :not(.search, .filter) {
    grid-column: 1 / -1;
  }
  .tools > .filter {
    justify-self: start;
  }
  .search {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    padding: 0 14px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: var(--_ink-2);
  }
  .search:focus-within {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .field {
    flex: 1;
    min-width: 0;
    min-height: 42px;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    color: var(--_ink);
    appearance: none;
  }
  .field::-webkit-search-cancel-button {
    display: none;
  }
  .field::placeholder {
    color: var(--_ink-2);
    opacity: 1;
  }
  .icon-button {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    margin-inline-end: -10px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    cursor: pointer;
  }
  .icon-button:hover {
    background: var(--_sunken);
  }
  .sections {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 32px;
    transition: opacity 120ms ease-out;
  }
  .sections[aria-busy='true'] {
    opacity: 0.6;
  }
  .title {
    margin-bottom: 12px;
    font-size: 18px;
    line-height: 24px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .count {
    color: var(--_ink-2);
    font-weight: 500;
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 296px), 1fr));
    gap: 16px;
  }
  .cards > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  /* Rows above that are measured anew move the page themselves. */
  .sections:has(> section > ul > .gap) {
    overflow-anchor: none;
  }
  .cards > .gap {
    grid-column: 1 / -1;
  }
  .broken,
  .ghost {
    display: grid;
    gap: 8px;
    align-content: center;
    min-height: var(--_card-min-quiet, 132px);
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .broken {
    grid-template-columns: auto minmax(0, 1fr);
    gap: 12px;
    color: var(--_ink-2);
  }
  .ghost {
    grid-template-rows: auto auto 1fr auto;
    align-content: stretch;
    min-height: 172px;
    background: var(--_surface);
  }
  .ghost .bone:nth-of-type(n) {
    width: 80%;
    height: 20px;
  }
  .ghost .bone:nth-of-type(2) {
    width: 62%;
    height: 22px;
  }
  .ghost .bone:nth-of-type(3) {
    align-self: end;
    width: 48%;
    height: 16px;
  }
  .ghost .bone:nth-of-type(4) {
    width: 100%;
    height: 14px;
  }
  .title .bone {
    width: 160px;
    height: 18px;
    margin-block: 3px;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 12px;
    width: 100%;
    min-height: 56px;
    padding: 8px 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: none;
    font-weight: 600;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .row:hover {
    border-color: var(--_line-strong);
  }
  .row .icon {
    margin-inline-start: auto;
  }
  .back {
    display: inline-flex;
    align-items: center;
    justify-self: start;
    gap: 6px;
    min-height: 32px;
    margin-bottom: -20px;
    padding: 0;
    border: 0;
    background: none;
    font-size: 15px;
    color: var(--_ink-2);
    text-decoration: none;
    cursor: pointer;
  }
  .back:hover {
    color: var(--_ink);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .panel {
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 32px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    text-align: center;
  }
  .panel.flat {
    background: none;
  }
  .panel-title {
    font-size: 22px;
    line-height: 29px;
    font-weight: 650;
    letter-spacing: -0.014em;
    text-wrap: balance;
  }
  .panel p {
    max-width: 62ch;
    color: var(--_ink-2);
    text-wrap: pretty;
  }
  .picture {
    width: 72px;
    height: 56px;
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .picture .tray {
    fill: var(--_accent-tint);
  }
  .more {
    display: grid;
    justify-items: center;
  }
  .more .state {
    width: 100%;
  }
  @container (max-width: 640px) {
    .cards {
      gap: 12px;
      --_card-min: 0;
      --_card-min-quiet: 0;
    }
    .tools {
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .tools > .filter {
      justify-self: stretch;
    }
    .tools:not(.open) > .search {
      display: none;
    }
    .tools.open > .search {
      order: 1;
    }
    .tools.open > .filters,
    .tools.open > .chips {
      order: 2;
    }
    .panel {
      padding: 24px 16px;
    }
    .more .button {
      width: 100%;
    }
  }
`;
