/** Taking a file over, however its bytes have come. What counts is what is in it, never what the sender calls it. */
import type { Limits } from '../../../src/domain/index.ts';
import type { OfficeContext } from '../context.ts';
import { sha256 } from '../digest.ts';
import type { FileRecord } from '../model.ts';
import { instant } from '../rules/dates.ts';
import { acceptedType, cleanName, isInfected, SAMPLE_BYTES } from '../rules/files.ts';
import type { FileStore, Reader } from '../storage.ts';
import { invalid, Problem } from './problem.ts';

/** The bytes of one upload, wherever they lie. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from one place to before another; fewer where there are no more. */
  read(from: number, to: number): Promise<Uint8Array>;
  checksum(): Promise<string | undefined>;
  /** Puts them into the office's file store under this name; done when they will survive a crash. */
  keep(blob: string): Promise<void>;
}

export const inMemory = (bytes: Uint8Array<ArrayBuffer>, files: FileStore): ByteSource => ({
  size: bytes.length,
  read: async (from, to) => bytes.subarray(from, to),
  checksum: () => sha256(bytes),
  keep: (blob) => files.put(blob, bytes),
});

/** Who sends a file, for what, and the key under which the same upload is known again. */
export interface Upload {
  readonly byId: string;
  readonly owner: Pick<FileRecord, 'companyId' | 'agencyId' | 'forCaseId'>;
  readonly uploadKey: string | undefined;
  readonly limits: Limits;
}

export const knownUpload = async (tx: Reader, uploadKey: string | undefined): Promise<FileRecord | undefined> =>
  uploadKey === undefined ? undefined : (await tx.list('files', { uploadKey }))[0];

/** The first and the last of the bytes, one after the other: enough to judge by. */
async function sampleOf(source: ByteSource): Promise<Uint8Array> {
  const { head, tail } = SAMPLE_BYTES;
  const first = await source.read(0, head);
  const last = await source.read(Math.max(head, source.size - tail), source.size);
  const sample = new Uint8Array(first.length + last.length);
  sample.set(first);
  sample.set(last, first.length);
  return sample;
}

function scanOf(infected: boolean, { now, scanMs }: OfficeContext): Pick<FileRecord, 'scan' | 'scanned'> {
  if (!Number.isFinite(scanMs)) return { scan: 'scanning' };
  const at = instant(new Date(now().getTime() + scanMs));
  return { scan: 'scanning', scanned: { at, is: infected ? 'blocked' : 'clean' } };
}

/** The record of the file that is now there; the scan has begun. */
export async function takeFile(
  sentName: string,
  source: ByteSource,
  upload: Upload,
  context: OfficeContext,
): Promise<FileRecord> {
  const { byId, owner, uploadKey, limits } = upload;
  const name = cleanName(sentName);
  if (source.size === 0) throw invalid(422, 'file', 'empty');
  if (source.size > limits.fileBytes) throw new Problem(413, 'tooLarge');
  const sample = await sampleOf(source);
  const type = acceptedType(name, sample, limits.extensions);
  if (!type) throw new Problem(415, 'unsupportedType');
  const checksum = await source.checksum();
  const blob = context.uuid();
  await source.keep(blob);
  const stored = await context.storage.write(async (tx) => {
    const first = await knownUpload(tx, uploadKey);
    if (first) return first;
    const file: FileRecord = {
      id: context.uuid(),
      name,
      size: source.size,
      type,
      ...(checksum ? { checksum } : {}),
      ...scanOf(isInfected(name, sample), context),
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
  context.scanLater();
  return stored;
}
