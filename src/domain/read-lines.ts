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

/**
 * Reads what has been typed for one bank line, with the files chosen for it. Files that were sent with an earlier answer
 * to it stay, unless the agency has rejected that.
 */
export function readLine(
  item: Item,
  row: BankLine,
  raw: RawLine | undefined,
  fileIds: readonly string[],
  today: PlainDate,
  readMissing: ReadMissing,
): LineReading {
  if (raw?.missing) return readMissing(raw.missing, fileIds, today);
  const text = raw?.text?.trim() ?? '';
  const isPrivate = raw?.private === true;
  if (text === '' && !isPrivate && fileIds.length === 0) return { state: 'empty' };
  const count = item.limits?.files;
  if (count !== undefined && fileIds.length > count) return { state: 'error', code: 'tooManyFiles' };
  const sent = sentLine(item, row.id);
  const files = [...new Set([...(sent && 'files' in sent ? (sent.files ?? []) : []), ...fileIds])];
  return {
    state: 'ok',
    answer: {
      ...(text !== '' && { text }),
      ...(files.length > 0 && { files }),
      ...(isPrivate && { mark: 'private' as const }),
    },
  };
}

/** What has been sent about a bank line and stands: nothing where the agency wants the item done again. */
export function sentLine({ answer, verdict }: Item, rowId: string): LineAnswer | undefined {
  if (verdict?.is === 'rejected' || !answer || !('lines' in answer)) return undefined;
  return Object.hasOwn(answer.lines, rowId) ? answer.lines[rowId] : undefined;
}

/** How many bank lines of an item have been answered, once `answer` has been added to what stands. */
export function answeredLines(item: Item, answer?: Answer): number {
  const added = answer && 'lines' in answer ? answer.lines : {};
  return (item.rows ?? []).filter(({ id }) => Object.hasOwn(added, id) || sentLine(item, id) !== undefined).length;
}
