import { toFailure } from '../adapter/adapter-error.ts';
import type { CaseAdapter } from '../adapter/case-adapter.ts';
import type { Failure, StoredFile, UploadTarget } from '../domain/index.ts';
import { isRetried, nextDelay } from '../domain/retry-policy.ts';
import { aborted, type Calls } from './calls.ts';
import type { Connection } from './connection.ts';
import { chance } from './env.ts';
import type { Outage } from './outage.ts';
import { isStoredFile } from './shape.ts';
import type { Env } from './types.ts';

/** How many files travel at the same time. */
const PARALLEL = 2;
/** How long an upload may stand still (ms). Some adapters cannot tell progress, and a phone's line is slow. */
const STANDSTILL = 300_000;

export interface UploadJob {
  /** The same for every try: the back end may take up where it was. */
  readonly key: string;
  readonly file: File;
  readonly target: UploadTarget;
  /** Whether the back end knows a second try from a second file. */
  readonly resumable: () => boolean;
  /** Whether a further try goes on where the one before was cut. */
  readonly resumes: () => boolean;
}

export interface UploadListener {
  /** 0…1, growing within one try, and over all of them where they go on from each other; else a new try begins at 0. */
  onProgress(share: number): void;
  onStored(file: StoredFile): void;
  onFailed(failure: Failure): void;
}

export interface Uploads {
  /** Uploads as soon as there is room. Returns the way to give up. */
  start(job: UploadJob, listener: UploadListener): () => void;
}

export interface UploadsContext {
  readonly adapter: CaseAdapter;
  readonly calls: Calls;
  readonly env: Env;
  readonly outage: Outage;
  readonly connection: Connection;
}

export function createUploads(context: UploadsContext): Uploads {
  const room = createRoom(PARALLEL);
  return {
    start(job, listener) {
      const given = new AbortController();
      const { signal } = given;
      void room(signal, () => upload(context, job, listener, signal)).then(
        (stored) => signal.aborted || listener.onStored(stored),
        (thrown: unknown) => {
          const failure = toFailure(thrown);
          if (signal.aborted) return;
          context.calls.report('uploadFile', failure);
          listener.onFailed(failure);
        },
      );
      return () => given.abort();
    },
  };
}

async function upload(
  { adapter, calls, env, outage, connection }: UploadsContext,
  { key, file, target, resumable, resumes }: UploadJob,
  { onProgress }: UploadListener,
  signal: AbortSignal,
): Promise<StoredFile> {
  let progress = rising(onProgress);
  for (let attempts = 1; ; attempts += 1) {
    const before = progress.highest();
    try {
      return await calls.attempt(
        (o, alive) =>
          adapter.uploadFile(file, target, {
            ...o,
            uploadKey: key,
            onProgress: (sent, total) => {
              if (o.signal.aborted) return;
              alive();
              progress.report(sent / total);
            },
          }),
        { signal, accept: isStoredFile, timeout: STANDSTILL },
      );
    } catch (thrown) {
      const failure = toFailure(thrown);
      // A line that is cut again and again is no reason to give up while every try brings the file further.
      if (resumes() && progress.highest() > Math.max(0, before)) attempts = 1;
      const delay = isRetried(failure, resumable()) ? nextDelay(attempts, chance(env), failure.retryAfter) : null;
      const isCut = failure.kind === 'signedOut' || failure.kind === 'offline';
      if (!isCut && delay === null) throw thrown;
      if (failure.kind === 'signedOut') await until((go) => outage.onResume(go), signal);
      else if (failure.kind === 'offline') await until((go) => connection.whenBack(go), signal);
      else await calls.pause(delay ?? 0, signal);
      if (isCut) attempts = 0;
      if (!resumes()) progress = rising(onProgress);
    }
  }
}

interface Rising {
  readonly report: (share: number) => void;
  readonly highest: () => number;
}

/** Passes on shares of 0…1 that grow; what is no number is nothing. */
function rising(onProgress: (share: number) => void): Rising {
  let highest = -1;
  return {
    highest: () => highest,
    report: (share) => {
      const clamped = Math.min(1, Math.max(0, share));
      if (!(clamped > highest)) return;
      highest = clamped;
      onProgress(clamped);
    },
  };
}

function until(wait: (go: () => void) => () => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(aborted());
    const onAbort = () => {
      stop();
      reject(aborted());
    };
    const stop = wait(() => {
      stop();
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Lets so many in at a time; who waits in line and gives up never comes in. */
function createRoom(places: number): <T>(signal: AbortSignal, run: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = [];
  let free = places;
  const leave = () => {
    const next = line.shift();
    if (next) next();
    else free += 1;
  };
  return async (signal, run) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((enter) => line.push(enter));
    try {
      if (signal.aborted) throw aborted();
      return await run();
    } finally {
      leave();
    }
  };
}
