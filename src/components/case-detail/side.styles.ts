import { css } from 'lit';

/** The column beside the case, and the line that shows who has had the ball. */
export const sideStyles = css`
  .side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 32px;
    font-size: 15px;
  }
  .side .contact-link {
    display: flex;
    min-height: 40px;
  }
  .side .person {
    margin-bottom: 8px;
  }
  .side-title {
    margin-bottom: 12px;
    font-size: 15px;
    line-height: 20px;
    font-weight: 600;
  }
  .side .file-link {
    padding-block: 8px;
  }
  .cover {
    margin-top: 8px;
  }
  .audience {
    display: flex;
    gap: 8px;
  }
  .who,
  .share {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: 8px;
  }
  .share .label {
    margin-top: 12px;
    font-weight: 600;
  }
  .share .select {
    width: 100%;
  }
  .share .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .share .button.text,
  .take-along .button {
    font-size: 15px;
    min-height: 40px;
  }
  .take-along {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
  }
  @media print {
    .share,
    .take-along {
      display: none;
    }
  }
  .audience .icon {
    margin-top: 2px;
  }
  .track {
    display: grid;
    font-size: 14px;
    line-height: 20px;
  }
  .track li {
    position: relative;
    padding: 0 0 14px 32px;
  }
  .track li::before {
    content: '';
    position: absolute;
    inset: 5px auto auto 5px;
    width: 10px;
    height: 10px;
    border: 2px solid var(--_line-strong);
    border-radius: 50%;
    background: var(--_paper);
  }
  .track li.now::before {
    inset: 3px auto auto 3px;
    width: 14px;
    height: 14px;
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .track li:not(:last-child)::after {
    content: '';
    position: absolute;
    inset: 17px auto -3px 9px;
    width: 2px;
    background: var(--_line);
  }
  .track li:last-child {
    padding-bottom: 0;
  }
  @media (forced-colors: active) {
    .track li.now::before {
      border-color: Highlight;
      background: Highlight;
      forced-color-adjust: none;
    }
    .track li:not(:last-child)::after {
      background: CanvasText;
    }
  }
`;
