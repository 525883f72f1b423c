import { css } from 'lit';

/** A field to write or choose in. */
export const fieldStyles = css`
  .input {
    display: block;
    width: 100%;
    min-height: 46px;
    padding: 10px 14px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    line-height: 24px;
  }
  .input[aria-invalid='true'] {
    padding: 9px 13px;
    border: 2px solid var(--_redo);
  }
  textarea.input {
    min-height: 96px;
    resize: vertical;
    field-sizing: content;
  }
  .select {
    cursor: pointer;
  }
`;
