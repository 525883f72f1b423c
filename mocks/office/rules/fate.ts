/** What becomes of a case beside being closed: merged into another, split in two, followed up. */
import type { CaseRecord, CompanyRecord } from '../model.ts';
import { ballTo, changed, type Actor, caseFromSeed } from './cases.ts';
import { closeCase, type StepResult } from './desk.ts';

/** Two records after one step, or what cannot be taken. */
export type PairResult =
  | { readonly record: CaseRecord; readonly other: CaseRecord }
  | { readonly fields: readonly { readonly path: string; readonly code: string }[] };

const refuse = (path: string, code: string): PairResult => ({ fields: [{ path, code }] });

const relation = (kind: 'mergedInto' | 'splitFrom' | 'followUp', { id, subject }: CaseRecord) => ({
  relation: kind,
  id,
  subject,
});

/** Closes a case since another of the same company goes on with it; the other says so in its thread. */
export function mergeInto(record: CaseRecord, target: CaseRecord | undefined, text: string, actor: Actor): PairResult {
  const isFit = target && target.id !== record.id && target.companyId === record.companyId;
  if (!isFit || target.ball.holder === null) return refuse('into', 'invalid');
  const closed: StepResult = closeCase(record, 'done', { text }, actor);
  if ('fields' in closed) return closed;
  const merged: CaseRecord = {
    ...closed.record,
    outcome: 'merged',
    related: [...record.related, relation('mergedInto', target)],
  };
  const note = { kind: 'message', text: `”${record.subject}” fortsätter här.` };
  return { record: merged, other: changed(target, actor, [note]) };
}

interface Part {
  readonly subject: string;
  readonly itemIds: readonly string[];
}

/** Moves some of what is asked to a case of its own. */
export function splitOff(
  record: CaseRecord,
  { subject, itemIds }: Part,
  company: CompanyRecord,
  actor: Actor,
): PairResult {
  const moved = record.items.filter((item) => itemIds.includes(item.id) && !item.locked);
  if (moved.length === 0) return refuse('itemIds', 'required');
  if (!subject.trim()) return refuse('subject', 'required');
  const kept = record.items.filter((item) => !moved.includes(item));
  const other = caseFromSeed(
    { ...startOf(record, subject, actor), items: moved, related: [relation('splitFrom', record)], origin: 'splitFrom' },
    company,
    (id) => id === actor.personId,
  );
  const note = { kind: 'message', text: `${moved.map(({ label }) => label).join(', ')}: se ”${subject.trim()}”.` };
  return { record: changed(record, actor, [note], { items: kept }), other };
}

interface FollowUp {
  readonly subject: string;
  readonly description: string;
}

/** A new case that takes up a closed one. */
export function followUp(
  record: CaseRecord,
  { subject, description }: FollowUp,
  company: CompanyRecord,
  actor: Actor,
): PairResult {
  if (!subject.trim()) return refuse('subject', 'required');
  const from = { related: [relation('followUp', record)], origin: 'followUp' as const };
  const seed = { ...startOf(record, subject, actor), description, ...from };
  const other = caseFromSeed(seed, company, (id) => id === actor.personId);
  const related = [...record.related, relation('followUp', other)];
  return { record: { ...record, related, version: record.version + 1 }, other };
}

const startOf = (record: CaseRecord, subject: string, actor: Actor) => ({
  id: actor.uuid(),
  companyId: record.companyId,
  agencyId: record.agencyId,
  contactId: actor.personId,
  client: record.client,
  type: record.type,
  subject: subject.trim(),
  description: '',
  ball: ballTo('company', 'new', actor.at),
  createdAt: actor.at,
  audience: record.audience,
  recipientIds: record.recipientIds,
});
