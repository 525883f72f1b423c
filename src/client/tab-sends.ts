import type { CaseId } from '../domain/index.ts';
import type { Tabs, TabChannel } from './tabs.ts';
import type { KeptSend, Written } from './vault.ts';

/** A send that has not come to its end: enough for another tab to settle it and to go on with it. */
export interface Outgoing {
  readonly key: string;
  readonly send: KeptSend;
  readonly written: Written;
}

/** How one reply stands. */
export interface Standing {
  readonly outgoing: Outgoing | undefined;
  /** Nothing is on its way, or about to be. */
  readonly isOpen: boolean;
  /** The key of what has been acknowledged. */
  readonly sentKey: string | undefined;
}

export interface TabSendsContext {
  readonly tabs: Tabs;
  /** The same for everybody who may share: back end, user and company. */
  readonly name: string;
  /** Another tab's send has been acknowledged. */
  readonly onSent: (caseId: CaseId, outgoing: Outgoing) => void;
  /** A tab has died before its send came to an end; this one has its turn now. */
  readonly onLeft: (caseId: CaseId, outgoing: Outgoing) => void;
}

type Message =
  | { readonly is: 'going'; readonly caseId: CaseId; readonly outgoing: Outgoing }
  | { readonly is: 'over'; readonly caseId: CaseId; readonly outgoing: Outgoing; readonly sent: boolean }
  /** A new tab wants to know what is on its way. */
  | { readonly is: 'ask' };

/** A place in the line for the lock of one case; with `free` it is this tab's turn. */
interface Place {
  readonly leave: AbortController;
  go: (() => void) | undefined;
  free?: () => void;
}

/**
 * One tab at a time sends for a case: it holds a lock until the outcome is known, and tells the others what it sends.
 * They stand in line, so that a tab that dies hands over to the next one at once.
 */
export class TabSends {
  readonly #context: TabSendsContext;
  readonly #channel: TabChannel;
  readonly #places = new Map<CaseId, Place>();
  readonly #own = new Map<CaseId, Outgoing>();
  readonly #others = new Map<CaseId, Outgoing>();
  /** The session is over here: what others send is none of this tab's business. */
  #isDeaf = false;

  constructor(context: TabSendsContext) {
    this.#context = context;
    this.#channel = context.tabs.channel(context.name);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => this.#heard(data);
    this.#tell({ is: 'ask' });
  }

  /** Calls `go` once it is this tab's turn; not where another tab has left a send, which is taken over instead. */
  take(caseId: CaseId, go: () => void): void {
    this.wake();
    const place = this.#places.get(caseId);
    if (place?.free) go();
    else if (place) place.go = go;
    else this.#stand(caseId, go);
  }

  /** Tells the others how a reply stands, and lets them have their turn. */
  moved(caseId: CaseId, { outgoing, isOpen, sentKey }: Standing): void {
    const before = this.#own.get(caseId);
    if (outgoing) {
      if (!this.#places.has(caseId)) this.#stand(caseId, () => undefined);
      if (before?.key === outgoing.key && before.send.state.phase === outgoing.send.state.phase) return;
      this.#own.set(caseId, outgoing);
      this.#tell({ is: 'going', caseId, outgoing });
    } else if (isOpen) this.#over(caseId, before !== undefined && before.key === sentKey);
  }

  /** The session is renewed. */
  wake(): void {
    if (!this.#isDeaf) return;
    this.#isDeaf = false;
    this.#tell({ is: 'ask' });
  }

  /** What was on its way stays with this page: no other tab takes it over. And this one takes nothing over before `wake()`. */
  drop(): void {
    this.#isDeaf = true;
    for (const caseId of [...this.#own.keys()]) this.#over(caseId, false);
    this.#others.clear();
    for (const caseId of [...this.#places.keys()]) this.#leave(caseId);
  }

  end(): void {
    this.drop();
    this.#channel.onmessage = null;
    this.#channel.close();
  }

  #over(caseId: CaseId, sent: boolean): void {
    const outgoing = this.#own.get(caseId);
    if (outgoing) {
      this.#own.delete(caseId);
      this.#tell({ is: 'over', caseId, outgoing, sent });
    }
    this.#leave(caseId);
  }

  #leave(caseId: CaseId): void {
    const place = this.#places.get(caseId);
    // Somebody else's send is under way: this tab goes on if that one cannot.
    if (!place || (!place.free && this.#others.has(caseId))) return;
    this.#places.delete(caseId);
    place.leave.abort();
    place.free?.();
  }

  #stand(caseId: CaseId, go?: () => void): void {
    const { tabs, name } = this.#context;
    const place: Place = { leave: new AbortController(), go };
    const { signal } = place.leave;
    this.#places.set(caseId, place);
    tabs.locks
      .request(`${name} ${caseId}`, { signal }, () => this.#turn(caseId, place))
      .catch(() => {
        if (signal.aborted) return;
        // No lock to be had: the key and the revision see to it that nothing goes twice.
        this.#places.delete(caseId);
        place.go?.();
      });
  }

  #turn(caseId: CaseId, place: Place): Promise<void> {
    if (place.leave.signal.aborted) return Promise.resolve();
    const held = new Promise<void>((resolve) => {
      place.free = resolve;
    });
    const left = this.#others.get(caseId);
    this.#others.delete(caseId);
    if (left) this.#context.onLeft(caseId, left);
    else if (place.go) place.go();
    else this.#leave(caseId);
    return held;
  }

  #heard(message: Message): void {
    if (this.#isDeaf) return;
    if (message.is === 'ask') {
      for (const [caseId, outgoing] of this.#own) this.#tell({ is: 'going', caseId, outgoing });
      return;
    }
    const { caseId, outgoing } = message;
    if (message.is === 'going') {
      if (this.#own.get(caseId)?.key === outgoing.key) return;
      this.#others.set(caseId, outgoing);
      if (!this.#places.has(caseId)) this.#stand(caseId);
      return;
    }
    if (this.#others.get(caseId)?.key === outgoing.key) this.#others.delete(caseId);
    if (message.sent) this.#context.onSent(caseId, outgoing);
    if (!this.#places.get(caseId)?.go) this.#leave(caseId);
  }

  #tell(message: Message): void {
    this.#channel.postMessage(message);
  }
}
