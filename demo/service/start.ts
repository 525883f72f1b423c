/** `npm start`: the demo at one address. `PORT`, `HOST` and `DATA_DIR` move it; `MAX_FILE_BYTES` lets larger files in. */
import { fileURLToPath } from 'node:url';
import { buildDemo } from './build-demo.ts';
import { startService, type Service, type ServiceOptions } from './server.ts';

const DEFAULT_PORT = 5173;
const TRIES = 20;

const isTaken = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'EADDRINUSE';

/** Takes the port, or the next free one after it. */
async function startOnFreePort(first: number, options: Omit<ServiceOptions, 'port'>): Promise<Service> {
  for (let port = first; port < first + TRIES; port += 1) {
    try {
      return await startService({ ...options, port });
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  throw new Error(`No free port from ${first} to ${first + TRIES - 1}. Set PORT to one that is.`);
}

const { PORT, HOST, DATA_DIR, MAX_FILE_BYTES } = process.env;
const service = await startOnFreePort(Number(PORT ?? DEFAULT_PORT), {
  staticDir: await buildDemo(),
  dataDir: DATA_DIR ?? fileURLToPath(new URL('../../.data', import.meta.url)),
  ...(HOST ? { host: HOST } : {}),
  ...(MAX_FILE_BYTES ? { fileBytes: Number(MAX_FILE_BYTES) } : {}),
});
console.log(service.url);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void service.close().then(() => process.exit(0));
  });
}
