/** File bytes in a folder: written beside their place, forced to disk, then moved there, so that none is ever half there. */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '../../mocks/office/storage.ts';

const UNFINISHED = '.part';

/** Blob names are ours; anything that could lead elsewhere is refused all the same. */
function safe(blob: string): string {
  if (!/^[\w-]+$/.test(blob)) throw new Error(`Not the name of a stored file: ${blob}`);
  return blob;
}

async function write(folder: string, blob: string, bytes: Uint8Array): Promise<void> {
  const target = join(folder, safe(blob));
  const file = await open(target + UNFINISHED, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(target + UNFINISHED, target);
}

export interface DiskFiles extends FileStore {
  /** Takes a file over that lies elsewhere on this disk: forced to disk, then moved. */
  adopt(blob: string, path: string): Promise<void>;
}

async function adopt(folder: string, blob: string, path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(path, join(folder, safe(blob)));
}

/** Files in a folder, which is made where it is missing. What an interrupted write left behind is removed. */
export async function createDiskFiles(folder: string): Promise<DiskFiles> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (name.endsWith(UNFINISHED)) await rm(join(folder, name), { force: true });
  }
  const list = async (): Promise<string[]> => (await readdir(folder)).filter((name) => !name.endsWith(UNFINISHED));
  return {
    put: (blob, bytes) => write(folder, blob, bytes),
    adopt: (blob, path) => adopt(folder, blob, path),
    get: (blob) =>
      readFile(join(folder, safe(blob))).then(
        (bytes) => new Uint8Array(bytes),
        () => undefined,
      ),
    delete: (blob) => rm(join(folder, safe(blob)), { force: true }),
    list,
    clear: async () => {
      for (const blob of await list()) await rm(join(folder, blob), { force: true });
    },
  };
}
