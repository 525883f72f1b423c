import { css } from 'lit';

/** A person's disc of initials. */
export const avatarStyles = css`
  .avatar {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: 32px;
    height: 32px;
    border-radius: 50%;
    background: var(--_accent-tint);
    color: var(--_accent);
    font-weight: 700;
    font-size: 13px;
    line-height: 1;
  }
  .avatar.large {
    width: 44px;
    height: 44px;
    font-size: 16px;
  }
`;

/** Buttons that read as links, and stored files that open by one. */
export const fileStyles = css`
  .link {
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .link:hover {
    text-decoration-thickness: 2px;
  }
  .file-name {
    overflow-wrap: anywhere;
  }
  .file-link {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 4px 10px;
    padding-block: 8px;
    font-size: 15px;
    line-height: 24px;
  }
  .file-link > .icon {
    margin-top: 2px;
    color: var(--_ink-2);
  }
  .file-link-text {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    column-gap: 8px;
    min-width: 0;
  }
  .file-link .link {
    min-height: 24px;
  }
  .file-meta {
    color: var(--_ink-2);
    font-size: 14px;
    line-height: 24px;
  }
  .file-error {
    display: flex;
    flex-basis: 100%;
    gap: 8px;
    color: var(--_redo);
    font-size: 14px;
    line-height: 20px;
  }
  .file-error .icon {
    margin-top: 2px;
  }
  .file-image {
    flex-basis: 100%;
    min-width: 0;
    max-width: 100%;
    max-height: 560px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-control);
    object-fit: contain;
    object-position: left top;
  }
`;
