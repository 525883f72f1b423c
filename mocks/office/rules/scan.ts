/** What a file that the scan has blocked does to a case that names it. */
import type { CaseRecord, FileRecord, ItemRecord } from '../model.ts';
import { ballTo, changed, type Actor } from './cases.ts';
import { filesOf } from './items.ts';

const names = (item: ItemRecord, fileId: string): boolean =>
  !item.locked && item.answer !== undefined && filesOf(item.answer).includes(fileId);

/** The items that were answered with it are asked for again, and the company has the ball. A closed case stays as it is. */
export function withBlocked(record: CaseRecord, file: Pick<FileRecord, 'id' | 'name'>, actor: Actor): CaseRecord {
  const hit = record.items.filter((item) => names(item, file.id));
  if (record.ball.holder === null || hit.length === 0) return record;
  const reason = `Filen ${file.name} stoppades av virusskyddet. Skicka en annan fil.`;
  const items = record.items.map((item) => (hit.includes(item) ? reopened(item, reason) : item));
  const ball =
    record.ball.holder === 'company' ? record.ball : ballTo('company', 'redo', actor.at, record.ball.personId);
  const entries = hit.map(({ label }) => ({ kind: 'verdict', text: `${label}: ${reason}` }));
  const last = entries.length - 1;
  const moved = ball === record.ball ? {} : { ball };
  return changed(
    record,
    actor,
    entries.map((entry, position) => (position === last ? { ...entry, ...moved } : entry)),
    { items, ball },
  );
}

function reopened(item: ItemRecord, reason: string): ItemRecord {
  const { pendingVerdict: _pending, ...rest } = item;
  return { ...rest, verdict: { is: 'rejected', reason } };
}
