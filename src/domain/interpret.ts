import type { FieldErrorCode } from './field-error.ts';
import {
  isKnownKind,
  type Answer,
  type BankLine,
  type Column,
  type DateRange,
  type Item,
  type LineAnswer,
  type Missing,
} from './item.ts';
import type { Money, PlainDate } from './person.ts';
import { parsePeriod } from './period.ts';
import type { RawAnswer, RawMissing } from './raw-answer.ts';
import { readLine, type LineFiles, type LineInput, type LineReading } from './read-lines.ts';
import { readTable, type CellReading, type PartProblem } from './read-table.ts';
import { parseAmount } from './values/amount.ts';
import { checkedValueParser } from './values/format-value.ts';
import { parseNumber } from './values/number.ts';
import { parseTypedDate } from './values/typed-date.ts';

/** What was understood, to be shown beside the field. Formats for `amount`, `number`, `date`, `period` are the locale's. */
export type Echo =
  | { readonly kind: 'amount'; readonly value: Money }
  | { readonly kind: 'number' | 'date' | 'text'; readonly value: string }
  | { readonly kind: 'period'; readonly value: DateRange };

export type Interpretation =
  | { readonly state: 'empty' }
  | { readonly state: 'ok'; readonly answer: Answer; readonly echo?: Echo }
  | Wrong
  /** A kind that this form cannot fill in. */
  | { readonly state: 'unsupported' };

interface Wrong {
  readonly state: 'error';
  readonly code: FieldErrorCode;
  readonly params?: FieldErrorParams;
  /** Where an item has several fields: each that is wrong, a bank line by its id, a cell by `partOfCell`. */
  readonly parts?: readonly PartProblem[];
}

/** `candidates`: the readings of an ambiguous number, as decimal strings. `count`: how many files are allowed. */
export interface FieldErrorParams {
  readonly candidates?: readonly string[];
  readonly count?: number;
}

const CURRENCY = 'SEK';
const EMPTY = { state: 'empty' } as const;

/**
 * Reads what the user has typed or chosen for one item. `fileIds`: the uploaded files that belong to it, `lineFiles`
 * those that belong to one of its bank lines. Whether the item is required does not matter here: an empty field is
 * `empty`, never an error.
 */
export function interpret(
  item: Item,
  raw: RawAnswer | undefined,
  fileIds: readonly string[],
  today: PlainDate,
  lineFiles: LineFiles = {},
): Interpretation {
  if (!isKnownKind(item.kind)) return { state: 'unsupported' };
  if (raw?.missing !== undefined) return interpretMissing(raw.missing, fileIds, today);
  const typed: RawAnswer = raw ?? {};
  switch (item.kind) {
    case 'documents':
      return interpretFiles(item, fileIds);
    case 'approval':
      return interpretApproval(item, typed);
    case 'yesNo':
      return typed.yes === undefined ? EMPTY : ok({ value: typed.yes });
    case 'choice':
    case 'choices':
      return interpretChoice(item, typed.picked ?? []);
    case 'period':
      return interpretPeriod(item, typed, today);
    case 'transactions':
      return interpretLines(item, typed, today, lineFiles);
    case 'rows':
      return interpretTable(item, typed, today);
    default:
      return interpretText(item, typed.text?.trim() ?? '', today);
  }
}

/** The ids (checksums where there are any) of the files that a yes to this item would approve. */
export function approvedIds(item: Item): readonly string[] {
  return (item.approves?.files ?? []).map((file) => file.checksum ?? file.id);
}

/** All that a yes is about, files and figures, as they stand on the page: where one is replaced, the yes is void. */
export function approvalMark(item: Item): readonly string[] {
  const figures = item.approves?.figures ?? [];
  return [...approvedIds(item), ...figures.map(({ label, value }) => JSON.stringify([label, value]))];
}

/** Whether a yes that has been sent is to what stands there now. */
export function stillApproves(item: Item, of: readonly string[]): boolean {
  return (item.approves?.files ?? []).every(({ id, checksum }) => of.includes(id) || of.includes(checksum ?? id));
}

function interpretText(item: Item, text: string, today: PlainDate): Interpretation {
  const parser = checkedValueParser(item.kind);
  if (parser) {
    if (text === '') return EMPTY;
    const reading = parser(text, today);
    return reading.state === 'ok' ? ok({ value: reading.value }, textEcho(reading.formatted)) : error(reading.code);
  }
  switch (item.kind) {
    case 'text':
    case 'longText':
      return text === '' ? EMPTY : ok({ value: text });
    case 'amount':
      return text === '' ? EMPTY : interpretAmount(text);
    case 'number':
      return text === '' ? EMPTY : interpretNumber(text);
    case 'date':
      return text === '' ? EMPTY : interpretDate(text, today);
    default:
      return { state: 'unsupported' };
  }
}

function interpretAmount(text: string): Interpretation {
  const reading = parseAmount(text);
  if (reading.state === 'ambiguous') return error('ambiguousAmount', { candidates: reading.candidates });
  if (reading.state === 'error') return error(reading.code);
  const value: Money = { amount: reading.value, currency: CURRENCY };
  return ok({ value }, { kind: 'amount', value });
}

function interpretNumber(text: string): Interpretation {
  const reading = parseNumber(text);
  if (reading.state === 'ambiguous') return error('ambiguousNumber', { candidates: reading.candidates });
  if (reading.state === 'error') return error(reading.code);
  return ok({ value: reading.value }, { kind: 'number', value: reading.value });
}

function interpretDate(text: string, today: PlainDate): Interpretation {
  const reading = parseTypedDate(text, today);
  if (reading.state === 'error') return error(reading.code);
  return ok({ value: reading.value }, { kind: 'date', value: reading.value });
}

const PERIOD_ERRORS = { month: 'notAMonth', quarter: 'notAQuarter', financialYear: 'notAFinancialYear' } as const;

function interpretPeriod(item: Item, raw: RawAnswer, today: PlainDate): Interpretation {
  const kind = raw.periodKind ?? item.periodKinds?.[0] ?? 'range';
  const [from, to, text] = [raw.from?.trim() ?? '', raw.to?.trim() ?? '', raw.text?.trim() ?? ''];
  // A broken financial year may be given by its two dates.
  if (kind === 'range' || (kind === 'financialYear' && (from !== '' || to !== '')))
    return interpretRange(from, to, today);
  if (text === '') return EMPTY;
  const value = parsePeriod(kind, text, today);
  return value === null ? error(PERIOD_ERRORS[kind]) : ok({ value }, { kind: 'period', value });
}

function interpretRange(from: string, to: string, today: PlainDate): Interpretation {
  if (from === '' && to === '') return EMPTY;
  const [first, last] = [parseTypedDate(from, today), parseTypedDate(to, today)];
  if (first.state === 'error' || last.state === 'error') return error('notADate');
  if (last.value < first.value) return error('datesReversed');
  const value = { from: first.value, to: last.value };
  return ok({ value }, { kind: 'period', value });
}

function interpretChoice(item: Item, picked: readonly string[]): Interpretation {
  if (picked.length === 0) return EMPTY;
  const offered = new Set(item.options?.map((option) => option.id));
  if (picked.some((id) => !offered.has(id))) return error('notAnOption');
  const [only] = picked;
  return ok({ value: item.kind === 'choice' && only !== undefined ? only : [...new Set(picked)] });
}

function interpretFiles(item: Item, fileIds: readonly string[]): Interpretation {
  if (fileIds.length === 0) return EMPTY;
  const count = item.limits?.files;
  if (count !== undefined && fileIds.length > count) return error('tooManyFiles', { count });
  return ok({ files: [...fileIds] });
}

function interpretApproval(item: Item, raw: RawAnswer): Interpretation {
  const reason = raw.reason?.trim() ?? '';
  if (raw.decision === 'changes') return reason === '' ? error('reasonRequired') : ok({ approved: false, reason });
  if (raw.decision !== 'approve') return EMPTY;
  const mark = approvalMark(item);
  const isSame = raw.of === undefined || (raw.of.length === mark.length && raw.of.every((one) => mark.includes(one)));
  return isSame ? ok({ approved: true, of: approvedIds(item) }) : error('approvalChanged');
}

/** What has been said about one bank line. */
export function interpretLine(item: Item, row: BankLine, input: LineInput, today: PlainDate): LineReading {
  return readLine(item, row, input, today, interpretMissing);
}

/** The lines that have been answered; the others are left for later. */
function interpretLines(item: Item, raw: RawAnswer, today: PlainDate, files: LineFiles): Interpretation {
  const { lines = {}, withdrawn } = raw;
  const answers: [string, LineAnswer][] = [];
  const parts: PartProblem[] = [];
  for (const row of item.rows ?? []) {
    const { id } = row;
    const chosen = Object.hasOwn(files, id) ? (files[id] ?? []) : [];
    const typed = Object.hasOwn(lines, id) ? lines[id] : undefined;
    const reading = interpretLine(item, row, { raw: typed, files: chosen, withdrawn }, today);
    if (reading.state === 'ok') answers.push([id, reading.answer]);
    if (reading.state === 'error') parts.push({ part: id, code: reading.code });
  }
  if (parts[0]) return { state: 'error', code: parts[0].code, parts };
  return answers.length === 0 ? EMPTY : ok({ lines: Object.fromEntries(answers) });
}

function interpretTable(item: Item, { table = [], unchanged }: RawAnswer, today: PlainDate): Interpretation {
  if (unchanged === true) return ok({ table: [], unchanged: true });
  const reading = readTable(item, table, (column, text) => interpretCell(column, text, today));
  const [first] = reading.problems;
  if (first) return { state: 'error', code: first.code, parts: reading.problems };
  return reading.table.length === 0 ? EMPTY : ok({ table: reading.table });
}

/** One cell, read as an item of the column's kind would be; a kind that does not fit in a cell is plain text. */
export function interpretCell(column: Column, text: string, today: PlainDate): CellReading {
  const { kind, options } = column;
  const typed = text.trim();
  if (typed === '') return EMPTY;
  if (kind === 'yesNo') return typed === 'yes' || typed === 'no' ? { state: 'ok', value: typed } : error('notAnOption');
  if (kind === 'choice' && options) {
    return options.some(({ id }) => id === typed) ? { state: 'ok', value: typed } : error('notAnOption');
  }
  const reading = interpretText({ ...column, locked: false }, typed, today);
  if (reading.state === 'error') return reading;
  const value = reading.state === 'ok' && 'value' in reading.answer ? reading.answer.value : typed;
  if (typeof value === 'object' && 'amount' in value) return { state: 'ok', value };
  return { state: 'ok', value: typeof value === 'string' ? value : typed };
}

/** "It comes later" needs a day from today on; "it is lost" needs to say what and why. */
function interpretMissing(
  raw: RawMissing,
  fileIds: readonly string[],
  today: PlainDate,
): { readonly state: 'ok'; readonly answer: Missing; readonly echo?: Echo } | Wrong {
  if (raw.reason === undefined) return error('missingReason');
  if (fileIds.length > 0) return error('filesAndMissing');
  const [text, typed] = [raw.text?.trim() ?? '', raw.by?.trim() ?? ''];
  if (raw.reason === 'lost' && text === '') return error('missingText');
  const answer: Missing = { missing: raw.reason, ...(text !== '' && { text }) };
  if (raw.reason !== 'later') return { state: 'ok', answer };
  if (typed === '') return error('missingDate');
  const by = parseTypedDate(typed, today, 'future');
  if (by.state === 'error') return error(by.code);
  if (by.value < today) return error('dateInPast');
  return { state: 'ok', answer: { ...answer, by: by.value }, echo: { kind: 'date', value: by.value } };
}

function ok(answer: Answer, echo?: Echo): Interpretation {
  return echo ? { state: 'ok', answer, echo } : { state: 'ok', answer };
}

function error(code: FieldErrorCode, params?: FieldErrorParams): Wrong {
  return params ? { state: 'error', code, params } : { state: 'error', code };
}

function textEcho(value: string): Echo {
  return { kind: 'text', value };
}
