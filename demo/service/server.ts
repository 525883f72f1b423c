/** The demo service: the agency office over Node's HTTP, an SQLite file and a folder of files, and the built demo pages. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Unreachable } from '../../mocks/office/http/problem.ts';
import type { ScenarioName } from '../../mocks/office/model.ts';
import { createOffice, type Office } from '../../mocks/office/office.ts';
import { DEFAULT_LIMITS } from '../../mocks/office/rules/files.ts';
import { createDiskFiles } from './disk-files.ts';
import { createResumableUploads, UPLOADS_PATH } from './resumable.ts';
import { createSqliteStorage } from './sqlite-storage.ts';
import { createStaticFiles } from './static-files.ts';

export interface ServiceOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Default: this machine only. */
  readonly host?: string;
  /** Where the database and the uploaded files lie; made where it is missing. */
  readonly dataDir: string;
  /** The built demo; without it only the office answers. */
  readonly staticDir?: string;
  /** What an empty database is filled with. Default `default`. */
  readonly scenario?: ScenarioName;
  /** How large a file may be, in bytes. Default 10 000 000. */
  readonly fileBytes?: number;
}

export interface Service {
  /** `http://localhost:<port>/`. */
  readonly url: string;
  close(): Promise<void>;
}

/** What the office answers; all else are pages and their files. */
const OFFICE_PATH = /^\/(api(\/|$)|demo\/(reset|faults)$|desk\/.+|health$)/;

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.removeListener('error', fail);
      done(server.address() as AddressInfo);
    });
  });
}

interface Answerer {
  fetch(request: Request): Promise<Response>;
}

/** A line that goes dead, as a network does that does not work. */
async function answer(answerer: Answerer, request: Request, { incoming }: HttpBindings): Promise<Response> {
  try {
    return await answerer.fetch(request);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
}

/** What the office allows, with files as large as that. */
const limitsFor = (fileBytes: number) => ({
  ...DEFAULT_LIMITS,
  fileBytes,
  totalBytes: Math.max(fileBytes, DEFAULT_LIMITS.totalBytes ?? 0),
});

async function openOffice({ dataDir, scenario = 'default', fileBytes }: ServiceOptions) {
  await mkdir(dataDir, { recursive: true });
  const storage = createSqliteStorage(join(dataDir, 'office.db'));
  const files = await createDiskFiles(join(dataDir, 'files'));
  const office = createOffice({
    storage,
    files,
    resumableUploads: true,
    ...(fileBytes === undefined ? {} : { limits: limitsFor(fileBytes) }),
    onError: (error, reference) => console.error(`The office failed (${reference}):`, error),
  });
  await office.ensureLoaded(scenario);
  const uploads = await createResumableUploads(office.uploads, files, join(dataDir, 'uploads'));
  await office.sweep();
  await uploads.sweep();
  return { office, storage, uploads };
}

/** Starts the service. Rejects with `EADDRINUSE` where the port is taken. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { port, host = '127.0.0.1', staticDir } = options;
  const { office, storage, uploads } = await openOffice(options);
  const pages = staticDir === undefined ? undefined : createStaticFiles(resolve(staticDir));
  const listener = getRequestListener(
    async (request, env) => {
      const { pathname } = new URL(request.url);
      if (pages && !OFFICE_PATH.test(pathname)) return pages(request);
      const isUpload = pathname === UPLOADS_PATH || pathname.startsWith(`${UPLOADS_PATH}/`);
      return answer(isUpload ? uploads : office, request, env as HttpBindings);
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  try {
    const address = await listen(server, port, host);
    return { url: `http://localhost:${address.port}/`, close: () => closeService(server, office, storage) };
  } catch (error) {
    office.close();
    await storage.close();
    throw error;
  }
}

async function closeService(server: Server, office: Office, storage: { close(): Promise<void> }): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeAllConnections();
  await closed;
  office.close();
  await storage.close();
}
