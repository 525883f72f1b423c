/** The wire shapes, made from what is stored. */
import type {
  Ball,
  CaseDetail,
  CaseSummary,
  Entry,
  FileRef,
  Item,
  Permissions,
  Person,
} from '../../../src/domain/index.ts';
import type { BallRecord, CaseRecord, EntryRecord, FileRecord, ItemRecord } from '../model.ts';
import { statusOf } from './case-index.ts';
import { moment } from './dates.ts';
import { openOf, progressOf, toCorrectOf } from './items.ts';
import { fileRef, personOf, type Directory } from './people.ts';

export const revisionOf = (record: CaseRecord): string => String(record.version);

export function ballOf(ball: BallRecord, directory: Directory): Ball {
  return {
    holder: ball.holder,
    ...(ball.personId ? { person: personOf(directory, ball.personId) } : {}),
    since: ball.since,
    reason: ball.reason,
    ...(ball.promisedBy ? { promisedBy: ball.promisedBy } : {}),
  };
}

const PREVIEW_LENGTH = 140;

/** The first words of the latest text, without the marks of Markdown. */
function previewOf(record: CaseRecord): string | undefined {
  const latest = record.entries.findLast((entry) => entry.text)?.text ?? record.description;
  const words = latest
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`>#]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!words) return undefined;
  return words.length > PREVIEW_LENGTH ? `${words.slice(0, PREVIEW_LENGTH - 1).trimEnd()}…` : words;
}

/** The members that are stated only where there is something to state. */
function optionalMembers(record: CaseRecord): Partial<CaseSummary> {
  const preview = previewOf(record);
  const open = record.ball.holder === null ? [] : openOf(record.items);
  return {
    ...(record.dueOn ? { dueOn: record.dueOn } : {}),
    ...(record.authority ? { authority: record.authority } : {}),
    ...(record.closedAt ? { closedAt: record.closedAt } : {}),
    ...(record.outcome ? { outcome: record.outcome } : {}),
    ...(preview ? { preview } : {}),
    ...(record.origin ? { origin: record.origin } : {}),
    ...(open.length ? { open } : {}),
  };
}

function plainSummary(record: CaseRecord, unread: boolean, directory: Directory): CaseSummary {
  return {
    id: record.id,
    revision: revisionOf(record),
    subject: record.subject,
    type: record.type,
    status: statusOf(record),
    ball: ballOf(record.ball, directory),
    unread,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    reminders: record.reminders,
    agency: directory.agency(record.agencyId),
    contact: personOf(directory, record.contactId),
    client: record.client,
    progress: progressOf(record.items),
    toCorrect: record.ball.holder === null ? 0 : toCorrectOf(record.items),
    audience: record.audience,
    recipients: record.recipientIds.map((id) => personOf(directory, id)),
    ...optionalMembers(record),
  };
}

export function summaryOf(record: CaseRecord, unread: boolean, directory: Directory): CaseSummary {
  return { ...plainSummary(record, unread, directory), ...record.wire };
}

export type Files = ReadonlyMap<string, FileRecord>;

const refs = (ids: readonly string[] | undefined, files: Files): FileRef[] =>
  (ids ?? []).flatMap((id) => {
    const file = files.get(id);
    return file ? [fileRef(file)] : [];
  });

export function itemOf(record: ItemRecord, files: Files): Item {
  const { locked, approves, answeredAt: _at, answeredBy: _by, pendingVerdict: _pending, ...item } = record;
  return {
    ...item,
    locked: locked === true,
    ...(approves ? { approves: { files: refs(approves.files, files), figures: approves.figures } } : {}),
  };
}

/** The item as the agency sees it: with the judgement that it has not told the company yet. */
export function deskItemOf(record: ItemRecord, files: Files): Item {
  const { pendingVerdict: verdict } = record;
  return itemOf(verdict ? { ...record, verdict, locked: verdict.is === 'accepted' } : record, files);
}

/** `userId`: who looks; the key of an act is told to whoever sent it only. */
export function entryOf(record: EntryRecord, files: Files, directory: Directory, userId: string): Entry {
  return {
    id: record.id,
    at: record.at,
    by: personOf(directory, record.byId),
    visibility: 'public',
    kind: record.kind,
    ...(record.text ? { text: record.text } : {}),
    files: refs(record.files, files),
    ...(record.ball ? { ball: ballOf(record.ball, directory) } : {}),
    ...(record.actKey && record.byId === userId ? { actKey: record.actKey } : {}),
  };
}

export interface DetailContext {
  readonly directory: Directory;
  readonly files: Files;
  readonly unread: boolean;
  /** How far this user has read. */
  readonly readSeq: number;
  readonly permissions: Permissions;
  readonly userId: string;
  item(record: ItemRecord, files: Files): Item;
}

/** Who at the agency opened it, and how far this user has read. */
function seenMembers(record: CaseRecord, { directory, readSeq }: DetailContext): Partial<CaseDetail> {
  const { seenByAgencyAt, seenByAgencyId = record.contactId } = record;
  const readUpTo = record.entries.findLast((entry) => entry.seq <= readSeq)?.id;
  return {
    ...(seenByAgencyAt ? { seenByAgencyAt, seenByAgencyBy: personOf(directory, seenByAgencyId) } : {}),
    ...(readUpTo ? { readUpTo } : {}),
  };
}

export function detailOf(record: CaseRecord, context: DetailContext): CaseDetail {
  const { directory, files, unread, permissions, userId } = context;
  return {
    ...plainSummary(record, unread, directory),
    description: record.description,
    attachments: refs(record.attachments, files),
    items: record.items.map((item) => context.item(item, files)),
    entries: record.entries.map((entry) => entryOf(entry, files, directory, userId)),
    related: record.related,
    ...seenMembers(record, context),
    permissions,
    ...record.wire,
  };
}

/** Every file that the case names in any place. */
export function fileIdsOf(record: CaseRecord): string[] {
  const ids = new Set(record.attachments);
  for (const entry of record.entries) for (const id of entry.files ?? []) ids.add(id);
  for (const item of record.items) for (const id of item.approves?.files ?? []) ids.add(id);
  return [...ids];
}

/** Whether the company has written something that nobody at the agency has opened. */
export function unreadAtAgency(record: CaseRecord, isCompany: (personId: string) => boolean): boolean {
  const latest = record.entries.findLast((entry) => isCompany(entry.byId));
  if (!latest) return false;
  return !record.seenByAgencyAt || moment(record.seenByAgencyAt) < moment(latest.at);
}

/** Who changed the case last, and when: told to whoever sent on an older revision. */
export function lastChange(record: CaseRecord, directory: Directory): { by?: Person; at: string } {
  const latest = record.entries.at(-1);
  return latest ? { by: personOf(directory, latest.byId), at: latest.at } : { at: record.updatedAt };
}
