import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CaseStore } from '../../controllers/index.ts';
import type { CaseDetail } from '../../domain/index.ts';
import { isBroken, newestEntryId } from './records.ts';

/** What is being read, by whom. */
export interface Reading {
  readonly store: CaseStore;
  readonly detail: CaseDetail;
}

/**
 * Tells the client that a case is read: only while it is on the page and the page is visible. Remembers which entries
 * were new when it was opened, since the mark is gone as soon as it is set.
 */
export class ReadingController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #reading: () => Reading | null;
  #store: CaseStore | undefined;
  #caseId: string | undefined;
  #upTo: string | null = null;
  #stop: (() => void) | undefined;
  #known = new Set<string>();
  #fresh = new Set<string>();

  constructor(host: ReactiveControllerHost & HTMLElement, reading: () => Reading | null) {
    this.#host = host;
    this.#reading = reading;
    host.addController(this);
  }

  /** Entries by others that this user has not seen before this opening. */
  get fresh(): ReadonlySet<string> {
    return this.#fresh;
  }

  hostConnected(): void {
    this.#document.addEventListener('visibilitychange', this.#onVisibility);
  }

  hostDisconnected(): void {
    this.#document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#end();
    this.#caseId = undefined;
  }

  hostUpdate(): void {
    const reading = this.#host.isConnected ? this.#reading() : null;
    if (reading) this.#notice(reading);
  }

  hostUpdated(): void {
    const reading = this.#host.isConnected ? this.#reading() : null;
    if (!reading || this.#document.visibilityState !== 'visible') {
      this.#end();
      return;
    }
    const upTo = newestEntryId(reading.detail);
    if (this.#stop && this.#store === reading.store && this.#upTo === upTo) return;
    const former = this.#stop;
    this.#store = reading.store;
    this.#upTo = upTo;
    this.#stop = reading.store.opened(reading.detail.id, upTo);
    former?.();
  }

  get #document(): Document {
    return this.#host.ownerDocument;
  }

  readonly #onVisibility = (): void => this.#host.requestUpdate();

  #end(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** At the first sight of an unread case, what has come since it was last read; later, whatever comes from others. */
  #notice({ detail, store }: Reading): void {
    const others = detail.entries.filter((entry) => !isBroken(entry) && entry.by.id !== store.session.userId);
    const ids = others.flatMap((entry) => (isBroken(entry) ? [] : [entry.id]));
    if (this.#caseId !== detail.id) {
      this.#end();
      this.#caseId = detail.id;
      this.#known = new Set(ids);
      this.#fresh = new Set(detail.unread ? newSince(detail, ids) : []);
      return;
    }
    for (const id of ids) {
      if (!this.#known.has(id)) this.#fresh.add(id);
      this.#known.add(id);
    }
  }
}

/** Of these entries, those after the last one that was read; where that is not known, the newest is new for certain. */
function newSince({ entries, readUpTo }: CaseDetail, ids: readonly string[]): readonly string[] {
  const read = entries.findIndex((entry) => entry.id === readUpTo);
  if (read === -1) return ids.length > 1 ? ids.slice(-1) : [];
  const later = new Set(entries.slice(read + 1).map(({ id }) => id));
  return ids.filter((id) => later.has(id));
}
