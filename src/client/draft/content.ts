import type { Act, Draft, DraftFile, PendingFile } from '../../domain/index.ts';
import { toRawAnswer } from '../../domain/raw-answer.ts';
import { EMPTY_DRAFT, hasInput, type ReplyDraft } from '../reply-draft.ts';
import type { ChosenFile } from '../types.ts';

/** Everything that a draft keeps, whoever keeps it. */
export interface DraftContent extends ReplyDraft {
  readonly files: readonly DraftFile[];
  readonly pending: readonly PendingFile[];
}

export const EMPTY_CONTENT: DraftContent = { ...EMPTY_DRAFT, files: [], pending: [] };

/** What is on screen, as a draft keeps it: files by what the back end knows of them, the others by name. */
export function contentOf(draft: ReplyDraft, chosen: readonly ChosenFile[]): DraftContent {
  const { act, answers, text, until } = draft;
  return {
    act,
    answers,
    text,
    ...(until !== undefined && { until }),
    files: chosen.flatMap((file) =>
      file.phase === 'uploaded' && file.stored ? [{ ...file.stored, ...placeOf(file) }] : [],
    ),
    pending: chosen.filter(isPending).map((file) => ({ name: file.name, size: file.size, ...placeOf(file) })),
  };
}

/** On its way, failed for now, or lost with an earlier page; a file that cannot be sent is not kept. */
function isPending({ phase, refusal }: ChosenFile): boolean {
  return phase === 'uploading' || phase === 'failed' || refusal === 'lost';
}

function placeOf({ key, itemId, lineId }: ChosenFile): Pick<PendingFile, 'itemId' | 'lineId' | 'key'> {
  return { ...(itemId !== undefined && { itemId }), ...(lineId !== undefined && { lineId }), key };
}

export function isEmpty(content: DraftContent): boolean {
  return !hasInput(content) && content.files.length === 0 && content.pending.length === 0;
}

/** Whether two hold the same, whatever has become of a file at the back end since. */
export function holdsSame(a: DraftContent, b: DraftContent): boolean {
  return isSame(withoutScans(a), withoutScans(b));
}

function withoutScans(content: DraftContent): object {
  return { ...content, files: content.files.map(({ scan: _scan, ...file }) => file) };
}

/** Whether two say the same. Objects are built the same way each time, but a back end may turn their members round. */
export function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
    .join()}}`;
}

const ACTS: readonly unknown[] = ['answer', 'ask', 'note', 'moreTime', 'acknowledge', 'amend'] satisfies Act['kind'][];

/** Reads a draft that somebody else has kept: what is not what it should be is left out. */
export function readDraft(kept: Draft): DraftContent {
  const { act, answers, text, until, files, pending } = kept as { readonly [K in keyof Draft]?: unknown };
  return {
    act: ACTS.includes(act) ? (act as Act['kind']) : EMPTY_DRAFT.act,
    answers: Object.fromEntries(Object.entries(answers ?? {}).map(([id, raw]) => [id, toRawAnswer(raw)])),
    text: typeof text === 'string' ? text : '',
    ...(typeof until === 'string' && { until }),
    files: listOf<DraftFile>(files, ['id', 'name', 'type']),
    pending: listOf<PendingFile>(pending, ['name']),
  };
}

function listOf<T>(value: unknown, texts: readonly string[]): readonly T[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one: unknown): one is T => {
    const members = (typeof one === 'object' && one !== null ? one : {}) as Readonly<Record<string, unknown>>;
    return typeof members['size'] === 'number' && texts.every((name) => typeof members[name] === 'string');
  });
}

export function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && 'act' in value && 'answers' in value;
}
