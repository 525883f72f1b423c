import { html, nothing, type TemplateResult } from 'lit';
import type { Column, Item, TableAnswer } from '../../../domain/item.ts';
import type { Money } from '../../../domain/index.ts';
import { columnSum, isSummed } from '../../../domain/read-table.ts';
import { formatValue } from '../../../domain/values/format-value.ts';
import { maskNumber } from '../fields/masked.ts';
import type { FormContext } from '../form-context.ts';

/** Rows that have been sent, with their sums; wider than the form, they scroll by themselves. */
export function renderTableAnswer(context: FormContext, item: Item, { table }: TableAnswer): TemplateResult {
  const columns = item.columns ?? [];
  const { t } = context.messages;
  return html`<div class="sent-table" tabindex="0" role="region" aria-label=${item.label}>
      <table class="figures">
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col" class=${alignment(column)}>${column.label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${table.map(
            (row) =>
              html`<tr>
                ${columns.map((column) => {
                  const cell = Object.hasOwn(row, column.id) ? row[column.id] : undefined;
                  return html`<td class=${alignment(column)}>
                    ${cell === undefined ? '' : cellWords(context, item, column, cell)}
                  </td>`;
                })}
              </tr>`,
          )}
        </tbody>
        ${
          columns.some(isSummed)
            ? html`<tfoot>
                <tr>
                  ${columns.map((column, index) => {
                    if (isSummed(column)) return html`<td class="end now">${sumWords(context, column, table)}</td>`;
                    return html`<td class=${alignment(column)}>${index === 0 ? t('reply.rows.sum') : nothing}</td>`;
                  })}
                </tr>
              </tfoot>`
            : nothing
        }
      </table>
    </div>
    ${renderShow(context, item, table)}`;
}

/** Personal numbers are covered until they are asked for, all of them at once. */
function renderShow({ ui, messages, update }: FormContext, item: Item, table: TableAnswer['table']): unknown {
  const covered = (item.columns ?? [])
    .filter(isCovered)
    .filter(({ id }) => table.some((row) => Object.hasOwn(row, id)));
  if (covered.length === 0) return nothing;
  const shown = ui.revealed.has(item.id);
  const toggle = (): void => {
    if (!ui.revealed.delete(item.id)) ui.revealed.add(item.id);
    update();
  };
  return html`<button type="button" class="button text flat" aria-pressed=${String(shown)} @click=${toggle}>
    ${messages.t('reply.field.show')} ${messages.format.list(covered.map(({ label }) => label.toLocaleLowerCase()))}
  </button>`;
}

const isCovered = (column: Column): boolean => column.kind === 'personalNumber';

const alignment = (column: Column): string => (isSummed(column) ? 'end' : 'start');

function cellWords({ messages, today, ui }: FormContext, item: Item, column: Column, cell: string | Money): string {
  const { t, format } = messages;
  if (typeof cell === 'object') return format.money(cell, { exact: true });
  switch (column.kind) {
    case 'number':
      return format.number(cell);
    case 'date':
      return format.day(cell);
    case 'yesNo':
      return t(cell === 'yes' ? 'reply.value.yes' : 'reply.value.no');
    case 'choice':
      return column.options?.find(({ id }) => id === cell)?.label ?? cell;
    default: {
      const text = formatValue(column.kind, cell, today);
      return isCovered(column) && !ui.revealed.has(item.id) ? maskNumber(text) : text;
    }
  }
}

function sumWords({ messages: { format } }: FormContext, column: Column, table: TableAnswer['table']): string {
  if (!table.some((row) => Object.hasOwn(row, column.id))) return '';
  const amount = columnSum(table, column.id);
  return column.kind === 'amount' ? format.money({ amount, currency: 'SEK' }, { exact: true }) : format.number(amount);
}
