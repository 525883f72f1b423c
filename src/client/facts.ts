import { needsYou, type Access, type CaseSummary, type Facts, type Session } from '../domain/index.ts';
import { viewerOf } from '../domain/needs-you.ts';
import { CaseFactsEvent } from '../events/index.ts';
import { Signal, type Observable } from './observable.ts';
import type { Voice } from './voice.ts';

/** Where a request stands in the order in which requests were made. */
export type Ticket = number;

const NOTHING: Facts = { total: 0, unread: 0, actionRequired: 0, visible: false };

/** The counts for menu, badge and host: what the youngest request brought, corrected by what this client has done. */
export class FactsBook implements Observable<Facts | null> {
  readonly #session: Session;
  readonly #emit: Voice['emit'];
  readonly #told = new Signal<Facts | null>(null);
  #tickets = 0;
  #newest = 0;
  #counted: Facts | null = null;
  #access: Access | null = null;

  constructor(session: Session, emit: Voice['emit']) {
    this.#session = session;
    this.#emit = emit;
  }

  get value(): Facts | null {
    return this.#told.value;
  }

  subscribe(listener: (value: Facts | null) => void): () => void {
    return this.#told.subscribe(listener);
  }

  /** To be taken when a request starts: an answer that was asked for earlier never replaces a later one. */
  ticket(): Ticket {
    this.#tickets += 1;
    return this.#tickets;
  }

  offer(facts: Facts, ticket: Ticket): void {
    if (ticket < this.#newest) return;
    this.#newest = ticket;
    const { total, unread, actionRequired, visible } = facts;
    const counts = { total: sound(total), unread: sound(unread), actionRequired: sound(actionRequired) };
    this.#counted = { ...counts, visible: visible === true };
    this.#tell();
  }

  /** Consent and role, on which `visible` depends. */
  learn(access: Access): void {
    this.#access = access;
    this.#tell();
  }

  /** One case is now otherwise than it was; `before` undefined means that it was not known. */
  moved(before: CaseSummary | undefined, after: CaseSummary): void {
    if (!this.#counted || !before) return;
    // What is under way was asked before this happened.
    this.#newest = this.ticket();
    const viewer = viewerOf(this.#session.userId, this.#access?.role);
    const { unread, actionRequired } = this.#counted;
    this.#counted = {
      ...this.#counted,
      unread: shifted(unread, before.unread, after.unread),
      actionRequired: shifted(actionRequired, needsYou(before, viewer), needsYou(after, viewer)),
    };
    this.#tell();
  }

  /** Nothing is known any more. */
  clear(): void {
    this.#counted = this.#access = null;
    this.#newest = this.ticket();
    if (!this.#told.value) return;
    this.#told.value = null;
    this.#emit(() => new CaseFactsEvent(NOTHING));
  }

  #tell(): void {
    if (!this.#counted) return;
    const { total, unread, actionRequired, visible } = this.#counted;
    const mayBeSeen = visible && (!this.#access || mayShow(this.#access));
    const next: Facts = { total, unread, actionRequired, visible: mayBeSeen };
    if (this.#told.value && same(this.#told.value, next)) return;
    this.#told.value = next;
    this.#emit(() => new CaseFactsEvent(next));
  }
}

/** The menu entry is there with consent, or with history that outlived it; never for a role that may not read. */
function mayShow(access: Access): boolean {
  if (access.role === 'none') return false;
  return access.agencies.some(
    ({ state, historyReadable }) => state === 'active' || (state === 'ended' && historyReadable),
  );
}

/** What an adapter counts, where it does count: a number of cases, or none. */
function sound(count: unknown): number {
  return typeof count === 'number' && count > 0 && Number.isFinite(count) ? Math.floor(count) : 0;
}

function shifted(count: number, before: boolean, after: boolean): number {
  return Math.max(0, count - Number(before) + Number(after));
}

function same(a: Facts, b: Facts): boolean {
  return (
    a.total === b.total && a.unread === b.unread && a.actionRequired === b.actionRequired && a.visible === b.visible
  );
}
