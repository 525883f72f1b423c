import type { FieldErrorCode } from './field-error.ts';
import { isKnownKind, type Answer, type DateRange, type Item, type Missing } from './item.ts';
import type { Money, PlainDate } from './person.ts';
import { parsePeriod } from './period.ts';
import type { RawAnswer, RawMissing } from './raw-answer.ts';
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
  | { readonly state: 'error'; readonly code: FieldErrorCode; readonly params?: FieldErrorParams }
  /** A kind that this form cannot fill in. */
  | { readonly state: 'unsupported' };

/** `candidates`: the readings of an ambiguous number, as decimal strings. `count`: how many files are allowed. */
export interface FieldErrorParams {
  readonly candidates?: readonly string[];
  readonly count?: number;
}

const CURRENCY = 'SEK';
const EMPTY = { state: 'empty' } as const;

/**
 * Reads what the user has typed or chosen for one item. `fileIds`: the uploaded files that belong to it. Whether the
 * item is required does not matter here: an empty field is `empty`, never an error.
 */
export function interpret(
  item: Item,
  raw: RawAnswer | undefined,
  fileIds: readonly string[],
  today: PlainDate,
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
    default:
      return interpretText(item, typed.text?.trim() ?? '', today);
  }
}

/** The ids (checksums where there are any) of the files that a yes to this item would approve. */
export function approvedIds(item: Item): readonly string[] {
  return (item.approves?.files ?? []).map((file) => file.checksum ?? file.id);
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
  const of = approvedIds(item);
  const isSame = raw.of === undefined || (raw.of.length === of.length && raw.of.every((id) => of.includes(id)));
  return isSame ? ok({ approved: true, of }) : error('approvalChanged');
}

/** "It comes later" needs a day from today on; "it is lost" needs to say what and why. */
function interpretMissing(raw: RawMissing, fileIds: readonly string[], today: PlainDate): Interpretation {
  if (raw.reason === undefined) return error('missingReason');
  if (fileIds.length > 0) return error('filesAndMissing');
  const [text, typed] = [raw.text?.trim() ?? '', raw.by?.trim() ?? ''];
  if (raw.reason === 'lost' && text === '') return error('missingText');
  const answer: Missing = { missing: raw.reason, ...(text !== '' && { text }) };
  if (raw.reason !== 'later') return ok(answer);
  if (typed === '') return error('missingDate');
  const by = parseTypedDate(typed, today, 'future');
  if (by.state === 'error') return error(by.code);
  if (by.value < today) return error('dateInPast');
  return ok({ ...answer, by: by.value }, { kind: 'date', value: by.value });
}

function ok(answer: Answer, echo?: Echo): Interpretation {
  return echo ? { state: 'ok', answer, echo } : { state: 'ok', answer };
}

function error(code: FieldErrorCode, params?: FieldErrorParams): Interpretation {
  return params ? { state: 'error', code, params } : { state: 'error', code };
}

function textEcho(value: string): Echo {
  return { kind: 'text', value };
}
