/** Files of the seeds: described, not stored; the office makes the bytes. */
import type { FileSeed } from '../model.ts';

export const pdf = (
  byId: string,
  id: string,
  name: string,
  heading: string,
  lines: readonly string[] = [],
): FileSeed => ({
  id,
  name,
  type: 'application/pdf',
  content: { pdf: heading, lines },
  byId,
});

/** A receipt photographed with the phone. */
export const photo = (
  byId: string,
  id: string,
  name: string,
  heading: string,
  lines: readonly string[] = [],
): FileSeed => ({
  id,
  name,
  type: 'image/png',
  content: { receipt: heading, lines },
  byId,
});

export const textFile = (byId: string, id: string, name: string, text: string): FileSeed => ({
  id,
  name,
  type: 'text/plain',
  content: { text },
  byId,
});
