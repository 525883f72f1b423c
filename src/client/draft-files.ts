import type { DraftFile, FileRef, PendingFile } from '../domain/index.ts';
import type { ChosenFile } from './types.ts';

/** By what two devices know a file for the same. */
export function keyOf(file: DraftFile | PendingFile): string {
  if (file.key !== undefined) return file.key;
  return 'id' in file ? file.id : JSON.stringify([file.itemId, file.lineId, file.name, file.size]);
}

/** A chosen file as a draft names it: stored, or lost with the page that had its bytes. */
export function chosenOf(named: DraftFile | PendingFile): ChosenFile {
  const { name, size, itemId, lineId } = named;
  const place = { ...(itemId !== undefined && { itemId }), ...(lineId !== undefined && { lineId }) };
  const chosen = { key: keyOf(named), name, size, ...place };
  if ('id' in named) return { ...chosen, phase: 'uploaded', progress: 1, stored: refOf(named) };
  return { ...chosen, phase: 'refused', progress: 0, refusal: 'lost', failure: { kind: 'invalid', retryable: false } };
}

function refOf({ itemId: _item, lineId: _line, key: _key, ...file }: DraftFile): FileRef {
  return file;
}

export function isLost({ refusal }: ChosenFile): boolean {
  return refusal === 'lost';
}

/** Whether a file that is chosen now is one that was lost. */
export function isFoundAgain(lost: ChosenFile, found: ChosenFile): boolean {
  const isThere = lost.itemId === found.itemId && lost.lineId === found.lineId;
  return isLost(lost) && isThere && lost.name === found.name && lost.size === found.size;
}

/** A file without its bytes. */
export function emptyFile({ name, stored }: ChosenFile): File {
  return new File([], name, { type: stored?.type ?? '' });
}
