/** Which files are taken, judged by what is in them. */
import type { Limits } from '../../../src/domain/index.ts';

/** As file sizes are shown: 10 MB is 10 000 000 bytes. */
const MEGABYTE = 1_000_000;

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 10 * MEGABYTE,
  totalBytes: 100 * MEGABYTE,
  files: 50,
  extensions: [
    'pdf',
    'jpg',
    'jpeg',
    'png',
    'tif',
    'tiff',
    'heic',
    'heif',
    'webp',
    'csv',
    'txt',
    'se',
    'si',
    'sie',
    'docx',
    'xlsx',
    'ods',
  ],
};

type Kind =
  | 'pdf'
  | 'jpeg'
  | 'png'
  | 'tiff'
  | 'heic'
  | 'webp'
  | 'docx'
  | 'xlsx'
  | 'ods'
  | 'zip'
  | 'markup'
  | 'sie5'
  | 'text'
  | 'binary';

const TYPES: Readonly<Record<Kind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tiff: 'image/tiff',
  heic: 'image/heic',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  zip: 'application/zip',
  markup: 'text/plain',
  sie5: 'application/xml',
  text: 'text/plain',
  binary: 'application/octet-stream',
};

/** What a file of each extension may hold. A photo keeps its name when a phone converts it, so pictures may swap. */
const PICTURES: readonly Kind[] = ['jpeg', 'png', 'tiff', 'heic', 'webp'];
const ALLOWED: Readonly<Record<string, readonly Kind[]>> = {
  pdf: ['pdf'],
  jpg: PICTURES,
  jpeg: PICTURES,
  png: PICTURES,
  tif: PICTURES,
  tiff: PICTURES,
  heic: PICTURES,
  heif: PICTURES,
  webp: PICTURES,
  csv: ['text'],
  txt: ['text'],
  se: ['text', 'sie5'],
  si: ['text', 'sie5'],
  sie: ['text', 'sie5'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  ods: ['ods'],
  zip: ['zip', 'docx', 'xlsx', 'ods'],
};

const SNIFFED = 4096;
/** How much of a file is enough to judge it by: an archive lists its members at its end. */
export const SAMPLE_BYTES = { head: SNIFFED, tail: 64 * 1024 };

/** Bytes as text, one character each, so that marks can be looked for. */
const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** What is inside a ZIP archive, by the names of its members, which stand uncompressed before each and at the end. */
function zipKind(bytes: Uint8Array): Kind {
  const names =
    latin(bytes.subarray(0, SNIFFED)) + latin(bytes.subarray(Math.max(SNIFFED, bytes.length - SAMPLE_BYTES.tail)));
  if (names.includes(TYPES.ods)) return 'ods';
  if (!names.includes('[Content_Types].xml')) return 'zip';
  if (names.includes('word/')) return 'docx';
  return names.includes('xl/') ? 'xlsx' : 'zip';
}

function textKind(bytes: Uint8Array): Kind {
  const head = latin(bytes.subarray(0, SNIFFED));
  const isUtf16 = head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff');
  if (head.includes('\0') && !isUtf16) return 'binary';
  const start = head
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (!start.startsWith('<')) return 'text';
  return /^(<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(\w+:)?sie(entry)?[\s>]/.test(start) ? 'sie5' : 'markup';
}

const MAGIC: readonly (readonly [Kind, RegExp])[] = [
  ['pdf', /^%PDF-/],
  ['jpeg', /^\xff\xd8\xff/],
  // eslint-disable-next-line no-control-regex -- the signature has one, to tell a binary copy from a text copy
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['tiff', /^(II\*\0|MM\0\*)/],
  ['heic', /^.{4}ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)/s],
  ['webp', /^RIFF.{4}WEBP/s],
];

function kindOf(bytes: Uint8Array): Kind {
  const head = latin(bytes.subarray(0, 16));
  const magic = MAGIC.find(([, mark]) => mark.test(head));
  if (magic) return magic[0];
  return head.startsWith('PK\x03\x04') ? zipKind(bytes) : textKind(bytes);
}

export const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Whether files of this name are taken at all. */
export const acceptsName = (name: string, extensions: readonly string[]): boolean =>
  extensions.includes(extensionOf(cleanName(name)));

/** The media type of the content where a file of this name may hold it, else `null`. */
export function acceptedType(name: string, bytes: Uint8Array, extensions: readonly string[]): string | null {
  const extension = extensionOf(name);
  if (!extensions.includes(extension)) return null;
  const kind = kindOf(bytes);
  const fits = Object.hasOwn(ALLOWED, extension)
    ? ALLOWED[extension]?.includes(kind)
    : kind !== 'markup' && kind !== 'binary';
  if (!fits) return null;
  return extension === 'csv' ? 'text/csv' : TYPES[kind];
}

/** The test file of the antivirus makers, so that a refusal can be tried without anything dangerous. */
const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';

export const isInfected = (name: string, bytes: Uint8Array): boolean =>
  /eicar/i.test(name) || latin(bytes.subarray(0, SNIFFED)).includes(EICAR);

const MAX_NAME = 200;

/** Controls, and what turns the direction of what follows: `fdp.exe` would look like `exe.pdf`. */
const UNFIT = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The name without any path, line breaks and signs that steer the text; its extension is kept when it is too long. */
export function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(UNFIT, '').trim();
  if (clean.length <= MAX_NAME) return clean || 'fil';
  const extension = extensionOf(clean);
  return `${clean.slice(0, MAX_NAME - extension.length - 1)}.${extension}`;
}

/** The header by which a browser saves the file under its name (RFC 6266, RFC 8187). */
export function contentDisposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
