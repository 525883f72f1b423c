/** What a user has typed and not sent: theirs alone, and the same on every device. */
import { json, readJson, viewerOf, type OfficeContext } from '../context.ts';
import type { Draft } from '../../../src/domain/index.ts';
import { NEW_CASE } from '../../../src/domain/start.ts';
import type { DraftRecord } from '../model.ts';
import { mayWrite, type Viewer } from '../rules/consent.ts';
import { instant } from '../rules/dates.ts';
import { draftOf, parseDraft } from '../rules/drafts.ts';
import { draftKey, type Reader, type Writer } from '../storage.ts';
import { readableCase } from './company.ts';
import { invalid, Problem } from './problem.ts';

/** As JSON; far more than anybody types, and little enough for a database. */
const MAX_LENGTH = 500_000;

async function draftFor(tx: Reader, record: DraftRecord, { userId, companyId }: Viewer): Promise<Draft> {
  const files = await tx.getMany(
    'files',
    record.content.files.map(({ id }) => id),
  );
  const mayHave = (file: (typeof files)[number]): boolean => file.byId === userId && file.companyId === companyId;
  return draftOf(record, new Map(files.map((file) => [file.id, file])), mayHave);
}

/** What a draft is of. */
interface Place {
  readonly caseId: string;
  readonly companyId: string;
  readonly agencyId?: string;
  /** Under what the user's draft lies. */
  readonly under: string;
}

/** A case that this user may read, or the one that they are starting at this company. */
async function placeFor(tx: Reader, caseId: string, viewer: Viewer): Promise<Place> {
  const { companyId } = viewer;
  if (caseId !== NEW_CASE) return { ...(await readableCase(tx, caseId, viewer)), caseId, under: caseId };
  return { caseId, companyId, under: `${NEW_CASE} ${companyId}` };
}

export const loadDraft = (request: Request, caseId: string, { storage }: OfficeContext): Promise<Response> =>
  storage.read(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const { under } = await placeFor(tx, caseId, viewer);
    const kept = await tx.get('drafts', draftKey(under, viewer.userId));
    return json(kept ? { draft: await draftFor(tx, kept, viewer) } : {});
  });

/** Only the user's own devices hear of it. */
async function tell(tx: Writer, place: Place, viewer: Viewer, at: string, version?: string): Promise<void> {
  const { companyId, agencyId, caseId } = place;
  const agency = agencyId === undefined ? {} : { agencyId };
  const line = { at, companyId, ...agency, caseId, userIds: [viewer.userId], desk: false, kind: 'draft' } as const;
  await tx.append({ ...line, ...(version === undefined ? {} : { version }) });
}

export async function saveDraft(request: Request, caseId: string, context: OfficeContext): Promise<Response> {
  const body = await readJson(request);
  if (JSON.stringify(body).length > MAX_LENGTH) throw new Problem(413, 'tooLarge');
  const { version } = body;
  if (version !== null && typeof version !== 'string') throw invalid(422, 'version', 'invalid');
  const content = parseDraft(body);
  if (!('act' in content)) throw new Problem(422, 'invalid', { fields: content });
  return context.storage.write(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const place = await placeFor(tx, caseId, viewer);
    if (!mayWrite(viewer)) throw new Problem(403, 'forbidden');
    const kept = await tx.get('drafts', draftKey(place.under, viewer.userId));
    if ((kept?.version ?? null) !== version) {
      throw new Problem(412, 'conflict', kept ? { draft: await draftFor(tx, kept, viewer) } : {});
    }
    const savedAt = instant(context.now());
    const saved: DraftRecord = {
      caseId: place.under,
      userId: viewer.userId,
      version: context.uuid(),
      savedAt,
      content,
    };
    await tx.put('drafts', saved);
    await tell(tx, place, viewer, savedAt, saved.version);
    return json({ version: saved.version, savedAt });
  });
}

export async function deleteDraft(request: Request, caseId: string, context: OfficeContext): Promise<Response> {
  await context.storage.write(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const place = await placeFor(tx, caseId, viewer);
    const key = draftKey(place.under, viewer.userId);
    const kept = await tx.get('drafts', key);
    if (!kept) return;
    const meant = request.headers.get('If-Match');
    if (meant !== null && meant !== `"${kept.version}"`) {
      throw new Problem(412, 'conflict', { draft: await draftFor(tx, kept, viewer) });
    }
    await tx.delete('drafts', key);
    await tell(tx, place, viewer, instant(context.now()));
  });
  return new Response(null, { status: 204 });
}
