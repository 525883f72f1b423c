import type { CaseId, Draft, Session } from '../../domain/index.ts';
import type { Tabs, TabChannel } from '../tabs.ts';
import type { DraftStore, Env } from '../types.ts';
import { draftKey } from '../draft-key.ts';
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
  /** What is to be kept now; `null`: nothing. */
  toKeep(): Draft | null;
  /** Something has been kept, or could not be. */
  onMoved(): void;
  /** Another tab has kept something else. */
  onOther(draft: Draft): void;
}

/** The device is near, and a page may be ended at any moment (ms). */
const PAUSE = 250;
const LIMIT = 1_000;

/** The copy of one draft in the store that the host has given, and in step with the other tabs of this browser. */
export class DeviceCopy {
  readonly #store: DraftStore;
  readonly #key: string;
  readonly #hooks: DeviceCopyHooks;
  readonly #saver: Saver;
  readonly #channel: TabChannel | undefined;
  #kept: Draft | null = null;
  /** The store does not keep anything. */
  failed = false;

  /** `undefined` where the host has given no store, or does not say who is logged in. */
  static of(context: DeviceCopyContext, hooks: DeviceCopyHooks): DeviceCopy | undefined {
    const key = draftKey(context.session, context.caseId);
    const { draftStore } = context;
    return draftStore && key !== null ? new DeviceCopy(context, draftStore, key, hooks) : undefined;
  }

  private constructor({ env, tabs }: DeviceCopyContext, store: DraftStore, key: string, hooks: DeviceCopyHooks) {
    this.#store = store;
    this.#key = key;
    this.#hooks = hooks;
    this.#saver = new Saver({ env, pause: PAUSE, limit: LIMIT, save: () => this.#save() });
    this.#channel = tabs?.channel(`spiris-cases:draft:${key}`);
    if (this.#channel) this.#channel.onmessage = () => void this.#heard();
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
    return this.#kept;
  }

  async #save(): Promise<void> {
    const draft = this.#hooks.toKeep();
    // When it was kept says nothing of what it holds.
    if (isSame({ ...draft, savedAt: '' }, { ...this.#kept, savedAt: '' })) return;
    try {
      if (draft) await this.#store.set(this.#key, draft);
      else await this.#store.delete(this.#key);
      this.#kept = draft;
      this.failed = false;
      this.#channel?.postMessage('kept');
    } catch {
      // Full, forbidden, taken away: the page's own memory goes on, and the user is told.
      this.#kept = null;
      this.failed = true;
    }
    this.#hooks.onMoved();
  }

  async #heard(): Promise<void> {
    const before = this.#kept;
    const kept = await this.load();
    if (kept && !isSame(kept, before)) this.#hooks.onOther(kept);
  }
}
