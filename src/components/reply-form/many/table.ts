import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { cellText, columnSum, isBlankRow, isSummed, partOfCell } from '../../../domain/read-table.ts';
import { interpretCell } from '../../../domain/interpret.ts';
import type { Column } from '../../../domain/item.ts';
import type { Money } from '../../../domain/index.ts';
import { rawOf } from '../../../domain/visibility.ts';
import { icon } from '../../../element/icons.ts';
import { maskNumber } from '../fields/masked.ts';
import { change, partTarget, type Field, type FormContext } from '../form-context.ts';
import { cellClass, columnLabel, renderCell, type Cell } from './cell.ts';
import {
  readSheet,
  tidyCell,
  withCell,
  withCopy,
  withoutRow,
  withRow,
  withSheet,
  type Row,
  type Rows,
} from './table-edit.ts';

/** More columns than these do not fit beside each other, however wide the form is. */
const MOST_COLUMNS = 7;

/** Rows of columns that the agency has named: cards where there is little room, lines of a table where there is more. */
export function renderTable(context: FormContext, field: Field): TemplateResult {
  const { item, id, raw } = field;
  const { t } = context.messages;
  const unchanged = raw.unchanged === true;
  // Where sums must come out, something has been counted.
  const mayBeSame = item.checks === undefined;
  return html`<div
    class="table"
    role="group"
    aria-labelledby="${id}-label"
    aria-describedby=${field.describedBy || nothing}
  >
    ${
      mayBeSame
        ? html`<label class="option">
            <input
              type="checkbox"
              id=${unchanged ? id : nothing}
              .checked=${live(unchanged)}
              @change=${(event: Event) => {
                const { checked } = event.currentTarget as HTMLInputElement;
                change(context, field, { unchanged: checked || undefined });
              }}
            />
            <span>${t('reply.rows.unchanged')}</span>
          </label>`
        : nothing
    }
    ${unchanged ? nothing : renderRows(context, field)}
  </div>`;
}

/** The rows as they are now, not as they were when the form was drawn; there is always one to begin with. */
function rowsNow({ session }: FormContext, { item, raw }: Field): Rows {
  const { table } = rawOf(session.state.value.answers, item.id) ?? raw;
  return table && table.length > 0 ? table : [{}];
}

function renderRows(context: FormContext, field: Field): TemplateResult {
  const { item, id } = field;
  const { t } = context.messages;
  const columns = item.columns ?? [];
  const rows = rowsNow(context, field);
  const add = (): void => {
    keep(context, field, [...rowsNow(context, field), {}]);
    context.focus(cellId(id, rows.length, 0));
  };
  return html`<div class=${columns.length > MOST_COLUMNS ? 'table-rows many' : 'table-rows'}>
      <div class="table-head" aria-hidden="true">
        ${columns.map((column) => html`<span class=${cellClass(column)}><span>${columnLabel(context, column)}</span></span>`)}
        <span class="row-actions"></span>
      </div>
      ${rows.map((_row, index) => renderRow(context, field, columns, rows, index))} ${renderRemoved(context, field)}
      ${columns.some(isSummed) ? renderSums(context, columns, rows) : nothing}
    </div>
    <div>
      <button type="button" class="button" id="${id}-add" @click=${add}>${icon('plus')}${t('reply.rows.add')}</button>
    </div>`;
}

/** The first cell carries the item's id, for links to it. */
function cellId(id: string, row: number, column: number): string {
  return row === 0 && column === 0 ? id : `${id}-r${row}-c${column}`;
}

function renderRow(
  context: FormContext,
  field: Field,
  columns: readonly Column[],
  rows: Rows,
  index: number,
): TemplateResult {
  const { id, item } = field;
  const { t } = context.messages;
  const name = `${id}-r${index}-name`;
  const errors = columns.flatMap((column, at) => {
    const target = partTarget(item.id, partOfCell(index, column.id));
    context.ui.places.set(target, cellId(id, index, at));
    const error = context.ui.errorAt(target);
    return error ? [{ column, at, text: error.text }] : [];
  });
  const cell = (column: Column, at: number): Cell => ({
    ...cellOf(context, field, rows, { row: index, column: at }, column),
    errorId: errors.some((error) => error.at === at) ? `${id}-r${index}-e${at}` : '',
  });
  return html`<div class="table-row" role="group" aria-labelledby=${name}>
    <p class="row-name" id=${name}>${t('reply.rows.row', { number: index + 1 })}</p>
    ${errors.map(
      ({ column, at, text }) =>
        html`<p class="error row-error" id="${id}-r${index}-e${at}">
          ${icon('alert', true)}<span
            ><span class="visually-hidden">${t('common.errorPrefix')} </span
            >${t('reply.summary.link', { label: column.label, error: text })}</span
          >
        </p>`,
    )}
    <div class="cells">
      ${columns.map((column, at) => html`<div class=${cellClass(column)}>${renderCell(context, cell(column, at))}</div>`)}
      ${renderRowActions(context, field, rows, index)}
    </div>
  </div>`;
}

function cellOf(context: FormContext, field: Field, rows: Rows, at: At, column: Column): Omit<Cell, 'errorId'> {
  const { row } = at;
  const id = cellId(field.id, row, at.column);
  const target = partTarget(field.item.id, partOfCell(row, column.id));
  return {
    column,
    id,
    text: cellText(rows[row] ?? {}, column.id),
    covered: coveredText(context, target, column, rows[row] ?? {}),
    set: (text) => {
      if (column.kind === 'personalNumber') context.ui.revealed.add(target);
      setCell(context, field, row, column, text);
    },
    leave: () => tidy(context, field, row, column),
    cover: () => context.ui.revealed.delete(target) && context.update(),
    uncover: () => {
      context.ui.revealed.add(target);
      context.focus(id);
    },
    onKey: (event) => onKey(context, field, at, event),
    paste: (event) => paste(context, field, at, event),
  };
}

/** A personal number is covered as one that is asked for by itself is: once it has been entered, until it is to be seen. */
function coveredText({ ui, today }: FormContext, target: string, column: Column, row: Row): string | undefined {
  if (column.kind !== 'personalNumber' || ui.revealed.has(target) || ui.errorAt(target)) return undefined;
  const isRead = interpretCell(column, cellText(row, column.id), today).state === 'ok';
  return isRead ? maskNumber(tidyCell(column, row, today)) : undefined;
}

function renderRowActions(context: FormContext, field: Field, rows: Rows, index: number): TemplateResult {
  const { t } = context.messages;
  const number = index + 1;
  const copy = (): void => {
    keep(context, field, withCopy(rowsNow(context, field), index));
    context.say(t('reply.rows.copied', { number }));
    context.focus(cellId(field.id, index + 1, 0));
  };
  const remove = (): void => {
    const now = rowsNow(context, field);
    const row = now[index];
    if (!row) return;
    if (!isBlankRow(row)) context.ui.removed.set(field.item.id, { index, row });
    keep(context, field, withoutRow(now, index));
    context.focus(isBlankRow(row) ? `${field.id}-add` : `${field.id}-undo`);
  };
  const isOnlyBlank = rows.length === 1 && rows.every(isBlankRow);
  return html`<span class="row-actions">
    ${
      isOnlyBlank
        ? nothing
        : html`<button type="button" class="icon-button" aria-label=${t('reply.rows.copy', { number })} @click=${copy}>
              ${icon('copy')}
            </button>
            <button type="button" class="icon-button" aria-label=${t('reply.rows.remove', { number })} @click=${remove}>
              ${icon('close')}
            </button>`
    }
  </span>`;
}

/** A row that went by mistake is one press away. */
function renderRemoved(context: FormContext, field: Field): unknown {
  const { t } = context.messages;
  const removed = context.ui.removed.get(field.item.id);
  if (!removed) return nothing;
  const { index, row } = removed;
  const undo = (): void => {
    keep(context, field, withRow(rowsNow(context, field), index, row));
    context.focus(cellId(field.id, index, 0));
  };
  return html`<p class="row-removed" role="status">
    <span>${t('reply.rows.removed', { number: index + 1 })}</span>
    <button type="button" class="button text" id="${field.id}-undo" @click=${undo}>${t('reply.draft.undo')}</button>
  </p>`;
}

/** Exact, and only where there is something to add and every cell of the column can be read. */
function renderSums(context: FormContext, columns: readonly Column[], rows: Rows): unknown {
  const { messages, today } = context;
  const { t, format } = messages;
  const sumOf = (column: Column): string => {
    const cells = rows.map((row) => interpretCell(column, cellText(row, column.id), today));
    if (cells.some(({ state }) => state === 'error')) return '–';
    if (cells.every(({ state }) => state === 'empty')) return '';
    const amount = columnSum(
      cells.map((cell): Readonly<Record<string, string | Money>> => (cell.state === 'ok' ? { sum: cell.value } : {})),
      'sum',
    );
    return column.kind === 'amount'
      ? format.money({ amount, currency: 'SEK' }, { exact: true })
      : format.number(amount);
  };
  const sums = columns.map((column) => (isSummed(column) ? sumOf(column) : ''));
  if (sums.every((sum) => sum === '')) return nothing;
  return html`<div class="table-sums" role="group" aria-label=${t('reply.rows.sum')}>
    ${columns.map((column, index) =>
      sums[index]
        ? html`<p class=${cellClass(column)}>
            <span class="sum-label">${t('reply.rows.sumOf', { column: column.label.toLocaleLowerCase() })}</span>
            <strong class="nowrap">${sums[index]}</strong>
          </p>`
        : html`<p class="${cellClass(column)} no-sum" aria-hidden="true">
            ${index === 0 ? t('reply.rows.sum') : nothing}
          </p>`,
    )}
    <span class="row-actions"></span>
  </div>`;
}

/** What was taken away or told to be wrong goes by the row's place, and holds no longer. */
function keep(context: FormContext, field: Field, rows: Rows): void {
  const { ui } = context;
  const isSame = rows.length === rowsNow(context, field).length;
  if (!isSame) {
    ui.errors = ui.errors.filter(({ part }) => part?.itemId !== field.item.id);
    if (rows.length > rowsNow(context, field).length) ui.removed.delete(field.item.id);
  }
  change(context, field, { table: rows });
}

function setCell(context: FormContext, field: Field, index: number, column: Column, text: string): void {
  const rows = rowsNow(context, field);
  // The browser tells of fields that nobody has touched, too.
  if (cellText(rows[index] ?? {}, column.id) !== text) keep(context, field, withCell(rows, index, column.id, text));
}

function tidy(context: FormContext, field: Field, index: number, column: Column): void {
  const row = rowsNow(context, field)[index];
  if (row) setCell(context, field, index, column, tidyCell(column, row, context.today));
}

interface At {
  readonly row: number;
  readonly column: number;
}

/** Up and down as in a spreadsheet; Enter in the last row begins another. */
function onKey(context: FormContext, field: Field, { row, column }: At, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const isSelect = event.currentTarget instanceof HTMLSelectElement;
  const step =
    event.key === 'Enter' || (event.key === 'ArrowDown' && !isSelect)
      ? 1
      : event.key === 'ArrowUp' && !isSelect
        ? -1
        : 0;
  const rows = rowsNow(context, field);
  const to = row + step;
  if (step === 0 || to < 0) return;
  event.preventDefault();
  if (to === rows.length) {
    if (event.key !== 'Enter' || isBlankRow(rows[row] ?? {})) return;
    keep(context, field, [...rows, {}]);
    return context.focus(cellId(field.id, to, 0));
  }
  context.focus(cellId(field.id, to, column));
}

function paste(context: FormContext, field: Field, at: At, event: ClipboardEvent): void {
  const sheet = readSheet(event.clipboardData?.getData('text/plain') ?? '');
  if (!sheet) return;
  event.preventDefault();
  keep(context, field, withSheet(rowsNow(context, field), field.item.columns ?? [], at, sheet));
  context.say(context.messages.t('reply.rows.pasted', { count: sheet.length }));
}
