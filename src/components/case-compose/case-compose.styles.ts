import { css } from 'lit';

export const composeStyles = css`
  .compose {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    max-width: 680px;
  }
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
  .intro {
    max-width: 62ch;
    color: var(--_ink-2);
  }
  @container (max-width: 560px) {
    .title {
      font-size: 25px;
      line-height: 31px;
    }
  }
`;
