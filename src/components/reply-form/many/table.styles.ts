import { css } from 'lit';

/** Rows of typed columns: cards where there is little room, lines of a table where there is more. */
export const tableStyles = css`
  .table,
  .table-rows,
  .table-row {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .table-head {
    display: none;
  }
  .table-row {
    position: relative;
    gap: 12px;
    padding: 12px 16px 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .row-name {
    min-height: 24px;
    padding-inline-end: 96px;
    font-weight: 600;
  }
  .cells {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .cell {
    min-width: 0;
  }
  .cell-label {
    display: block;
    margin-bottom: 4px;
    font-size: 15px;
    line-height: 22px;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .cell .input {
    width: 100%;
    min-width: 0;
  }
  .cell .input.covered {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 4px;
    text-align: start;
    white-space: nowrap;
    cursor: pointer;
  }
  .figure-cell {
    text-align: end;
  }
  .figure-line {
    display: flex;
    gap: 8px;
  }
  .row-actions {
    position: absolute;
    inset: 4px 8px auto auto;
    display: flex;
  }
  .row-removed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 16px;
    padding-inline: 16px;
    border-radius: var(--_radius-control);
    background: var(--_sunken);
    font-size: 15px;
  }
  .table-sums {
    display: grid;
    gap: 4px;
    padding-inline: 16px;
  }
  .table-sums .cell {
    display: flex;
    justify-content: space-between;
    gap: 16px;
  }
  .table-sums .no-sum,
  .table-sums .row-actions {
    display: none;
  }
  .sum-right {
    display: flex;
    gap: 8px;
    color: var(--_done);
    font-size: 15px;
    line-height: 22px;
    font-weight: 500;
  }
  .sum-right .icon {
    margin-top: 3px;
  }
  .sent-table {
    overflow-x: auto;
  }
  .sent-table .figures :is(th, td).start {
    text-align: start;
    white-space: normal;
  }
  .sent-table .figures td:first-child {
    padding-inline-start: 0;
  }
  .sent-table tfoot td {
    border-bottom: 0;
    font-weight: 600;
  }
  @container (min-width: 560px) {
    .many .cells {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .table-rows:not(.many) {
      gap: 0;
    }
    .table-rows:not(.many) .table-row {
      gap: 6px;
      padding: 6px 0;
      border: 0;
      border-bottom: 1px solid var(--_line);
      border-radius: 0;
      background: none;
    }
    .table-rows:not(.many) :is(.table-head, .cells, .table-sums) {
      display: flex;
      gap: 8px;
    }
    .table-rows:not(.many) .cells {
      align-items: center;
    }
    .table-rows:not(.many) .table-head {
      align-items: flex-end;
      padding-bottom: 6px;
      border-bottom: 1px solid var(--_line);
      color: var(--_ink-2);
      font-size: 13px;
      line-height: 18px;
    }
    .table-rows:not(.many) .cell {
      flex: 2 1 0;
      overflow-wrap: anywhere;
    }
    .table-rows:not(.many) .cell.roomy {
      flex-grow: 3;
    }
    .table-rows:not(.many) .cell .input {
      min-height: 40px;
      padding: 7px 10px;
      font-size: 15px;
      line-height: 22px;
    }
    .table-rows:not(.many) :is(.row-name, .cell-label, .sum-label) {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .table-rows:not(.many) .cell :is(.calendar, .echo, .format, .sign) {
      display: none;
    }
    .table-rows:not(.many) .row-actions {
      position: static;
      flex: none;
      width: 80px;
      justify-content: flex-end;
    }
    .table-rows:not(.many) .row-actions .icon-button {
      width: 40px;
      height: 40px;
    }
    .table-rows:not(.many) .table-sums {
      padding: 10px 0;
      border-bottom: 1px solid var(--_line);
    }
    .table-rows:not(.many) .table-sums :is(.no-sum, .row-actions) {
      display: block;
    }
    .table-rows:not(.many) .table-sums .cell:not(.no-sum) {
      justify-content: flex-end;
    }
    .table-rows:not(.many) .table-sums strong {
      padding-inline-end: 11px;
    }
    .table-rows:not(.many) .table-head .figure {
      text-align: end;
    }
    .table-rows:not(.many) .table-head .figure span {
      padding-inline-end: 11px;
    }
  }
`;
