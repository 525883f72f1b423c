import { css } from 'lit';

export const portalStyles = css`
  [hidden] {
    display: none !important;
  }
  .list-view,
  .place {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 12px 16px;
  }
  .back {
    display: inline-flex;
    justify-self: start;
    align-items: center;
    gap: 6px;
    min-height: 32px;
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
  .place {
    gap: 12px;
  }
  .help {
    justify-self: start;
    color: var(--_ink-2);
    font-size: 14px;
  }
  @media (hover: none) {
    .help {
      display: none;
    }
  }
  .panel {
    display: grid;
    justify-items: start;
    gap: 16px;
    padding: 32px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .panel-title {
    font-size: 22px;
    line-height: 29px;
    font-weight: 650;
    letter-spacing: -0.014em;
  }
  .panel p {
    max-width: 62ch;
    color: var(--_ink-2);
  }
  @container (max-width: 640px) {
    .list-view {
      gap: 16px;
    }
    .title {
      font-size: 25px;
      line-height: 31px;
    }
    .panel {
      padding: 24px 16px;
    }
  }
  @media print {
    .back {
      display: none;
    }
  }
`;
