import { css } from 'lit';

export const notificationStyles = css`
  :host([data-empty]) {
    display: none;
  }
  /* Fixed, but in the page's own order: what lies above what is the host's to say. */
  :host([placement^='top']),
  :host([placement^='bottom']) {
    position: fixed;
    inset-inline: 16px;
    max-width: 440px;
  }
  :host([placement^='top']) {
    inset-block-start: 16px;
  }
  :host([placement^='bottom']) {
    inset-block-end: calc(16px + env(safe-area-inset-bottom, 0px));
  }
  :host([placement$='right']) {
    margin-inline-start: auto;
  }
  :host([placement='top']),
  :host([placement='bottom']) {
    margin-inline: auto;
  }
  .notices {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .notice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: start;
    gap: 0 12px;
    padding: 14px 8px 14px 16px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_surface);
    box-shadow: var(--_shadow-float);
    font-size: 15px;
    line-height: 22px;
  }
  .notice > .icon {
    margin-top: 1px;
  }
  .text {
    min-width: 0;
    overflow-wrap: anywhere;
    font-weight: 600;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    grid-column: 2 / -1;
    gap: 0 16px;
  }
  .open {
    max-height: min(60vh, 480px);
    overflow-y: auto;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 8px;
  }
  .foot:empty {
    display: none;
  }
  .foot-button {
    min-height: 40px;
    padding-inline: 14px;
    box-shadow: var(--_shadow-float);
    font-size: 15px;
  }
  .way {
    display: inline-flex;
    align-items: center;
    min-height: 28px;
    margin-bottom: -4px;
    padding: 0;
    border: 0;
    background: none;
    text-decoration: underline;
    text-underline-offset: 3px;
    text-decoration-thickness: 1px;
    cursor: pointer;
  }
  .way:hover {
    text-decoration-thickness: 2px;
  }
  .close {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    margin-block: -11px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    cursor: pointer;
  }
  .close:hover {
    background: var(--_sunken);
  }
  .narrow-only {
    display: none;
  }
  @container (max-width: 400px) {
    .notices {
      gap: 8px;
    }
    .notices:not(.open) > .notice:not(:last-child),
    .wide-only {
      display: none;
    }
    .narrow-only {
      display: inline-flex;
    }
    .foot-button {
      padding-inline: 10px;
      font-size: 14px;
    }
  }
  @container (min-width: 620px) {
    .notice {
      grid-template-columns: auto minmax(0, 1fr) auto auto;
      align-items: center;
      padding-block: 10px;
    }
    .ways {
      grid-area: 1 / 3;
      margin-inline-end: 8px;
    }
    .way {
      margin-bottom: 0;
    }
    .close {
      grid-area: 1 / 4;
    }
  }
`;
