/** Drafts: what is taken from the wire, and what is given back. */
import type { Draft, PendingFile } from '../../../src/domain/index.ts';
import type { DraftContent, DraftRecord, FileRecord } from '../model.ts';
import type { FieldProblem } from './acts.ts';
import { fileRef } from './people.ts';

type Shape = Readonly<Record<string, unknown>>;

const ACTS: readonly unknown[] = ['answer', 'ask', 'note', 'moreTime', 'acknowledge', 'amend'];
const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isOptional = (value: unknown): boolean => value === undefined || isText(value);

const isPending = (value: unknown): value is PendingFile =>
  isShape(value) &&
  isText(value['name']) &&
  isSize(value['size']) &&
  isOptional(value['itemId']) &&
  isOptional(value['lineId']) &&
  isOptional(value['key']);
const isFile = (value: unknown): value is Draft['files'][number] =>
  isPending(value) && isShape(value) && isText(value['id']) && isText(value['type']);

const isListOf = <T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] =>
  Array.isArray(value) && value.every(isOne);

/** The members of a draft that are kept, or those that cannot be. */
export function parseDraft(body: Shape): DraftContent | readonly FieldProblem[] {
  const { basedOn, act, answers, text, until, actKey, files, pending } = body;
  const checks: Readonly<Record<string, boolean>> = {
    basedOn: basedOn === null || isText(basedOn),
    act: ACTS.includes(act),
    answers: isShape(answers),
    text: isText(text),
    until: isOptional(until),
    actKey: isOptional(actKey),
    files: isListOf(files, isFile),
    pending: isListOf(pending, isPending),
  };
  const wrong = Object.entries(checks).filter(([, isRight]) => !isRight);
  if (wrong.length > 0) return wrong.map(([path]) => ({ path, code: 'invalid' }));
  const optional = { ...(until !== undefined && { until }), ...(actKey !== undefined && { actKey }) };
  return { basedOn, act, answers, text, ...optional, files, pending } as DraftContent;
}

/** A draft as its user gets it: files as they are now, those that are gone to be chosen again. */
export function draftOf(
  { version, savedAt, content }: DraftRecord,
  files: ReadonlyMap<string, FileRecord>,
  mayHave: (file: FileRecord) => boolean,
): Draft {
  const found = content.files.map((named) => {
    const file = files.get(named.id);
    return { named, file: file && mayHave(file) ? file : undefined };
  });
  return {
    version,
    savedAt,
    ...content,
    files: found.flatMap(({ named, file }) => (file ? [{ ...placeOf(named), ...fileRef(file) }] : [])),
    pending: [
      ...content.pending,
      ...found.flatMap(({ named, file }) => (file ? [] : [{ name: named.name, size: named.size, ...placeOf(named) }])),
    ],
  };
}

const placeOf = ({ itemId, lineId, key }: PendingFile): Pick<PendingFile, 'itemId' | 'lineId' | 'key'> => ({
  ...(itemId !== undefined && { itemId }),
  ...(lineId !== undefined && { lineId }),
  ...(key !== undefined && { key }),
});
