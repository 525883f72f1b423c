import type { DraftFile, Failure, FileRef, ItemId, Limits, PendingFile } from '../domain/index.ts';
import { checkContent, SNIFF_BYTES } from '../domain/file-content.ts';
import { NEW_CASE } from '../domain/start.ts';
import { checkFile, type FileFacts, type FileRefusal } from '../domain/file-rules.ts';
import { chosenOf, emptyFile, isFoundAgain, isLost, keyOf } from './draft-files.ts';
import { isScanning, nextFile, type FileEvent } from './file-machine.ts';
import { ScanWatch } from './scan-watch.ts';
import type { ChosenFile, Env } from './types.ts';
import type { Uploads } from './uploads.ts';
import type { KeptFile } from './vault.ts';

export interface ReplyFilesContext {
  readonly caseId: string;
  readonly env: Env;
  readonly uploads: Uploads;
  /** The narrowest limits for the whole reply, and for one item. */
  readonly limitsOf: (itemId: ItemId | undefined) => Promise<{ readonly whole: Limits; readonly item: Limits }>;
  /** Whether an upload may be tried again by itself. */
  readonly resumable: () => boolean;
  /** Whether another try goes on where the one before was cut. */
  readonly resumes: () => boolean;
  /**
   * What the back end says of a stored file now: `null` where it has thrown it away, `undefined` where it says nothing.
   * Absent: it cannot be asked.
   */
  readonly stateOf: ((file: FileRef) => Promise<FileRef | null | undefined>) | undefined;
  readonly onChange: () => void;
}

interface Entry {
  readonly file: File;
  chosen: ChosenFile;
  cancel?: () => void;
}

const PREVIEWED = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

/** The files chosen for one reply: checked and uploaded as soon as they are chosen. */
export class ReplyFiles {
  readonly #context: ReplyFilesContext;
  #entries: readonly Entry[] = [];
  #list: readonly ChosenFile[] = [];

  readonly #scans: ScanWatch;

  constructor(context: ReplyFilesContext) {
    this.#context = context;
    this.#scans = new ScanWatch({
      env: context.env,
      isNeeded: () => context.stateOf !== undefined && this.#list.some(isScanning),
      look: () => this.#ask(isScanning),
    });
  }

  get keys(): ReadonlySet<string> {
    return new Set(this.list.map(({ key }) => key));
  }

  get list(): readonly ChosenFile[] {
    return this.#list;
  }

  get uploading(): boolean {
    return this.#list.some((file) => file.phase === 'uploading');
  }

  /** Why the first of those that did not get through did not. */
  get obstacle(): Failure | undefined {
    return this.#list.find((file) => file.phase === 'failed' || file.phase === 'refused')?.failure;
  }

  /** A chosen file's bytes, as the user chose them. */
  contentOf(key: string): File | undefined {
    return this.#entries.find((entry) => entry.chosen.key === key && hasBytes(entry))?.file;
  }

  /** Asks what has become of the files that the back end scans. */
  scansMoved(): void {
    void this.#scans.look();
  }

  /** Finds out which of the stored files the back end has thrown away. `isMeant`: those that it has complained of. */
  findDropped(isMeant: (file: ChosenFile) => boolean): Promise<void> {
    return this.#ask(isMeant, true);
  }

  /** Files with their bytes, so that they outlast this client. */
  get kept(): readonly KeptFile[] {
    return this.#entries
      .filter(({ chosen }) => chosen.phase !== 'refused' || isLost(chosen))
      .map(({ file, chosen }) => {
        const { key, itemId, lineId, stored } = chosen;
        return { key, file, itemId, lineId, stored, ...(!hasBytes({ file, chosen }) && { chosen }) };
      });
  }

  /** What a draft names, in place of what was there: of what comes from elsewhere, or from before, there are no bytes. */
  adopt(stored: readonly DraftFile[], pending: readonly PendingFile[]): void {
    const named = new Map([...stored, ...pending].map((file) => [keyOf(file), chosenOf(file)]));
    const isOut = ({ chosen }: Entry) => !named.has(chosen.key) && (chosen.phase !== 'refused' || isLost(chosen));
    this.remove(new Set(this.#entries.filter(isOut).map(({ chosen }) => chosen.key)));
    const here = this.#entries.map((entry) => {
      const now = named.get(entry.chosen.key);
      return isLost(entry.chosen) && now?.stored ? { ...entry, chosen: now } : entry;
    });
    const known = new Set(here.map(({ chosen }) => chosen.key));
    const others = [...named.values()].filter(({ key }) => !known.has(key));
    this.#set([...here, ...others.map((chosen) => ({ file: emptyFile(chosen), chosen }))]);
    this.#scans.watch();
  }

  add(files: readonly File[], itemId?: ItemId, lineId?: string): void {
    let before = this.#entries;
    const entries = files.map((file) => {
      const entry = entryOf(this.#context.env.uuid(), file, itemId, lineId);
      const lost = before.find(({ chosen }) => isFoundAgain(chosen, entry.chosen));
      before = before.filter((other) => other !== lost);
      // Under the same key the back end takes up where it was.
      return lost ? entryOf(lost.chosen.key, file, itemId, lineId) : entry;
    });
    this.#set([...before, ...entries]);
    for (const entry of entries) void this.#admit(entry);
  }

  /** Brings kept files back. What had been stored is not sent again. */
  restore(kept: readonly KeptFile[]): void {
    const known = new Set(this.#list.map((file) => file.key));
    const entries = kept
      .filter(({ key }) => !known.has(key))
      .map(({ key, file, itemId, lineId, stored, chosen }) => {
        if (chosen) return { file, chosen };
        const entry = entryOf(key, file, itemId, lineId);
        return stored ? { ...entry, chosen: nextFile(entry.chosen, { type: 'stored', file: stored }) } : entry;
      });
    this.#set([...entries, ...this.#entries]);
    for (const entry of entries) {
      this.#preview(entry);
      if (entry.chosen.phase === 'uploading') this.#upload(entry);
    }
    this.#scans.watch();
  }

  retry(key: string): void {
    const entry = this.#entries.find(({ chosen }) => chosen.key === key);
    if (entry?.chosen.phase !== 'failed') return;
    this.#happened(entry, { type: 'retry', resumes: this.#context.resumes() });
    this.#upload(entry);
  }

  /** No more questions. */
  end(): void {
    this.#scans.end();
    this.remove();
  }

  /** Takes files out and gives up their uploads; without keys, all of them. */
  remove(keys?: ReadonlySet<string>): void {
    const isOut = ({ chosen }: Entry) => !keys || keys.has(chosen.key);
    const out = this.#entries.filter(isOut);
    for (const { cancel, chosen } of out) {
      cancel?.();
      if (chosen.preview) URL.revokeObjectURL(chosen.preview);
    }
    if (out.length > 0) this.#set(this.#entries.filter((entry) => !isOut(entry)));
  }

  async #admit(entry: Entry): Promise<void> {
    const refusal = await this.#refusalOf(entry);
    if (!this.#entries.includes(entry)) return;
    if (refusal) return this.#happened(entry, { type: 'refused', refusal });
    this.#preview(entry);
    this.#upload(entry);
  }

  async #refusalOf({ file, chosen }: Entry): Promise<FileRefusal | null> {
    const limits = await this.#context.limitsOf(chosen.itemId);
    const before = this.#entries.slice(
      0,
      this.#entries.findIndex((entry) => entry.chosen.key === chosen.key),
    );
    const taken = before.filter((entry) => entry.chosen.phase !== 'refused');
    const beside = taken.filter(
      (entry) => entry.chosen.itemId === chosen.itemId && entry.chosen.lineId === chosen.lineId,
    );
    const facts = factsOf(file);
    const ofItem = checkFile(facts, limits.item, beside.map(factsOfEntry));
    // One receipt may answer two items, or two bank lines, so only names within one are compared.
    const others = taken.map((entry) => ({ name: entry.chosen.key, size: entry.chosen.size }));
    const refusal = ofItem ?? checkFile(facts, limits.whole, others);
    if (refusal) return refusal;
    try {
      return checkContent(file.name, new Uint8Array(await file.slice(0, SNIFF_BYTES).arrayBuffer()), limits.item);
    } catch {
      return 'unreadable';
    }
  }

  #upload(entry: Entry): void {
    const { caseId, uploads, resumable, resumes } = this.#context;
    const { key, itemId } = entry.chosen;
    const target =
      caseId === NEW_CASE ? { newCase: true as const } : itemId === undefined ? { caseId } : { caseId, itemId };
    entry.cancel = uploads.start(
      { key, file: entry.file, target, resumable, resumes },
      {
        onProgress: (share) => this.#happened(entry, { type: 'progress', share }),
        onStored: (file) => {
          this.#happened(entry, { type: 'stored', file });
          this.#scans.watch();
        },
        onFailed: (failure) => this.#happened(entry, { type: 'failed', failure }),
      },
    );
  }

  /** `isLost`: a file of which nothing can be learnt counts as thrown away. */
  async #ask(isMeant: (file: ChosenFile) => boolean, isLost = false): Promise<void> {
    const entries = this.#entries.filter(({ chosen }) => chosen.stored && isMeant(chosen));
    const asked = entries.map(async (entry) => {
      const { stored } = entry.chosen;
      const now = stored && (await this.#context.stateOf?.(stored));
      if (now) this.#happened(entry, { type: 'scanned', scan: now.scan });
      else if (now === null || isLost)
        this.#happened(entry, hasBytes(entry) ? { type: 'dropped' } : { type: 'refused', refusal: 'lost' });
    });
    await Promise.all(asked);
  }

  #preview(entry: Entry): void {
    if (!PREVIEWED.includes(entry.file.type) || typeof URL.createObjectURL !== 'function') return;
    this.#happened(entry, { type: 'previewed', preview: URL.createObjectURL(entry.file) });
  }

  #happened(entry: Entry, event: FileEvent): void {
    const chosen = nextFile(entry.chosen, event);
    if (chosen === entry.chosen || !this.#entries.includes(entry)) return;
    entry.chosen = chosen;
    this.#set(this.#entries);
  }

  #set(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#list = entries.map(({ chosen }) => chosen);
    this.#context.onChange();
  }
}

function entryOf(key: string, file: File, itemId: ItemId | undefined, lineId: string | undefined): Entry {
  const { name, size } = file;
  const chosen: ChosenFile = {
    key,
    name,
    size,
    phase: 'uploading',
    progress: 0,
    ...(itemId !== undefined && { itemId }),
    ...(lineId !== undefined && { lineId }),
  };
  return { file, chosen };
}

/** Not where the file comes from another device, or from a page that has ended. */
function hasBytes({ file, chosen }: Pick<Entry, 'file' | 'chosen'>): boolean {
  return file.size === chosen.size;
}

/** Of what a draft has brought nothing is known but name and size. */
function factsOfEntry(entry: Entry): FileFacts {
  const { name, size } = entry.chosen;
  return hasBytes(entry) ? factsOf(entry.file) : { name, size };
}

function factsOf({ name, size, lastModified }: File): FileFacts {
  return { name, size, modified: lastModified };
}
