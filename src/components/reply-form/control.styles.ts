import { css } from 'lit';

/** Fields, choices, figures. */
export const controlStyles = css`
  .input.narrow {
    width: min(100%, 260px);
  }
  .control {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
  }
  .control > .input {
    flex: 0 1 260px;
    width: 260px;
  }
  .control.wide > .input {
    flex: 1 1 100%;
  }
  .echo {
    color: var(--_ink-2);
    font-size: 15px;
    line-height: 22px;
  }
  .format {
    flex-basis: 100%;
  }
  .figure-box {
    position: relative;
    flex: 0 1 200px;
    min-width: 0;
  }
  .figure-box .input {
    text-align: end;
  }
  .figure-box .input.with-unit {
    padding-inline-end: 44px;
  }
  .unit {
    position: absolute;
    inset: 11px 14px auto auto;
    color: var(--_ink-2);
    pointer-events: none;
  }
  /* Only where a keyboard without a minus may come up. */
  .sign {
    display: none;
    min-width: 46px;
    min-height: 46px;
    padding: 0;
    font-size: 18px;
  }
  @media (pointer: coarse) {
    .sign {
      display: inline-flex;
    }
  }
  .date-box {
    position: relative;
    display: flex;
    align-items: center;
    flex: 0 1 260px;
    min-width: 0;
  }
  .date-box .input {
    padding-inline-end: 52px;
  }
  .calendar {
    position: absolute;
    inset: 1px 1px auto auto;
  }
  .picker {
    position: absolute;
    inset: auto 0 0 auto;
    width: 44px;
    height: 1px;
    padding: 0;
    border: 0;
    opacity: 0;
    pointer-events: none;
  }
  .input.covered {
    flex: 0 1 260px;
    width: 260px;
    background: var(--_sunken);
  }
  .reuse {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    padding: 8px 8px 8px 14px;
    border-radius: var(--_radius-control);
    background: var(--_sunken);
    font-size: 15px;
    line-height: 22px;
    overflow-wrap: anywhere;
  }
  .reuse > p {
    flex: 1 1 160px;
    min-width: 0;
  }
  .reuse-value {
    white-space: pre-line;
  }
  .reused strong {
    color: var(--_ink);
  }
  .meant {
    display: grid;
    gap: 8px;
    padding: 12px 14px;
    border-radius: var(--_radius-control);
    background: var(--_sunken);
  }
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  .part-label {
    font-weight: 600;
  }
  .period,
  .missing,
  .message,
  .documents {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .range {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
    gap: 12px 24px;
  }
  .options {
    display: grid;
    justify-items: start;
  }
  .row-options {
    display: flex;
    flex-wrap: wrap;
    gap: 0 24px;
  }
  .option {
    display: flex;
    align-items: flex-start;
    gap: 12px;
    min-height: 44px;
    padding-block: 10px;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .option input {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 2px 0 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .figures {
    width: 100%;
    border-collapse: collapse;
    font-size: 15px;
    line-height: 22px;
  }
  .figures th,
  .figures td {
    padding: 9px 0 9px 12px;
    border-bottom: 1px solid var(--_line);
    font-weight: 500;
    text-align: end;
    vertical-align: baseline;
  }
  .figures th:first-child {
    padding-inline-start: 0;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .figures td {
    white-space: nowrap;
  }
  .figures thead th {
    color: var(--_ink-2);
    font-size: 13px;
    line-height: 18px;
  }
  .figures .now {
    font-weight: 650;
  }
  @container (max-width: 420px) {
    .figures {
      font-size: 14px;
    }
    .figures th,
    .figures td {
      padding-inline-start: 8px;
    }
  }
`;
