/** The company's reading side: access, list, case, read marks, and its answer to an invitation. */
import type { Access, CaseDetail } from '../../../src/domain/index.ts';
import { paramsToQuery } from '../../../src/domain/query.ts';
import {
  actorOf,
  caseLine,
  consentLine,
  filesOfCase,
  json,
  readDirectory,
  readJson,
  viewerOf,
  type OfficeContext,
} from '../context.ts';
import type { CaseRecord, ConsentRecord } from '../model.ts';
import { caseIndex, searchable, type CaseIndex } from '../rules/case-index.ts';
import { seqReadUpTo } from '../rules/cases.ts';
import {
  agencyAccess,
  isAddressed,
  mayAnswerInvitation,
  mayRead,
  nextConsent,
  permissionsFor,
  type Viewer,
} from '../rules/consent.ts';
import { dayOf, instant } from '../rules/dates.ts';
import { factsOf, pageOf, readCursor, rowsFor, select, type Row } from '../rules/listing.ts';
import { detailOf, itemOf, revisionOf, summaryOf } from '../rules/views.ts';
import { consentKey, readKey, type Reader, type Writer } from '../storage.ts';
import { invalid, notFound, Problem } from './problem.ts';

const CAPABILITIES = { idempotency: true, revisions: true, scan: true, reopen: true };

const marksOf = async (tx: Reader, userId: string): Promise<ReadonlyMap<string, number>> =>
  new Map((await tx.index('reads', { userId })).map((mark) => [mark.caseId, mark.seq]));

async function rowsOf(tx: Reader, viewer: Viewer): Promise<Row[]> {
  const index = await tx.index('cases', { companyId: viewer.companyId });
  return rowsFor(index, viewer, await marksOf(tx, viewer.userId));
}

async function accessOf(tx: Reader, viewer: Viewer, { limits, resumableUploads }: OfficeContext): Promise<Access> {
  const directory = await readDirectory(tx);
  const isFull = viewer.role === 'admin' || viewer.role === 'user';
  const company = directory.companies.get(viewer.companyId);
  return {
    ...(company ? { client: { id: company.id, name: company.name, kind: company.kind } } : {}),
    agencies: [...viewer.consents.values()].map((consent) => agencyAccess(consent, viewer, directory)),
    role: isFull ? 'full' : viewer.role === 'readOnly' ? 'readOnly' : 'none',
    facts: factsOf(await rowsOf(tx, viewer), viewer),
    limits,
    capabilities: { ...CAPABILITIES, resumableUploads },
  };
}

export const getAccess = (request: Request, context: OfficeContext): Promise<Response> =>
  context.storage.read(async (tx) => json(await accessOf(tx, await viewerOf(request, tx), context)));

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;

function limitOf(text: string | null): number {
  const limit = Number(text ?? DEFAULT_LIMIT);
  return Number.isInteger(limit) && limit >= 1 ? Math.min(limit, MAX_LIMIT) : DEFAULT_LIMIT;
}

export async function listCases(request: Request, context: OfficeContext): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const query = paramsToQuery(params);
  const today = dayOf(context.now());
  const cursorText = params.get('cursor');
  const cursor = cursorText === null ? null : readCursor(cursorText, query, today);
  if (cursorText !== null && cursor === null) throw invalid(400, 'cursor', 'expired');
  return context.storage.read(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const rows = await rowsOf(tx, viewer);
    const words = searchable(query.text ?? '')
      .split(/\s+/)
      .filter((word) => word);
    const found = words.length ? await tx.index('cases', { companyId: viewer.companyId }, words) : null;
    const matching = found ? { matching: new Set(found.map((row) => row.key)) } : {};
    const selection = select(rows, query, { viewer, today: cursor?.today ?? today, ...matching });
    const page = pageOf(selection.rows, query, cursor, { today, limit: limitOf(params.get('limit')) });
    const unread = new Map(selection.rows.map((row) => [row.key, row.unread]));
    const directory = await readDirectory(tx);
    const records = await tx.getMany('cases', page.ids);
    const items = records.map((record) => summaryOf(record, unread.get(record.id) ?? false, directory));
    return json({ items, next: page.next, counts: selection.counts, facts: factsOf(rows, viewer) });
  });
}

/** The case where this user may read it. Outside its audience it does not exist. */
export async function readableCase(tx: Reader, caseId: string, viewer: Viewer): Promise<CaseRecord> {
  const record = await tx.get('cases', caseId);
  if (!record) throw notFound();
  const index = caseIndex(record);
  if (!isAddressed(index, viewer)) throw (await otherCompany(tx, index, viewer)) ?? notFound();
  if (!mayRead(index, viewer)) throw new Problem(403, 'consentMissing');
  return record;
}

/** Where the case is one of another company of the same user, who may read it there: told, so that they can switch. */
async function otherCompany(tx: Reader, index: CaseIndex, viewer: Viewer): Promise<Problem | undefined> {
  if (index.companyId === viewer.companyId) return undefined;
  const person = await tx.get('people', viewer.userId);
  const place = person?.companies?.find(({ companyId }) => companyId === index.companyId);
  const company = place && (await tx.get('companies', place.companyId));
  if (!place || !company) return undefined;
  const consents = await tx.list('consents', { companyId: place.companyId });
  const there = { userId: viewer.userId, ...place, consents: new Map(consents.map((each) => [each.agencyId, each])) };
  if (!mayRead(index, there)) return undefined;
  return new Problem(404, 'notFound', { company: { id: company.id, name: company.name } });
}

/** The case as this user sees it. */
export async function detailFor(tx: Reader, record: CaseRecord, viewer: Viewer): Promise<CaseDetail> {
  const mark = await tx.get('reads', readKey(record.id, viewer.userId));
  return detailOf(record, {
    directory: await readDirectory(tx),
    files: await filesOfCase(record, tx),
    unread: record.agencySeq > (mark?.seq ?? 0),
    readSeq: mark?.seq ?? 0,
    permissions: permissionsFor(record, viewer),
    userId: viewer.userId,
    item: itemOf,
  });
}

export const detailResponse = (record: CaseRecord, detail: CaseDetail): Response =>
  json(detail, 200, { ETag: `"${revisionOf(record)}"` });

export const getCase = (request: Request, caseId: string, { storage }: OfficeContext): Promise<Response> =>
  storage.read(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const record = await readableCase(tx, caseId, viewer);
    return detailResponse(record, await detailFor(tx, record, viewer));
  });

/** Raises this user's read mark; whether that changed anything. */
export async function raiseMark(
  tx: Writer,
  record: CaseRecord,
  userId: string,
  at: string,
  seq = record.agencySeq,
): Promise<boolean> {
  const mark = await tx.get('reads', readKey(record.id, userId));
  if (mark && mark.seq >= seq) return false;
  await tx.put('reads', { caseId: record.id, userId, seq, at });
  return true;
}

/** Makes the case unread for one user: something came up that is theirs to see. */
export async function makeUnread(tx: Writer, record: CaseRecord, userId: string): Promise<void> {
  const mark = await tx.get('reads', readKey(record.id, userId));
  if (mark && mark.seq >= record.agencySeq) await tx.put('reads', { ...mark, seq: record.agencySeq - 1 });
}

export async function markRead(request: Request, caseId: string, context: OfficeContext): Promise<Response> {
  const { upTo } = await readJson(request);
  if (upTo !== null && typeof upTo !== 'string') throw invalid(400, 'upTo', 'invalid');
  await context.storage.write(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const record = await readableCase(tx, caseId, viewer);
    const seq = seqReadUpTo(record, upTo);
    if (seq === undefined) throw invalid(400, 'upTo', 'unknownEntry');
    const at = instant(context.now());
    // The user's other windows hear of it, and so does the desk.
    const line = { ...caseLine(record), at, userIds: [viewer.userId] };
    if (await raiseMark(tx, record, viewer.userId, at, seq)) await tx.append(line);
  });
  return new Response(null, { status: 204 });
}

async function invitationOf(tx: Reader, id: string, viewer: Viewer): Promise<ConsentRecord> {
  const consent = (await tx.list('consents', { invitationId: id })).find((one) => one.companyId === viewer.companyId);
  if (!consent) throw notFound();
  return consent;
}

export async function answerInvitation(request: Request, id: string, context: OfficeContext): Promise<Response> {
  const { decision } = await readJson(request);
  if (decision !== 'accept' && decision !== 'decline') throw invalid(400, 'decision', 'invalid');
  const access = await context.storage.write(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const consent = await invitationOf(tx, id, viewer);
    const { at } = actorOf(context, viewer.userId, 'company');
    const wanted = decision === 'accept' ? 'active' : 'declined';
    if (consent.state !== wanted) {
      if (consent.state !== 'invited') throw new Problem(410, 'gone');
      if (!mayAnswerInvitation(consent, viewer)) throw new Problem(403, 'forbidden');
      const next = nextConsent(consent, decision, at);
      if (next) await putConsent(tx, next);
    }
    return accessOf(tx, await viewerOf(request, tx), context);
  });
  return json(access);
}

/** Stores a consent and tells both sides: what may be read may have changed with it. */
export async function putConsent(tx: Writer, consent: ConsentRecord): Promise<void> {
  await tx.put('consents', consent);
  await tx.append(consentLine(consent, 'access'));
  await tx.append(consentLine(consent, 'list'));
}

export const consentBetween = (tx: Reader, companyId: string, agencyId: string): Promise<ConsentRecord | undefined> =>
  tx.get('consents', consentKey(companyId, agencyId));
