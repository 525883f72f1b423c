import { array, nullable, object, optional, pipe, transform } from 'valibot';
import { type Ball, type CasePage, type CaseStatus, type CaseSummary, CASE_STATUSES } from '../../domain/index.ts';
import { agency, client, count, facts, flag, id, instant, oneOf, person, plainDate, text } from './decode-basics.ts';
import { type Decoder, type OnDrop, decode, decodeEach, dictionary } from './decode.ts';

function knownStatus(status: string): CaseStatus {
  return CASE_STATUSES.find((known) => known === status) ?? 'unknown';
}

export const ball: Decoder<Ball> = object({
  holder: oneOf('company', 'agency', null),
  person: optional(person),
  since: instant,
  reason: text,
  promisedBy: optional(plainDate),
});

/** What is still open on a card, by item kind. */
const openItems = array(object({ kind: text, count }));

export const summaryMembers = {
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
  origin: optional(oneOf('splitFrom', 'followUp')),
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

/** One page; a malformed case stands as `Broken` in its place. */
export function decodePage(input: unknown, drop: OnDrop): CasePage {
  return { ...decode(page, input), items: decodeEach(input, 'items', summary, drop) };
}
