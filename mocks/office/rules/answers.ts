/** Whether an answer fits its item, and what stands after it. The client checks the same for comfort; this one rules. */
import type { Answer, Column, FileRef, Money } from '../../../src/domain/index.ts';
import type { FileRecord, ItemRecord } from '../model.ts';
import { withoutFiles } from '../../../src/domain/read-lines.ts';
import { checkedValueParser } from '../../../src/domain/values/format-value.ts';
import { isPlainDate } from './dates.ts';
import { filesOf, isFillable } from './items.ts';

/** A code of `Failure.fields` (those of `src/domain/field-error.ts` where one fits); `null`: the answer fits. */
export type Problem = string | null;

/** What an answer is judged against. */
export interface AnswerContext {
  readonly files: ReadonlyMap<string, FileRecord>;
  /** The day in Sweden. */
  readonly today: string;
}

type Shape = Readonly<Record<string, unknown>>;
const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 20_000;
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
const isDecimal = (value: unknown): boolean => typeof value === 'string' && /^-?\d{1,18}(\.\d{1,6})?$/.test(value);
const isMoney = (value: unknown): value is Money =>
  isShape(value) &&
  isDecimal(value['amount']) &&
  typeof value['currency'] === 'string' &&
  /^[A-Z]{3}$/.test(value['currency']);

const REASONS: readonly unknown[] = ['later', 'lost', 'elsewhere', 'notOurs'];

function missingProblem(answer: Shape): Problem {
  if (!REASONS.includes(answer['missing'])) return 'missingReason';
  if (answer['by'] !== undefined && !isPlainDate(answer['by'])) return 'notADate';
  return answer['text'] === undefined || typeof answer['text'] === 'string' ? null : 'invalid';
}

function periodProblem(value: unknown): Problem {
  if (isText(value)) return null;
  if (!isShape(value) || !isPlainDate(value['from']) || !isPlainDate(value['to'])) return 'notADate';
  return value['from'] <= value['to'] ? null : 'datesReversed';
}

function choiceProblem(picked: readonly unknown[], item: Asked): Problem {
  const known = new Set(item.options?.map((option) => option.id));
  return picked.length > 0 && picked.every((id) => known.has(String(id))) ? null : 'notAnOption';
}

/** What a value is asked for by: an item, or a column of one. */
type Asked = Pick<ItemRecord, 'kind' | 'options'>;

const valueChecks: Readonly<Record<string, (value: unknown, item: Asked) => Problem>> = {
  number: (value) => (isDecimal(value) ? null : 'notANumber'),
  amount: (value) => (isMoney(value) ? null : 'notAnAmount'),
  date: (value) => (isPlainDate(value) ? null : 'notADate'),
  period: periodProblem,
  yesNo: (value) => (typeof value === 'boolean' ? null : 'invalid'),
  choice: (value, item) => (typeof value === 'string' ? choiceProblem([value], item) : 'invalid'),
  choices: (value, item) => (isTexts(value) ? choiceProblem(value, item) : 'invalid'),
};

function valueProblem(value: unknown, item: Asked, today: string): Problem {
  const check = Object.hasOwn(valueChecks, item.kind) ? valueChecks[item.kind] : undefined;
  if (check) return check(value, item);
  if (!isText(value)) return 'required';
  // A number with a form or a check digit of its own: judged by the same rules as in the form.
  const reading = checkedValueParser(item.kind)?.(value, today);
  return reading?.state === 'error' ? reading.code : null;
}

/** A yes must name all that is there now: a file that was replaced meanwhile has not been approved. */
function approvalProblem(answer: Shape, item: ItemRecord, { files }: AnswerContext): Problem {
  if (answer['approved'] === false) return isText(answer['reason']) ? null : 'reasonRequired';
  const { of } = answer;
  if (answer['approved'] !== true || !isTexts(of)) return 'invalid';
  const shown = (item.approves?.files ?? []).map((id) => files.get(id) ?? { id });
  const named = shown.every(
    (file: Pick<FileRef, 'id' | 'checksum'>) => of.includes(file.id) || of.includes(file.checksum ?? file.id),
  );
  return named ? null : 'approvalChanged';
}

function lineProblem(line: unknown): Problem {
  if (!isShape(line)) return 'invalid';
  if ('missing' in line) return missingProblem(line);
  const { text, files, mark } = line;
  if (text !== undefined && typeof text !== 'string') return 'invalid';
  if (files !== undefined && !isTexts(files)) return 'invalid';
  if (mark !== undefined && mark !== 'private') return 'invalid';
  return isText(text) || mark === 'private' || (isTexts(files) && files.length > 0) ? null : 'required';
}

function linesProblem(answer: Shape, item: ItemRecord): Problem {
  const { lines } = answer;
  if (!isShape(lines)) return 'invalid';
  const known = new Set(item.rows?.map((row) => row.id));
  const entries = Object.entries(lines);
  if (entries.length === 0 || entries.some(([id]) => !known.has(id))) return 'invalid';
  return entries.map(([, line]) => lineProblem(line)).find((problem) => problem !== null) ?? null;
}

const MAX_ROWS = 2_000;

/** Rows of the columns that are asked for, each cell as an item of its column's kind would have it. */
function tableProblem(answer: Shape, item: ItemRecord, today: string): Problem {
  const { table, unchanged } = answer;
  if (!Array.isArray(table) || !(unchanged === undefined || unchanged === true)) return 'invalid';
  if (unchanged) return table.length === 0 ? null : 'invalid';
  if (table.length > MAX_ROWS || !table.every(isShape)) return 'invalid';
  const problem = table.map((row) => rowProblem(row, item, today)).find((found) => found !== null);
  return problem ?? (table.length > 0 ? null : 'required');
}

function rowProblem(row: Shape, { columns = [] }: ItemRecord, today: string): Problem {
  const known = new Set(columns.map(({ id }) => id));
  if (Object.keys(row).some((id) => !known.has(id))) return 'invalid';
  for (const column of columns) {
    const cell = Object.hasOwn(row, column.id) ? row[column.id] : undefined;
    const problem = cell === undefined ? (column.required ? 'required' : null) : cellProblem(cell, column, today);
    if (problem) return problem;
  }
  return null;
}

/** Kinds that a cell holds as an item does; any other is text in it. */
const CELL_KINDS: readonly string[] = ['number', 'amount', 'date'];

function cellProblem(cell: unknown, column: Column, today: string): Problem {
  const { kind, options } = column;
  if (kind === 'yesNo') return cell === 'yes' || cell === 'no' ? null : 'notAnOption';
  if (kind === 'choice' && options) return choiceProblem([cell], column);
  const isPlain = Object.hasOwn(valueChecks, kind) && !CELL_KINDS.includes(kind);
  return isPlain ? (isText(cell) ? null : 'required') : valueProblem(cell, column, today);
}

const filesProblem = (answer: Shape): Problem =>
  isTexts(answer['files']) && answer['files'].length > 0 ? null : 'required';

/** What is wrong with an answer to this item. */
export function answerProblem(answer: unknown, item: ItemRecord, context: AnswerContext): Problem {
  if (!isShape(answer)) return 'invalid';
  if (!isFillable(item)) return 'unknownKind';
  if ('missing' in answer) return missingProblem(answer);
  if (item.kind === 'documents') return filesProblem(answer);
  if (item.kind === 'approval') return approvalProblem(answer, item, context);
  if (item.kind === 'transactions') return linesProblem(answer, item);
  if (item.kind === 'rows') return tableProblem(answer, item, context.today);
  return valueProblem(answer['value'], item, context.today);
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

/**
 * What stands after a new answer. Files and bank lines add to what was sent before, except where the agency has
 * rejected that; anything else replaces it. Files that the user takes back are left out.
 */
export function mergedAnswer(item: ItemRecord, answer: Answer, withdrawn: ReadonlySet<string>): Answer {
  const before = item.verdict?.is === 'rejected' ? undefined : item.answer;
  if ('files' in answer) {
    const kept = before && 'files' in before ? before.files : [];
    return { files: union(kept, answer.files).filter((id) => !withdrawn.has(id)) };
  }
  if (!('lines' in answer)) return answer;
  const lines = Object.entries({ ...(before && 'lines' in before ? before.lines : {}), ...answer.lines });
  return {
    lines: Object.fromEntries(
      lines.flatMap(([id, line]) => {
        const left = withoutFiles(line, [...withdrawn]);
        return left ? [[id, left]] : [];
      }),
    ),
  };
}

/** What an item's limits say of an answer's files; each bank line has them to itself. */
export function limitProblem(item: ItemRecord, answer: Answer, context: AnswerContext): Problem {
  const lists =
    'lines' in answer
      ? Object.values(answer.lines).map((line) => ('files' in line ? (line.files ?? []) : []))
      : [filesOf(answer)];
  return lists.map((ids) => filesLimit(item, ids, context)).find((problem) => problem !== null) ?? null;
}

/** What the item does not take: too many files, too big ones, or of another type. */
function filesLimit({ limits }: ItemRecord, ids: readonly string[], { files }: AnswerContext): Problem {
  if (!limits) return null;
  const chosen = ids.flatMap((id) => files.get(id) ?? []);
  if (limits.files !== undefined && chosen.length > limits.files) return 'tooManyFiles';
  if (chosen.some((file) => file.size > limits.fileBytes)) return 'tooLarge';
  const total = chosen.reduce((sum, file) => sum + file.size, 0);
  if (limits.totalBytes !== undefined && total > limits.totalBytes) return 'tooLarge';
  const extension = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? '';
  return chosen.every((file) => limits.extensions.includes(extension(file.name))) ? null : 'unsupportedType';
}
