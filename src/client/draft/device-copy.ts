import type { CaseId, Draft, Session } from '../../domain/index.ts';
import type { Tabs, TabChannel } from '../tabs.ts';
import type { DraftStore, Env } from '../types.ts';
import { draftChannel, draftKey } from '../draft-key.ts';
import { holdsSame, isDraft, isSame, readDraft, type DraftContent } from './content.ts';
import { Saver } from './saver.ts';

export interface DeviceCopyContext {
  readonly env: Env;
  readonly session: Session;
  readonly caseId: CaseId;
  readonly draftStore: DraftStore | undefined;
  readonly tabs: Tabs | undefined;
}

export interface DeviceCopyHooks {
  /** What is to be kept now; `null`: nothing; `undefined`: what another tab has there stays until the user has chosen. */
  toKeep(isOwn: boolean): Draft | null | undefined;
  /** Something has been kept, or could not be. */
  onMoved(): void;
  /** Another tab has made something else of what was there before; `null`: nothing. */
  onOther(draft: Draft | null, before: Draft | null): void;
}

interface Message {
  readonly caseId: CaseId;
  /** What the teller knew to be there before. */
  readonly before: Draft | null;
}

/** The device is near, and a page may be ended at any moment (ms). */
const PAUSE = 250;
const LIMIT = 1_000;

/** The copy of one draft in the store that the host has given, and in step with the other tabs of this browser. */
export class DeviceCopy {
  readonly #store: DraftStore;
  readonly #key: string;
  readonly #caseId: CaseId;
  readonly #hooks: DeviceCopyHooks;
  readonly #saver: Saver;
  readonly #channel: TabChannel | undefined;
  #kept: Draft | null = null;
  /** What is there was written by this tab. */
  #isOwn = true;
  /** The store does not keep anything. */
  failed = false;

  /** `undefined` where the host has given no store, or does not say who is logged in. */
  static of(context: DeviceCopyContext, hooks: DeviceCopyHooks): DeviceCopy | undefined {
    const key = draftKey(context.session, context.caseId);
    const { draftStore } = context;
    return draftStore && key !== null ? new DeviceCopy(context, draftStore, key, hooks) : undefined;
  }

  private constructor(context: DeviceCopyContext, store: DraftStore, key: string, hooks: DeviceCopyHooks) {
    const { caseId, env, session, tabs } = context;
    this.#store = store;
    this.#key = key;
    this.#caseId = caseId;
    this.#hooks = hooks;
    this.#saver = new Saver({ env, pause: PAUSE, limit: LIMIT, save: () => this.#save() });
    this.#channel = draftChannel(tabs, session);
    if (this.#channel) this.#channel.onmessage = ({ data }: MessageEvent<Message | null>) => this.#heard(data);
  }

  /** What is there, as far as this tab knows. */
  get kept(): Draft | null {
    return this.#kept;
  }

  get busy(): boolean {
    return this.#saver.busy;
  }

  has(content: DraftContent): boolean {
    return this.#kept !== null && holdsSame(readDraft(this.#kept), content);
  }

  /** When just this was kept. */
  savedAt(content: DraftContent): string | undefined {
    return this.has(content) ? this.#kept?.savedAt : undefined;
  }

  touch(): void {
    this.#saver.touch();
  }

  flush(): Promise<void> {
    return this.#saver.flush();
  }

  end(): Promise<void> {
    if (this.#channel) this.#channel.onmessage = null;
    this.#channel?.close();
    return this.#saver.end();
  }

  async load(): Promise<Draft | null> {
    try {
      const kept: unknown = await this.#store.get(this.#key);
      this.#kept = isDraft(kept) ? kept : null;
    } catch {
      this.failed = true;
    }
    this.#isOwn = this.#kept === null;
    return this.#kept;
  }

  async #save(): Promise<void> {
    const before = this.#kept;
    const draft = this.#hooks.toKeep(this.#isOwn);
    // When it was kept, and under what key it goes, says nothing of what it holds.
    const apart = { savedAt: '', actKey: '' };
    if (draft === undefined || isSame({ ...draft, ...apart }, { ...before, ...apart })) return;
    try {
      if (draft) await this.#store.set(this.#key, draft);
      else await this.#store.delete(this.#key);
      this.#kept = draft;
      this.#isOwn = true;
      this.failed = false;
      this.#channel?.postMessage({ caseId: this.#caseId, before } satisfies Message);
    } catch {
      // Full, forbidden, taken away: the page's own memory goes on, and the user is told.
      this.#kept = null;
      this.failed = true;
    }
    this.#hooks.onMoved();
  }

  #heard(message: Message | null): void {
    if (message?.caseId === this.#caseId) void this.#meet(message.before);
    if (message) return;
    // Another tab of this user has changed company, and cleared what is still in use here.
    this.#kept = null;
    this.touch();
    this.#hooks.onMoved();
  }

  async #meet(before: Draft | null): Promise<void> {
    const known = this.#kept;
    const kept = await this.load();
    if (isSame(kept, known)) return;
    this.#hooks.onOther(kept, before);
  }
}
