import { css } from 'lit';
import { badgeStyles } from '../../styles/badge.ts';
import { fileStyles } from '../../styles/parts.ts';
import { proseStyles } from '../../styles/prose.ts';
import { fieldStyles } from '../../styles/field.ts';
import { controlStyles } from './control.styles.ts';
import { filesStyles } from './files/files.styles.ts';
import { receiptStyles } from './receipt.styles.ts';
import { sendStyles } from './send.styles.ts';

/** The items lie on the paper, parted by hairlines; no box in a box. */
const form = css`
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .form:focus {
    outline: none;
  }
  .item {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    padding-block: 20px;
    border-bottom: 1px solid var(--_line);
  }
  .item.slim {
    padding-block: 8px;
  }
  .question {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 12px;
  }
  .label {
    min-width: 0;
    font-size: 17px;
    line-height: 24px;
    font-weight: 600;
    letter-spacing: -0.005em;
    overflow-wrap: anywhere;
  }
  .optional {
    color: var(--_ink-2);
    font-weight: 400;
  }
  .position {
    flex: none;
    color: var(--_ink-2);
    font-size: 14px;
    line-height: 20px;
  }
  .question .badge {
    flex: none;
  }
  .hint {
    max-width: 60ch;
    margin-top: -6px;
    color: var(--_ink-2);
    font-size: 15px;
    line-height: 22px;
  }
  .second,
  .format {
    color: var(--_ink-2);
    font-size: 14px;
    line-height: 20px;
  }
  .verdict {
    display: flex;
    gap: 10px;
    padding: 12px 14px;
    border-radius: var(--_radius-control);
    font-size: 15px;
    line-height: 22px;
    overflow-wrap: anywhere;
  }
  .verdict .icon {
    margin-top: 1px;
  }
  .verdict.redo {
    background: var(--_redo-tint);
  }
  .verdict.redo .icon,
  .verdict.redo strong {
    color: var(--_redo);
  }
  .verdict.more {
    background: var(--_soon-tint);
  }
  .verdict.more .icon,
  .verdict.more strong {
    color: var(--_soon);
  }
  .error {
    display: flex;
    gap: 8px;
    color: var(--_redo);
    font-size: 15px;
    line-height: 22px;
    font-weight: 600;
  }
  .error .icon,
  .broken .icon,
  .unfillable .icon {
    margin-top: 3px;
  }
  .sent-answer {
    max-width: 62ch;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .sent-files .file-link {
    padding-block: 2px;
  }
  .sent-row {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 24px;
  }
  .sent-row > :first-child:not(button) {
    flex: 1 1 200px;
    min-width: 0;
  }
  .sent-files li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 16px;
  }
  .sent-files .withdrawn .file-link {
    text-decoration: line-through;
  }
  .earlier {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    color: var(--_ink-2);
  }
  .broken,
  .unfillable,
  .note {
    display: flex;
    gap: 8px;
    color: var(--_ink-2);
    font-size: 15px;
    line-height: 22px;
  }
  .note {
    padding-block: 20px;
    border-bottom: 1px solid var(--_line);
  }
  .note .icon {
    margin-top: 1px;
  }
  .write {
    padding-block: 20px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .button.flat {
    justify-self: start;
    min-height: 40px;
    padding-block: 6px;
    text-align: start;
  }
  .icon-button {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    color: var(--_ink-2);
    cursor: pointer;
  }
  .icon-button:hover {
    background: var(--_sunken);
    color: var(--_ink);
  }
  @container (min-width: 520px) {
    .item {
      padding-block: 24px;
    }
  }
  @media (forced-colors: active) {
    .verdict {
      border: 1px solid CanvasText;
    }
  }
`;

export const replyFormStyles = [
  badgeStyles,
  fileStyles,
  proseStyles,
  form,
  fieldStyles,
  controlStyles,
  filesStyles,
  sendStyles,
  receiptStyles,
];
