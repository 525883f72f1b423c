/**
 * Resumable uploads by tus 1.0 (https://tus.io), beside the office: half-sent files lie in a folder of their own, and
 * the office takes a whole one over by its own rules. An upload lies at the key that its sender has made for it, so
 * whoever knows the key, after a reload too, needs no stored address to go on.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { FileStore } from '@tus/file-store';
import { Metadata, Server, type Upload } from '@tus/server';
import { invalid, notFound, Problem } from '../../mocks/office/http/problem.ts';
import type { ByteSource } from '../../mocks/office/http/take-file.ts';
import type { Announced, UploadDoor } from '../../mocks/office/http/uploads.ts';
import type { StoredFile } from '../../src/domain/index.ts';
import type { DiskFiles } from './disk-files.ts';

export const UPLOADS_PATH = '/api/uploads';
const DAY_MS = 86_400_000;
const VERSION = { 'Tus-Resumable': '1.0.0', 'Cache-Control': 'no-store' };

/** One request to an upload. */
interface Visit {
  readonly request: Request;
  /** As the sender knows the upload, as it is one over all users, and as it lies in the folder. */
  readonly key: string;
  readonly own: string;
  readonly id: string;
  /** What the office has refused, for the answer. */
  refusal?: Error;
  stored?: StoredFile;
}

function announcedIn(metadata: Upload['metadata']): Announced {
  const of = (name: string): string | null => metadata?.[name] ?? null;
  const key = of('key');
  if (!key) throw invalid(400, 'Upload-Metadata', 'required');
  return { key, name: of('name') ?? '', caseId: of('caseId'), itemId: of('itemId'), newCase: of('newCase') };
}

function metadataOf(request: Request): Upload['metadata'] {
  try {
    return Metadata.parse(request.headers.get('Upload-Metadata') ?? '');
  } catch {
    throw invalid(400, 'Upload-Metadata', 'invalid');
  }
}

/** Bytes that lie on this disk already. */
async function onDisk(path: string, files: DiskFiles): Promise<ByteSource> {
  const { size } = await stat(path);
  return {
    size,
    async read(from, to) {
      const file = await open(path, 'r');
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    async checksum() {
      const hash = createHash('sha256');
      for await (const part of createReadStream(path)) hash.update(part as Buffer);
      return hash.digest('hex');
    },
    keep: (blob) => files.adopt(blob, path),
  };
}

const json = (body: unknown): Response =>
  new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json', ...VERSION } });

const addressOf = (visit: Visit | undefined): string => `${UPLOADS_PATH}/${encodeURIComponent(visit?.key ?? '')}`;

/** The answer to the last bytes. */
function arrived({ method }: Request, address: string, { size }: StoredFile): Response {
  const headers = { 'Upload-Offset': String(size), ...VERSION };
  return method === 'POST'
    ? new Response(null, { status: 201, headers: { Location: address, ...headers } })
    : new Response(null, { status: 204, headers });
}

class Resumable {
  readonly #office: UploadDoor;
  readonly #files: DiskFiles;
  readonly #store: FileStore;
  readonly #server: Server;
  readonly #visits = new WeakMap<object, Visit>();
  /** What is being taken over: once, however many ask. */
  readonly #taking = new Map<string, Promise<StoredFile>>();

  constructor(office: UploadDoor, files: DiskFiles, folder: string) {
    this.#office = office;
    this.#files = files;
    this.#store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: DAY_MS });
    const idOf = (request: object): string => this.#visits.get(request)?.id ?? '';
    this.#server = new Server({
      path: UPLOADS_PATH,
      datastore: this.#store,
      namingFunction: idOf,
      getFileIdFromRequest: idOf,
      generateUrl: (request) => addressOf(this.#visits.get(request)),
      onUploadFinish: async (request) => {
        const visit = this.#visits.get(request);
        if (!visit) return {};
        await this.#finish(visit).then(
          (stored) => (visit.stored = stored),
          (error: Error) => (visit.refusal = error),
        );
        return {};
      },
    });
  }

  async answer(request: Request): Promise<Response> {
    const visit = await this.#visit(request);
    if (request.method === 'GET') return json(await this.#file(visit));
    const known = await this.#office.known(visit.own);
    if (known && request.method === 'HEAD') {
      const length = String(known.size);
      return new Response(null, { headers: { 'Upload-Offset': length, 'Upload-Length': length, ...VERSION } });
    }
    if (request.method === 'POST') await this.#admit(visit, known);
    const response = await this.#server.handleWeb(request);
    if (visit.refusal) throw visit.refusal;
    // The library looks for the file once more, which lies with the office by now.
    return visit.stored ? arrived(request, addressOf(visit), visit.stored) : response;
  }

  /** Removes what nobody has gone on with for a day. */
  async sweep(): Promise<void> {
    await this.#server.cleanUpExpiredUploads();
  }

  async #visit(request: Request): Promise<Visit> {
    const last = new URL(request.url).pathname.slice(UPLOADS_PATH.length + 1);
    const key = request.method === 'POST' ? announcedIn(metadataOf(request)).key : decodeURIComponent(last);
    if (key === '') throw notFound();
    const own = await this.#office.ownKey(request, key);
    const visit: Visit = { request, key, own, id: createHash('sha256').update(own).digest('hex') };
    this.#visits.set(request, visit);
    return visit;
  }

  /** An upload that is there already is gone on with, not begun anew. */
  async #admit({ request, id }: Visit, known: StoredFile | undefined): Promise<void> {
    const size = Number(request.headers.get('Upload-Length') ?? Number.NaN);
    if (!Number.isSafeInteger(size)) throw invalid(400, 'Upload-Length', 'required');
    await this.#office.admit(request, announcedIn(metadataOf(request)), size);
    const begun = await this.#begun(id);
    if (known || begun?.size === size) throw new Problem(409, 'inProgress');
    if (begun) await this.#store.remove(id);
  }

  #begun(id: string): Promise<Upload | undefined> {
    return this.#store.getUpload(id).catch(() => undefined);
  }

  /** The file that has come of it; taken over now where an earlier process has not come to that. */
  async #file(visit: Visit): Promise<StoredFile> {
    const known = await this.#office.known(visit.own);
    if (known) return known;
    const begun = await this.#begun(visit.id);
    if (!begun || begun.offset !== begun.size) throw notFound();
    return this.#finish(visit);
  }

  #finish(visit: Visit): Promise<StoredFile> {
    const taken = this.#taking.get(visit.id) ?? this.#take(visit).finally(() => this.#taking.delete(visit.id));
    this.#taking.set(visit.id, taken);
    return taken;
  }

  async #take({ request, id }: Visit): Promise<StoredFile> {
    const upload = await this.#store.getUpload(id);
    const path = upload.storage?.path ?? '';
    try {
      const stored = await this.#office.take(request, announcedIn(upload.metadata), await onDisk(path, this.#files));
      await this.#store.configstore.delete(id);
      return stored;
    } catch (error) {
      // Refused for good: the same bytes are not sent twice for the same no.
      if (error instanceof Problem) await this.#store.remove(id);
      throw error;
    }
  }
}

export interface ResumableUploads {
  /** Answers a request below `UPLOADS_PATH`. Rejects with `Unreachable` while the demo plays "offline". */
  fetch(request: Request): Promise<Response>;
  sweep(): Promise<void>;
}

/** Uploads that come in pieces. Half of them outlive the process in `folder`. */
export async function createResumableUploads(
  office: UploadDoor,
  files: DiskFiles,
  folder: string,
): Promise<ResumableUploads> {
  await mkdir(folder, { recursive: true });
  const resumable = new Resumable(office, files, folder);
  return {
    fetch: async (request) => {
      try {
        return await resumable.answer(request);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const response = error.toResponse('upload');
        response.headers.set('Tus-Resumable', VERSION['Tus-Resumable']);
        return response;
      }
    },
    sweep: () => resumable.sweep(),
  };
}
