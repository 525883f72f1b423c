/**
 * What a door for resumable uploads needs of the office: who asks, whether it may, and the taking over of what has
 * arrived, by the same rules as an upload in one piece. How the bytes come is the door's own business.
 */
import type { StoredFile } from '../../../src/domain/index.ts';
import { viewerOf, type OfficeContext } from '../context.ts';
import { acceptsName } from '../rules/files.ts';
import { fileRef } from '../rules/people.ts';
import { playFaults } from './faults.ts';
import { ownerOf, ownKey, uploadLimits, type Wanted } from './files.ts';
import { Problem } from './problem.ts';
import { knownUpload, takeFile, type ByteSource, type Upload } from './take-file.ts';

/** An upload as its sender describes it. */
export interface Announced extends Wanted {
  readonly key: string;
  readonly name: string;
}

/** Everything here rejects with a `Problem`, or with `Unreachable` while the demo plays "offline". */
export interface UploadDoor {
  /** The upload's key, as one over all users: whose it is follows from the request. */
  ownKey(request: Request, key: string): Promise<string>;
  /** The file that an upload has made already. */
  known(ownKey: string): Promise<StoredFile | undefined>;
  /** Whether an upload may begin: before a byte of it has come. */
  admit(request: Request, announced: Announced, size: number): Promise<void>;
  /** All bytes are there. */
  take(request: Request, announced: Announced, source: ByteSource): Promise<StoredFile>;
}

const uploadOf = (request: Request, announced: Announced, context: OfficeContext): Promise<Upload> =>
  context.storage.read(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const limits = await uploadLimits(tx, announced, viewer, context);
    const uploadKey = ownKey(viewer, announced.key);
    return { byId: viewer.userId, owner: ownerOf(viewer, announced), uploadKey, limits };
  });

export function createUploadDoor(context: OfficeContext): UploadDoor {
  return {
    async ownKey(request, key) {
      await playFaults(context, request.signal);
      return ownKey(await context.storage.read((tx) => viewerOf(request, tx)), key);
    },
    async known(own) {
      const file = await context.storage.read((tx) => knownUpload(tx, own));
      return file && fileRef(file);
    },
    async admit(request, announced, size) {
      const { limits } = await uploadOf(request, announced, context);
      if (size > limits.fileBytes) throw new Problem(413, 'tooLarge');
      if (!acceptsName(announced.name, limits.extensions)) throw new Problem(415, 'unsupportedType');
    },
    async take(request, announced, source) {
      const upload = await uploadOf(request, announced, context);
      return fileRef(await takeFile(announced.name, source, upload, context));
    },
  };
}
