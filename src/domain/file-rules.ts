import type { Limits } from './access.ts';

/** What holds where neither provider nor back end says anything: 10 MB, and what accounting is made of. */
export const DEFAULT_LIMITS: Limits = {
  fileBytes: 10_000_000,
  extensions: 'pdf jpg jpeg png tif tiff heic heif webp csv txt se si sie docx xlsx ods'.split(' '),
};

export const FILE_REFUSALS = [
  'empty',
  'tooLarge',
  'totalTooLarge',
  'tooMany',
  'wrongType',
  'heicNotAllowed',
  'wrongContent',
  'badName',
  'duplicate',
  'unreadable',
  'dropped',
  'lost',
] as const;
/**
 * Why a chosen file is not taken. Each has a text in every language. `unreadable`: the browser could not read it;
 * `dropped`: the back end has thrown it away, for nothing that was sent has named it in time; `lost`: it was not
 * uploaded when its page ended.
 */
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** A chosen file, as far as it can be judged without its content. `modified` in epoch ms. */
export interface FileFacts {
  readonly name: string;
  readonly size: number;
  readonly modified?: number;
}

const SAME: readonly (readonly string[])[] = [
  ['jpg', 'jpeg'],
  ['tif', 'tiff'],
  ['heic', 'heif'],
];
const MAX_NAME = 255;

// Controls and the marks that turn the direction of what follows: they make `fdp.exe` look like `exe.pdf`.
const DANGEROUS = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
// Marks without width. Harmless in a name, but invisible.
const INVISIBLE = /[\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The narrowest of several limits, for one file; the defaults where none is given. */
export function effectiveLimits(...given: readonly (Limits | undefined)[]): Limits {
  const limits = given.filter((entry) => entry !== undefined);
  const [first = DEFAULT_LIMITS, ...others] = limits;
  const all = [first, ...others];
  const totalBytes = narrowest(all.map((entry) => entry.totalBytes));
  const files = narrowest(all.map((entry) => entry.files));
  return {
    fileBytes: Math.min(...all.map((entry) => entry.fileBytes)),
    ...(totalBytes !== undefined && { totalBytes }),
    ...(files !== undefined && { files }),
    extensions: withSame(first.extensions).filter((one) => others.every((o) => withSame(o.extensions).includes(one))),
  };
}

/** Judges a file by name and size, beside those chosen already. `null`: it may go. */
export function checkFile(file: FileFacts, limits: Limits, chosen: readonly FileFacts[] = []): FileRefusal | null {
  const extension = extensionOf(file.name);
  if (DANGEROUS.test(file.name) || file.name.trim() === '' || file.name.length > MAX_NAME) return 'badName';
  if (!withSame(limits.extensions).includes(extension)) return isHeic(extension) ? 'heicNotAllowed' : 'wrongType';
  if (file.size === 0) return 'empty';
  if (file.size > limits.fileBytes) return 'tooLarge';
  if (chosen.some((other) => isSameFile(file, other))) return 'duplicate';
  if (limits.files !== undefined && chosen.length >= limits.files) return 'tooMany';
  const total = chosen.reduce((sum, other) => sum + other.size, file.size);
  return limits.totalBytes !== undefined && total > limits.totalBytes ? 'totalTooLarge' : null;
}

/** Whether HEIC, an iPhone's own format, is refused, so that it can be said at the button. */
export function refusesHeic(limits: Limits): boolean {
  return !limits.extensions.some((extension) => isHeic(normal(extension)));
}

/** The last part of a name in lower case without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  const plain = name.replace(INVISIBLE, '').trimEnd();
  const dot = plain.lastIndexOf('.');
  return dot < 0 ? '' : plain.slice(dot + 1).toLowerCase();
}

/** Whether two names are the same to a person: `Å` in one sign or two (macOS). */
export function isSameName(a: string, b: string): boolean {
  return a.normalize('NFC') === b.normalize('NFC');
}

/** The same name, size and, where known, time. Two files of one name only are two files. */
export function isSameFile(a: FileFacts, b: FileFacts): boolean {
  const isSameTime = a.modified === undefined || b.modified === undefined || a.modified === b.modified;
  return a.size === b.size && isSameTime && isSameName(a.name, b.name);
}

/**
 * A name for showing, in two parts: the stem may be shortened by the UI, the extension (with its dot) never. Signs that
 * steer the text are made visible as U+FFFD, invisible ones left out.
 */
export function displayName(name: string): { readonly stem: string; readonly extension: string } {
  const shown = name.normalize('NFC').replace(new RegExp(DANGEROUS, 'gu'), '\uFFFD').replace(INVISIBLE, '');
  const dot = shown.lastIndexOf('.');
  return dot < 1 ? { stem: shown, extension: '' } : { stem: shown.slice(0, dot), extension: shown.slice(dot) };
}

function isHeic(extension: string): boolean {
  return extension === 'heic' || extension === 'heif';
}

function normal(extension: string): string {
  return extension.replace(/^\./, '').toLowerCase();
}

function withSame(extensions: readonly string[]): readonly string[] {
  const all = new Set(extensions.map(normal));
  for (const group of SAME) if (group.some((one) => all.has(one))) for (const one of group) all.add(one);
  return [...all];
}

function narrowest(values: readonly (number | undefined)[]): number | undefined {
  const given = values.filter((value) => value !== undefined);
  return given.length > 0 ? Math.min(...given) : undefined;
}
