import type { FieldErrorCode } from './field-error.ts';
import type { Answer, BankLine, Item, LineAnswer, Missing } from './item.ts';
import type { PlainDate } from './person.ts';
import type { RawLine, RawMissing } from './raw-answer.ts';

/** Files chosen for one item, by bank line. */
export type LineFiles = Readonly<Record<string, readonly string[]>>;

/** What has been said about one bank line so far. */
export type LineReading =
  | { readonly state: 'empty' }
  | { readonly state: 'ok'; readonly answer: LineAnswer }
  | { readonly state: 'error'; readonly code: FieldErrorCode };

/** Reads a reason why there is nothing to send; the same rules as for a whole item. */
export type ReadMissing = (
  raw: RawMissing,
  fileIds: readonly string[],
  today: PlainDate,
) => { readonly state: 'ok'; readonly answer: Missing } | { readonly state: 'error'; readonly code: FieldErrorCode };

/** All that there is about one bank line. */
export interface LineInput {
  /** What has been typed. */
  readonly raw: RawLine | undefined;
  /** The files chosen for it now. */
  readonly files: readonly string[];
  /** Files of earlier answers to the item that are to be taken back. */
  readonly withdrawn?: readonly string[] | undefined;
}

/**
 * Reads what has been typed for one bank line, with the files chosen for it. Files that were sent with an earlier answer
 * to it stay, unless the agency has rejected that or they are taken back.
 */
export function readLine(
  item: Item,
  row: BankLine,
  { raw, files: chosen, withdrawn }: LineInput,
  today: PlainDate,
  readMissing: ReadMissing,
): LineReading {
  if (raw?.missing) return readMissing(raw.missing, chosen, today);
  const text = raw?.text?.trim() ?? '';
  const isPrivate = raw?.private === true;
  if (text === '' && !isPrivate && chosen.length === 0) return { state: 'empty' };
  const files = [...new Set([...filesOfLine(sentLine(item, row.id, withdrawn)), ...chosen])];
  const count = item.limits?.files;
  if (count !== undefined && files.length > count) return { state: 'error', code: 'tooManyFiles' };
  return {
    state: 'ok',
    answer: {
      ...(text !== '' && { text }),
      ...(files.length > 0 && { files }),
      ...(isPrivate && { mark: 'private' as const }),
    },
  };
}

/**
 * What has been sent about a bank line and stands, without the files that are taken back: nothing where the agency wants
 * the item done again, or where nothing else was said.
 */
export function sentLine(
  { answer, verdict }: Item,
  rowId: string,
  withdrawn: readonly string[] = [],
): LineAnswer | undefined {
  if (verdict?.is === 'rejected' || !answer || !('lines' in answer)) return undefined;
  const line = Object.hasOwn(answer.lines, rowId) ? answer.lines[rowId] : undefined;
  return line && withoutFiles(line, withdrawn);
}

/** A bank line's answer without some of its files; the same object where it has none of them. */
export function withoutFiles(line: LineAnswer, ids: readonly string[]): LineAnswer | undefined {
  if ('missing' in line || !line.files?.some((id) => ids.includes(id))) return line;
  const { files, ...rest } = line;
  const left = files.filter((id) => !ids.includes(id));
  if (left.length > 0) return { ...rest, files: left };
  return rest.text || rest.mark ? rest : undefined;
}

export function filesOfLine(line: LineAnswer | undefined): readonly string[] {
  return line && 'files' in line ? (line.files ?? []) : [];
}

/** How many bank lines of an item have been answered, once `answer` has been added to what stands and stays. */
export function answeredLines(item: Item, answer?: Answer, withdrawn?: readonly string[]): number {
  const added = answer && 'lines' in answer ? answer.lines : {};
  const isAnswered = (id: string): boolean => Object.hasOwn(added, id) || sentLine(item, id, withdrawn) !== undefined;
  return (item.rows ?? []).filter(({ id }) => isAnswered(id)).length;
}
