/** From the short form in which seeds are written to what the office stores. */
import type { Client, Instant, PlainDate, Related } from '../../../src/domain/index.ts';
import type { BallRecord, CaseRecord, CaseSeed, FileRecord, FileSeed, ItemRecord, PersonRecord } from '../model.ts';
import { ballTo, caseFromSeed } from '../rules/cases.ts';
import { moment } from '../rules/dates.ts';
import type { Scene, Step } from './history.ts';
import { companyOf } from './world.ts';

/** A case as it is written here: how it began, and what has happened since. */
export interface CaseSpec {
  readonly id: string;
  readonly companyId: string;
  /** The consultant who asks, or who was asked. */
  readonly contact: string;
  /** The person at the company who started it; then `description` is their text. */
  readonly startedBy?: string;
  readonly type: string;
  readonly subject: string;
  readonly description: string;
  readonly created: Instant;
  readonly dueOn?: PlainDate;
  readonly authority?: { readonly on: PlainDate; readonly what: string };
  /** Only these see it. */
  readonly only?: readonly string[];
  /** The person whose turn it was from the beginning. */
  readonly holder?: string;
  readonly client?: Client;
  readonly related?: readonly Related[];
  readonly items?: readonly ItemRecord[];
  /** Every file of the case, from either side. */
  readonly files?: readonly FileSeed[];
  /** Ids of those that came with it. */
  readonly attachments?: readonly string[];
  readonly steps?: readonly Step[];
  /** For whom the latest from the agency is unread. Default: nobody. */
  readonly unreadBy?: readonly string[];
  /** Nobody at the agency has opened what the company wrote last. */
  readonly unseen?: true;
  readonly wire?: Readonly<Record<string, unknown>>;
}

export interface Built {
  readonly cases: readonly CaseSeed[];
  readonly files: readonly FileSeed[];
}

const fileRecord = (file: FileSeed, at: Instant): FileRecord => ({
  id: file.id,
  name: file.name,
  size: 1,
  type: file.type ?? 'application/octet-stream',
  blob: file.id,
  byId: file.byId,
  at,
  caseIds: [],
});

/** What a company writes of its own accord lies with the agency; what an agency writes, with the company. */
function opening(spec: CaseSpec, ball: BallRecord) {
  const base = { id: `${spec.id}-1`, at: spec.created, ball };
  if (!spec.startedBy) return { ...base, byId: spec.contact, kind: 'handOver' };
  return {
    ...base,
    byId: spec.startedBy,
    kind: 'ask',
    text: spec.description,
    ...(spec.attachments ? { files: spec.attachments } : {}),
  };
}

function firstRecord(spec: CaseSpec, agencyId: string, scene: Scene): CaseRecord {
  const { id, companyId, contact: contactId, type, subject, created: createdAt, only, items, attachments } = spec;
  const ball = ballTo(spec.startedBy ? 'agency' : 'company', 'new', createdAt, spec.holder);
  const seed: CaseSeed = {
    id,
    companyId,
    agencyId,
    contactId,
    type,
    subject,
    description: spec.startedBy ? '' : spec.description,
    ball,
    createdAt,
    ...(spec.dueOn ? { dueOn: spec.dueOn } : {}),
    ...(spec.authority ? { authority: spec.authority } : {}),
    ...(spec.client ? { client: spec.client } : {}),
    ...(spec.related ? { related: spec.related } : {}),
    ...(only ? { audience: 'recipients' as const, recipientIds: only } : {}),
    ...(items ? { items } : {}),
    ...(attachments && !spec.startedBy ? { attachments } : {}),
    entries: [opening(spec, ball)],
  };
  return caseFromSeed(seed, companyOf(companyId), scene.isAgency);
}

/** Half an hour after the company's latest line, unless something came before that. */
function seenAt(record: CaseRecord, scene: Scene, now: Date): Instant | undefined {
  const index = record.entries.findLastIndex((entry) => !scene.isAgency(entry.byId));
  const entry = record.entries[index];
  if (!entry) return undefined;
  const next = record.entries[index + 1];
  const latest = Math.min(moment(entry.at) + 30 * 60_000, next ? moment(next.at) : Infinity, now.getTime());
  return new Date(latest).toISOString().replace('.000Z', 'Z');
}

function toSeed(record: CaseRecord, spec: CaseSpec, readBy: readonly string[], seen: Instant | undefined): CaseSeed {
  const { version: _version, agencySeq: _agencySeq, entries, ...rest } = record;
  return {
    ...rest,
    entries: entries.map(({ seq: _seq, ...entry }) => entry),
    readBy,
    ...(seen && !spec.unseen ? { seenByAgencyAt: seen } : {}),
    ...(spec.wire ? { wire: spec.wire } : {}),
  };
}

/** The cases with their files, in the order given. */
export function buildCases(specs: readonly CaseSpec[], people: readonly PersonRecord[], now: Date): Built {
  const agencyOf = new Map(people.map((person) => [person.id, person.agencyId]));
  const cases = specs.map((spec) => {
    const files = new Map((spec.files ?? []).map((file) => [file.id, fileRecord(file, spec.created)]));
    const scene: Scene = { files, isAgency: (id) => agencyOf.get(id) !== undefined };
    const first = firstRecord(spec, agencyOf.get(spec.contact) ?? '', scene);
    const record = (spec.steps ?? []).reduce((rest, step) => step(rest, scene), first);
    const readers =
      spec.only ??
      people.filter((one) => one.companies?.some((place) => place.companyId === spec.companyId)).map((one) => one.id);
    const readBy = readers.filter((id) => !spec.unreadBy?.includes(id));
    return toSeed(record, spec, readBy, seenAt(record, scene, now));
  });
  return { cases, files: specs.flatMap((spec) => spec.files ?? []) };
}
