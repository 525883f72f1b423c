/** The agency office: one set of rules behind one HTTP application, over any store. */
import type { Limits } from '../../src/domain/index.ts';
import { createApp, DEFAULT_BASE } from './app.ts';
import type { OfficeContext } from './context.ts';
import { randomUuid } from './digest.ts';
import { endScans } from './http/scans.ts';
import { createUploadDoor, type UploadDoor } from './http/uploads.ts';
import { loadData, loadScenario } from './load-scenario.ts';
import { createQueue } from './queue.ts';
import type { ScenarioName, SeedData } from './model.ts';
import { DEFAULT_LIMITS } from './rules/files.ts';
import type { FileStore, Storage } from './storage.ts';

export interface OfficeOptions {
  readonly storage: Storage;
  readonly files: FileStore;
  /** Milliseconds since 1970. */
  now?(): number;
  uuid?(): string;
  readonly limits?: Limits;
  /** Whether the door takes resumable uploads too, by way of `Office.uploads`. */
  readonly resumableUploads?: boolean;
  /** How long a scan takes, in milliseconds. Default 3 000; `Infinity` never ends one. */
  readonly scanMs?: number;
  /** Hears of what the office did not expect. */
  onError?(error: unknown, reference: string): void;
}

export interface Office {
  /**
   * Answers a request. `basePath`: where the company's side lies at the door's address (default `/api`); the desk is
   * under `/desk` and the demo's own switches under `/demo`. Rejects with `Unreachable` while the demo plays "offline".
   */
  fetch(request: Request, basePath?: string): Promise<Response>;
  /** Replaces everything by a named data set; whoever listens is told to look again. */
  reset(scenario: ScenarioName): Promise<void>;
  /** The same with data of one's own. */
  load(data: SeedData): Promise<void>;
  /** `reset`, where nothing has been loaded yet. */
  ensureLoaded(scenario: ScenarioName): Promise<void>;
  /** Removes uploads that no act or draft has named within a day, and bytes that nothing refers to. */
  sweep(): Promise<void>;
  /** For a door that takes resumable uploads. */
  readonly uploads: UploadDoor;
  /** Ends the scans whose time has come; the office does so by itself too. */
  endScans(): Promise<void>;
  /** Lets go of its clocks. */
  close(): void;
}

const DAY_MS = 86_400_000;

async function sweep({ storage, files, now }: OfficeContext): Promise<void> {
  // Listed before the records are read: bytes that come meanwhile are not among them.
  const blobs = await files.list();
  const limit = now().getTime() - DAY_MS;
  const kept = await storage.write(async (tx) => {
    const records = await tx.list('files');
    const drafted = new Set((await tx.list('drafts')).flatMap(({ content }) => content.files.map(({ id }) => id)));
    const isStale = (record: (typeof records)[number]): boolean =>
      !drafted.has(record.id) &&
      record.caseIds.length === 0 &&
      record.agencyId === undefined &&
      Date.parse(record.at) < limit;
    for (const record of records.filter(isStale)) await tx.delete('files', record.id);
    return new Set(records.filter((record) => !isStale(record)).map((record) => record.blob));
  });
  for (const blob of blobs) if (!kept.has(blob)) await files.delete(blob);
}

const SCAN_MS = 3_000;

/** Clocks that hold no process up and go when the office is closed. */
function createClocks(run: () => void) {
  const running = new Set<ReturnType<typeof setTimeout>>();
  return {
    start(ms: number): void {
      if (!Number.isFinite(ms)) return;
      const timer = setTimeout(() => {
        running.delete(timer);
        run();
      }, ms);
      // Node's timers keep the process alive unless they are told not to; a browser's are numbers.
      (timer as { unref?: () => void }).unref?.();
      running.add(timer);
    },
    stop(): void {
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}

export function createOffice(options: OfficeOptions): Office {
  const { storage, files, now = Date.now, uuid = randomUuid, limits = DEFAULT_LIMITS } = options;
  const { scanMs = SCAN_MS, resumableUploads = false, onError = () => undefined } = options;
  const clocks = createClocks(() => {
    endScans(context).catch((error: unknown) => onError(error, 'scan'));
  });
  const context: OfficeContext = {
    ...{ storage, files, limits, scanMs, resumableUploads, uuid },
    now: () => new Date(now()),
    scanLater: () => clocks.start(scanMs),
  };
  // One data set at a time: each removes the files of the one before.
  const inTurn = createQueue();
  const reset = (scenario: string): Promise<void> => inTurn(() => loadScenario(scenario, context));
  const app = createApp(context, reset, onError);
  return {
    fetch: async (request, basePath = DEFAULT_BASE) => app.fetch(request, { basePath }),
    reset,
    load: (data) => inTurn(() => loadData('given', data, context)),
    ensureLoaded: async (scenario) => {
      const loaded = await storage.read((tx) => tx.get('settings', 'scenario'));
      if (!loaded) await reset(scenario);
      // What was being scanned when an earlier process ended.
      context.scanLater();
    },
    sweep: () => sweep(context),
    uploads: createUploadDoor(context),
    endScans: () => endScans(context),
    close: () => clocks.stop(),
  };
}
