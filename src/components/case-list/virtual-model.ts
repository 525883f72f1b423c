import type { CaseId, CaseSummary } from '../../domain/index.ts';
import type { Section } from './list-model.ts';

/** One row of the grid, or the heading above the rows of a list. */
export interface Row {
  /** Which list, from 0. */
  readonly section: number;
  /** The cards from `from` up to and without `to`; none in a heading's row. */
  readonly from: number;
  readonly to: number;
  readonly isTitle: boolean;
  /** Of its first card; the name of the list in a heading's row. */
  readonly id: string;
}

type List = Pick<Section, 'name' | 'cases'>;

/** Smallest width of a card, and the gaps between cards in a wide and in a narrow place (look.md; px). */
const CARD = 296;
const NARROW = 640;

export function gapOf(width: number): number {
  return width <= NARROW ? 12 : 16;
}

/** How many cards stand beside each other; as `repeat(auto-fill, minmax(min(100%, 296px), 1fr))` has it. */
export function columnsOf(width: number): number {
  const gap = gapOf(width);
  return Math.max(1, Math.floor((width + gap) / (CARD + gap)));
}

/** All lists as rows, each heading first. */
export function rowsOf(sections: readonly List[], columns: number): readonly Row[] {
  const rows: Row[] = [];
  for (const [section, { name, cases }] of sections.entries()) {
    rows.push({ section, from: 0, to: 0, isTitle: true, id: name });
    for (let from = 0; from < cases.length; from += columns) {
      const to = Math.min(from + columns, cases.length);
      rows.push({ section, from, to, isTitle: false, id: cases[from]?.id ?? '' });
    }
  }
  return rows;
}

/** Whether these rows are still those of the lists: as many, and each with the same first card. */
export function areRowsOf(rows: readonly Row[], lists: readonly List[], columns: number): boolean {
  const count = lists.reduce((sum, { cases }) => sum + 1 + Math.ceil(cases.length / columns), 0);
  if (rows.length !== count) return false;
  return rows.every(({ section, from, to, isTitle, id }) => {
    const list = lists[section];
    if (isTitle) return list?.name === id;
    return list?.cases[from]?.id === id && to === Math.min(from + columns, list.cases.length);
  });
}

/** The row of a card; -1 where it is in none. */
export function rowOf(
  rows: readonly Row[],
  sections: readonly { readonly cases: readonly CaseSummary[] }[],
  id: CaseId,
): number {
  for (const [section, { cases }] of sections.entries()) {
    const at = cases.findIndex((summary) => summary.id === id);
    if (at !== -1) return rows.findIndex((row) => row.section === section && row.from <= at && at < row.to);
  }
  return -1;
}

/** Where rows lie from the top (px), and which of them exist. */
export interface Placed {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** A stretch of rows that exist, or the height (px) of those that do not. */
export type Piece = { readonly gap: number } | { readonly rows: readonly number[] };

/**
 * What stands below the heading of one list: rows that exist and gaps for the others. `from` and `to` are where the first
 * row begins and the last one ends; `between` is the grid's own gap, which a gap piece brings along itself.
 */
export function piecesOf(placed: readonly Placed[], from: number, to: number, between: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  let run: number[] = [];
  const add = (rows: readonly number[]): void => {
    if (rows.length > 0) pieces.push({ rows });
  };
  for (const { index, start, end } of placed) {
    if (start > at + 1) {
      add(run);
      run = [];
      pieces.push({ gap: Math.max(0, start - at - between) });
    }
    run.push(index);
    at = end;
  }
  add(run);
  if (to > at + 1) pieces.push({ gap: Math.max(0, to - at) });
  return pieces;
}
