import { css } from 'lit';

export const composeStyles = css`
  .compose {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    max-width: 680px;
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
