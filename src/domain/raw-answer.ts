import type { Missing, PeriodKind } from './item.ts';

/** "I don't have this", as far as the user has filled it in. `by` as typed. */
export interface RawMissing {
  readonly reason?: Missing['missing'];
  readonly by?: string;
  readonly text?: string;
}

/** What has been typed for one bank line of a `transactions` item. Its files are kept beside the raw answers. */
export interface RawLine {
  readonly text?: string;
  readonly private?: boolean;
  readonly missing?: RawMissing;
}

/**
 * What the user has typed or chosen for one item, before anything is read into it. Plain JSON, so that a draft keeps
 * it as it stands. Files are not in it: they are named beside it, by item.
 */
export interface RawAnswer {
  /** Typed text, for every kind that has one field; for a period the typed month, quarter or year. */
  readonly text?: string;
  /** Ids of chosen options. */
  readonly picked?: readonly string[];
  readonly yes?: boolean;
  /** A range, as typed. */
  readonly from?: string;
  readonly to?: string;
  readonly periodKind?: PeriodKind;
  readonly missing?: RawMissing;
  readonly decision?: 'approve' | 'changes';
  /** Why changes are wanted. */
  readonly reason?: string;
  /** With `approve`: what was on screen when the user said yes (`approvedIds`); a replaced file voids the yes. */
  readonly of?: readonly string[];
  /** Ids of files that were sent with an earlier answer and are to be taken back. */
  readonly withdrawn?: readonly string[];
  /** What it was filled in from, as long as that is shown: the agency's suggestion, or an earlier answer. */
  readonly source?: 'suggestion' | 'earlier';
  /** By id of the bank line. */
  readonly lines?: Readonly<Record<string, RawLine>>;
  /** Rows of typed columns, by column id. */
  readonly table?: readonly Readonly<Record<string, string>>[];
  /** "No changes this month". */
  readonly unchanged?: boolean;
}

const MISSING_REASONS: readonly string[] = ['later', 'lost', 'elsewhere', 'notOurs'];
const PERIOD_KINDS: readonly string[] = ['month', 'quarter', 'financialYear', 'range'];
const TEXTS = ['text', 'from', 'to', 'reason'] as const;
const FLAGS = ['yes', 'unchanged'] as const;

/** Reads what a stored draft holds for one item: keeps every member that is what it should be, drops the rest. */
export function toRawAnswer(stored: unknown): RawAnswer {
  if (!isRecord(stored)) return {};
  const { picked, of, withdrawn, source, periodKind, decision, missing, lines, table } = stored;
  const raw: { -readonly [K in keyof RawAnswer]: RawAnswer[K] } = {};
  for (const name of TEXTS) if (typeof stored[name] === 'string') raw[name] = stored[name];
  for (const name of FLAGS) if (typeof stored[name] === 'boolean') raw[name] = stored[name];
  if (Array.isArray(picked)) raw.picked = picked.filter(isText);
  if (Array.isArray(of)) raw.of = of.filter(isText);
  if (Array.isArray(withdrawn)) raw.withdrawn = withdrawn.filter(isText);
  if (source === 'suggestion' || source === 'earlier') raw.source = source;
  if (isOneOf<PeriodKind>(periodKind, PERIOD_KINDS)) raw.periodKind = periodKind;
  if (decision === 'approve' || decision === 'changes') raw.decision = decision;
  if (isRecord(missing)) raw.missing = toRawMissing(missing);
  if (isRecord(lines)) raw.lines = Object.fromEntries(Object.entries(lines).map(([id, line]) => [id, toRawLine(line)]));
  if (Array.isArray(table)) raw.table = table.filter(isRecord).map(textMembers);
  return raw;
}

function toRawMissing(stored: Readonly<Record<string, unknown>>): RawMissing {
  const { reason, by, text } = stored;
  return {
    ...(isOneOf<Missing['missing']>(reason, MISSING_REASONS) && { reason }),
    ...(isText(by) && { by }),
    ...(isText(text) && { text }),
  };
}

function toRawLine(stored: unknown): RawLine {
  if (!isRecord(stored)) return {};
  return {
    ...(isText(stored['text']) && { text: stored['text'] }),
    ...(typeof stored['private'] === 'boolean' && { private: stored['private'] }),
    ...(isRecord(stored['missing']) && { missing: toRawMissing(stored['missing']) }),
  };
}

function textMembers(row: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).filter((cell): cell is [string, string] => isText(cell[1])));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isOneOf<T extends string>(value: unknown, known: readonly string[]): value is T {
  return isText(value) && known.includes(value);
}
