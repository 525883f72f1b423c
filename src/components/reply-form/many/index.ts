/** What only bank lines and tables need; fetched when a case has some (`../late-parts.ts`). */
import { linesStyles } from './lines.styles.ts';
import { tableStyles } from './table.styles.ts';

export { renderLines } from './lines.ts';
export { renderLinesAnswer } from './lines-answer.ts';
export { renderTable } from './table.ts';
export { renderTableAnswer } from './table-answer.ts';

export const manyStyles = [linesStyles, tableStyles];
