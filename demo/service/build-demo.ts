/** Builds the demo's pages when there are none, or when something they are made of is newer. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const demoFolder = join(root, 'dist-demo');

const SOURCES = ['src', 'locales', 'demo', 'mocks', 'package.json', 'package-lock.json'];

async function newest(path: string): Promise<number> {
  const info = await stat(path).catch(() => undefined);
  if (!info) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  const names = await readdir(path);
  return Math.max(info.mtimeMs, ...(await Promise.all(names.map((name) => newest(join(path, name))))));
}

async function isBuilt(): Promise<boolean> {
  const built = await stat(join(demoFolder, 'index.html')).catch(() => undefined);
  if (!built) return false;
  const changed = await Promise.all(SOURCES.map((name) => newest(join(root, name))));
  return Math.max(...changed) <= built.mtimeMs;
}

/** Returns the folder with the pages. Says nothing unless the build has something to complain about. */
export async function buildDemo(): Promise<string> {
  if (await isBuilt()) return demoFolder;
  const { build } = await import('vite');
  // Under a test runner NODE_ENV is `test`, and Vite would build for development.
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ configFile: join(root, 'demo/vite.config.ts'), logLevel: 'warn' });
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
  return demoFolder;
}
