import type { FileContent } from '../model.ts';
import { extensionOf } from '../rules/files.ts';
import { makePdf } from './pdf.ts';
import { makeReceipt } from './png.ts';

/** The bytes behind a seeded file. */
export function bytesOf(content: FileContent): Uint8Array<ArrayBuffer> {
  if ('pdf' in content) return makePdf(content.pdf, content.lines ?? []);
  if ('receipt' in content) return makeReceipt(content.receipt, content.lines ?? []);
  if ('text' in content) return Uint8Array.from(new TextEncoder().encode(content.text));
  return Uint8Array.from(atob(content.base64), (character) => character.charCodeAt(0));
}

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  heic: 'image/heic',
  csv: 'text/csv',
  txt: 'text/plain',
  se: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The media type that a name stands for. */
export const typeOfName = (name: string): string => TYPES[extensionOf(name)] ?? 'application/octet-stream';
