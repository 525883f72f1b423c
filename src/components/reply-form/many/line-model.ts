import type { BankLine, Item, LineAnswer } from '../../../domain/item.ts';
import { interpretLine } from '../../../domain/interpret.ts';
import type { RawAnswer, RawLine } from '../../../domain/raw-answer.ts';
import { sentLine, type LineReading } from '../../../domain/read-lines.ts';
import { rawOf } from '../../../domain/visibility.ts';
import type { ChosenFile } from '../../../controllers/index.ts';
import type { FormContext } from '../form-context.ts';

/** One bank line, with all that has been said about it. */
export interface Line {
  readonly row: BankLine;
  /** Counted from 0. */
  readonly index: number;
  readonly raw: RawLine | undefined;
  readonly files: readonly ChosenFile[];
  readonly reading: LineReading;
  /** What has been sent about it and stands, without the files that are to be taken back. */
  readonly sent: LineAnswer | undefined;
  /** `left`: nothing has been said. */
  readonly state: 'left' | 'wrong' | 'ready' | 'sent';
}

const NO_FILES: readonly ChosenFile[] = [];

/** The bank lines of an item as they stand. */
export function linesOf({ state, today }: FormContext, item: Item): readonly Line[] {
  const { lines: typed = {}, withdrawn } = rawOf(state.answers, item.id) ?? {};
  const chosen = filesByLine(state.files, item);
  return (item.rows ?? []).map((row, index) => {
    const raw = Object.hasOwn(typed, row.id) ? typed[row.id] : undefined;
    const files = chosen.get(row.id) ?? NO_FILES;
    const ids = files.map(({ key }) => key);
    const reading = interpretLine(item, row, { raw, files: ids, withdrawn }, today);
    const sent = sentLine(item, row.id, withdrawn);
    return { row, index, raw, files, reading, sent, state: stateOf(reading, sent) };
  });
}

function filesByLine(files: readonly ChosenFile[], item: Item): ReadonlyMap<string, readonly ChosenFile[]> {
  const lists = new Map<string, ChosenFile[]>();
  for (const file of files) {
    if (file.itemId !== item.id || file.lineId === undefined) continue;
    const list = lists.get(file.lineId) ?? [];
    list.push(file);
    lists.set(file.lineId, list);
  }
  return lists;
}

function stateOf(reading: LineReading, sent: LineAnswer | undefined): Line['state'] {
  if (reading.state === 'ok') return 'ready';
  if (reading.state === 'error') return 'wrong';
  return sent ? 'sent' : 'left';
}

/** Nothing more is to be said about it. */
export function isDone({ state }: Line): boolean {
  return state === 'ready' || state === 'sent';
}

/** The next line after this one that is not done, from the beginning again after the last; never the same one. */
export function nextLeft(lines: readonly Line[], after: Line | undefined): Line | undefined {
  const from = after ? after.index + 1 : 0;
  return [...lines.slice(from), ...lines.slice(0, from)].find((line) => line !== after && !isDone(line));
}

type Changes = { readonly [K in keyof RawLine]?: RawLine[K] | undefined };

/** Keeps what has been typed for a line, with some of it changed or (`undefined`) taken out. */
export function changeLine({ session }: FormContext, item: Item, lineId: string, changes: Changes): void {
  const raw: RawAnswer = rawOf(session.state.value.answers, item.id) ?? {};
  const lines = raw.lines ?? {};
  const now: RawLine = (Object.hasOwn(lines, lineId) ? lines[lineId] : undefined) ?? {};
  // The browser tells of fields that nobody has touched, too.
  const isNews = (Object.keys(changes) as (keyof RawLine)[]).some(
    (name) => (now[name] ?? '') !== (changes[name] ?? ''),
  );
  if (!isNews) return;
  const entries = Object.entries({ ...now, ...changes }).filter(([, value]) => value !== undefined);
  const line: RawLine = Object.fromEntries(entries);
  session.setAnswer(item.id, { ...raw, lines: { ...lines, [lineId]: line } });
}
