/** Taking an act: exactly once per key, on the newest revision, in one transaction. */
import { actorOf, caseLine, json, putCase, readDirectory, readJson, viewerOf, type OfficeContext } from '../context.ts';
import { fingerprint } from '../digest.ts';
import type { CaseRecord, FileRecord } from '../model.ts';
import { applyAct, filesOfAct } from '../rules/acts.ts';
import { caseIndex } from '../rules/case-index.ts';
import { mayReopen } from '../rules/cases.ts';
import { isAddressed, mayAct, mayRead, permissionsFor, type Viewer } from '../rules/consent.ts';
import { dayOf } from '../rules/dates.ts';
import { parseAct } from '../rules/parse-act.ts';
import { fileIdsOf, lastChange, revisionOf } from '../rules/views.ts';
import { actKey, type Reader, type Writer } from '../storage.ts';
import { detailFor, detailResponse, raiseMark, readableCase } from './company.ts';
import { invalid, notFound, Problem } from './problem.ts';

type Body = Readonly<Record<string, unknown>>;

export interface Sent {
  readonly key: string;
  readonly hash: string;
  readonly body: Body;
  readonly ifMatch: string | null;
}

const MAX_KEY = 200;

export async function readSent(request: Request): Promise<Sent> {
  const key = request.headers.get('Idempotency-Key');
  if (!key || key.length > MAX_KEY) throw invalid(400, 'Idempotency-Key', 'required');
  const body = await readJson(request);
  return { key, body, hash: await fingerprint(body), ifMatch: request.headers.get('If-Match') };
}

/** Who may not act, and why; told before anything of the case is. */
export function refuseActing(record: Pick<CaseRecord, 'agencyId'>, viewer: Viewer): void {
  if (viewer.role !== 'admin' && viewer.role !== 'user') throw new Problem(403, 'forbidden');
  if (!mayAct(record.agencyId, viewer)) throw new Problem(403, 'consentMissing');
}

/** Whether the act is a question that takes a closed case up again. */
const isReopening = (record: CaseRecord, viewer: Viewer, { body }: Sent): boolean =>
  body['kind'] === 'ask' && mayReopen(record) && permissionsFor(record, viewer).comment;

/** Closed cases take nothing that does not reopen them; open ones only from somebody who has seen the newest revision. */
export async function refuseStale(
  tx: Reader,
  record: CaseRecord,
  viewer: Viewer,
  ifMatch: string | null,
  reopens = false,
): Promise<void> {
  if (record.ball.holder === null && !reopens) {
    throw new Problem(409, 'gone', { current: await detailFor(tx, record, viewer) });
  }
  if (ifMatch === null) throw new Problem(428, 'invalid', { fields: [{ path: 'If-Match', code: 'required' }] });
  if (ifMatch === `"${revisionOf(record)}"`) return;
  const { by, at } = lastChange(record, await readDirectory(tx));
  throw new Problem(412, 'conflict', { current: await detailFor(tx, record, viewer), ...(by ? { by } : {}), at });
}

/** The files now belong to the case: whoever may read it may read them. */
export async function bindFiles(tx: Writer, record: CaseRecord): Promise<void> {
  for (const file of await tx.getMany('files', fileIdsOf(record))) {
    if (!file.caseIds.includes(record.id)) await tx.put('files', { ...file, caseIds: [...file.caseIds, record.id] });
  }
}

async function applied(
  tx: Writer,
  record: CaseRecord,
  viewer: Viewer,
  sent: Sent,
  context: OfficeContext,
): Promise<CaseRecord> {
  const parsed = parseAct(sent.body);
  if ('fields' in parsed) throw new Problem(422, 'invalid', { fields: parsed.fields });
  const permissions = permissionsFor(record, viewer);
  const needsComment = parsed.act.kind === 'note' || record.ball.holder === null;
  if (!(needsComment ? permissions.comment : permissions.answer)) throw new Problem(403, 'forbidden');
  const standing = new Set(fileIdsOf(record));
  const named = await tx.getMany('files', [...new Set([...filesOfAct(parsed.act), ...standing])]);
  const result = applyAct(record, parsed.act, {
    actor: actorOf(context, viewer.userId, 'company'),
    actKey: sent.key,
    today: dayOf(context.now()),
    files: new Map(named.map((file) => [file.id, file])),
    mayName: (file: FileRecord) =>
      standing.has(file.id) || (file.byId === viewer.userId && file.companyId === viewer.companyId),
  });
  if ('fields' in result) throw new Problem(422, 'invalid', { fields: result.fields });
  return result.record;
}

export async function store(tx: Writer, record: CaseRecord, viewer: Viewer, { key, hash }: Sent): Promise<void> {
  const at = record.updatedAt;
  await putCase(tx, record);
  await tx.put('acts', { caseId: record.id, userId: viewer.userId, key, hash, at });
  await bindFiles(tx, record);
  await tx.append(caseLine(record));
  await raiseMark(tx, record, viewer.userId, at);
}

export async function sendAct(request: Request, caseId: string, context: OfficeContext): Promise<Response> {
  const sent = await readSent(request);
  return context.storage.write(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const record = await tx.get('cases', caseId);
    if (!record || !isAddressed(caseIndex(record), viewer)) throw notFound();
    const known = await tx.get('acts', actKey(caseId, viewer.userId, sent.key));
    if (known && known.hash !== sent.hash) throw invalid(422, 'Idempotency-Key', 'keyReused');
    if (known && mayRead(caseIndex(record), viewer)) return detailResponse(record, await detailFor(tx, record, viewer));
    refuseActing(record, viewer);
    await refuseStale(tx, record, viewer, sent.ifMatch, isReopening(record, viewer, sent));
    const after = await applied(tx, record, viewer, sent, context);
    await store(tx, after, viewer, sent);
    return detailResponse(after, await detailFor(tx, after, viewer));
  });
}

/** Settles an unknown outcome: an act and its effect are written together, so either both are there or neither. */
export const findAct = (request: Request, caseId: string, key: string, { storage }: OfficeContext): Promise<Response> =>
  storage.read(async (tx) => {
    const viewer = await viewerOf(request, tx);
    await readableCase(tx, caseId, viewer);
    const known = await tx.get('acts', actKey(caseId, viewer.userId, key));
    return json({ state: known ? 'applied' : 'unknown' });
  });
