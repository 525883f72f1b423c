import { css } from 'lit';

/** The title of a whole page; it takes the focus when the page changes. */
export const titleStyles = css`
  .title {
    font-size: 30px;
    line-height: 36px;
    font-weight: 700;
    letter-spacing: -0.018em;
  }
  .title:focus {
    outline: none;
  }
  .title:focus-visible {
    outline: 3px solid var(--_focus);
  }
`;
