import { css } from 'lit';
import { badgeStyles } from '../../styles/badge.ts';
import { fieldStyles } from '../../styles/field.ts';
import { avatarStyles, fileStyles } from '../../styles/parts.ts';
import { proseStyles } from '../../styles/prose.ts';
import { sideStyles } from './side.styles.ts';
import { threadStyles } from './thread.styles.ts';

const layout = css`
  .case {
    display: grid;
    grid-template-columns: minmax(0, 680px);
    gap: 32px;
  }
  .main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .wide-only {
    display: none;
  }
  @container (min-width: 940px) {
    .case {
      grid-template-columns: minmax(0, 680px) minmax(260px, 320px);
      gap: 48px;
      justify-content: space-between;
      align-items: start;
    }
    .case .narrow-only {
      display: none;
    }
    .wide-only {
      display: block;
    }
  }
  @media print {
    :host {
      color-scheme: light;
      container-type: normal;
    }
    .case {
      grid-template-columns: minmax(0, 1fr);
    }
    .wide-only {
      display: block;
    }
    .narrow-only,
    .calendar,
    .back {
      display: none;
    }
  }
  .back {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 44px;
    margin-block: -6px 6px;
    color: var(--_ink-2);
    font-size: 15px;
    text-decoration: none;
  }
  .back:hover {
    color: var(--_ink);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .stale {
    margin-bottom: 24px;
  }
  .state-icon.soon {
    color: var(--_soon);
  }
  .state-icon.done {
    color: var(--_done);
  }
`;

const head = css`
  .head {
    display: grid;
    gap: 12px;
    margin-bottom: 24px;
  }
  .subject {
    font-size: 25px;
    line-height: 31px;
    font-weight: 700;
    letter-spacing: -0.018em;
    overflow-wrap: anywhere;
  }
  .subject:focus {
    outline: none;
  }
  .head .status {
    gap: 2px 10px;
    font-size: 15px;
    line-height: 22px;
  }
  .head .due {
    flex: 1 1 240px;
    min-width: 0;
  }
  .calendar {
    justify-self: start;
    min-height: 40px;
    margin-block: -8px;
    font-size: 15px;
  }
  @container (min-width: 560px) {
    .subject {
      font-size: 30px;
      line-height: 36px;
    }
  }
  .ending {
    display: flex;
    gap: 12px;
    margin-bottom: 24px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .ending > div {
    display: grid;
    gap: 4px;
  }
  .ending .state-icon {
    padding-top: 2px;
  }
`;

const ask = css`
  .ask {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding-bottom: 24px;
    border-bottom: 1px solid var(--_line);
  }
  .person {
    display: grid;
    grid-template-columns: 44px minmax(0, 1fr);
    gap: 12px;
    align-items: center;
  }
  .person-name {
    font-weight: 600;
    line-height: 22px;
  }
  .second {
    color: var(--_ink-2);
    font-size: 14px;
    line-height: 20px;
  }
  .description {
    font-size: 17px;
    line-height: 27px;
  }
  .contact-line {
    display: flex;
    flex-wrap: wrap;
    gap: 0 24px;
  }
  .contact-link {
    display: inline-flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    font-size: 15px;
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .contact-link:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .contact-link .icon {
    color: var(--_ink-2);
  }
`;

export const caseDetailStyles = [
  badgeStyles,
  avatarStyles,
  fileStyles,
  proseStyles,
  layout,
  head,
  ask,
  fieldStyles,
  sideStyles,
  threadStyles,
];
