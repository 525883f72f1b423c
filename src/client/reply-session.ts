import type { Act, CaseDetail, ItemId, PlainDate } from '../domain/index.ts';
import type { RawAnswer } from '../domain/raw-answer.ts';
import type { SendState } from '../domain/send-machine.ts';
import { NEW_CASE } from '../domain/start.ts';
import type { DraftContent } from './draft/content.ts';
import { DraftKey } from './found-send.ts';
import { DraftLink, type DraftLinkContext } from './draft-link.ts';
import { isMissing, Press, standingOf, type Compose } from './letter.ts';
import { Signal } from './observable.ts';
import { receiptOf } from './receipt.ts';
import { isLost } from './draft-files.ts';
import {
  EMPTY_DRAFT,
  holds,
  leftover,
  mergeDrafts,
  withAnswer,
  withWhatWasSent,
  type ReplyDraft,
} from './reply-draft.ts';
import type { ReplyFiles } from './reply-files.ts';
import type { ReplyContext } from './reply-context.ts';
import { tellFailed, tellSent } from './reply-events.ts';
import { can, once, openFiles, takeRefusal } from './reply-parts.ts';
import { emptyStateOf, isOpen, replyStateOf } from './reply-state.ts';
import { Sender } from './sender.ts';
import type { Outgoing, Standing } from './tab-sends.ts';
import { askHost } from './submit-question.ts';
import type { Receipt, ReplySession, ReplyState } from './types.ts';
import type { Kept, KeptSend, Written } from './vault.ts';

/** How long a send waits to learn what the back end can do (ms). */
const ACCESS_PATIENCE = 3_000;

/** One reply in the making: the draft, its files, and the way of the act to the agency. */
export class Reply implements ReplySession {
  readonly state: Signal<ReplyState>;
  readonly #context: ReplyContext;
  readonly #files: ReplyFiles;
  readonly #sender: Sender;
  readonly draft: DraftLink | undefined;
  #draft: ReplyDraft = EMPTY_DRAFT;
  readonly #press = new Press();
  /** The synchronous latch while the host is asked, or another tab has its turn: what was pressed meanwhile. */
  #asking: Written | undefined;
  /** Under what the draft goes: kept with it, so that it goes once, whichever page sends it. */
  readonly #key: DraftKey;
  #conflict: ReplyState['conflict'];
  #receipt: Receipt | undefined;
  /** Changes that belong together are shown together. */
  #held = 1;
  #ended = false;

  constructor(context: ReplyContext) {
    this.#context = context;
    this.#key = new DraftKey(context.env);
    this.#sender = new Sender(context, context.caseId, {
      write: () => this.#press.write(this.#stateNow()),
      moved: (before, after, detail) => this.#moved(before, after, detail),
    });
    this.#files = openFiles(context, () => this.#filesMoved());
    this.state = new Signal(this.#stateNow());
    const kept = context.drawer.get(context.caseId);
    if (kept) this.#restore(kept);
    this.draft = this.#linkTo(kept?.agreed);
    this.#held = 0;
    this.state.value = this.#stateNow();
  }

  /** Something is under way that comes to an end without the user. */
  get busy(): boolean {
    return this.#asking !== undefined || this.#sender.busy || this.#files.uploading || this.draft?.busy === true;
  }

  /** Leaving the page would lose something. */
  get atRisk(): boolean {
    const { dirty, draft, files } = this.state.value;
    return dirty && !(this.#isOpen && draft?.state === 'saved' && files.every((file) => file.stored ?? isLost(file)));
  }

  readonly setAct = (act: Act['kind']): void => this.#set({ act });
  readonly setText = (text: string): void => this.#set({ text });
  readonly setUntil = (until: PlainDate | undefined): void => this.#set({ until });
  readonly setAnswer = (id: ItemId, raw: RawAnswer): void =>
    this.#set({ answers: withAnswer(this.#draft.answers, id, raw) });

  addFiles(files: readonly File[], itemId?: ItemId, lineId?: string): void {
    this.#context.presence.writes(this.#context.caseId);
    this.#change(() => this.#files.add(files, itemId, lineId));
  }

  removeFile(key: string): void {
    // What is on its way cannot be taken back.
    if (!this.#isOpen && this.#sender.letter && this.#press.written?.files.has(key)) return;
    this.#change(() => this.#files.remove(new Set([key])));
  }

  readonly retryFile = (key: string): void => this.#change(() => this.#files.retry(key));
  readonly contentOf = (key: string): Blob | undefined => this.#files.contentOf(key);

  send(compose: Compose): void {
    if (this.#ended || this.#asking || !this.#isOpen) return;
    const pressed = { draft: this.#draft, files: this.#files.keys, revision: this.#revision };
    // Before anything that others could answer by pressing again.
    this.#asking = pressed;
    const { caseId, emit, reads } = this.#context;
    const answer = caseId === NEW_CASE || askHost(emit, caseId, this.#draft.act);
    if (answer === false || (answer === true && reads.knownAccess)) return this.#answered(answer, compose, pressed);
    this.#publish();
    void Promise.all([answer, reads.accessWithin(ACCESS_PATIENCE)]).then(([mayGo]) => {
      if (this.#asking === pressed) this.#answered(mayGo, compose, pressed);
    });
  }

  retry(): void {
    if (!this.#asking) this.#context.turn(this.#retry.bind(this, this.#revision));
  }

  #retry(revision: string | null): void {
    if (this.#ended || this.#asking) return;
    const { state } = this.#sender;
    if (this.#isOpen && this.#press.pressed) this.#press.pressed = { ...this.#press.pressed, revision };
    if (this.#isOpen && this.#conflict) return this.#submit();
    if (state.phase === 'editing' && state.failure && this.#press.compose) {
      for (const file of this.#files.list) this.#files.retry(file.key);
      return this.#submit();
    }
    this.#sender.dispatch({ type: 'retryNow', now: this.#context.env.now() });
  }

  resend(): void {
    const now = this.#context.env.now();
    if (!this.#asking && !this.#ended) this.#context.turn(() => this.#sender.dispatch({ type: 'resend', now }));
  }

  cancel(): void {
    if (this.#asking) {
      this.#asking = undefined;
      return this.#publish();
    }
    this.#sender.dispatch({ type: 'cancel', now: this.#context.env.now() });
  }

  discard(): () => void {
    this.cancel();
    if (this.#ended || !this.#isOpen) return () => undefined;
    this.#context.presence.leaves(this.#context.caseId);
    const { kept } = this.#files;
    const draft = this.#draft;
    this.#together(() => {
      this.#draft = EMPTY_DRAFT;
      this.#conflict = undefined;
      this.#sender.clear();
      this.#files.remove();
    });
    const undo = (): void => {
      this.#draft = mergeDrafts(draft, this.#draft);
      this.#files.restore(kept);
    };
    return once(() => this.#ended || this.#together(undo));
  }

  async flush(): Promise<'saved' | 'memoryOnly'> {
    const isKept = (await this.draft?.flush()) && !this.atRisk;
    return isKept || !this.state.value.dirty ? 'saved' : 'memoryOnly';
  }

  dismissReceipt(): void {
    this.#together(() => {
      this.#receipt = undefined;
      if (this.#sender.state.phase === 'sent') this.#sender.clear();
    });
  }

  /** What has been chosen, as files. */
  readonly chosenFiles = (): readonly File[] => this.#files.kept.map(({ file }) => file);

  /** A newer case has been read. */
  seen(detail: CaseDetail): void {
    if (this.#ended) return;
    this.#sender.seen(detail);
    this.#meetFound(detail);
  }

  /** For the other tabs of this user. */
  get standing(): Standing {
    return standingOf(this.#sender, this.#asking !== undefined, () => this.#press.letter(this.#stateNow()));
  }

  /** Goes on with what a tab that has died was sending; what stands here beside it stays. */
  takeOver({ send, written }: Outgoing): void {
    if (this.#ended) return;
    this.#asking = undefined;
    this.#together(() => {
      this.#draft = withWhatWasSent(this.#draft, written.draft);
      this.#goOn(send, written);
    });
  }

  /** Another tab has sent what stands here, or was pressed here, too: what has been added to it here stays. */
  sentElsewhere({ key, written }: Outgoing): void {
    this.#key.used(key);
    const [stands, asked] = [this.#draft, this.#asking?.draft].map((draft) => draft && holds(draft, written.draft));
    if (this.#ended || !this.#isOpen || !(stands || asked)) return;
    this.#asking = this.#conflict = undefined;
    this.#together(() => {
      if (!stands) return;
      this.#draft = leftover(this.#draft, written.draft);
      this.#files.remove(written.files);
      if (this.#sender.state.phase === 'failed') this.#sender.clear();
    });
  }

  /** Something about the case, or about its files, has changed at the back end. */
  readonly changedOutside = (): void => void (this.#ended || this.#files.scansMoved());

  /** Lets go of calls, clocks and previews. What is unsent stays in the drawer. Resolves when nothing is written any more. */
  async end(): Promise<void> {
    this.#ended = true;
    const over = this.draft?.end();
    this.#asking = undefined;
    this.#sender.end();
    this.#files.end();
    await over;
  }

  /** Ends, and empties what is on screen. */
  async erase(): Promise<void> {
    const over = this.end();
    this.#draft = EMPTY_DRAFT;
    this.#receipt = this.#conflict = undefined;
    this.#press.forget();
    this.state.value = emptyStateOf(this.#context.caseId, this.#context.env.now());
    await over;
  }

  get #revision(): string | null {
    return this.#context.reads.knownDetail(this.#context.caseId)?.revision ?? null;
  }

  get #isOpen(): boolean {
    return isOpen(this.#sender.state);
  }

  #answered(mayGo: boolean, compose: Compose, pressed: Written): void {
    if (mayGo) this.#context.turn(() => this.#asking === pressed && !this.#ended && this.#go(compose, pressed));
    else this.#asking = undefined;
    // Not gone: forbidden, or another tab is at it.
    if (!mayGo || this.#asking) this.#publish();
  }

  #go(compose: Compose, pressed: Written): void {
    this.#asking = undefined;
    this.#press.compose = compose;
    this.#press.pressed = pressed;
    const { state } = this.#sender;
    // Nothing has been changed since it failed: another try of the same, with the same key.
    const isSame = state.phase === 'failed' && state.failure.kind !== 'conflict';
    if (isSame) this.#sender.dispatch({ type: 'retryNow', now: this.#context.env.now() });
    else this.#submit();
  }

  #submit(): void {
    this.#together(() => {
      const waits = this.#files.uploading || this.#files.obstacle !== undefined;
      if (this.#sender.state.phase === 'failed') this.#key.renew();
      if (!this.#sender.submit(this.#key.id, can(this.#context, 'idempotency'), waits)) return;
      this.#conflict = undefined;
      this.#receipt = undefined;
    });
    this.#filesMoved();
  }

  #filesMoved(): void {
    const { state } = this.#sender;
    if ('job' in state && state.job.filesPending) {
      const { obstacle, uploading } = this.#files;
      if (obstacle) this.#sender.dispatch({ type: 'fileFailed', failure: obstacle });
      else if (!uploading) this.#sender.dispatch({ type: 'filesReady', now: this.#context.env.now() });
    }
    this.#publish();
  }

  #moved(before: SendState, after: SendState, detail?: CaseDetail): void {
    if (after.phase === 'sent') return this.#finish(after.key, detail);
    if (before.phase === 'sent') this.#receipt = undefined;
    if ('job' in before && after.phase === 'editing') this.#key.renew();
    const failure = 'failure' in after ? after.failure : undefined;
    if (failure) this.#conflict = takeRefusal(this.#context, after, failure) ?? this.#conflict;
    this.#publish();
    // The back end misses files that it has acknowledged: their rows say so, and offer to send them again.
    const missing = after.phase === 'failed' && isMissing(after.failure);
    if (missing) void this.#files.findDropped(missing);
    const isOver = after.phase === 'failed' || (after.phase === 'editing' && before.phase !== 'failed');
    if (!isOver || !failure) return;
    this.#context.calls.report(this.#sender.operation, failure);
    tellFailed(this.#context, this.#sender.letter?.act.kind ?? this.#draft.act, failure);
  }

  #finish(key: string, acknowledged: CaseDetail | undefined): void {
    const { caseId, env, onSent, presence, reads } = this.#context;
    const act = this.#sender.letter?.act;
    this.#key.renew();
    const detail = acknowledged ?? reads.knownDetail(caseId);
    if (acknowledged) reads.takeDetail(acknowledged);
    this.#together(() => {
      const files = this.#files.list.filter((file) => this.#press.written?.files.has(file.key));
      this.#receipt = act && detail && receiptOf(act, key, files, detail, env.now());
      this.#draft = this.#press.written ? leftover(this.#draft, this.#press.written.draft) : EMPTY_DRAFT;
      this.#conflict = undefined;
      this.#files.remove(new Set(files.map((file) => file.key)));
    });
    presence.leaves(caseId);
    // What has been acknowledged does not wait to be thrown away.
    void this.draft?.flush();
    tellSent(this.#context, act?.kind ?? 'answer', detail);
    if (detail) onSent(detail);
  }

  /** What an earlier page has sent of this draft, as the case shows it, goes. */
  #meetFound(detail = this.#context.reads.knownDetail(this.#context.caseId), actKey?: string): void {
    if (actKey !== undefined && this.#isOpen) this.#key.take(actKey);
    const sent = this.#isOpen && !this.#asking && this.#key.arrivedIn(detail, this.#draft, this.#files.list);
    if (!sent) return;
    this.#together(() => {
      this.#sender.clear();
      this.#conflict = undefined;
      this.#receipt = sent.receipt;
      this.#draft = leftover(this.#draft, sent.draft);
      this.#files.remove(sent.files);
    });
    void this.draft?.flush();
  }

  #set(part: Partial<ReplyDraft>): void {
    const isSame = Object.entries(part).every(([name, value]) => this.#draft[name as keyof ReplyDraft] === value);
    if (!isSame) this.#edit(part);
  }

  #edit(part: Partial<ReplyDraft>): void {
    this.#context.presence.writes(this.#context.caseId);
    this.#change(() => (this.#draft = { ...this.#draft, ...part }));
  }

  #change(change: () => void): void {
    if (this.#isOpen) this.#key.changed();
    this.#together(() => {
      this.#sender.dispatch({ type: 'edited' });
      change();
    });
  }

  #together(change: () => void): void {
    this.#held += 1;
    change();
    this.#held -= 1;
    this.#publish();
  }

  #publish(): void {
    if (this.#held > 0 || this.#ended) return;
    const { caseId, drawer, onChange } = this.#context;
    this.draft?.changed(this.#draft, this.#files.list);
    this.state.value = this.#stateNow();
    const [send, written] = [this.#sender.kept, this.#press.written];
    const parts = { files: this.#files.kept, send, written, agreed: this.draft?.agreed };
    const unsent = this.state.value.dirty || send !== undefined;
    // What was sent or thrown away comes back unless the next client knows that the back end still keeps it.
    if (unsent || this.draft?.keepsMore) drawer.set(caseId, { ...this.#draft, ...parts, unsent });
    else drawer.delete(caseId);
    onChange();
  }

  #linkTo(agreed: DraftLinkContext['agreed']): DraftLink | undefined {
    return DraftLink.of({
      ...this.#context,
      agreed,
      revision: () => this.#revision,
      actKey: () => this.#key.id,
      found: (actKey) => this.#meetFound(undefined, actKey),
      parts: () => ({ draft: this.#draft, files: this.#files.list }),
      adopt: (content) => this.#adopt(content),
      onView: () => this.#publish(),
    });
  }

  #adopt({ files, pending, ...draft }: DraftContent): void {
    if (this.#ended) return;
    if (this.#isOpen) this.#key.changed();
    this.#together(() => {
      this.#draft = draft;
      this.#files.adopt(files, pending);
      // What has been sent stays on screen as a receipt; what another device adds waits behind it.
      if (this.#sender.state.phase !== 'sent') this.#sender.dispatch({ type: 'edited' });
    });
  }

  #stateNow(): ReplyState {
    return replyStateOf({
      caseId: this.#context.caseId,
      draft: this.#draft,
      files: this.#files.list,
      send: this.#sender.state,
      asking: this.#asking !== undefined,
      conflict: this.#conflict,
      receipt: this.#receipt,
      view: this.draft?.view,
      now: this.#context.env.now(),
    });
  }

  #restore({ files, send, written, agreed: _agreed, unsent: _unsent, ...draft }: Kept): void {
    this.#draft = draft;
    this.#files.restore(files);
    if (send) this.#goOn(send, written ?? { draft, files: new Set(files.map(({ key }) => key)) });
  }

  #goOn(send: KeptSend, written: Written): void {
    this.#press.goOn(send.act, written);
    if ('job' in send.state) this.#key.take(send.state.job.key);
    this.#sender.restore(send);
  }
}
