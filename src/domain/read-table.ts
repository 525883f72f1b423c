import type { FieldErrorCode } from './field-error.ts';
import type { Column, Item } from './item.ts';
import type { FieldErrorParams } from './interpret.ts';
import type { Money } from './person.ts';
import type { RawAnswer } from './raw-answer.ts';
import { addDecimals } from './values/decimal.ts';

type RawRow = NonNullable<RawAnswer['table']>[number];

/** What has been typed in one cell. */
export type CellReading =
  | { readonly state: 'empty' }
  | { readonly state: 'ok'; readonly value: string | Money }
  | { readonly state: 'error'; readonly code: FieldErrorCode; readonly params?: FieldErrorParams };

export type ReadCell = (column: Column, text: string) => CellReading;

/** A cell that holds the send back; `part` names it (`partOfCell`). */
export interface PartProblem {
  readonly part: string;
  readonly code: FieldErrorCode;
  readonly params?: FieldErrorParams;
}

/** The name of a cell as a part of its item: the row by its place, counted from 0, and the column by its id. */
export function partOfCell(row: number, columnId: string): string {
  return `${row}.${columnId}`;
}

/** The text of a cell; safe for column ids such as `__proto__`. */
export function cellText(row: RawRow, columnId: string): string {
  return Object.hasOwn(row, columnId) ? (row[columnId] ?? '') : '';
}

/** Rows in which nothing has been typed are not there. */
export function isBlankRow(row: RawRow): boolean {
  return Object.values(row).every((text) => text.trim() === '');
}

/** Reads typed rows: what can be sent, and what is wrong, cell by cell. */
export function readTable(
  item: Item,
  rows: readonly RawRow[],
  readCell: ReadCell,
): { readonly table: readonly Readonly<Record<string, string | Money>>[]; readonly problems: readonly PartProblem[] } {
  const problems: PartProblem[] = [];
  const table = rows.flatMap((row, index) => {
    if (isBlankRow(row)) return [];
    const cells = (item.columns ?? []).flatMap((column): [string, string | Money][] => {
      const reading = readCell(column, cellText(row, column.id));
      if (reading.state === 'ok') return [[column.id, reading.value]];
      const part = partOfCell(index, column.id);
      if (reading.state === 'error') {
        const { code, params } = reading;
        problems.push({ part, code, ...(params && { params }) });
      } else if (column.required) problems.push({ part, code: 'required' });
      return [];
    });
    return [Object.fromEntries(cells)];
  });
  return { table, problems };
}

/** Whether a column has a sum. */
export function isSummed({ kind }: Column): boolean {
  return kind === 'amount' || kind === 'number';
}

/** The exact sum of a column of a sent table, as a decimal string. */
export function columnSum(table: readonly Readonly<Record<string, string | Money>>[], columnId: string): string {
  return addDecimals(
    table.map((row) => {
      const cell = Object.hasOwn(row, columnId) ? row[columnId] : undefined;
      return typeof cell === 'object' ? cell.amount : (cell ?? '');
    }),
  );
}
