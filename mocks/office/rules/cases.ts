/** Changing a case: every change goes through here, so that revision, unread, order and thread stay true. */
import type { Client } from '../../../src/domain/index.ts';
import type { BallRecord, CaseRecord, CaseSeed, CompanyRecord, EntryRecord } from '../model.ts';
import { moment } from './dates.ts';

/** What a step needs from outside: who, when, and new ids. */
export interface Actor {
  readonly personId: string;
  readonly side: 'company' | 'agency';
  readonly at: string;
  uuid(): string;
}

type NewEntry = Omit<EntryRecord, 'id' | 'at' | 'byId' | 'seq'>;

/** A case after a change by `actor`: new revision, and unread for every other reader when the agency made it. */
export function changed(
  record: CaseRecord,
  actor: Actor,
  entries: readonly NewEntry[],
  members: Partial<CaseRecord> = {},
): CaseRecord {
  const agencySeq = record.agencySeq + (actor.side === 'agency' ? 1 : 0);
  const written = entries.map((entry) => ({
    ...entry,
    id: actor.uuid(),
    at: actor.at,
    byId: actor.personId,
    seq: agencySeq,
  }));
  return {
    ...record,
    ...members,
    updatedAt: actor.at,
    version: record.version + 1,
    agencySeq,
    entries: [...record.entries, ...written],
  };
}

export const ballTo = (holder: BallRecord['holder'], reason: string, since: string, personId?: string): BallRecord => ({
  holder,
  ...(personId ? { personId } : {}),
  since,
  reason,
});

/** Whether the company may take it up again: what the agency has done with, and nothing that it has withdrawn. */
export const mayReopen = ({ ball, outcome }: Pick<CaseRecord, 'ball' | 'outcome'>): boolean =>
  ball.holder === null && (outcome === undefined || outcome === 'done');

/** The case as an open one again, with the line that says who has opened it and why. */
export function reopened(
  record: CaseRecord,
  to: 'company' | 'agency',
  entry: Omit<NewEntry, 'kind' | 'ball'>,
  actor: Actor,
): CaseRecord {
  const { closedAt: _closedAt, outcome: _outcome, ...rest } = record;
  const ball = ballTo(to, 'reopened', actor.at);
  return changed(rest, actor, [{ ...entry, kind: 'reopened', ball }], { ball });
}

const latest = (instants: readonly string[]): string => instants.reduce((a, b) => (moment(b) > moment(a) ? b : a));

const clientOf = (company: CompanyRecord): Client => ({ id: company.id, name: company.name, kind: company.kind });

const firstEntry = (seed: CaseSeed): EntryRecord => ({
  id: `${seed.id}-new`,
  at: seed.createdAt,
  byId: seed.contactId,
  kind: 'handOver',
  ball: ballTo('company', 'new', seed.createdAt),
});

/** A seed with everything filled in that it left to default. */
export function caseFromSeed(
  seed: CaseSeed,
  company: CompanyRecord,
  isAgency: (personId: string) => boolean,
): CaseRecord {
  const { readBy: _readBy, ...rest } = seed;
  const given = seed.entries ?? [];
  const opens = given.some((entry) => entry.ball?.reason === 'new');
  const entries = opens ? given : [firstEntry(seed), ...given];
  let agencySeq = 0;
  const numbered = entries.map((entry) => ({ ...entry, seq: isAgency(entry.byId) ? ++agencySeq : agencySeq }));
  return {
    ...rest,
    client: seed.client ?? clientOf(company),
    ball: seed.ball ?? ballTo('company', 'new', seed.createdAt),
    updatedAt: seed.updatedAt ?? latest([seed.createdAt, ...entries.map((entry) => entry.at)]),
    reminders: seed.reminders ?? [],
    audience: seed.audience ?? 'company',
    recipientIds: seed.recipientIds ?? [],
    attachments: seed.attachments ?? [],
    items: seed.items ?? [],
    entries: numbered,
    related: seed.related ?? [],
    version: Math.max(1, numbered.length),
    agencySeq: Math.max(1, agencySeq),
  };
}

/** How far a user has read who has read up to and including an entry; `null`: everything. */
export function seqReadUpTo(record: CaseRecord, entryId: string | null): number | undefined {
  if (entryId === null || record.entries.at(-1)?.id === entryId) return record.agencySeq;
  return record.entries.find((entry) => entry.id === entryId)?.seq;
}
