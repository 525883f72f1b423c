import { css } from 'lit';

/** Files that have been chosen, and where they are chosen. */
export const filesStyles = css`
  .files {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .file {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px 12px;
    padding: 8px 4px 8px 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-control);
    background: var(--_surface);
  }
  .file.bad {
    border-color: var(--_redo);
  }
  .thumb {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: var(--_radius-badge);
    background: var(--_sunken);
    color: var(--_ink-2);
    overflow: hidden;
  }
  .bad .thumb {
    background: var(--_redo-tint);
    color: var(--_redo);
  }
  .thumb img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .file-title {
    font-size: 15px;
    line-height: 20px;
    font-weight: 500;
  }
  .file-sub {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--_ink-2);
    font-size: 13px;
    line-height: 18px;
  }
  .file-sub.wrong {
    color: var(--_redo);
    font-weight: 500;
  }
  .file-actions {
    display: flex;
  }
  progress {
    flex: 1;
    min-width: 40px;
    height: 5px;
    border: 0;
    border-radius: 3px;
    background: var(--_line);
    appearance: none;
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--_line);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
    border-radius: 3px;
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
    border-radius: 3px;
  }
  .drop {
    display: grid;
    gap: 10px;
    border-radius: 10px;
  }
  .drop-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }
  .pick {
    display: grid;
    flex: 1 1 130px;
  }
  .drop-text {
    color: var(--_ink-2);
    font-size: 14px;
    line-height: 20px;
  }
  .drop-hint {
    display: none;
  }
  .drop[data-over] {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
    background: var(--_accent-tint);
  }
  @container (min-width: 520px) {
    .drop {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 12px;
      padding: 16px;
      border: 1.5px dashed var(--_line-strong);
    }
    .pick {
      flex: none;
    }
    .drop > .drop-text {
      flex: 1 1 200px;
    }
    .drop-hint {
      display: inline;
    }
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }
  }
  .phone {
    display: none;
  }
  @media (hover: hover) and (pointer: fine) {
    .phone {
      display: grid;
      justify-items: start;
      gap: 8px;
    }
  }
  .phone .button {
    min-height: 40px;
    font-size: 15px;
  }
  .phone-code {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 16px;
  }
  .phone-code svg {
    width: 160px;
    height: 160px;
    padding: 8px;
    border-radius: var(--_radius-control);
    background: #ffffff;
    fill: #000000;
    forced-color-adjust: none;
  }
  .phone-code p {
    flex: 1 1 200px;
    max-width: 36ch;
  }
`;
