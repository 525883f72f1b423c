/** Letting a colleague in, and handing a case over to one by name. */
import type { CaseRecord, PersonRecord } from '../model.ts';
import { changed, type Actor } from './cases.ts';

/** Everybody at the company who may answer. */
export const colleaguesAt = (companyId: string, people: readonly PersonRecord[]): readonly PersonRecord[] =>
  people
    .filter((person) => person.companies?.some((place) => place.companyId === companyId && mayAnswer(place.role)))
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'));

const mayAnswer = (role: string): boolean => role === 'admin' || role === 'user';

/** The case with `colleague` let in, and with `handOver` their turn by name. The entry's text is the colleague's name. */
export function shared(
  record: CaseRecord,
  colleague: PersonRecord,
  handOver: boolean,
  actor: Actor,
  actKey: string,
): CaseRecord {
  const recipientIds = record.recipientIds.includes(colleague.id)
    ? record.recipientIds
    : [...record.recipientIds, colleague.id];
  const ball =
    handOver && record.ball.holder === 'company'
      ? { ...record.ball, personId: colleague.id, since: actor.at }
      : undefined;
  const entry = { kind: ball ? 'handOver' : 'shared', text: colleague.name, actKey, ...(ball ? { ball } : {}) };
  return changed(record, actor, [entry], { recipientIds, ...(ball ? { ball } : {}) });
}
