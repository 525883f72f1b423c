import { adapterError, toFailure } from '../adapter/adapter-error.ts';
import type { CaseAdapter } from '../adapter/case-adapter.ts';
import type {
  Access,
  CaseDetail,
  CaseId,
  CaseQuery,
  EntryId,
  Facts,
  FileRef,
  Limits,
  Person,
  Remote,
  Session,
} from '../domain/index.ts';
import { CaseNotifyEvent } from '../events/index.ts';
import { Calls } from './calls.ts';
import { createConnection, type Connection } from './connection.ts';
import { createConsentWatch } from './consent.ts';
import { draftChannel } from './draft-key.ts';
import { createEnv } from './env.ts';
import { FactsBook } from './facts.ts';
import { Live, type LiveContext } from './live.ts';
import { Notices } from './notices.ts';
import type { Observable } from './observable.ts';
import { createOutage, type Outage } from './outage.ts';
import { createPage } from './page.ts';
import { Reads } from './reads.ts';
import { shareCase, type Share } from './share.ts';
import { isAccess, isAnything, isBlob } from './shape.ts';
import type { CaseClient, CaseListView, CaseStore, DraftStore, Env, Notice } from './types.ts';
import { watchSignOut, type SignOut } from './sign-out.ts';
import { browserTabs, type Tabs } from './tabs.ts';
import { openDrawer, type Drawer } from './vault.ts';
import type { OpenWriting, Writing, WritingParts } from './writing.ts';
import { createVoice, type Voice } from './voice.ts';

export interface ClientOptions {
  /** The door to the back end. */
  readonly adapter: CaseAdapter;
  /** Who is logged in, and for which company; verified by the host. */
  readonly session: Session;
  /** Where drafts outlive the page. */
  readonly draftStore?: DraftStore | undefined;
  /** File limits of the host. */
  readonly limits?: Limits | undefined;
  /** Time and chance; for tests. */
  readonly env?: Partial<Env> | undefined;
  /** The browser's other tabs; for tests. */
  readonly tabs?: Tabs | undefined;
}

/** What may be settled later than at creation. */
export type Settings = Pick<ClientOptions, 'draftStore' | 'limits'>;

/** A download may be large, and not every adapter can tell that it moves (ms). */
const DOWNLOAD_TIMEOUT = 300_000;

/** A client with the two things that only the registry needs. */
export interface OwnedStore extends CaseStore {
  configure(settings: Settings): void;
  /** `reset()` for this page only: the user's other tabs stay as they are. */
  forget(): Promise<void>;
  /** Calls back once nothing is being uploaded, sent or settled: at once if nothing is. Returns the way to stop waiting. */
  whenIdle(listener: () => void): () => void;
}

class Client extends EventTarget implements OwnedStore {
  readonly session: Session;
  readonly env: Env;
  readonly offers: CaseStore['offers'];
  readonly #adapter: CaseAdapter;
  readonly #voice: Voice;
  readonly #outage: Outage;
  readonly #calls: Calls;
  readonly #connection: Connection;
  readonly #facts: FactsBook;
  readonly #live: Live;
  readonly #reads: Reads;
  readonly #drawer: Drawer;
  readonly #parts: WritingParts;
  readonly #notices: Notices;
  readonly #signOut: SignOut;
  readonly #tabs: Tabs | undefined;
  /** Up to where each case has been marked as read. */
  readonly #marked = new Map<CaseId, string>();
  readonly #answering = new Map<string, Promise<void>>();
  #listening: (() => void) | undefined;
  #writing: Writing | undefined;
  #isOver = false;
  #settings: Settings;

  constructor(options: ClientOptions) {
    super();
    const { adapter, tabs = browserTabs() } = options;
    const { userId, companyId } = options.session;
    const session = Object.freeze({ userId, companyId });
    const env = createEnv(options.env);
    const page = createPage();
    this.session = session;
    this.env = env;
    this.offers = offersOf(adapter);
    this.#adapter = adapter;
    this.#settings = options;
    this.#tabs = tabs;
    this.#voice = createVoice(this);
    const { emit } = this.#voice;
    const outage = (this.#outage = createOutage(emit));
    const calls = (this.#calls = new Calls({ session, env, outage, emit }));
    const facts = (this.#facts = new FactsBook(session, emit));
    const connection = (this.#connection = createConnection(adapter, calls, page));
    this.#live = new Live({
      ...{ adapter, session, env, page, tabs, outage },
      reads: () => this.#reads,
      ...this.#heard(),
    });
    const { watch } = this.#live;
    const consent = createConsentWatch(emit);
    const onAccess = (access: Access) => {
      facts.learn(access);
      consent(access);
    };
    const onDetail = (detail: CaseDetail) => this.#writing?.seen(detail);
    const reads = (this.#reads = new Reads({ adapter, env, calls, facts, outage, watch, onAccess, onDetail }));
    // A notice is about what is unread for certain, whatever an older copy here says.
    const markRead = (id: CaseId) => void this.#markRead(id, null);
    this.#notices = new Notices({ env, userId, emit, outage, reads, watch, markRead });
    this.#signOut = watchSignOut(adapter, session, tabs, () => this.#signedOutElsewhere());
    outage.onResume(() => reads.restart());
    this.#drawer = openDrawer(session);
    this.#parts = this.#partsOf({ adapter, calls, env, page, outage, connection, session, tabs, reads, emit });
    // What an earlier client of this session has left is sent, settled or kept without waiting for its case to be opened.
    if (this.#drawer.ids().length > 0) void this.#takeUp();
  }

  /** What the stream tells beside what is to be read anew. */
  #heard(): Pick<LiveContext, 'onAnswering' | 'onDraft' | 'onMoved' | 'look'> {
    return {
      onAnswering: (change) => this.#writing?.heard(change),
      onDraft: (id, version) => this.#writing?.draftChanged(id, version),
      onMoved: (id) => this.#writing?.changedOutside(id),
      look: () => this.#notices.look(),
    };
  }

  #partsOf(parts: Omit<WritingParts, 'drawer' | 'draftStore' | 'limits' | 'onSent'>): WritingParts {
    return {
      ...parts,
      drawer: this.#drawer,
      draftStore: () => this.#settings.draftStore,
      limits: () => this.limits,
      onSent: (detail) => this.#acted(detail),
    };
  }

  get facts(): Facts | null {
    return this.#facts.value;
  }

  get hasUnsentInput(): boolean {
    return this.#writing?.dirty ?? this.#drawer.hasUnsent;
  }

  get limits(): Limits | undefined {
    return this.#settings.limits;
  }

  get notices(): Observable<readonly Notice[]> {
    return this.#notices;
  }

  get signedOut(): Observable<boolean> {
    return this.#outage.signedOut;
  }

  access(): Observable<Remote<Access>> {
    return this.#reads.access();
  }

  list(query: CaseQuery): Observable<Remote<CaseListView>> {
    return this.#reads.list(query);
  }

  detail(id: CaseId): Observable<Remote<CaseDetail>> {
    return this.#reads.detail(id);
  }

  people(of: 'recipients' | CaseId): Observable<Remote<readonly Person[]>> {
    return this.#reads.people(of);
  }

  writing(open: OpenWriting): Writing {
    if (!this.#writing) {
      this.#writing = open(this.#parts);
      if (this.#isOver) this.#writing.end();
    }
    return this.#writing;
  }

  async share(id: CaseId, share: Share): Promise<void> {
    const uuid = () => this.env.uuid();
    const detail = await shareCase({ adapter: this.#adapter, calls: this.#calls, reads: this.#reads, uuid }, id, share);
    this.#reads.takeDetail(detail);
    this.#acted(detail);
  }

  loadMore(query: CaseQuery): void {
    this.#reads.loadMore(query);
  }

  retry(what: Parameters<CaseStore['retry']>[0]): void {
    this.#reads.retry(what);
  }

  opened(id: CaseId, upTo: EntryId | null): () => void {
    void this.#markOpened(id, upTo);
    return this.#notices.showing(id);
  }

  showsInvitation(agencyId: string): () => void {
    return this.#notices.showingInvitation(agencyId);
  }

  async download(file: FileRef, signal?: AbortSignal): Promise<Blob> {
    const adapter = this.#adapter;
    const settings = { signal, accept: isBlob, timeout: DOWNLOAD_TIMEOUT };
    const get = () => this.#calls.read('downloadFile', (o) => adapter.downloadFile(file, o), settings);
    try {
      return await get();
    } catch (thrown) {
      if (toFailure(thrown).kind !== 'gone') throw thrown;
      // A link that has run out: an adapter learns a new one with the case.
      await Promise.all(this.#reads.followed().map((target) => this.#reads.renew(target)));
      return get();
    }
  }

  answerInvitation(invitationId: string, decision: 'accept' | 'decline'): Promise<void> {
    const under = this.#answering.get(invitationId);
    if (under) return under;
    const answer = this.#answer(invitationId, decision).finally(() => this.#answering.delete(invitationId));
    this.#answering.set(invitationId, answer);
    return answer;
  }

  dismissNotice(id: string): void {
    this.#notices.dismiss(id);
  }

  readNotices(id?: string): void {
    this.#notices.read(id);
  }

  /** A host that wants to show notices itself needs no element for them. */
  override addEventListener(...[type, ...how]: Parameters<EventTarget['addEventListener']>): void {
    super.addEventListener(type, ...how);
    if (type === CaseNotifyEvent.type) this.#listening ??= this.#notices.subscribe(() => undefined);
  }

  emit(make: () => Event): boolean {
    return this.#voice.emit(make);
  }

  attachVoice(voice: EventTarget): () => void {
    return this.#voice.attachVoice(voice);
  }

  async flush(): Promise<'saved' | 'memoryOnly'> {
    if (!this.#writing && this.#drawer.ids().length > 0) await this.#takeUp();
    return this.#writing?.flush() ?? 'saved';
  }

  resume(): void {
    this.#outage.resume();
  }

  async reset(): Promise<void> {
    this.#signOut.tell();
    await this.forget();
  }

  async forget(): Promise<void> {
    this.#live.end();
    this.#notices.clear();
    const written = this.#writing?.erase();
    this.#drawer.clear();
    this.#reads.clear();
    this.#marked.clear();
    this.#facts.clear();
    await written;
    await this.#settings.draftStore?.clear(this.session);
    const others = draftChannel(this.#tabs, this.session);
    others?.postMessage(null);
    others?.close();
  }

  dispose(): void {
    this.#live.end();
    this.#signOut.end();
    this.#notices.stop();
    this.#isOver = true;
    this.#writing?.end();
    this.#reads.clear();
    this.#connection.end();
    this.#calls.end();
  }

  configure({ draftStore, limits }: Settings): void {
    this.#settings = { draftStore: draftStore ?? this.#settings.draftStore, limits: limits ?? this.#settings.limits };
  }

  whenIdle(listener: () => void): () => void {
    if (this.#writing) return this.#writing.whenIdle(listener);
    listener();
    return () => undefined;
  }

  /** Nothing of the session stays here either; the host is told as of any session that is over. */
  #signedOutElsewhere(): void {
    this.forget().catch((thrown: unknown) => this.#calls.report('draftStore.clear', toFailure(thrown)));
    this.#outage.refused(this.#outage.era);
  }

  async #takeUp(): Promise<void> {
    const { openReplies } = await import('./replies.ts');
    if (!this.#isOver) this.writing(openReplies);
  }

  #acted(detail: CaseDetail): void {
    this.#notices.ownAct(detail);
    this.#live.touched();
  }

  /** What is known as read needs no word; the case itself is loaded, so that it is known. */
  async #markOpened(id: CaseId, upTo: EntryId | null): Promise<void> {
    const summary = this.#reads.knownSummary(id);
    const mark = `${upTo ?? ''} ${summary?.updatedAt ?? ''}`;
    if (summary?.unread === false || this.#marked.get(id) === mark) return;
    this.#marked.set(id, mark);
    const isTold = await this.#markRead(id, upTo);
    // Read on this screen all the same; the next time it is opened says so again.
    if (!isTold && this.#marked.get(id) === mark) this.#marked.delete(id);
  }

  /** Whether the back end knows it now. */
  async #markRead(id: CaseId, upTo: EntryId | null): Promise<boolean> {
    const adapter = this.#adapter;
    try {
      await this.#calls.read('markRead', (o) => adapter.markRead(id, upTo, o), { accept: isAnything });
    } catch {
      return false;
    }
    this.#reads.takeRead(id);
    return true;
  }

  async #answer(invitationId: string, decision: 'accept' | 'decline'): Promise<void> {
    const adapter = this.#adapter;
    if (!adapter.answerInvitation) throw adapterError({ kind: 'protocol', retryable: false });
    try {
      const access = await this.#calls.attempt((o) => adapter.answerInvitation?.(invitationId, decision, o), {
        accept: isAccess,
      });
      this.#reads.takeAccess(access);
      this.#live.touched();
    } catch (thrown) {
      this.#calls.report('answerInvitation', toFailure(thrown));
      // It may have been taken all the same, or by somebody else.
      void this.#reads.renew('access');
      throw thrown;
    }
  }
}

function offersOf(adapter: CaseAdapter): CaseStore['offers'] {
  const has = (...methods: (keyof CaseAdapter)[]) => methods.every((method) => typeof adapter[method] === 'function');
  return Object.freeze({
    startCase: has('startCase', 'listRecipients'),
    answerInvitation: has('answerInvitation'),
    drafts: has('loadDraft', 'saveDraft'),
    share: has('shareCase', 'listColleagues'),
  });
}

/** A client for one adapter and one session, with all that the elements use. */
export function createCaseStore(options: ClientOptions): OwnedStore {
  return new Client(options);
}

/** A client for one adapter and one session. It is an `EventTarget` and works without any element. */
export function createCaseClient(options: ClientOptions): CaseClient {
  return createCaseStore(options);
}
