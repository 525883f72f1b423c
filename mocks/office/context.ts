/** What every part of the office works with, and how requests find out who asks. */
import type { Limits } from '../../src/domain/index.ts';
import { invalid, Problem } from './http/problem.ts';
import type { CaseRecord, ConsentRecord, FeedRecord, FileRecord, PersonRecord } from './model.ts';
import type { Actor } from './rules/cases.ts';
import type { Viewer } from './rules/consent.ts';
import { instant } from './rules/dates.ts';
import { directoryOf, type Directory } from './rules/people.ts';
import { fileIdsOf } from './rules/views.ts';
import type { FileStore, Reader, Storage, Writer } from './storage.ts';

export interface OfficeContext {
  readonly storage: Storage;
  readonly files: FileStore;
  readonly limits: Limits;
  /** Whether the door takes resumable uploads. */
  readonly resumableUploads: boolean;
  /** How long a scan takes. */
  readonly scanMs: number;
  now(): Date;
  uuid(): string;
  /** Something is being scanned: `endScans` is called when that is over. */
  scanLater(): void;
}

/** The person behind the token. Demo tokens are `demo-<personId>`. */
async function personBehind(request: Request, tx: Reader): Promise<PersonRecord> {
  const id = /^Bearer demo-(.+)$/.exec(request.headers.get('Authorization') ?? '')?.[1];
  const person = id === undefined ? undefined : await tx.get('people', decoded(id));
  if (!person) throw new Problem(401, 'signedOut');
  return person;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** A company's user; refuses a session (headers `Case-User`, `Case-Company`) that is not the token's own. */
export async function viewerOf(request: Request, tx: Reader): Promise<Viewer> {
  const person = await personBehind(request, tx);
  const claimed = (name: string): string | undefined => {
    const value = request.headers.get(name);
    return value === null ? undefined : decoded(value);
  };
  const user = claimed('Case-User');
  const company = claimed('Case-Company');
  const place = person.companies?.find(({ companyId }) => company === undefined || companyId === company);
  if (!place || (user !== undefined && user !== person.id)) throw new Problem(403, 'forbidden');
  const consents = await tx.list('consents', { companyId: place.companyId });
  return { userId: person.id, ...place, consents: new Map(consents.map((consent) => [consent.agencyId, consent])) };
}

/** A consultant and their agency. */
export async function consultantOf(request: Request, tx: Reader): Promise<PersonRecord & { agencyId: string }> {
  const person = await personBehind(request, tx);
  if (!person.agencyId) throw new Problem(403, 'forbidden');
  return { ...person, agencyId: person.agencyId };
}

export async function readDirectory(tx: Reader): Promise<Directory> {
  return directoryOf(await tx.list('agencies'), await tx.list('companies'), await tx.list('people'));
}

export async function filesOfCase(record: CaseRecord, tx: Reader): Promise<ReadonlyMap<string, FileRecord>> {
  const files = await tx.getMany('files', fileIdsOf(record));
  return new Map(files.map((file) => [file.id, file]));
}

/** Stores a case with what its files are called, so that the search finds them. The files must be stored by then. */
export async function putCase(tx: Writer, record: CaseRecord): Promise<void> {
  const ids = fileIdsOf(record);
  const files = ids.length > 0 ? await tx.getMany('files', ids) : [];
  await tx.put('cases', { ...record, fileNames: files.map(({ name }) => name) });
}

export const actorOf = (context: OfficeContext, personId: string, side: Actor['side']): Actor => ({
  personId,
  side,
  at: instant(context.now()),
  uuid: () => context.uuid(),
});

/** The line that tells of a change in a case, to those only who may know of the case. */
export const caseLine = (record: CaseRecord, kind: 'case' | 'removed' = 'case'): FeedRecord => ({
  at: record.updatedAt,
  companyId: record.companyId,
  agencyId: record.agencyId,
  kind,
  caseId: record.id,
  ...(record.audience === 'recipients' ? { userIds: record.recipientIds } : {}),
});

export const consentLine = ({ companyId, agencyId, since }: ConsentRecord, kind: 'access' | 'list'): FeedRecord => ({
  at: since,
  companyId,
  agencyId,
  kind,
});

export const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

/** The request's JSON body, which must be an object. */
export async function readJson(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid(400, 'body', 'invalid');
  return { ...body };
}
