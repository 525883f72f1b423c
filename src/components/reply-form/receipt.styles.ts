import { css } from 'lit';

/** What went. */
export const receiptStyles = css`
  .receipt {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    margin-top: 24px;
    padding: 24px 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .tick {
    display: grid;
    place-items: center;
    width: 48px;
    height: 48px;
    border-radius: 50%;
    background: var(--_done-tint);
    color: var(--_done);
  }
  .tick .icon {
    width: 26px;
    height: 26px;
    stroke-width: 2.25;
  }
  .receipt-title {
    font-size: 22px;
    line-height: 29px;
    font-weight: 650;
    letter-spacing: -0.014em;
    overflow-wrap: anywhere;
  }
  .receipt-title:focus {
    outline: none;
  }
  .facts {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 8px 20px;
    font-size: 15px;
    line-height: 22px;
  }
  .facts dt {
    color: var(--_ink-2);
  }
  .facts dd {
    overflow-wrap: anywhere;
  }
  .next {
    display: flex;
    align-items: center;
    gap: 12px;
    width: 100%;
    padding: 16px;
    border: 0;
    border-radius: 10px;
    background: var(--_sunken);
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .next:hover strong {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .next-text {
    display: grid;
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .all-done {
    display: grid;
    gap: 2px;
    padding: 16px;
    border-radius: 10px;
    background: var(--_sunken);
  }
  .told {
    color: var(--_ink-2);
  }
  @media print {
    .receipt {
      border: 0;
      break-inside: avoid;
    }
    .on-screen,
    .next,
    .all-done {
      display: none;
    }
  }
  @container (min-width: 520px) {
    .receipt {
      padding: 32px;
    }
  }
  @media (forced-colors: active) {
    .next,
    .all-done,
    .tick {
      border: 1px solid CanvasText;
    }
  }
`;
