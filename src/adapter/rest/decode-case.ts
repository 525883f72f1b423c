import { array, nullable, object, optional, pipe, transform } from 'valibot';
import {
  type Ball,
  type CaseDetail,
  type CasePage,
  type CaseStatus,
  type CaseSummary,
  type Entry,
  type Related,
  CASE_STATUSES,
} from '../../domain/index.ts';
import {
  agency,
  client,
  count,
  facts,
  fileRef,
  flag,
  id,
  instant,
  kind,
  oneOf,
  person,
  plainDate,
  text,
} from './decode-basics.ts';
import { item, openItems } from './decode-item.ts';
import { type Decoder, type OnDrop, decode, decodeEach, decodeWellFormed, dictionary, isRecord } from './decode.ts';

function knownStatus(status: string): CaseStatus {
  return CASE_STATUSES.find((known) => known === status) ?? 'unknown';
}

const ball: Decoder<Ball> = object({
  holder: oneOf('company', 'agency', null),
  person: optional(person),
  since: instant,
  reason: text,
  promisedBy: optional(plainDate),
});

const summaryMembers = {
  id,
  revision: nullable(text),
  subject: text,
  type: text,
  status: pipe(text, transform(knownStatus)),
  ball,
  unread: flag,
  createdAt: instant,
  updatedAt: instant,
  dueOn: optional(plainDate),
  authority: optional(object({ on: plainDate, what: text })),
  reminders: array(instant),
  closedAt: optional(instant),
  outcome: optional(oneOf('done', 'withdrawn', 'merged', 'consentEnded')),
  agency,
  contact: person,
  client,
  progress: object({ answered: count, required: count }),
  toCorrect: count,
  preview: optional(text),
  audience: oneOf('recipients', 'company'),
  recipients: array(person),
  open: optional(openItems),
};

const summary: Decoder<CaseSummary> = object(summaryMembers);

/** By status; those we do not know are counted as `unknown`, as their cases are. */
const counts = pipe(
  dictionary(count),
  transform((found) => {
    const known = Object.create(null) as Record<CaseStatus, number>;
    for (const status of CASE_STATUSES) known[status] = 0;
    for (const [status, cases] of Object.entries(found)) known[knownStatus(status)] += cases;
    return known;
  }),
);

const page: Decoder<Omit<CasePage, 'items'>> = object({ next: nullable(text), counts, facts });

const entry: Decoder<Entry> = object({
  id,
  at: instant,
  by: person,
  visibility: oneOf('public'),
  kind,
  text: optional(text),
  files: array(fileRef),
  ball: optional(ball),
  actKey: optional(text),
});

const related: Decoder<Related> = object({
  relation: oneOf('mergedInto', 'splitFrom', 'followUp'),
  id,
  subject: text,
});

const detail: Decoder<Omit<CaseDetail, 'attachments' | 'items' | 'entries' | 'related'>> = object({
  ...summaryMembers,
  description: text,
  seenByAgencyAt: optional(instant),
  seenByAgencyBy: optional(person),
  readUpTo: optional(id),
  permissions: object({ answer: flag, approve: flag, comment: flag, share: flag, reason: optional(text) }),
});

/** One page; a malformed case stands as `Broken` in its place. */
export function decodePage(input: unknown, drop: OnDrop): CasePage {
  return { ...decode(page, input), items: decodeEach(input, 'items', summary, drop) };
}

/** Only entries marked public exist above the adapter. Takes the others away, keeping the places of the rest. */
function withoutPrivate(input: unknown, drop: OnDrop): unknown {
  if (!isRecord(input) || !Array.isArray(input.entries)) return input;
  const entries: unknown[] = [];
  input.entries.forEach((record: unknown, index) => {
    if (isRecord(record) && record.visibility !== 'public') drop(`entries[${index}]`, 'notPublic');
    else entries[index] = record;
  });
  return { ...input, entries };
}

/** One case; malformed items and entries stand as `Broken`, malformed attachments and relations are left out. */
export function decodeDetail(input: unknown, drop: OnDrop): CaseDetail {
  const shown = withoutPrivate(input, drop);
  return {
    ...decode(detail, shown),
    attachments: decodeWellFormed(shown, 'attachments', fileRef, drop),
    items: decodeEach(shown, 'items', item, drop),
    entries: decodeEach(shown, 'entries', entry, drop),
    related: decodeWellFormed(shown, 'related', related, drop),
  };
}
