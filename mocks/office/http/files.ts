/** Taking and giving files. What counts is what is in a file, never what the sender calls it. */
import type { Limits } from '../../../src/domain/index.ts';
import { joined } from '../content/bytes.ts';
import { consultantOf, json, viewerOf, type OfficeContext } from '../context.ts';
import type { FileRecord } from '../model.ts';
import { caseIndex } from '../rules/case-index.ts';
import { mayAct, mayRead, type Viewer } from '../rules/consent.ts';
import { contentDisposition } from '../rules/files.ts';
import { fileRef } from '../rules/people.ts';
import type { Reader } from '../storage.ts';
import { readableCase } from './company.ts';
import { invalid, notFound, Problem } from './problem.ts';
import { inMemory, knownUpload, takeFile, type Upload } from './take-file.ts';

/** Reads the parts of a stream, and no further than the limit. */
async function readParts(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    parts.push(part.value);
    if (size <= limit) continue;
    await reader.cancel();
    throw new Problem(413, 'tooLarge');
  }
  return parts;
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) throw new Problem(413, 'tooLarge');
  // Firefox knows no `Request.body`; there the office is in the page and the bytes are in its memory anyway.
  const parts = request.body ? await readParts(request.body, limit) : [new Uint8Array(await request.arrayBuffer())];
  const bytes = joined(parts);
  if (bytes.length > limit) throw new Problem(413, 'tooLarge');
  return bytes;
}

/** The narrowest of the office's and the item's limits. */
const narrowed = (a: Limits, b: Limits | undefined): Limits =>
  b
    ? {
        ...a,
        fileBytes: Math.min(a.fileBytes, b.fileBytes),
        extensions: a.extensions.filter((one) => b.extensions.includes(one)),
      }
    : a;

/** What a file is for, as it was asked: a case, maybe one item of it, or a case that is not there yet. */
export interface Wanted {
  readonly caseId: string | null;
  readonly itemId: string | null;
  readonly newCase: string | null;
}

/** How much of what kind this user may upload for that. */
export async function uploadLimits(
  tx: Reader,
  { caseId, itemId, newCase }: Wanted,
  viewer: Viewer,
  { limits }: OfficeContext,
): Promise<Limits> {
  if (caseId === null) {
    if (newCase !== 'true') throw invalid(400, 'caseId', 'required');
    return limits;
  }
  const record = await readableCase(tx, caseId, viewer);
  if (viewer.role !== 'admin' && viewer.role !== 'user') throw new Problem(403, 'forbidden');
  if (!mayAct(record.agencyId, viewer)) throw new Problem(403, 'consentMissing');
  const item = record.items.find((candidate) => candidate.id === itemId);
  if (itemId !== null && !item) throw invalid(422, 'itemId', 'unknownItem');
  return narrowed(limits, item?.limits);
}

/** One key over all users. */
export const ownKey = ({ userId, companyId }: Viewer, uploadKey: string): string =>
  JSON.stringify([userId, companyId, uploadKey]);

export const ownerOf = ({ companyId }: Viewer, { caseId }: Wanted): Upload['owner'] => ({
  companyId,
  ...(caseId === null ? {} : { forCaseId: caseId }),
});

const nameIn = (request: Request): string => new URL(request.url).searchParams.get('name') ?? '';

async function take(request: Request, upload: Upload, context: OfficeContext): Promise<Response> {
  const bytes = await readBytes(request, upload.limits.fileBytes);
  const stored = await takeFile(nameIn(request), inMemory(bytes, context.files), upload, context);
  return json(fileRef(stored), 201);
}

export async function uploadFile(request: Request, context: OfficeContext): Promise<Response> {
  const sentKey = request.headers.get('Upload-Key');
  if (!sentKey) throw invalid(400, 'Upload-Key', 'required');
  const params = new URL(request.url).searchParams;
  const wanted = { caseId: params.get('caseId'), itemId: params.get('itemId'), newCase: params.get('newCase') };
  const { first, upload } = await context.storage.read(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const uploadKey = ownKey(viewer, sentKey);
    const limits = await uploadLimits(tx, wanted, viewer, context);
    const upload = { byId: viewer.userId, owner: ownerOf(viewer, wanted), uploadKey, limits };
    return { upload, first: await knownUpload(tx, uploadKey) };
  });
  return first ? json(fileRef(first), 201) : take(request, upload, context);
}

export async function uploadDeskFile(request: Request, context: OfficeContext): Promise<Response> {
  const person = await context.storage.read((tx) => consultantOf(request, tx));
  const owner = { agencyId: person.agencyId };
  return take(request, { byId: person.id, owner, uploadKey: undefined, limits: context.limits }, context);
}

async function giveFile(file: FileRecord, { files }: OfficeContext): Promise<Response> {
  if (file.scan === 'blocked') throw new Problem(422, 'infected');
  const bytes = await files.get(file.blob);
  if (!bytes) throw notFound();
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': file.type,
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition(file.name),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** Whoever may read a case that names the file; before any does, its uploader only. */
async function mayHave(tx: Reader, file: FileRecord, viewer: Viewer): Promise<boolean> {
  if (viewer.role === 'none') return false;
  const records = await tx.getMany('cases', file.caseIds);
  if (records.some((record) => mayRead(caseIndex(record), viewer))) return true;
  return file.caseIds.length === 0 && file.byId === viewer.userId && file.companyId === viewer.companyId;
}

async function fileFor(request: Request, fileId: string, { storage }: OfficeContext): Promise<FileRecord> {
  const file = await storage.read(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const found = await tx.get('files', fileId);
    return found && (await mayHave(tx, found, viewer)) ? found : undefined;
  });
  if (!file) throw notFound();
  return file;
}

export const downloadFile = async (request: Request, fileId: string, context: OfficeContext): Promise<Response> =>
  giveFile(await fileFor(request, fileId, context), context);

/** A file as it is now: its scan moves on by itself. */
export const fileState = async (request: Request, fileId: string, context: OfficeContext): Promise<Response> =>
  json(fileRef(await fileFor(request, fileId, context)));

export async function downloadDeskFile(request: Request, fileId: string, context: OfficeContext): Promise<Response> {
  const file = await context.storage.read(async (tx) => {
    const { agencyId } = await consultantOf(request, tx);
    const found = await tx.get('files', fileId);
    const records = await tx.getMany('cases', found?.caseIds ?? []);
    const isOurs = found?.agencyId === agencyId || records.some((record) => record.agencyId === agencyId);
    return isOurs ? found : undefined;
  });
  if (!file) throw notFound();
  return giveFile(file, context);
}
