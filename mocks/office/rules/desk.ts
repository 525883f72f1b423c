/** What a consultant's steps do to a case. */
import type { Item, Verdict } from '../../../src/domain/index.ts';
import type { CaseRecord, CompanyRecord, ItemRecord } from '../model.ts';
import type { FieldProblem } from './acts.ts';
import { ballTo, caseFromSeed, changed, reopened, type Actor } from './cases.ts';
import { dayOf, isPlainDate } from './dates.ts';

/** A step's outcome, or what cannot be taken. */
export type StepResult = { readonly record: CaseRecord } | { readonly fields: readonly FieldProblem[] };

const refuse = (path: string, code: string): StepResult => ({ fields: [{ path, code }] });

/** An item as the desk sends it: without id; what an approval is about is named by file ids. */
export type NewItem = Omit<Item, 'id' | 'locked' | 'approves' | 'answer' | 'verdict'> & {
  readonly approves?: {
    readonly files: readonly string[];
    readonly figures?: NonNullable<Item['approves']>['figures'];
  };
};

export interface NewDeskCase {
  readonly companyId: string;
  readonly type: string;
  readonly subject: string;
  readonly description: string;
  readonly dueOn?: string;
  readonly authority?: { readonly on: string; readonly what: string };
  readonly items: readonly NewItem[];
  readonly attachments: readonly string[];
  readonly recipients?: readonly string[];
}

function itemRecord(item: NewItem, position: number): ItemRecord {
  const { approves, ...rest } = item;
  const id = `i${position + 1}`;
  return approves
    ? { ...rest, id, approves: { files: approves.files, figures: approves.figures ?? [] } }
    : { ...rest, id };
}

export function createCase(
  start: NewDeskCase,
  place: { agencyId: string; company: CompanyRecord },
  actor: Actor,
): StepResult {
  const { type, subject, description, dueOn, authority, attachments, recipients } = start;
  if (!subject.trim()) return refuse('subject', 'required');
  const seed = {
    id: actor.uuid(),
    companyId: place.company.id,
    agencyId: place.agencyId,
    contactId: actor.personId,
    type,
    subject: subject.trim(),
    description,
    createdAt: actor.at,
    ...(dueOn ? { dueOn } : {}),
    ...(authority ? { authority } : {}),
    attachments,
    items: start.items.map(itemRecord),
    ...(recipients?.length ? { audience: 'recipients' as const, recipientIds: recipients } : {}),
  };
  return { record: caseFromSeed(seed, place.company, (id) => id === actor.personId) };
}

/** A judgement, kept by the agency until it sends the case back or closes it. Not a change that the company can see. */
export function judge(record: CaseRecord, itemId: string, verdict: Verdict): StepResult {
  const item = record.items.find((candidate) => candidate.id === itemId);
  if (!item) return refuse('itemId', 'unknownItem');
  if (!item.answer || item.locked) return refuse('itemId', item.locked ? 'locked' : 'notAnswered');
  if (verdict.is !== 'accepted' && !verdict.reason?.trim()) return refuse('reason', 'required');
  const items = record.items.map((one) => (one.id === itemId ? { ...one, pendingVerdict: verdict } : one));
  return { record: { ...record, items } };
}

/** The agency has used an answer: from now on it cannot be corrected. No news to the company, so nothing turns unread. */
export function useAnswer(record: CaseRecord, itemId: string): StepResult {
  const item = record.items.find((candidate) => candidate.id === itemId);
  if (!item) return refuse('itemId', 'unknownItem');
  if (!item.answer || item.locked) return refuse('itemId', item.locked ? 'locked' : 'notAnswered');
  const items = record.items.map((one) => (one.id === itemId ? { ...one, locked: true } : one));
  return { record: { ...record, items, version: record.version + 1 } };
}

/** What is replaced in an approval, and by which uploaded file. */
export interface Replacement {
  readonly itemId: string;
  readonly fileId: string;
  readonly by: string;
}

/**
 * Another file in an approval's place. A yes was to the former one, so it no longer stands: the item is asked again, and
 * where the agency had the ball it goes back.
 */
export function replaceFile(record: CaseRecord, { itemId, fileId, by }: Replacement, actor: Actor): StepResult {
  const item = record.items.find((candidate) => candidate.id === itemId);
  if (!item?.approves?.files.includes(fileId)) return refuse('fileId', 'fileMissing');
  if (item.locked) return refuse('itemId', 'locked');
  const files = item.approves.files.map((id) => (id === fileId ? by : id));
  const { answer, answeredAt: _at, answeredBy: _by, verdict: _verdict, pendingVerdict: _pending, ...rest } = item;
  const replaced: ItemRecord = { ...rest, approves: { ...item.approves, files } };
  const items = record.items.map((one) => (one.id === itemId ? replaced : one));
  const asksAgain = answer !== undefined && record.ball.holder === 'agency';
  const ball = asksAgain ? ballTo('company', 'redo', actor.at, record.ball.personId) : undefined;
  const entry = { kind: 'message', files: [by], ...(ball ? { ball } : {}) };
  return { record: changed(record, actor, [entry], { items, ...(ball ? { ball } : {}) }) };
}

/** The items once the company is told: accepted ones are locked. */
const told = (items: readonly ItemRecord[]): ItemRecord[] =>
  items.map(({ pendingVerdict: verdict, ...item }) => {
    if (!verdict) return item;
    return { ...item, verdict, ...(verdict.is === 'accepted' ? { locked: true } : {}) };
  });

/** A no has been heard once the case comes back: the decision is asked for again. The log keeps the no. */
function decidedAnew(item: ItemRecord): ItemRecord {
  const { answer, answeredAt: _at, answeredBy: _by, ...rest } = item;
  return answer && 'approved' in answer && !answer.approved && !item.locked ? rest : item;
}

/** A line in the thread for each item that is asked for again, with what to do about it. */
const verdictEntries = (items: readonly ItemRecord[]) =>
  items.flatMap(({ label, pendingVerdict: verdict }) =>
    verdict && verdict.is !== 'accepted' ? [{ kind: 'verdict', text: `${label}: ${verdict.reason ?? ''}` }] : [],
  );

function sendBackReason(items: readonly ItemRecord[]): string {
  const verdicts = items.map((item) => item.verdict?.is);
  if (verdicts.includes('rejected')) return 'redo';
  return verdicts.includes('needsMore') ? 'moreNeeded' : 'question';
}

interface Message {
  readonly text: string;
  readonly files?: readonly string[];
}

const messageMembers = ({ text, files }: Message) => ({
  ...(text.trim() ? { text: text.trim() } : {}),
  ...(files?.length ? { files } : {}),
});

/** The ball to the company, with the judgements made so far. To the person whose turn it was, where one was named. */
export function sendBack(record: CaseRecord, message: Message, actor: Actor): StepResult {
  const judged = record.items.some((item) => item.pendingVerdict);
  if (!judged && !message.text.trim()) return refuse('text', 'required');
  const items = told(record.items).map(decidedAnew);
  const ball = ballTo('company', sendBackReason(items), actor.at, record.ball.personId);
  const kind = message.text.trim() ? 'message' : 'handOver';
  const entries = [...verdictEntries(record.items), { kind, ...messageMembers(message), ball }];
  return { record: changed(record, actor, entries, { items, ball }) };
}

export function addNote(record: CaseRecord, message: Message, actor: Actor): StepResult {
  if (!message.text.trim()) return refuse('text', 'required');
  return { record: changed(record, actor, [{ kind: 'message', ...messageMembers(message) }]) };
}

/** Ends the case: `done`, or `withdrawn` by the agency, or because consent ended. Nothing of it can change any more. */
export function closeCase(
  record: CaseRecord,
  outcome: 'done' | 'withdrawn' | 'consentEnded',
  message: Message,
  actor: Actor,
): StepResult {
  const ball = ballTo(null, 'closed', actor.at);
  const kind = outcome === 'withdrawn' ? 'withdrawn' : 'closed';
  const items = outcome === 'done' ? told(record.items) : record.items;
  const members = { ball, outcome, items, closedAt: actor.at };
  return { record: changed(record, actor, [{ kind, ...messageMembers(message), ball }], members) };
}

/** Opens it again. Dates that have passed, and what was said of them, belong to the first round; `dueOn` gives a new one. */
export function reopen(record: CaseRecord, message: Message, actor: Actor, dueOn?: string): StepResult {
  if (dueOn !== undefined && !isPlainDate(dueOn)) return refuse('dueOn', 'notADate');
  const today = dayOf(new Date(actor.at));
  const { dueOn: before, authority, ...rest } = record;
  const due = dueOn ?? before;
  const dated = {
    ...rest,
    reminders: [],
    ...(due && due >= today ? { dueOn: due } : {}),
    ...(authority && authority.on >= today ? { authority } : {}),
  };
  return { record: reopened(dated, 'company', messageMembers(message), actor) };
}

/** A reminder: told on card and case. Whoever is writing an answer keeps the revision they have seen. */
export function remind(record: CaseRecord, actor: Actor): StepResult {
  const after = changed(record, actor, [], { reminders: [...record.reminders, actor.at] });
  return { record: { ...after, version: record.version } };
}
