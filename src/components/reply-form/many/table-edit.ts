import type { Column } from '../../../domain/item.ts';
import { interpretCell } from '../../../domain/interpret.ts';
import type { PlainDate } from '../../../domain/index.ts';
import { cellText, isBlankRow } from '../../../domain/read-table.ts';
import { formatDecimal } from '../../../domain/values/decimal.ts';
import { formatValue } from '../../../domain/values/format-value.ts';

/** A row as typed, by column id. */
export type Row = Readonly<Record<string, string>>;
export type Rows = readonly Row[];

export function withCell(rows: Rows, index: number, columnId: string, text: string): Rows {
  return rows.map((row, at) => (at === index ? { ...row, [columnId]: text } : row));
}

/** The same once more, behind it. */
export function withCopy(rows: Rows, index: number): Rows {
  return rows.flatMap((row, at) => (at === index ? [row, { ...row }] : [row]));
}

export function withoutRow(rows: Rows, index: number): Rows {
  return rows.filter((_row, at) => at !== index);
}

export function withRow(rows: Rows, index: number, row: Row): Rows {
  // The one blank row that stands where nothing else does makes room.
  const standing = rows.length === 1 && rows.every(isBlankRow) ? [] : rows;
  return [...standing.slice(0, index), row, ...standing.slice(index)];
}

/** What was copied from a spreadsheet: lines of cells parted by tabs; `null` where it is one cell. */
export function readSheet(text: string): readonly (readonly string[])[] | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  if (lines.length === 1 && !text.includes('\t')) return null;
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** The rows with pasted cells laid over them from one cell on; what has no column falls away, rows are added. */
export function withSheet(
  rows: Rows,
  columns: readonly Column[],
  at: { readonly row: number; readonly column: number },
  sheet: readonly (readonly string[])[],
): Rows {
  const count = Math.max(rows.length, at.row + sheet.length);
  return Array.from({ length: count }, (_none, index) => {
    const row = rows[index] ?? {};
    const cells = sheet[index - at.row] ?? [];
    const pasted = cells.flatMap((text, offset): [string, string][] => {
      const column = columns[at.column + offset];
      return column ? [[column.id, pastedText(column, text)]] : [];
    });
    return { ...row, ...Object.fromEntries(pasted) };
  });
}

const YES: readonly string[] = ['ja', 'yes', 'j', 'y', 'x', 'true', 'sant', '1'];
const NO: readonly string[] = ['nej', 'no', 'n', 'false', 'falskt', '0'];

function pastedText({ kind, options }: Column, text: string): string {
  const plain = text.toLocaleLowerCase();
  if (kind === 'yesNo') return YES.includes(plain) ? 'yes' : NO.includes(plain) ? 'no' : '';
  if (kind !== 'choice' || !options) return text;
  return options.find(({ id, label }) => label.toLocaleLowerCase() === plain || id === text)?.id ?? '';
}

/** How a cell is written once it has been left: as it was understood. What cannot be read stays as typed. */
export function tidyCell(column: Column, row: Row, today: PlainDate): string {
  const text = cellText(row, column.id);
  const reading = interpretCell(column, text, today);
  if (reading.state !== 'ok') return text;
  const { value } = reading;
  if (typeof value === 'object') return formatDecimal(value.amount);
  return column.kind === 'number' ? formatDecimal(value) : formatValue(column.kind, value, today);
}
