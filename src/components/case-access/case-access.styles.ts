import { css } from 'lit';

export const accessStyles = css`
  :host([data-empty]) {
    display: none;
  }
  .panels {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding: 32px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .panel.quiet {
    gap: 8px;
    padding: 20px 24px;
    background: none;
  }
  .by {
    display: flex;
    align-items: center;
    gap: 10px;
    font-size: 14px;
    line-height: 20px;
    color: var(--_ink-2);
  }
  .title {
    font-size: 22px;
    line-height: 29px;
    font-weight: 650;
    letter-spacing: -0.014em;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .quiet .title {
    font-size: 18px;
    line-height: 24px;
    letter-spacing: -0.01em;
  }
  .text {
    max-width: 62ch;
    text-wrap: pretty;
  }
  .quiet .text {
    color: var(--_ink-2);
  }
  .terms {
    display: grid;
    gap: 8px;
    max-width: 62ch;
    font-size: 15px;
    line-height: 22px;
    color: var(--_ink-2);
  }
  .terms li {
    display: flex;
    gap: 10px;
  }
  .terms .icon {
    margin-top: 1px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }
  .problem {
    display: flex;
    gap: 10px;
    color: var(--_redo);
    font-weight: 600;
  }
  .problem .icon {
    margin-top: 2px;
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
  .title:focus {
    outline: none;
  }
  .title:focus-visible {
    outline: 3px solid var(--_focus);
  }
  @container (max-width: 520px) {
    .panel {
      padding: 24px 16px;
    }
    .panel.quiet {
      padding: 16px;
    }
    .actions .button {
      flex: 1 1 100%;
    }
  }
`;
