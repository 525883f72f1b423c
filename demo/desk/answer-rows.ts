import { html, nothing, type TemplateResult } from 'lit';
import { checkSums, type Item, type LineAnswer, type Money } from '../../src/domain/index.ts';
import { columnSum, isSummed } from '../../src/domain/read-table.ts';
import { formatDecimal } from '../../src/domain/values/decimal.ts';
import { formatMissing } from './format-answer.ts';
import type { DeskTexts } from './texts.ts';

/** How a file is shown and opened. */
type FileLink = (id: string) => unknown;

/** Bank lines and tables as the consultant reads them; `nothing` for an answer of another sort. */
export function answerRows(item: Item, texts: DeskTexts, fileLink: FileLink, today: string): unknown {
  const { answer } = item;
  if (answer && 'lines' in answer) return lineRows(item, answer.lines, texts, fileLink);
  if (!answer || !('table' in answer) || answer.unchanged) return nothing;
  const off = checkSums([item], {}, today).filter((sum) => sum.off);
  return html`${tableRows(item, answer.table, texts)}
  ${off.map(
    ({ difference, expected }) =>
      html`<p>${texts.sumOff}: ${formatDecimal(difference)} (${formatDecimal(expected.amount)})</p>`,
  )}`;
}

/** Always with öre, so that amounts stand under each other. */
const kronor = ({ amount }: Money): string => formatDecimal(amount.includes('.') ? amount : `${amount}.00`);

function lineRows(
  item: Item,
  lines: Readonly<Record<string, LineAnswer>>,
  texts: DeskTexts,
  fileLink: FileLink,
): TemplateResult {
  return html`<table class="answer-rows">
    <tbody>
      ${(item.rows ?? []).map(({ id, date, text, amount }) => {
        const answer = Object.hasOwn(lines, id) ? lines[id] : undefined;
        return html`<tr>
          <td class="nowrap">${date}</td>
          <td>${text}</td>
          <td class="amount">${kronor(amount)}</td>
          <td>${answer ? lineWords(answer, texts, fileLink) : html`<span class="muted">${texts.noAnswer}</span>`}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function lineWords(answer: LineAnswer, texts: DeskTexts, fileLink: FileLink): unknown {
  if ('missing' in answer) return formatMissing(answer, texts);
  const words = [answer.mark === 'private' ? texts.private : '', answer.text ?? ''].filter(Boolean).join(': ');
  return html`${words} ${(answer.files ?? []).map(fileLink)}`;
}

function tableRows(
  { columns = [] }: Item,
  table: readonly Readonly<Record<string, string | Money>>[],
  texts: DeskTexts,
): TemplateResult {
  const cell = (value: string | Money | undefined, id: string): string => {
    const column = columns.find((one) => one.id === id);
    if (value === undefined) return '';
    if (typeof value === 'object') return kronor(value);
    if (column?.kind === 'yesNo') return value === 'yes' ? texts.yes : texts.no;
    if (column?.kind === 'number') return formatDecimal(value);
    return column?.options?.find((option) => option.id === value)?.label ?? value;
  };
  return html`<table class="answer-rows">
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col" class=${isSummed(column) ? 'amount' : ''}>${column.label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${table.map(
        (row) =>
          html`<tr>
            ${columns.map((column) => html`<td class=${isSummed(column) ? 'amount' : ''}>${cell(row[column.id], column.id)}</td>`)}
          </tr>`,
      )}
      <tr>
        ${columns.map((column) => html`<td class="amount"><b>${isSummed(column) ? formatDecimal(columnSum(table, column.id)) : ''}</b></td>`)}
      </tr>
    </tbody>
  </table>`;
}
