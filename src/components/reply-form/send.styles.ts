import { css } from 'lit';

/** The bar that says what goes, what may be done instead, and what has gone wrong. */
export const sendStyles = css`
  .send-bar {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    margin-top: 24px;
    padding-block: 12px calc(12px + env(safe-area-inset-bottom));
    background: var(--_surface);
    /* Painted to the edges of a narrow page without being wider than the form. */
    box-shadow:
      -16px 0 0 var(--_surface),
      16px 0 0 var(--_surface),
      -16px -1px 0 var(--_line),
      16px -1px 0 var(--_line),
      0 -1px 0 var(--_line);
  }
  .send-bar.sticky {
    position: sticky;
    bottom: 0;
  }
  /* What has the focus is not hidden behind the bar. */
  .form :is(input, textarea, select, button, a, .news-text) {
    scroll-margin-block: 16px 128px;
  }
  .form:has(.send-bar .banner) :is(input, textarea, select, button, a, .news-text) {
    scroll-margin-bottom: 208px;
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 16px;
    font-size: 15px;
    line-height: 20px;
    overflow-wrap: anywhere;
  }
  .send-bar .row {
    gap: 8px;
  }
  .send-bar .row > .button {
    flex: 1 1 auto;
  }
  .saved {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_ink-2);
    font-size: 14px;
    line-height: 20px;
  }
  .saved.narrow-bar:not(:empty) {
    padding-top: 16px;
  }
  .stays {
    color: var(--_ink-2);
    font-size: 14px;
    line-height: 20px;
  }
  .wide-bar {
    display: none;
  }
  .button.text.narrow-bar {
    justify-self: start;
    margin-top: 12px;
  }
  @container (min-width: 520px) {
    .send-bar {
      gap: 12px;
      padding-block: 16px calc(16px + env(safe-area-inset-bottom));
      background: color-mix(in srgb, var(--_paper) 94%, transparent);
      box-shadow: 0 -1px 0 var(--_line);
      backdrop-filter: blur(8px);
    }
    .send-bar .row {
      gap: 8px 16px;
    }
    .send-bar .row > .button {
      flex: none;
    }
    .narrow-bar {
      display: none !important;
    }
    .wide-bar {
      display: flex;
    }
  }
  .later {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    margin-top: 12px;
  }
  .later ul {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: hidden;
  }
  .later li + li {
    border-top: 1px solid var(--_line);
  }
  .way {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px 12px;
    width: 100%;
    padding: 12px 16px;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .way:hover {
    background: var(--_sunken);
  }
  .way:focus-visible {
    outline-offset: -3px;
    border-radius: var(--_radius);
  }
  .way .icon {
    grid-area: 1 / 2 / span 2;
    color: var(--_ink-2);
  }
  .way-title {
    font-weight: 600;
  }
  .way-note {
    grid-column: 1;
    color: var(--_ink-2);
    font-size: 14px;
    line-height: 20px;
  }
  .other-act {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding-block: 16px 24px;
  }
  .act-title {
    font-size: 18px;
    line-height: 24px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .review,
  .stranded {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    margin-top: 24px;
    padding: 20px 16px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow-wrap: anywhere;
  }
  .review {
    scroll-margin-block: 16px;
  }
  .review .act-title:focus {
    outline: none;
  }
  .review ul {
    display: grid;
    gap: 4px;
    margin-top: 4px;
    padding-inline-start: 20px;
    list-style: disc;
  }
  .stranded .written {
    padding: 12px 14px;
    border-radius: var(--_radius-control);
    background: var(--_sunken);
  }
  .stranded > .icon {
    color: var(--_soon);
  }
  @container (min-width: 520px) {
    .review,
    .stranded {
      padding: 24px;
    }
  }
  .to-correct {
    padding-top: 16px;
  }
  .to-correct .link {
    min-height: 24px;
    color: var(--_redo);
    font-weight: 600;
  }
  .note.answering {
    padding-block: 16px 0;
    border-bottom: 0;
  }
  .summary {
    display: grid;
    gap: 8px;
    margin-top: 24px;
    padding: 18px 22px;
    border: 2px solid var(--_redo);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow-wrap: anywhere;
  }
  .summary-title {
    font-size: 18px;
    line-height: 24px;
    font-weight: 650;
  }
  .summary ul {
    display: grid;
    gap: 8px;
  }
  .summary .link {
    min-height: 24px;
    color: var(--_redo);
    font-weight: 600;
  }
  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin-top: 24px;
    padding: 12px 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 15px;
    line-height: 22px;
  }
  .banner > p {
    flex: 1 1 220px;
  }
  /* What happens to the send, in sight from anywhere in the form. */
  .send-bar .banner {
    gap: 4px 10px;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    line-height: 20px;
  }
  .send-bar .banner > p {
    flex-basis: 180px;
    min-width: 0;
  }
  .send-bar .banner > .icon {
    align-self: flex-start;
  }
  .banner > .text {
    margin-block: -12px;
  }
  .banner.bad {
    border-color: var(--_redo);
  }
  .banner.bad > .icon {
    color: var(--_redo);
  }
  .banner.news > .icon {
    color: var(--_unread);
  }
  .news-text {
    display: grid;
    gap: 12px;
    margin-top: 8px;
    padding: 12px 16px;
    border-radius: var(--_radius);
    background: var(--_sunken);
    font-size: 15px;
    line-height: 22px;
  }
  .version {
    display: grid;
    gap: 4px;
    justify-items: start;
    padding-top: 8px;
    overflow-wrap: anywhere;
  }
  .discard {
    min-height: 24px;
    font-size: inherit;
  }
  @media print {
    .send-bar,
    .saved,
    .write,
    .drop,
    .button {
      display: none;
    }
  }
`;
