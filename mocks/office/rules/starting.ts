/** A case that the company starts: whom it may write to, and what the case is at first. */
import type { NewCase } from '../../../src/domain/index.ts';
import type { CaseRecord, CompanyRecord, PersonRecord } from '../model.ts';
import type { FieldProblem } from './acts.ts';
import { idListHas, type CaseIndex } from './case-index.ts';
import { ballTo, caseFromSeed, type Actor } from './cases.ts';
import { mayAct, mayRead, type Viewer } from './consent.ts';

const SUBJECT_MAX = 200;

/** The consultants who have written to this user, at agencies that may be written to. */
export function recipientsFor(
  rows: readonly CaseIndex[],
  people: readonly PersonRecord[],
  viewer: Viewer,
): readonly PersonRecord[] {
  const readable = rows.filter((row) => mayAct(row.agencyId, viewer) && mayRead(row, viewer));
  const wrote = (person: PersonRecord): boolean =>
    readable.some((row) => row.agencyId === person.agencyId && idListHas(row.people, person.id));
  return people
    .filter((person) => person.agencyId !== undefined && wrote(person))
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'));
}

/** A start as the user sent it, or what is wrong with it. */
export function parseStart(body: Readonly<Record<string, unknown>>): NewCase | readonly FieldProblem[] {
  const { recipientId, files } = body;
  const [subject, text] = [body['subject'], body['text']].map((value) =>
    typeof value === 'string' ? value.trim() : '',
  );
  const isList = Array.isArray(files) && files.every((id): id is string => typeof id === 'string');
  const problems: FieldProblem[] = [
    ...(typeof recipientId === 'string' ? [] : [{ path: 'recipientId', code: 'required' }]),
    ...(subject ? [] : [{ path: 'subject', code: 'required' }]),
    ...(subject && subject.length > SUBJECT_MAX ? [{ path: 'subject', code: 'tooLong' }] : []),
    ...(text ? [] : [{ path: 'text', code: 'required' }]),
    ...(isList ? [] : [{ path: 'files', code: 'invalid' }]),
  ];
  if (problems.length > 0 || !isList || typeof recipientId !== 'string') return problems;
  return { recipientId, subject: subject ?? '', text: text ?? '', files };
}

/** The case: the agency's turn, and at the company seen by its writer only, until it is shared. */
export function startedCase(
  { subject, text, files }: NewCase,
  recipient: PersonRecord & { readonly agencyId: string },
  company: CompanyRecord,
  actor: Actor,
  actKey: string,
): CaseRecord {
  const ball = ballTo('agency', 'new', actor.at);
  const entry = { id: actor.uuid(), at: actor.at, byId: actor.personId, kind: 'message', text, files, ball, actKey };
  const seed = {
    id: actor.uuid(),
    companyId: company.id,
    agencyId: recipient.agencyId,
    contactId: recipient.id,
    type: 'question',
    subject,
    description: '',
    createdAt: actor.at,
    audience: 'recipients' as const,
    recipientIds: [actor.personId],
    ball,
    entries: [entry],
  };
  return caseFromSeed(seed, company, (id) => id === recipient.id);
}
