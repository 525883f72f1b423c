import { html, nothing, type TemplateResult } from 'lit';
import type { Column, Item, TableAnswer } from '../../../domain/item.ts';
import type { Money } from '../../../domain/index.ts';
import { columnSum, isSummed } from '../../../domain/read-table.ts';
import { formatValue } from '../../../domain/values/format-value.ts';
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
                  ${cell === undefined ? '' : cellWords(context, column, cell)}
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
  </div>`;
}

const alignment = (column: Column): string => (isSummed(column) ? 'end' : 'start');

function cellWords({ messages, today }: FormContext, column: Column, cell: string | Money): string {
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
    default:
      return formatValue(column.kind, cell, today);
  }
}

function sumWords({ messages: { format } }: FormContext, column: Column, table: TableAnswer['table']): string {
  if (!table.some((row) => Object.hasOwn(row, column.id))) return '';
  const amount = columnSum(table, column.id);
  return column.kind === 'amount' ? format.money({ amount, currency: 'SEK' }, { exact: true }) : format.number(amount);
}
