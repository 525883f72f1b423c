import { toFailure } from '../../adapter/adapter-error.ts';
import type { CallOptions, CaseAdapter } from '../../adapter/case-adapter.ts';
import type { CaseId, Draft, DraftReceipt, Failure, FailureKind, Session } from '../../domain/index.ts';
import { NEW_CASE } from '../../domain/start.ts';
import { isRetried, nextDelay } from '../../domain/retry-policy.ts';
import type { Calls } from '../calls.ts';
import type { Connection } from '../connection.ts';
import { chance } from '../env.ts';
import type { Outage } from '../outage.ts';
import type { Page } from '../page.ts';
import type { Tabs } from '../tabs.ts';
import { hasInput, ownOf, type ReplyDraft } from '../reply-draft.ts';
import type { ChosenFile, DraftClash, DraftStore, DraftView, Env } from '../types.ts';
import { isAnything } from '../shape.ts';
import { contentOf, EMPTY_CONTENT, holdsSame, isDraft, isEmpty, readDraft, type DraftContent } from './content.ts';
import { DeviceCopy } from './device-copy.ts';
import { isSamePart, mergeContent, withMore, withTheirs } from './merge.ts';
import { Saver } from './saver.ts';

/** What a draft and a back end last agreed on; outlasts the client, in the vault. */
export interface Agreed {
  readonly version: string | null;
  readonly content: DraftContent;
  /** Handed to the back end, and not known to have arrived: should it be there, it is ours. */
  readonly perhaps?: DraftContent | undefined;
  /** What the device was last known to have. */
  readonly device?: Draft | null | undefined;
  /** What the user has still to choose between. */
  readonly clashes?: readonly DraftClash[];
}

export interface KeeperContext {
  readonly adapter: CaseAdapter;
  readonly calls: Calls;
  readonly env: Env;
  readonly page: Page;
  readonly outage: Outage;
  readonly connection: Connection;
  readonly tabs: Tabs | undefined;
  readonly session: Session;
  readonly caseId: CaseId;
  readonly draftStore: DraftStore | undefined;
  /** What an earlier client of this session has agreed on with the back end. */
  readonly agreed: Agreed | undefined;
  /** The case's revision that the user has in front of them. */
  readonly revision: () => string | null;
  /** Under what key what is on screen goes. */
  readonly actKey: () => string;
  /** An earlier page has left this draft behind, and may have sent it under the key. */
  readonly found: (actKey: string) => void;
  /** What is on screen. */
  readonly parts: () => { readonly draft: ReplyDraft; readonly files: readonly ChosenFile[] };
  /** Puts something else on screen. */
  readonly adopt: (content: DraftContent) => void;
  /** `undefined`: nothing outlives the page. */
  readonly show: (view: DraftView | undefined) => void;
}

/** At the back end: soon after a pause, and every now and then while somebody types (ms). */
const PAUSE = 700;
const LIMIT = 4_000;

/** How a back end answers that keeps drafts of its cases only, when it is asked for that of a start. */
const REFUSALS: readonly FailureKind[] = ['notFound', 'invalid', 'forbidden'];

const NONE: readonly DraftClash[] = [];

const UNREACHED: readonly FailureKind[] = ['network', 'timeout', 'offline', 'aborted', 'server'];

/**
 * Keeps one draft where the host lets it: at the back end, on this device, or both. Two devices that write the same
 * draft get both: what they do not both touch is merged, the rest the user chooses.
 */
export class DraftKeeper {
  readonly #context: KeeperContext;
  #server: Saver | undefined;
  readonly #device: DeviceCopy | undefined;
  readonly #leave: readonly (() => void)[];
  readonly #ended = new AbortController();
  #agreed: Agreed;
  #savedAt: string | undefined;
  #failure: Failure | undefined;
  #clashes: readonly DraftClash[];
  #tries = 0;
  #stopWaiting: () => void = () => undefined;
  #loaded = false;
  /** The back end keeps drafts of starts. */
  #keepsStarts = false;
  /** It is not known yet what the back end keeps. */
  #unread = false;
  /** One thing at a time with the back end. */
  #turn: Promise<void> = Promise.resolve();

  constructor(context: KeeperContext) {
    const { adapter, env, page, outage } = context;
    this.#context = context;
    this.#agreed = context.agreed ?? { version: null, content: EMPTY_CONTENT };
    this.#clashes = this.#agreed.clashes ?? NONE;
    const atServer = adapter.loadDraft !== undefined && adapter.saveDraft !== undefined;
    if (atServer)
      this.#server = new Saver({ env, pause: PAUSE, limit: LIMIT, save: () => this.#inTurn(() => this.#save()) });
    this.#device = DeviceCopy.of(context, {
      toKeep: (isOwn) => (isOwn || this.#clashes.length === 0 ? this.#toKeep() : undefined),
      onMoved: () => this.#show(),
      onOther: (draft, before) =>
        void this.#inTurn(async () => this.#meetDevice(draft, before ? readDraft(before) : EMPTY_CONTENT)),
    });
    this.#leave = [
      page.follow({ onHidden: () => this.#rescue(), onLeave: () => this.#rescue() }),
      outage.onResume(() => this.#failure && this.retry()),
    ];
    void this.#inTurn(() => this.#begin());
  }

  /** What the next client of this session has to know; the same object while that is the same. */
  get agreed(): Agreed {
    const device = this.#device?.kept;
    const clashes = this.#clashes;
    const { device: before, clashes: open = NONE } = this.#agreed;
    if (device !== before || clashes !== open) this.#agreed = { ...this.#agreed, device, clashes };
    return this.#agreed;
  }

  /** Something is about to be saved. What cannot be saved is not waited for. */
  get busy(): boolean {
    return this.#failure === undefined && (this.#server?.busy === true || this.#device?.busy === true);
  }

  /** Whether what is on screen would be there after a reload. */
  get saved(): boolean {
    const content = this.#read();
    return this.#isAtServer(content) || this.#device?.has(content) === true;
  }

  /** Something on screen has changed. */
  changed(): void {
    if (this.#ended.signal.aborted || !this.#loaded) return;
    if (!this.#isAtServer(this.#read())) this.#server?.touch();
    this.#device?.touch();
    this.#show();
  }

  async flush(): Promise<void> {
    await this.#turn;
    await Promise.all([this.#server?.flush(), this.#device?.flush()]);
  }

  /** Tries again what could not be saved. */
  retry(): void {
    this.#tries = 0;
    this.#stopWaiting();
    this.#server?.touch();
    this.#device?.touch();
    void this.flush();
  }

  /** The back end tells that the draft is another one, `version` where it says which. */
  heard(version: string | undefined): void {
    if (!this.#server) return;
    void this.#inTurn(async () => {
      if (version !== undefined && version === this.#agreed.version) return;
      const kept = await this.#load();
      if (kept !== undefined) this.#meet(kept);
    });
  }

  /** The user has chosen between two versions of one part. */
  choose(clash: DraftClash, which: 'ours' | 'theirs'): void {
    if (!this.#clashes.includes(clash)) return;
    this.#clashes = this.#clashes.filter((one) => one !== clash);
    if (which === 'theirs') this.#context.adopt(withTheirs(this.#read(), clash));
    this.changed();
    if (this.#clashes.length === 0) this.#server?.touch();
  }

  /** Nothing more is saved; resolves when what is under way is over. */
  async end(): Promise<void> {
    this.#ended.abort();
    this.#stopWaiting();
    for (const leave of this.#leave) leave();
    await Promise.all([this.#server?.end(), this.#device?.end()]);
  }

  #read(): DraftContent {
    const { draft, files } = this.#context.parts();
    const own = ownOf(this.#context.caseId, draft);
    return contentOf(files.length > 0 || hasInput(own) ? draft : own, files);
  }

  #inTurn(job: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(() => (this.#ended.signal.aborted ? undefined : job()));
    return this.#turn;
  }

  async #begin(): Promise<void> {
    const { device: before } = this.#agreed;
    const onDevice = await this.#device?.load();
    if (onDevice) this.#meetDevice(onDevice, before ? readDraft(before) : this.#agreed.content);
    const kept = this.#server ? await this.#load() : undefined;
    if (this.#ended.signal.aborted) return;
    if (kept !== undefined) this.#meet(kept);
    this.#unread = this.#server !== undefined && kept === undefined;
    this.#loaded = true;
    const actKey = kept?.actKey ?? onDevice?.actKey;
    if (actKey !== undefined && !isEmpty(this.#read())) this.#context.found(actKey);
    this.changed();
  }

  /**
   * What another page has left on the device, made of what was there before, or has thrown away there. What the back end
   * has too counts as agreed on.
   */
  #meetDevice(draft: Draft | null, before: DraftContent): void {
    const theirs = draft ? readDraft(draft) : EMPTY_CONTENT;
    const { version, content: agreed } = this.#agreed;
    this.#merge(before, theirs);
    if (draft && (draft.synced || draft.version === version)) {
      this.#agreed = { version: draft.version, content: draft.synced ? theirs : agreed };
    }
  }

  /** Brings together what stands here and what stands elsewhere; what only the user can choose between stays side by side. */
  #merge(base: DraftContent, theirs: DraftContent): void {
    const { content, clashes } = mergeContent(base, this.#read(), theirs);
    const open = (one: DraftClash) => this.#clashes.find((other) => isSamePart(one, other));
    const fresh = clashes.map((one) => withMore(one, open(one), base));
    this.#clashes = [...this.#clashes.filter((one) => !clashes.some((other) => isSamePart(one, other))), ...fresh];
    this.#adopt(content);
    this.changed();
  }

  /** `undefined`: it could not be had. */
  async #load(): Promise<Draft | null | undefined> {
    try {
      const kept = await this.#fetch();
      this.#served();
      return kept;
    } catch (thrown) {
      this.#failed(toFailure(thrown));
      return undefined;
    }
  }

  #fetch(): Promise<Draft | null> {
    const { adapter, calls, caseId } = this.#context;
    const accept = (value: unknown): value is Draft | null => value === null || isDraft(value);
    return calls.attempt((o) => adapter.loadDraft?.(caseId, o), { signal: this.#ended.signal, accept });
  }

  /** Brings together what the back end keeps and what is on screen. */
  #meet(kept: Draft | null): void {
    const theirs = kept ? readDraft(kept) : EMPTY_CONTENT;
    const base = this.#isPerhaps(theirs) ? theirs : this.#agreed.content;
    this.#agreed = { version: kept?.version ?? null, content: theirs };
    this.#savedAt = kept?.savedAt;
    this.#merge(base, theirs);
  }

  #adopt(content: DraftContent): void {
    if (!holdsSame(content, this.#read())) this.#context.adopt(content);
  }

  async #save(): Promise<void> {
    if (this.#unread) {
      const kept = await this.#load();
      this.#unread = kept === undefined;
      if (kept !== undefined) this.#meet(kept);
    }
    const content = this.#read();
    // Until the user has chosen, the other version stays where it is.
    if (this.#clashes.length > 0 || this.#isAtServer(content)) return this.#show();
    try {
      if (isEmpty(content)) await this.#delete();
      else await this.#put(content);
      this.#served();
      this.#device?.touch();
      // Sent or thrown away while this was on its way: what has just been saved goes too.
      if (!this.#isAtServer(this.#read())) this.#server?.touch();
    } catch (thrown) {
      const failure = toFailure(thrown);
      if (failure.kind !== 'conflict') return this.#failed(failure);
      this.#done();
      const other = failure.draft ?? (await this.#load());
      if (other !== undefined) this.#meet(other);
    }
    this.#show();
  }

  /** The page may be ended at any moment. What is not known to be the first draft yet is sent all the same: if it is not, it is refused. */
  #rescue(): void {
    const content = this.#read();
    if (!this.#loaded && this.#server && !isEmpty(content)) this.#send(content).catch(() => undefined);
    void this.flush();
  }

  async #put(content: DraftContent): Promise<void> {
    const receipt = await this.#send(content);
    this.#agreed = { version: receipt.version, content };
    this.#savedAt = receipt.savedAt;
  }

  #send(content: DraftContent): Promise<DraftReceipt> {
    const { actKey, adapter, calls, caseId, env, revision } = this.#context;
    const savedAt = new Date(env.now()).toISOString();
    const keys = { actKey: actKey(), basedOn: revision() };
    const draft: Draft = { version: this.#agreed.version, savedAt, ...keys, ...content };
    const signal = this.#ended.signal;
    this.#agreed = { ...this.#agreed, perhaps: content };
    return calls.attempt((o) => adapter.saveDraft?.(caseId, draft, o), { signal, accept: isReceipt });
  }

  /** Not what another device has written since. */
  async #delete(): Promise<void> {
    const { adapter, calls, caseId } = this.#context;
    const kept = await this.#fetch();
    const isOurs = !kept || kept.version === this.#agreed.version || this.#isPerhaps(readDraft(kept));
    if (!isOurs) return this.#meet(kept);
    const signal = this.#ended.signal;
    const meant = kept?.version == null ? {} : { version: kept.version };
    const remove = (o: CallOptions): unknown => adapter.deleteDraft?.(caseId, { ...o, ...meant });
    if (kept) await calls.attempt(remove, { signal, accept: isAnything });
    this.#agreed = { version: null, content: EMPTY_CONTENT };
    this.#savedAt = undefined;
  }

  #isPerhaps(theirs: DraftContent): boolean {
    const { perhaps } = this.#agreed;
    return perhaps !== undefined && holdsSame(perhaps, theirs);
  }

  #isAtServer(content: DraftContent): boolean {
    return this.#server !== undefined && this.#loaded && holdsSame(content, this.#agreed.content);
  }

  /** What the device keeps: with the version that it was made from. */
  #toKeep(): Draft | null {
    const content = this.#read();
    if (isEmpty(content)) return null;
    const synced = this.#isAtServer(content);
    const savedAt = (synced && this.#savedAt) || new Date(this.#context.env.now()).toISOString();
    const { version } = this.#agreed;
    const keys = { actKey: this.#context.actKey(), basedOn: this.#context.revision() };
    return { version, savedAt, ...keys, ...content, ...(synced && { synced }) };
  }

  /** The back end has done what it was asked for. */
  #served(): void {
    this.#keepsStarts = this.#context.caseId === NEW_CASE;
    this.#done();
  }

  #done(): void {
    this.#failure = undefined;
    this.#tries = 0;
    this.#stopWaiting();
  }

  /** Tried again by itself for a while, then when the connection or the session is back, or the user says so. */
  #failed(failure: Failure): void {
    if (this.#ended.signal.aborted) return;
    if (this.#isRefusal(failure)) return this.#doWithoutServer();
    const { env, connection } = this.#context;
    this.#failure = failure;
    this.#tries += 1;
    this.#stopWaiting();
    const again = (): void => {
      this.#server?.touch();
      void this.#server?.flush();
    };
    const delay = isRetried(failure, true) ? nextDelay(this.#tries, chance(env), failure.retryAfter) : null;
    if (delay !== null) {
      const timer = env.setTimeout(again, delay);
      this.#stopWaiting = () => env.clearTimeout(timer);
    } else if (UNREACHED.includes(failure.kind)) this.#stopWaiting = connection.whenBack(again);
    this.#show();
  }

  #isRefusal({ kind }: Failure): boolean {
    return this.#context.caseId === NEW_CASE && this.#agreed.version === null && REFUSALS.includes(kind);
  }

  /** The device keeps it, or the page does: nothing has failed. */
  #doWithoutServer(): void {
    void this.#server?.end();
    this.#server = undefined;
    this.#keepsStarts = false;
    this.#agreed = { version: null, content: EMPTY_CONTENT };
    this.#done();
    this.#device?.touch();
    this.#show();
  }

  get #isFailing(): boolean {
    return this.#failure !== undefined || this.#device?.failed === true;
  }

  #show(): void {
    if (this.#ended.signal.aborted) return;
    if (!this.#server && !this.#device) return this.#context.show(undefined);
    const content = this.#read();
    const savedAt = this.#isAtServer(content) ? this.#savedAt : this.#device?.savedAt(content);
    const state = isEmpty(content) ? 'empty' : savedAt ? 'saved' : this.#isFailing ? 'failed' : 'pending';
    this.#context.show({
      state,
      clashes: this.#clashes,
      ...(this.#keepsStarts && { atServer: true }),
      ...(state === 'saved' && savedAt && { savedAt }),
      ...(state === 'failed' && this.#failure && { failure: this.#failure }),
    });
  }
}

function isReceipt(value: unknown): value is DraftReceipt {
  const { version, savedAt } = (value ?? {}) as { readonly version?: unknown; readonly savedAt?: unknown };
  return typeof version === 'string' && typeof savedAt === 'string';
}
