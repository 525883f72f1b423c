/** Taking and giving files. What counts is what is in a file, never what the sender calls it. */
import type { Limits } from '../../../src/domain/index.ts';
import { joined } from '../content/bytes.ts';
import { consultantOf, json, viewerOf, type OfficeContext } from '../context.ts';
import { sha256 } from '../digest.ts';
import type { FileRecord } from '../model.ts';
import { caseIndex } from '../rules/case-index.ts';
import { mayAct, mayRead, type Viewer } from '../rules/consent.ts';
import { instant } from '../rules/dates.ts';
import { acceptedType, cleanName, contentDisposition, isInfected } from '../rules/files.ts';
import { fileRef } from '../rules/people.ts';
import type { Reader } from '../storage.ts';
import { readableCase } from './company.ts';
import { invalid, notFound, Problem } from './problem.ts';

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

/** Who sends a file, and the key under which the same upload is known again. */
interface Upload {
  readonly byId: string;
  readonly owner: Pick<FileRecord, 'companyId' | 'agencyId'>;
  readonly uploadKey: string | undefined;
  readonly limits: Limits;
}

const known = async (tx: Reader, uploadKey: string | undefined): Promise<FileRecord | undefined> =>
  uploadKey === undefined ? undefined : (await tx.list('files', { uploadKey }))[0];

async function takeFile(request: Request, upload: Upload, context: OfficeContext): Promise<Response> {
  const name = cleanName(new URL(request.url).searchParams.get('name') ?? '');
  const bytes = await readBytes(request, upload.limits.fileBytes);
  if (bytes.length === 0) throw invalid(422, 'file', 'empty');
  const type = acceptedType(name, bytes, upload.limits.extensions);
  if (isInfected(bytes)) throw new Problem(422, 'infected');
  if (!type) throw new Problem(415, 'unsupportedType');
  const checksum = await sha256(bytes);
  const blob = context.uuid();
  await context.files.put(blob, bytes);
  const { byId, owner, uploadKey } = upload;
  const stored = await context.storage.write(async (tx) => {
    const first = await known(tx, uploadKey);
    if (first) return first;
    const file: FileRecord = {
      id: context.uuid(),
      name,
      size: bytes.length,
      type,
      ...(checksum ? { checksum } : {}),
      scan: 'clean',
      blob,
      byId,
      at: instant(context.now()),
      ...owner,
      caseIds: [],
      ...(uploadKey ? { uploadKey } : {}),
    };
    await tx.put('files', file);
    return file;
  });
  // The same upload came twice at once: one file stays.
  if (stored.blob !== blob) await context.files.delete(blob);
  return json(fileRef(stored), 201);
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

async function uploadLimits(request: Request, tx: Reader, viewer: Viewer, { limits }: OfficeContext): Promise<Limits> {
  const params = new URL(request.url).searchParams;
  const caseId = params.get('caseId');
  if (caseId === null) {
    if (params.get('newCase') !== 'true') throw invalid(400, 'caseId', 'required');
    return limits;
  }
  const record = await readableCase(tx, caseId, viewer);
  if (viewer.role !== 'admin' && viewer.role !== 'user') throw new Problem(403, 'forbidden');
  if (!mayAct(record.agencyId, viewer)) throw new Problem(403, 'consentMissing');
  const itemId = params.get('itemId');
  const item = record.items.find((candidate) => candidate.id === itemId);
  if (itemId !== null && !item) throw invalid(422, 'itemId', 'unknownItem');
  return narrowed(limits, item?.limits);
}

export async function uploadFile(request: Request, context: OfficeContext): Promise<Response> {
  const sentKey = request.headers.get('Upload-Key');
  if (!sentKey) throw invalid(400, 'Upload-Key', 'required');
  const { viewer, limits, first, uploadKey } = await context.storage.read(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const uploadKey = JSON.stringify([viewer.userId, viewer.companyId, sentKey]);
    return {
      viewer,
      uploadKey,
      limits: await uploadLimits(request, tx, viewer, context),
      first: await known(tx, uploadKey),
    };
  });
  if (first) return json(fileRef(first), 201);
  const owner = { companyId: viewer.companyId };
  return takeFile(request, { byId: viewer.userId, owner, uploadKey, limits }, context);
}

export async function uploadDeskFile(request: Request, context: OfficeContext): Promise<Response> {
  const person = await context.storage.read((tx) => consultantOf(request, tx));
  const owner = { agencyId: person.agencyId };
  return takeFile(request, { byId: person.id, owner, uploadKey: undefined, limits: context.limits }, context);
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

export async function downloadFile(request: Request, fileId: string, context: OfficeContext): Promise<Response> {
  const file = await context.storage.read(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const found = await tx.get('files', fileId);
    return found && (await mayHave(tx, found, viewer)) ? found : undefined;
  });
  if (!file) throw notFound();
  return giveFile(file, context);
}

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
