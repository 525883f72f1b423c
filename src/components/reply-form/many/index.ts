/** What only bank lines, tables, drafts of two devices and what came too late need; fetched when there is some (`../late-parts.ts`). */
import { linesStyles } from './lines.styles.ts';
import { tableStyles } from './table.styles.ts';

export { renderClashes } from './clashes.ts';
export { renderLines } from './lines.ts';
export { renderLinesAnswer } from './lines-answer.ts';
export { renderStranded } from './stranded.ts';
export { renderTable } from './table.ts';
export { renderTableAnswer } from './table-answer.ts';
export { renderUntil } from './until.ts';

export const manyStyles = [linesStyles, tableStyles];
