import { css } from 'lit';

export const cardStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    /* Nothing in a card asks for its width, and each container is laid out by itself: a quarter of the time of a list. */
    container-type: normal;
  }
  .base {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }
  .card {
    position: relative;
    display: grid;
    grid-template: auto auto 1fr auto / minmax(0, 1fr);
    gap: 8px;
    min-height: var(--_card-min, 172px);
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    transition: border-color 120ms ease-out;
  }
  .card:hover {
    border-color: var(--_line-strong);
  }
  .card.quiet {
    min-height: var(--_card-min-quiet, 132px);
    background: transparent;
    box-shadow: none;
  }
  .subject {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-size: 17px;
    line-height: 23px;
    font-weight: 500;
    letter-spacing: -0.006em;
    text-wrap: wrap;
    overflow-wrap: anywhere;
  }
  .unread .subject {
    font-weight: 700;
  }
  .link {
    padding: 0;
    border: 0;
    background: none;
    font-weight: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  /* The whole card is the link. */
  .link::after {
    content: '';
    position: absolute;
    inset: -1px;
    border-radius: inherit;
  }
  .link:focus-visible {
    outline: none;
  }
  .link:focus-visible::after {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    border-radius: var(--_radius);
  }
  .dot {
    display: inline-block;
    width: 9px;
    height: 9px;
    margin-inline-end: 8px;
    border-radius: 50%;
    background: var(--_unread);
    vertical-align: 1px;
  }
  .badge {
    max-width: 100%;
  }
  .word {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .work {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: 1fr auto;
    gap: 8px;
  }
  .note {
    font-size: 13px;
    line-height: 18px;
    color: var(--_ink-2);
    overflow-wrap: anywhere;
  }
  .job {
    display: flex;
    grid-row: 2;
    align-items: center;
    gap: 10px;
    font-size: 14px;
    line-height: 20px;
  }
  .steps {
    display: inline-flex;
    flex: none;
    gap: 3px;
  }
  .step {
    width: 14px;
    height: 5px;
    border-radius: 3px;
    background: var(--_line);
  }
  .step.done {
    background: var(--_accent);
  }
  .meta {
    padding-top: 10px;
    border-top: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .quiet .meta {
    padding-top: 0;
    border-top: 0;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
  }
  .line > span {
    min-width: 0;
  }
  @media (forced-colors: active) {
    .dot {
      background: Highlight;
      forced-color-adjust: none;
    }
    .step {
      border: 1px solid CanvasText;
    }
    .step.done {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
