import type { ItemId } from '../../domain/index.ts';
import type { DraftClash } from '../types.ts';
import { keyOf } from '../draft-files.ts';
import { isSame, type DraftContent } from './content.ts';

export interface Merged {
  readonly content: DraftContent;
  /** What both have changed, each in its own way: the content holds ours, these hold theirs. */
  readonly clashes: readonly DraftClash[];
}

/**
 * Three versions in one: what only one side has changed since `base` is as that side has it; nothing that somebody has
 * typed is dropped without asking.
 */
export function mergeContent(base: DraftContent, ours: DraftContent, theirs: DraftContent): Merged {
  const text = pick(base.text, ours.text, theirs.text);
  const until = pick(base.until, ours.until, theirs.until);
  const ids = [...new Set([...Object.keys(ours.answers), ...Object.keys(theirs.answers)])];
  const answers = ids.map((id) => ({ id, ...pick(at(base, id), at(ours, id), at(theirs, id)) }));
  const kept = until.value ?? undefined;
  return {
    content: {
      act: isSame(ours.act, base.act) ? theirs.act : ours.act,
      // fromEntries, not assignment: an item may be called `__proto__`.
      answers: Object.fromEntries(answers.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]]))),
      text: text.value,
      ...(kept !== undefined && { until: kept }),
      ...mergeFiles(base, ours, theirs),
    },
    clashes: [
      ...answers.flatMap(({ id, clash }): DraftClash[] =>
        clash ? [{ part: 'item', itemId: id, theirs: at(theirs, id) ?? {} }] : [],
      ),
      ...(text.clash ? [{ part: 'text' as const, theirs: theirs.text }] : []),
      ...(until.clash && theirs.until !== undefined ? [{ part: 'until' as const, theirs: theirs.until }] : []),
    ],
  };
}

function at({ answers }: DraftContent, id: ItemId): DraftContent['answers'][string] | undefined {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

function pick<T>(base: T, ours: T, theirs: T): { readonly value: T; readonly clash?: true } {
  if (isSame(ours, theirs) || isSame(theirs, base)) return { value: ours };
  if (isSame(ours, base)) return { value: theirs };
  if (isNothing(theirs)) return { value: ours };
  if (isNothing(ours)) return { value: theirs };
  const longer = longerOf(ours, theirs);
  return longer === undefined ? { value: ours, clash: true } : { value: longer };
}

function isNothing(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === undefined || (typeof value === 'object' && value !== null && Object.values(value).every(isNothing));
}

/** Where one has only written on what the other has, that holds both. */
function longerOf<T>(ours: T, theirs: T): T | undefined {
  const [a, b] = [textOf(ours), textOf(theirs)];
  if (a === undefined || b === undefined) return undefined;
  if (a.startsWith(b)) return ours;
  return b.startsWith(a) ? theirs : undefined;
}

/** The text of what is nothing but text. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const [only] = members;
  return members.length === 1 && only?.[0] === 'text' && typeof only[1] === 'string' ? only[1] : undefined;
}

/** A file that either has added is there, one that either has taken away is not; uploaded it counts as uploaded. */
function mergeFiles(
  base: DraftContent,
  ours: DraftContent,
  theirs: DraftContent,
): Pick<DraftContent, 'files' | 'pending'> {
  const keys = (of: DraftContent): ReadonlySet<string> => new Set([...of.files, ...of.pending].map(keyOf));
  const [before, here, there] = [keys(base), keys(ours), keys(theirs)];
  const stays = (key: string): boolean => (here.has(key) && there.has(key)) || !before.has(key);
  const stored = new Map([...theirs.files, ...ours.files].map((file) => [keyOf(file), file]));
  const pending = new Map([...ours.pending, ...theirs.pending].map((file) => [keyOf(file), file]));
  return {
    files: [...stored].flatMap(([key, file]) => (stays(key) ? [file] : [])),
    pending: [...pending].flatMap(([key, file]) => (stays(key) && !stored.has(key) ? [file] : [])),
  };
}

/** Whether two are about the same part. */
export function isSamePart(a: DraftClash, b: DraftClash): boolean {
  return a.part === b.part && (a.part !== 'item' || (b.part === 'item' && a.itemId === b.itemId));
}

/** With the other version of one part. */
export function withTheirs(content: DraftContent, clash: DraftClash): DraftContent {
  switch (clash.part) {
    case 'text':
      return { ...content, text: clash.theirs };
    case 'until':
      return { ...content, until: clash.theirs };
    case 'item':
      return { ...content, answers: { ...content.answers, [clash.itemId]: clash.theirs } };
  }
}

/** A version that was to be chosen from stays so: where it has more, and where the new one was made without knowing of it. */
export function withMore(clash: DraftClash, before: DraftClash | undefined, base: DraftContent): DraftClash {
  if (!before) return clash;
  const longer = longerOf(before.theirs, clash.theirs);
  if (longer === before.theirs) return before;
  const isKnown = longer !== undefined || base.text === before.theirs;
  const areTexts = clash.part === 'text' && before.part === 'text';
  return isKnown || !areTexts ? clash : { ...clash, theirs: `${before.theirs}\n\n${clash.theirs}` };
}
