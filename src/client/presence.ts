import type { CaseAdapter } from '../adapter/case-adapter.ts';
import { dataOf, type CaseChange, type CaseId, type Instant, type Person, type PersonId } from '../domain/index.ts';
import { NEW_CASE } from '../domain/start.ts';
import type { Calls } from './calls.ts';
import { Signal, type Observable } from './observable.ts';
import type { Reads } from './reads.ts';
import { isAnything } from './shape.ts';
import type { Env } from './types.ts';

/** Somebody else who is writing an answer. */
export interface Answering {
  readonly by: Person;
  /** When that was first heard. */
  readonly since: Instant;
}

export interface PresenceContext {
  readonly adapter: CaseAdapter;
  readonly calls: Calls;
  readonly env: Env;
  readonly reads: Reads;
}

/** How often one says that one is still writing, and how long one who says nothing more counts as writing (ms). */
const REPEAT = 20_000;
const FORGET = 45_000;

type Heard = Extract<CaseChange, { kind: 'answering' }>;

/** Who else is writing an answer, by case; and telling them of this user. */
export class Presence {
  readonly #context: PresenceContext;
  readonly #cases = new Map<CaseId, Signal<readonly Answering[]>>();
  readonly #clocks = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #said = new Map<CaseId, number>();

  constructor(context: PresenceContext) {
    this.#context = context;
  }

  answering(caseId: CaseId): Observable<readonly Answering[]> {
    return this.#signal(caseId);
  }

  /** The stream has told of somebody. */
  heard({ caseId, by, left }: Heard): void {
    this.#forget(caseId, by.id, left === true);
    if (left) return;
    const { env } = this.#context;
    const signal = this.#signal(caseId);
    const known = signal.value.some((one) => one.by.id === by.id);
    if (!known) signal.value = [...signal.value, { by, since: new Date(env.now()).toISOString() }];
    this.#clocks.set(
      keyOf(caseId, by.id),
      env.setTimeout(() => this.#forget(caseId, by.id, true), FORGET),
    );
  }

  /** This user is typing or choosing. Told now and then, and nobody waits for it. */
  writes(caseId: CaseId): void {
    const now = this.#context.env.now();
    if (now - (this.#said.get(caseId) ?? -Infinity) < REPEAT) return;
    this.#said.set(caseId, now);
    this.#report(caseId, 'answering');
  }

  /** This user has sent, or thrown away, what they wrote. Told where the back end still takes answers. */
  leaves(caseId: CaseId): void {
    if (!this.#said.delete(caseId)) return;
    const detail = dataOf(this.#context.reads.detail(caseId).value);
    if (detail?.permissions.answer !== false) this.#report(caseId, 'left');
  }

  clear(): void {
    for (const clock of this.#clocks.values()) this.#context.env.clearTimeout(clock);
    this.#clocks.clear();
    this.#said.clear();
    for (const signal of this.#cases.values()) signal.value = [];
  }

  #signal(caseId: CaseId): Signal<readonly Answering[]> {
    const known = this.#cases.get(caseId) ?? new Signal<readonly Answering[]>([]);
    this.#cases.set(caseId, known);
    return known;
  }

  #forget(caseId: CaseId, personId: PersonId, entirely: boolean): void {
    const key = keyOf(caseId, personId);
    this.#context.env.clearTimeout(this.#clocks.get(key));
    this.#clocks.delete(key);
    const signal = this.#signal(caseId);
    const left = signal.value.filter(({ by }) => by.id !== personId);
    if (entirely && left.length < signal.value.length) signal.value = left;
  }

  #report(caseId: CaseId, activity: 'answering' | 'left'): void {
    const { adapter, calls } = this.#context;
    if (!adapter.reportActivity || caseId === NEW_CASE) return;
    const report = adapter.reportActivity.bind(adapter);
    // A courtesy: where it fails nothing is lost, and nobody is told.
    calls.attempt((o) => report(caseId, activity, o), { accept: isAnything }).catch(() => undefined);
  }
}

function keyOf(caseId: CaseId, personId: PersonId): string {
  return JSON.stringify([caseId, personId]);
}
