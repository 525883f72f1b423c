import type { Limits } from './access.ts';
import { effectiveLimits, extensionOf, type FileRefusal } from './file-rules.ts';

/** How many first bytes are enough to judge a file. */
export const SNIFF_BYTES = 4096;

/** What the first bytes show. `ooxml` and `odf` are zip archives that hold an office document. */
export type SniffedType =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'tiff'
  | 'heic'
  | 'ooxml'
  | 'odf'
  | 'zip'
  | 'sie5'
  | 'markup'
  | 'text'
  | 'unknown';

/** What may stand in a file of this extension. Extensions that a host adds beyond these are not looked into. */
const CONTENT: Readonly<Record<string, readonly SniffedType[]>> = {
  pdf: ['pdf'],
  png: ['png'],
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  gif: ['gif'],
  webp: ['webp'],
  tif: ['tiff'],
  tiff: ['tiff'],
  heic: ['heic'],
  heif: ['heic'],
  docx: ['ooxml'],
  xlsx: ['ooxml'],
  ods: ['odf'],
  zip: ['zip', 'ooxml', 'odf'],
  csv: ['text'],
  txt: ['text'],
  // SIE 1–4 is text in code page 437, SIE 5 is XML.
  se: ['text', 'sie5'],
  si: ['text', 'sie5'],
  sie: ['text', 'sie5'],
};

const IMAGES: Readonly<Partial<Record<SniffedType, string>>> = {
  png: 'png',
  jpeg: 'jpg',
  gif: 'gif',
  webp: 'webp',
  tiff: 'tif',
  heic: 'heic',
};

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];
// 1A ends files of old bookkeeping programs, 1B steers old printers.
const TEXT_CONTROLS = '\t\n\v\f\r\x1A\x1B';
/** The root of SIE 5, after what XML may begin with; a page that only names it further in is markup. */
const SIE5 = /^(?:\xEF\xBB\xBF)?\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:\w+:)?Sie(?:Entry)?[\s>]/;
const OFFICE_PARTS = ['[Content_Types].xml', '_rels/', 'docProps/', 'customXml/', 'word/', 'xl/'];

/** Tells a file's type from its first bytes (`SNIFF_BYTES` are enough). */
export function sniff(bytes: Uint8Array): SniffedType {
  const head = latin1(bytes.subarray(0, SNIFF_BYTES));
  if (head.startsWith('\x89PNG\r\n\x1A\n')) return 'png';
  if (head.startsWith('\xFF\xD8\xFF')) return 'jpeg';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  if (/^(II[*+]\0|MM\0[*+])/.test(head)) return 'tiff';
  if (head.startsWith('ftyp', 4)) return isHeif(head) ? 'heic' : 'unknown';
  if (head.startsWith('PK\x03\x04')) return zipType(head);
  // Scanners put a few bytes of their own in front; readers allow a thousand.
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  return textType(head);
}

/**
 * Judges a file by its first bytes against its name. `null`: it is what it says, or an image of another kind that is
 * allowed too (phones name many a photo `.jpg`).
 */
export function checkContent(name: string, bytes: Uint8Array, limits: Limits): FileRefusal | null {
  if (bytes.length === 0) return 'empty';
  const extension = extensionOf(name);
  const expected = Object.hasOwn(CONTENT, extension) ? CONTENT[extension] : undefined;
  if (expected === undefined) return null;
  const found = sniff(bytes);
  if (expected.includes(found)) return null;
  const image = IMAGES[found];
  const isOtherImage = image !== undefined && expected.some((type) => IMAGES[type] !== undefined);
  if (!isOtherImage) return 'wrongContent';
  if (effectiveLimits(limits).extensions.includes(image)) return null;
  return found === 'heic' ? 'heicNotAllowed' : 'wrongContent';
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** The box `ftyp`: its size, `ftyp`, the major brand, a version, then the compatible brands. */
function isHeif(head: string): boolean {
  const size = (head.charCodeAt(2) << 8) | head.charCodeAt(3);
  const brands = [head.slice(8, 12)];
  for (let at = 16; at + 4 <= Math.min(size, head.length); at += 4) brands.push(head.slice(at, at + 4));
  return brands.some((brand) => HEIC_BRANDS.includes(brand));
}

/** By the name of the first entry, which office programs choose from few. */
function zipType(head: string): SniffedType {
  const length = head.charCodeAt(26) | (head.charCodeAt(27) << 8);
  const name = head.slice(30, 30 + length);
  if (name === 'mimetype') return head.includes('application/vnd.oasis.opendocument.') ? 'odf' : 'zip';
  return OFFICE_PARTS.some((part) => name.startsWith(part)) ? 'ooxml' : 'zip';
}

function textType(head: string): SniffedType {
  // UTF-16, as Excel saves "Unicode text"; half of its bytes are zero.
  if (head.startsWith('\xFF\xFE') || head.startsWith('\xFE\xFF')) return 'text';
  if ([...head].some((sign) => sign < ' ' && !TEXT_CONTROLS.includes(sign))) return 'unknown';
  if (!/^(\xEF\xBB\xBF)?\s*</.test(head)) return 'text';
  return SIE5.test(head) ? 'sie5' : 'markup';
}
