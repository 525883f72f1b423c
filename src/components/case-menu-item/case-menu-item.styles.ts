import { css } from 'lit';

/** It is a guest in somebody else's menu: type, size and colour are the menu's. */
export const menuItemStyles = css`
  :host {
    color: inherit;
    font-size: inherit;
    line-height: inherit;
    container-type: normal;
  }
  :host([data-empty]) {
    display: none;
  }
  .link {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 40px;
    padding: 4px 10px;
    border-radius: var(--_radius-control);
    text-decoration: none;
    cursor: pointer;
  }
  button.link {
    width: 100%;
    border: 0;
    background: none;
    text-align: start;
  }
  .link:hover {
    background: color-mix(in srgb, currentcolor 8%, transparent);
  }
  .link[aria-current] {
    background: color-mix(in srgb, currentcolor 14%, transparent);
    font-weight: 600;
  }
  .link:focus-visible {
    outline-color: currentcolor;
    outline-offset: -2px;
  }
  .icon-box {
    display: grid;
    flex: none;
  }
  .label {
    min-width: 0;
    overflow-wrap: break-word;
  }
  .badge {
    flex: none;
    min-width: 24px;
    margin-inline-start: auto;
    padding: 0 7px;
    border-radius: 12px;
    background: var(--case-menu-badge, var(--_accent));
    color: var(--case-on-menu-badge, var(--_on-accent));
    font-size: 13px;
    line-height: 22px;
    font-weight: 700;
    text-align: center;
  }
  @media (forced-colors: active) {
    .link[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .badge {
      border: 1px solid CanvasText;
    }
  }
`;
