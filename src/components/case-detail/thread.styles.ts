import { css } from 'lit';

/** What has been said before. */
export const threadStyles = css`
  .thread {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    margin-top: 32px;
  }
  .thread-title {
    font-size: 18px;
    line-height: 24px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .fold {
    border-block: 1px solid var(--_line);
  }
  .fold summary {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 52px;
    font-weight: 600;
    list-style: none;
    cursor: pointer;
  }
  .fold summary::-webkit-details-marker {
    display: none;
  }
  .fold summary .icon {
    transition: rotate 140ms ease-out;
  }
  .fold[open] summary .icon {
    rotate: 90deg;
  }
  .count {
    color: var(--_ink-2);
    font-weight: 400;
  }
  .entries {
    display: grid;
    gap: 24px;
    padding-block: 12px 24px;
  }
  .entry {
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr);
    gap: 12px;
  }
  .entry-body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
  }
  .entry-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    line-height: 22px;
  }
  .entry .prose {
    margin-block: 6px 2px;
  }
  .fresh {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--_unread);
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
  }
  .fresh::before {
    content: '';
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: currentColor;
  }
  .hand-over,
  .broken {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-top: 4px;
    color: var(--_ink-2);
    font-size: 14px;
    line-height: 20px;
  }
  @media (forced-colors: active) {
    .fresh::before {
      background: CanvasText;
    }
  }
`;
