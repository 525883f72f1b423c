import type { CaseChange, CaseDetail, CaseId } from '../domain/index.ts';
import { NEW_CASE, START_ITEMS } from '../domain/start.ts';
import { rawOf } from '../domain/visibility.ts';
import { CaseDirtyChangeEvent } from '../events/index.ts';
import type { Observable } from './observable.ts';
import { Presence, type Answering } from './presence.ts';
import type { ReplyContext } from './reply-context.ts';
import { Reply } from './reply-session.ts';
import type { ReplySession } from './types.ts';
import { TabSends } from './tab-sends.ts';
import { createUploads } from './uploads.ts';
import { sessionKey } from './vault.ts';
import type { Writing, WritingParts } from './writing.ts';

export type RepliesContext = Omit<ReplyContext, 'caseId' | 'onChange' | 'turn' | 'isOver'>;

/** The part of a client with which cases are answered. */
export function openReplies(parts: WritingParts): Writing {
  return new Replies({ ...parts, uploads: createUploads(parts), presence: new Presence(parts) });
}

/** All replies in the making of one client, and whether leaving the page would lose something. */
export class Replies implements Writing {
  readonly #context: RepliesContext;
  readonly #replies = new Map<CaseId, Reply>();
  readonly #idle = new Set<() => void>();
  readonly #sends: TabSends | undefined;
  readonly #leave: () => void;
  /** Everything was thrown away, and no session has begun since. */
  #isErased = false;
  /** An element may still ask for its reply: it is shown what was written, and nothing happens to it. */
  #hasEnded = false;
  #dirty = false;
  #atRisk = false;
  #unguard: (() => void) | undefined;

  constructor(context: RepliesContext) {
    this.#context = context;
    this.#sends = this.#withTabs();
    this.#leave = context.outage.onResume(() => this.#renewed());
    // What an earlier client of this session has left counts as unsent before its case is opened.
    for (const id of context.drawer.ids()) this.reply(id);
  }

  get dirty(): boolean {
    return this.#dirty;
  }

  /** Something is being uploaded, sent or settled. */
  get busy(): boolean {
    return [...this.#replies.values()].some((reply) => reply.busy);
  }

  reply(caseId: CaseId): ReplySession {
    return this.#replyOf(caseId);
  }

  #replyOf(caseId: CaseId): Reply {
    const known = this.#replies.get(caseId);
    if (known) return known;
    const onChange = (): void => this.#moved(caseId);
    const turn = (go: () => void): void => this.#inTurn(caseId, go);
    const { signedOut } = this.#context.outage;
    if (!signedOut.value && !this.#hasEnded) this.#begin();
    const isOver = this.#isErased || this.#hasEnded;
    const made = new Reply({ ...this.#context, caseId, onChange, turn, isOver });
    this.#replies.set(caseId, made);
    if (this.#hasEnded) void made.end();
    this.#moved(caseId);
    return made;
  }

  /** `undefined` where the tabs cannot agree, or the adapter does not say what it reaches. */
  #withTabs(): TabSends | undefined {
    const { adapter, reads, session, tabs } = this.#context;
    const { liveName } = adapter;
    if (!tabs || liveName === undefined || sessionKey(session) === null) return undefined;
    return new TabSends({
      tabs,
      name: `spiris-cases/send@1 ${JSON.stringify([liveName, session.userId, session.companyId])}`,
      onLeft: (caseId, outgoing) => this.#replyOf(caseId).takeOver(outgoing),
      onSent: (caseId, outgoing) => {
        this.#replies.get(caseId)?.sentElsewhere(outgoing);
        if (caseId !== NEW_CASE) void reads.renew({ detail: caseId });
      },
    });
  }

  /** Forms that were asked for meanwhile begin anew, with what is kept elsewhere. */
  #renewed(): void {
    if (this.#isErased) void this.erase();
    this.#begin();
  }

  #begin(): void {
    this.#isErased = false;
    this.#sends?.wake();
  }

  #inTurn(caseId: CaseId, go: () => void): void {
    if (this.#hasEnded) return;
    if (!this.#sends) return go();
    this.#sends.take(caseId, () => {
      go();
      this.#moved(caseId);
    });
  }

  #moved(caseId: CaseId): void {
    if (this.#hasEnded) return;
    const reply = this.#replies.get(caseId);
    if (reply) this.#sends?.moved(caseId, reply.standing);
    this.#changed();
  }

  /** Takes what is unsent of one case to another; the first is left empty. */
  carry(from: CaseId, to: CaseId, text: string): void {
    const [source, target] = [this.#replyOf(from), this.#replyOf(to)];
    target.setText(joined(target.state.value.text, text));
    target.addFiles(source.chosenFiles());
    source.discard();
  }

  /** The same to a case that is to be started. */
  startFrom({ id, contact, subject }: Pick<CaseDetail, 'id' | 'contact' | 'subject'>, text: string): void {
    const [source, start] = [this.#replyOf(id), this.#replyOf(NEW_CASE)];
    const { answers, dirty } = start.state.value;
    const said = (item: string): string => rawOf(answers, item)?.text ?? '';
    // A recipient alone may have been chosen for the user.
    if (!dirty) start.setAnswer(START_ITEMS.recipient, { picked: [contact.id] });
    if (said(START_ITEMS.subject).trim() === '') start.setAnswer(START_ITEMS.subject, { text: subject });
    start.setAnswer(START_ITEMS.text, { text: joined(said(START_ITEMS.text), text) });
    start.addFiles(source.chosenFiles(), START_ITEMS.files);
    source.discard();
  }

  answering(caseId: CaseId): Observable<readonly Answering[]> {
    return this.#context.presence.answering(caseId);
  }

  heard(change: Extract<CaseChange, { kind: 'answering' }>): void {
    this.#context.presence.heard(change);
  }

  seen(detail: CaseDetail): void {
    this.#replies.get(detail.id)?.seen(detail);
  }

  /** Something has changed at the back end; of all cases where none is named. */
  changedOutside(caseId?: CaseId): void {
    for (const [id, reply] of this.#replies) if (caseId === undefined || caseId === id) reply.changedOutside();
  }

  /** Calls back once nothing is under way: at once if nothing is. Returns the way to stop waiting. */
  whenIdle(listener: () => void): () => void {
    if (!this.busy) {
      listener();
      return () => undefined;
    }
    this.#idle.add(listener);
    return () => this.#idle.delete(listener);
  }

  /** The user's draft of a case is another one at the back end. */
  draftChanged(caseId: CaseId, version: string | undefined): void {
    this.#replies.get(caseId)?.draft?.heard(version);
  }

  /** Saves all that is unsent. */
  async flush(): Promise<'saved' | 'memoryOnly'> {
    const all = await Promise.all([...this.#replies.values()].map((reply) => reply.flush()));
    return all.every((one) => one === 'saved') ? 'saved' : 'memoryOnly';
  }

  /** Lets go; what is unsent stays in the drawer. */
  end(): void {
    this.#hasEnded = true;
    this.#idle.clear();
    this.#context.presence.clear();
    for (const reply of this.#replies.values()) void reply.end();
    this.#replies.clear();
    this.#leave();
    this.#sends?.end();
    this.#guard(false);
  }

  /** Throws everything away, what is on screen included, at once; resolves when nothing is being written any more. */
  async erase(): Promise<void> {
    this.#isErased = true;
    this.#context.presence.clear();
    this.#sends?.drop();
    const over = [...this.#replies.values()].map((reply) => reply.erase());
    this.#replies.clear();
    this.#context.drawer.clear();
    this.#changed();
    await Promise.all(over);
  }

  #changed(): void {
    const dirty = [...this.#replies.values()].some((reply) => reply.state.value.dirty);
    const atRisk = [...this.#replies.values()].some((reply) => reply.atRisk);
    if (atRisk !== this.#atRisk) {
      this.#atRisk = atRisk;
      this.#guard(atRisk);
    }
    if (dirty !== this.#dirty) {
      this.#dirty = dirty;
      this.#context.emit(() => new CaseDirtyChangeEvent({ dirty }));
    }
    if (this.#idle.size === 0 || this.busy) return;
    const listeners = [...this.#idle];
    this.#idle.clear();
    for (const listener of listeners) listener();
  }

  /** Pages with this listener are slower to leave and to come back to, so it is there only while it is needed. */
  #guard(atRisk: boolean): void {
    this.#unguard?.();
    this.#unguard = undefined;
    const page = globalThis.window;
    if (!atRisk || !page) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    page.addEventListener('beforeunload', ask);
    this.#unguard = () => page.removeEventListener('beforeunload', ask);
  }
}

function joined(before: string, added: string): string {
  if (before.trim() === '' || before.includes(added)) return before.trim() === '' ? added : before;
  return `${before}\n\n${added}`;
}
