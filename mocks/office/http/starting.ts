/** The company writes first. */
import { actorOf, json, readDirectory, viewerOf, type OfficeContext } from '../context.ts';
import type { NewCase } from '../../../src/domain/index.ts';
import type { CaseRecord, PersonRecord } from '../model.ts';
import { mayWrite, type Viewer } from '../rules/consent.ts';
import { personOf } from '../rules/people.ts';
import { parseStart, recipientsFor, startedCase } from '../rules/starting.ts';
import { revisionOf } from '../rules/views.ts';
import { actKey, type Reader, type Writer } from '../storage.ts';
import { readSent, refuseActing, store, type Sent } from './acts.ts';
import { detailFor, readableCase } from './company.ts';
import { invalid, Problem } from './problem.ts';

/** Stands where the acts of a case have its id: keys of starts are a space of their own. */
const STARTS = 'new';

async function recipientsOf(tx: Reader, viewer: Viewer): Promise<readonly PersonRecord[]> {
  if (!mayWrite(viewer)) return [];
  const rows = await tx.index('cases', { companyId: viewer.companyId });
  return recipientsFor(rows, await tx.list('people'), viewer);
}

export const listRecipients = (request: Request, { storage }: OfficeContext): Promise<Response> =>
  storage.read(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const directory = await readDirectory(tx);
    const people = await recipientsOf(tx, viewer);
    return json({ items: people.map(({ id }) => personOf(directory, id)) });
  });

/** Files that nobody but this user has named yet. */
async function refuseFiles(tx: Reader, ids: readonly string[], viewer: Viewer): Promise<void> {
  const files = new Map((await tx.getMany('files', ids)).map((file) => [file.id, file]));
  for (const id of ids) {
    const file = files.get(id);
    const isOwn = file?.byId === viewer.userId && file.companyId === viewer.companyId;
    if (!isOwn) throw invalid(422, 'files', 'fileMissing');
    if (file.scan === 'blocked') throw invalid(422, 'files', 'fileBlocked');
  }
}

interface Started {
  readonly tx: Writer;
  readonly viewer: Viewer;
  readonly sent: Sent;
  readonly start: NewCase;
}

async function made({ tx, viewer, sent, start }: Started, context: OfficeContext): Promise<CaseRecord> {
  const recipient = (await recipientsOf(tx, viewer)).find(({ id }) => id === start.recipientId);
  if (!recipient?.agencyId) throw invalid(422, 'recipientId', 'unknownPerson');
  const { agencyId } = recipient;
  refuseActing({ agencyId }, viewer);
  await refuseFiles(tx, start.files, viewer);
  const company = await tx.get('companies', viewer.companyId);
  if (!company) throw new Problem(403, 'forbidden');
  const actor = actorOf(context, viewer.userId, 'company');
  const record = startedCase(start, { ...recipient, agencyId }, company, actor, sent.key);
  await store(tx, record, viewer, sent);
  const act = { caseId: STARTS, userId: viewer.userId, key: sent.key, hash: sent.hash, at: actor.at };
  await tx.put('acts', { ...act, madeId: record.id });
  return record;
}

export async function startCase(request: Request, context: OfficeContext): Promise<Response> {
  const sent = await readSent(request);
  const start = parseStart(sent.body);
  if (!('subject' in start)) throw new Problem(422, 'invalid', { fields: start });
  return context.storage.write(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const known = await tx.get('acts', actKey(STARTS, viewer.userId, sent.key));
    if (known && known.hash !== sent.hash) throw invalid(422, 'Idempotency-Key', 'keyReused');
    const record = known?.madeId
      ? await readableCase(tx, known.madeId, viewer)
      : await made({ tx, viewer, sent, start }, context);
    return json(await detailFor(tx, record, viewer), 201, { ETag: `"${revisionOf(record)}"` });
  });
}
