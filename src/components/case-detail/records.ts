import type { Broken, CaseDetail, Entry, EntryId, FileRef } from '../../domain/index.ts';

/** Whether a record of the thread could not be read. A kind of a newer agency may be called anything. */
export function isBroken(record: Entry | Broken): record is Broken {
  return 'failure' in record;
}

/** The entry to which a user has read who has read everything; `null` where there is none. */
export function newestEntryId(detail: CaseDetail): EntryId | null {
  return detail.entries.findLast((entry): entry is Entry => !isBroken(entry))?.id ?? null;
}

/** What the company wrote when it was the one to begin; `undefined` where the agency asks. */
export function openingOf({ description, entries }: CaseDetail): Entry | undefined {
  const [first] = entries;
  if (description.trim() !== '' || !first || isBroken(first)) return undefined;
  return first.by.side === 'company' && says(first) ? first : undefined;
}

/** Files that the agency has sent: with the case, and with its messages; each once. */
export function agencyFiles(detail: CaseDetail): readonly FileRef[] {
  const sent = detail.entries.flatMap((entry) => (isBroken(entry) || entry.by.side !== 'agency' ? [] : entry.files));
  return [...new Map([...detail.attachments, ...sent].map((file) => [file.id, file])).values()];
}

/** Whether an entry says something, rather than only moving the ball. */
export function says(entry: Entry): boolean {
  if (entry.kind === 'shared' || (entry.kind === 'handOver' && entry.by.side === 'company')) return false;
  return (entry.text ?? '').trim() !== '' || entry.files.length > 0;
}
