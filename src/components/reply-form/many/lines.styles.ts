import { css } from 'lit';

/** Bank lines: one at a time, as a list, as a table, and as they were answered. */
export const linesStyles = css`
  .lines,
  .line-card,
  .line-editor {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .line-editor {
    gap: 12px;
  }
  .lines-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 16px;
  }
  .lines-progress,
  .lines-done {
    color: var(--_ink-2);
    font-size: 15px;
    line-height: 22px;
  }
  .lines-done {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--_done);
    font-weight: 600;
  }
  .lines-ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .lines-filter {
    font-size: 15px;
    line-height: 24px;
  }
  .lines-bar {
    flex: 1 0 100%;
  }
  .line-top {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    gap: 12px;
  }
  .line-title:focus-visible {
    border-radius: var(--_radius-badge);
  }
  .line-title p {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
  }
  .line-date {
    color: var(--_ink-2);
    font-size: 14px;
    line-height: 20px;
  }
  .line-text {
    font-size: 20px;
    line-height: 26px;
    overflow-wrap: anywhere;
  }
  .line-amount {
    font-size: 20px;
    line-height: 26px;
  }
  .line-nav {
    display: flex;
    align-items: center;
    margin: -12px -12px 0 0;
    color: var(--_ink-2);
    font-size: 14px;
    line-height: 20px;
  }
  .icon-button[aria-disabled='true'] {
    opacity: 0.35;
    cursor: default;
  }
  textarea.line-comment {
    min-height: 72px;
  }
  /* The whole of what has been opened is to be seen, not just the field with the focus. */
  .form textarea.line-comment {
    scroll-margin-block: 120px 340px;
  }
  .line-title {
    scroll-margin-block: 72px 560px;
  }
  .line-editor .drop {
    padding: 0;
    border: 0;
  }
  .option.line-private {
    width: fit-content;
  }
  .line-moves {
    display: flex;
    gap: 12px;
  }
  .line-moves .strong {
    flex: 1;
  }
  /* Stronger than the others, weaker than the one that sends. */
  .button.strong {
    border-color: var(--_accent);
    background: var(--_accent-tint);
    color: var(--_accent);
  }
  .button.strong:hover {
    background: color-mix(in srgb, var(--_accent) 14%, var(--_accent-tint));
  }
  .line-button {
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .line-list {
    border-top: 1px solid var(--_line);
  }
  .line-list li {
    border-bottom: 1px solid var(--_line);
  }
  .line-item {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 16px;
    width: 100%;
    padding: 10px 0;
  }
  .line-item-text {
    font-weight: 500;
  }
  .line-item-meta {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    justify-content: space-between;
    gap: 0 16px;
    color: var(--_ink-2);
    font-size: 14px;
    line-height: 20px;
  }
  .line-table {
    width: 100%;
    border-collapse: collapse;
    font-size: 15px;
    line-height: 22px;
  }
  .line-table th,
  .line-row td {
    padding: 11px 16px 11px 0;
    border-bottom: 1px solid var(--_line);
    text-align: start;
    vertical-align: baseline;
  }
  .line-table th:last-child,
  .line-row td:last-child {
    width: 30%;
    padding-inline-end: 0;
  }
  .line-table th {
    padding-block: 6px;
    color: var(--_ink-2);
    font-size: 13px;
    line-height: 18px;
    font-weight: 500;
  }
  .line-table :is(th, td).end {
    text-align: end;
  }
  .line-row {
    cursor: pointer;
  }
  .line-row:hover td {
    background: var(--_sunken);
  }
  .line-row .line-date {
    white-space: nowrap;
    font-size: 15px;
    line-height: 22px;
  }
  .line-row .line-button {
    font-weight: 500;
  }
  .line-row.is-open td {
    border-bottom-color: transparent;
    font-weight: 600;
  }
  .line-row.is-open .line-button {
    font-weight: 600;
  }
  .line-open td {
    padding: 4px 0 24px;
    border-bottom: 1px solid var(--_line);
  }
  .line-open .line-moves {
    justify-content: flex-start;
  }
  .line-open .line-moves .strong {
    flex: none;
  }
  .line-state {
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
    font-size: 14px;
    line-height: 20px;
  }
  .line-state .icon {
    align-self: flex-start;
    margin-top: 2px;
  }
  .line-state.left,
  .line-state.sent {
    color: var(--_ink-2);
  }
  .line-state.ready .icon,
  .line-state.sent .icon {
    color: var(--_done);
  }
  .line-state.wrong {
    color: var(--_redo);
    font-weight: 600;
  }
  .sent-lines {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .sent-line {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    padding-block: 10px;
    border-bottom: 1px solid var(--_line);
    font-size: 15px;
    line-height: 22px;
  }
  .sent-line:last-child {
    border-bottom: 0;
  }
  .sent-line-head {
    display: flex;
    justify-content: space-between;
    gap: 16px;
  }
  .sent-details summary {
    min-height: 44px;
    padding-block: 10px;
    cursor: pointer;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  @media (pointer: coarse) {
    .line-row td {
      padding-block: 13px;
    }
  }
`;
