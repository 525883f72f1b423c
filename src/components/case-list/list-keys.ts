import type { CaseId } from '../../domain/index.ts';

const STEPS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
export type Step = (typeof STEPS)[number];

/** The step that a key asks for; `undefined` for every other key, and where a modifier makes it the browser's. */
export function stepOf(event: KeyboardEvent): Step | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return undefined;
  return STEPS.find((key) => key === event.key);
}

/**
 * Where a step leads from a card: along the row with the arrows to the side, to the same column of the next row with up
 * and down, across groups too; to the first and the last card with Home and End. `undefined`: nowhere.
 * `groups` are the cards of each list in their order, `columns` how many stand beside each other.
 */
export function cardAt(
  groups: readonly (readonly CaseId[])[],
  columns: number,
  from: CaseId,
  step: Step,
): CaseId | undefined {
  const all = groups.flat();
  if (step === 'Home') return all[0];
  if (step === 'End') return all.at(-1);
  if (step === 'ArrowLeft' || step === 'ArrowRight') {
    const at = all.indexOf(from);
    return at === -1 ? undefined : all[at + (step === 'ArrowLeft' ? -1 : 1)];
  }
  const rows = groups.flatMap((group) => inRows(group, columns));
  const at = rows.findIndex((row) => row.includes(from));
  const column = rows[at]?.indexOf(from) ?? 0;
  const next = at === -1 ? undefined : rows[at + (step === 'ArrowUp' ? -1 : 1)];
  return next?.[Math.min(column, next.length - 1)];
}

function inRows(group: readonly CaseId[], columns: number): CaseId[][] {
  const rows: CaseId[][] = [];
  for (let at = 0; at < group.length; at += columns) rows.push(group.slice(at, at + columns));
  return rows;
}
