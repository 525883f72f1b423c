/** The agency's side, for the demo's desk and for tests that play the agency. Never part of `openapi.yaml`. */
import type {
  Agency,
  CaseDetail,
  CaseSummary,
  Client,
  ConsentState,
  Person,
  Verdict,
} from '../../../src/domain/index.ts';
import {
  actorOf,
  caseLine,
  consultantOf,
  filesOfCase,
  json,
  putCase,
  readDirectory,
  readJson,
  type OfficeContext,
} from '../context.ts';
import type { CaseRecord, ConsentRecord } from '../model.ts';
import type { Actor } from '../rules/cases.ts';
import { invited, mainContact, nextConsent } from '../rules/consent.ts';
import { instant } from '../rules/dates.ts';
import {
  addNote,
  closeCase,
  createCase,
  judge,
  remind,
  reopen,
  replaceFile,
  sendBack,
  useAnswer,
  type NewDeskCase,
  type StepResult,
} from '../rules/desk.ts';
import { personOf, type Directory } from '../rules/people.ts';
import { deskItemOf, detailOf, fileIdsOf, summaryOf, unreadAtAgency } from '../rules/views.ts';
import type { Reader, Writer } from '../storage.ts';
import { consentBetween, putConsent } from './company.ts';
import { notFound, Problem } from './problem.ts';

export type DeskCase = CaseSummary & { readonly companyId: string };
export type DeskCaseDetail = CaseDetail & {
  readonly companyId: string;
  /** Who at the company has opened it, and when last. */
  readonly seenByCompany: readonly { readonly person: Person; readonly at: string }[];
};
export interface DeskClientCompany {
  readonly client: Client;
  readonly companyId: string;
  readonly consent: ConsentState;
  readonly people: readonly Person[];
}
export interface DeskOverview {
  readonly consultant: Person;
  readonly agency: Agency;
  readonly clients: readonly DeskClientCompany[];
  /** The latest ones, newest change first. */
  readonly cases: readonly DeskCase[];
}

type Body = Readonly<Record<string, unknown>>;
type Consultant = Awaited<ReturnType<typeof consultantOf>>;

/** As many as somebody at a desk looks through. */
const OVERVIEW_CASES = 300;

const isCompanySide = (directory: Directory) => (id: string) => !directory.people.get(id)?.agencyId;

async function overviewOf(tx: Reader, { id, agencyId }: Consultant): Promise<DeskOverview> {
  const directory = await readDirectory(tx);
  const consents = new Map(
    (await tx.list('consents', { agencyId })).map((consent) => [consent.companyId, consent.state]),
  );
  const worksAt = (companyId: string): Person[] =>
    [...directory.people.values()]
      .filter((person) => person.companies?.some((place) => place.companyId === companyId))
      .map((person) => personOf(directory, person.id));
  const rows = await tx.index('cases', { agencyId });
  const latest = rows.sort((a, b) => b.updated - a.updated).slice(0, OVERVIEW_CASES);
  const records = await tx.getMany(
    'cases',
    latest.map((row) => row.key),
  );
  return {
    consultant: personOf(directory, id),
    agency: directory.agency(agencyId),
    clients: [...directory.companies.values()].map((company) => ({
      client: { id: company.id, name: company.name, kind: company.kind },
      companyId: company.id,
      consent: consents.get(company.id) ?? 'notInvited',
      people: worksAt(company.id),
    })),
    cases: records.map((record) => ({
      ...summaryOf(record, unreadAtAgency(record, isCompanySide(directory)), directory),
      companyId: record.companyId,
    })),
  };
}

export const overview = (request: Request, { storage }: OfficeContext): Promise<Response> =>
  storage.read(async (tx) => json(await overviewOf(tx, await consultantOf(request, tx))));

export async function deskDetail(tx: Reader, record: CaseRecord, userId: string): Promise<DeskCaseDetail> {
  const directory = await readDirectory(tx);
  const marks = (await tx.list('reads', { caseId: record.id })).filter((mark) => isCompanySide(directory)(mark.userId));
  const detail = detailOf(record, {
    directory,
    files: await filesOfCase(record, tx),
    unread: unreadAtAgency(record, isCompanySide(directory)),
    readSeq: 0,
    permissions: { answer: false, approve: false, comment: true, share: false },
    userId,
    item: deskItemOf,
  });
  const seenByCompany = marks.map((mark) => ({ person: personOf(directory, mark.userId), at: mark.at }));
  return { ...detail, companyId: record.companyId, seenByCompany };
}

export async function agencyCase(tx: Reader, caseId: string, { agencyId }: Consultant): Promise<CaseRecord> {
  const record = await tx.get('cases', caseId);
  if (record?.agencyId !== agencyId) throw notFound();
  return record;
}

/** Opens a case. The company is told when something of theirs is seen for the first time; looking again tells nothing. */
export const openCase = (request: Request, caseId: string, context: OfficeContext): Promise<Response> =>
  context.storage.write(async (tx) => {
    const consultant = await consultantOf(request, tx);
    const record = await agencyCase(tx, caseId, consultant);
    if (!unreadAtAgency(record, isCompanySide(await readDirectory(tx))))
      return json(await deskDetail(tx, record, consultant.id));
    const seen = { ...record, seenByAgencyAt: instant(context.now()), seenByAgencyId: consultant.id };
    await tx.put('cases', seen);
    await tx.append(caseLine(seen));
    return json(await deskDetail(tx, seen, consultant.id));
  });

async function bindDeskFiles(tx: Writer, record: CaseRecord, agencyId: string): Promise<void> {
  for (const file of await tx.getMany('files', fileIdsOf(record))) {
    if (file.agencyId !== agencyId || file.caseIds.includes(record.id)) continue;
    await tx.put('files', { ...file, caseIds: [...file.caseIds, record.id] });
  }
}

type Step = (record: CaseRecord, body: Body, actor: Actor) => StepResult;

function recordOf(result: StepResult): CaseRecord {
  if ('fields' in result) throw new Problem(422, 'invalid', { fields: result.fields });
  return result.record;
}

/** A step in an open case (or, where `from` says so, in a closed one); both sides hear of it. */
export async function takeStep(
  request: Request,
  caseId: string,
  step: { readonly apply: Step; readonly from: 'open' | 'closed' },
  context: OfficeContext,
): Promise<Response> {
  const body = await readJson(request);
  return context.storage.write(async (tx) => {
    const consultant = await consultantOf(request, tx);
    const record = await agencyCase(tx, caseId, consultant);
    if ((record.ball.holder === null) !== (step.from === 'closed')) throw new Problem(409, 'gone');
    const after = recordOf(step.apply(record, body, actorOf(context, consultant.id, 'agency')));
    await putCase(tx, after);
    await bindDeskFiles(tx, after, consultant.agencyId);
    await tx.append(caseLine(after));
    return json(await deskDetail(tx, after, consultant.id));
  });
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const messageOf = (body: Body) => ({ text: text(body['text']), files: texts(body['files']) });

const VERDICTS: readonly Verdict['is'][] = ['accepted', 'rejected', 'needsMore'];

function judgeStep(record: CaseRecord, body: Body): StepResult {
  const is = VERDICTS.find((one) => one === body['is']);
  if (!is) return { fields: [{ path: 'is', code: 'invalid' }] };
  const reason = text(body['reason']).trim();
  return judge(record, text(body['itemId']), { is, ...(reason ? { reason } : {}) });
}

function replaceStep(record: CaseRecord, body: Body, actor: Actor): StepResult {
  const [itemId, fileId, by] = [text(body['itemId']), text(body['fileId']), text(body['by'])];
  return by === ''
    ? { fields: [{ path: 'by', code: 'required' }] }
    : replaceFile(record, { itemId, fileId, by }, actor);
}

/** The consultant's steps by the last part of their address. */
export const deskSteps: Readonly<Record<string, { readonly apply: Step; readonly from: 'open' | 'closed' }>> = {
  verdicts: { from: 'open', apply: judgeStep },
  use: { from: 'open', apply: (record, body) => useAnswer(record, text(body['itemId'])) },
  'replace-file': { from: 'open', apply: replaceStep },
  'send-back': { from: 'open', apply: (record, body, actor) => sendBack(record, messageOf(body), actor) },
  note: { from: 'open', apply: (record, body, actor) => addNote(record, messageOf(body), actor) },
  close: { from: 'open', apply: (record, body, actor) => closeCase(record, 'done', messageOf(body), actor) },
  withdraw: { from: 'open', apply: (record, body, actor) => closeCase(record, 'withdrawn', messageOf(body), actor) },
  remind: { from: 'open', apply: (record, _body, actor) => remind(record, actor) },
  reopen: {
    from: 'closed',
    apply: (record, body, actor) => reopen(record, messageOf(body), actor, text(body['dueOn']) || undefined),
  },
};

const REFUSING_CONSENTS: readonly (ConsentState | undefined)[] = ['declined', 'paused', 'ended'];

function isNewCase(body: Body): body is Body & NewDeskCase {
  const { companyId, type, subject, description, items, attachments } = body;
  const areTexts = [companyId, type, subject, description].every((value) => typeof value === 'string');
  return areTexts && Array.isArray(items) && Array.isArray(attachments);
}

/** A new case. It may be written before the company has accepted, and waits for that. */
export async function newCase(request: Request, context: OfficeContext): Promise<Response> {
  const body = await readJson(request);
  if (!isNewCase(body)) throw new Problem(422, 'invalid', { fields: [{ path: 'body', code: 'invalid' }] });
  return context.storage.write(async (tx) => {
    const consultant = await consultantOf(request, tx);
    const { agencyId } = consultant;
    const company = await tx.get('companies', body.companyId);
    if (!company) throw notFound();
    const consent = await consentBetween(tx, company.id, agencyId);
    if (REFUSING_CONSENTS.includes(consent?.state)) throw new Problem(403, 'consentMissing');
    const record = recordOf(createCase(body, { agencyId, company }, actorOf(context, consultant.id, 'agency')));
    await putCase(tx, record);
    await bindDeskFiles(tx, record, agencyId);
    await tx.append(caseLine(record));
    await tx.append({ ...caseLine(record), kind: 'list' });
    return json(await deskDetail(tx, record, consultant.id), 201);
  });
}

/** Closes what is open: without consent nothing of it may go on. The company keeps it as history. */
async function endCases(tx: Writer, consent: ConsentRecord, actor: Actor): Promise<void> {
  const rows = await tx.index('cases', { companyId: consent.companyId, agencyId: consent.agencyId });
  const open = await tx.getMany(
    'cases',
    rows.filter((row) => row.status !== 'closed').map((row) => row.key),
  );
  for (const record of open) {
    const closed = recordOf(closeCase(record, 'consentEnded', { text: '' }, actor));
    await tx.put('cases', closed);
    await tx.append(caseLine(closed));
  }
}

async function inviteCompany(
  tx: Writer,
  companyId: string,
  consultant: Consultant,
  context: OfficeContext,
): Promise<ConsentRecord> {
  const { id: byId, agencyId } = consultant;
  const approver = mainContact(companyId, await tx.list('people'));
  const at = instant(context.now());
  return invited(
    { companyId, agencyId },
    { id: context.uuid(), byId, at, ...(approver ? { approverId: approver.id } : {}) },
  );
}

/** The consent after `invite`, `end` or `pause`; pausing again resumes. */
async function afterStep(
  tx: Writer,
  step: string,
  pair: { readonly companyId: string; readonly consent: ConsentRecord | undefined },
  consultant: Consultant,
  context: OfficeContext,
): Promise<ConsentRecord | null> {
  const { companyId, consent } = pair;
  const isOver = !consent || ['notInvited', 'declined', 'ended'].includes(consent.state);
  if (step === 'invite') return isOver ? inviteCompany(tx, companyId, consultant, context) : null;
  if (!consent) return null;
  const at = instant(context.now());
  if (step === 'end') return nextConsent(consent, 'end', at);
  return nextConsent(consent, consent.state === 'paused' ? 'resume' : 'pause', at);
}

export const changeConsent = (
  request: Request,
  companyId: string,
  step: string,
  context: OfficeContext,
): Promise<Response> =>
  context.storage.write(async (tx) => {
    const consultant = await consultantOf(request, tx);
    if (!(await tx.get('companies', companyId))) throw notFound();
    const consent = await consentBetween(tx, companyId, consultant.agencyId);
    const next = await afterStep(tx, step, { companyId, consent }, consultant, context);
    if (!next)
      throw new Problem(422, 'invalid', { fields: [{ path: 'consent', code: consent?.state ?? 'notInvited' }] });
    if (next.state === 'ended') await endCases(tx, next, actorOf(context, consultant.id, 'agency'));
    await putConsent(tx, next);
    return json(await overviewOf(tx, consultant));
  });
