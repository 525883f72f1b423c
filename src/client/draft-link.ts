import type { DraftKeeper, Agreed, KeeperContext } from './draft/keeper.ts';
import type { ReplyDraft } from './reply-draft.ts';
import type { ChosenFile, DraftClash, DraftControls, DraftStore, DraftView } from './types.ts';

export interface DraftLinkContext extends Omit<KeeperContext, 'draftStore' | 'show'> {
  readonly draftStore: () => DraftStore | undefined;
  /** The session is over and not renewed yet: nothing that is kept elsewhere may come here. */
  readonly isOver: boolean;
  /** What the form shows of it has changed. */
  readonly onView: () => void;
}

/** Holds the place of what keeps a draft until that has been loaded: a list of cases gets by without. */
export class DraftLink implements DraftControls {
  readonly #context: DraftLinkContext;
  #keeper: DraftKeeper | undefined;
  #loading: Promise<void> | undefined;
  #ended = false;
  /** What the keeper has been told of. */
  #draft: ReplyDraft;
  #files: readonly ChosenFile[];
  #told: Agreed | undefined;
  /** `undefined`: it has turned out that nothing outlives the page. */
  view: DraftView | undefined = { state: 'loading', clashes: [] };

  /** `undefined` where nothing outlives the page. */
  static of(context: DraftLinkContext): DraftLink | undefined {
    const { adapter, draftStore, isOver } = context;
    if (isOver) return undefined;
    const atServer = adapter.loadDraft !== undefined && adapter.saveDraft !== undefined;
    return atServer || draftStore() ? new DraftLink(context) : undefined;
  }

  private constructor(context: DraftLinkContext) {
    this.#context = context;
    this.#told = context.agreed;
    const { draft, files } = context.parts();
    this.#draft = draft;
    this.#files = files;
    this.#load();
  }

  get agreed(): Agreed | undefined {
    return this.#keeper?.agreed ?? this.#context.agreed;
  }

  /** The back end keeps something, or may: what is empty on screen has still to be thrown away there. */
  get keepsMore(): boolean {
    const { agreed } = this;
    return agreed !== undefined && (agreed.version !== null || agreed.perhaps !== undefined);
  }

  get busy(): boolean {
    return this.#keeper?.busy ?? false;
  }

  /** What is on screen may have changed. */
  changed(draft: ReplyDraft, files: readonly ChosenFile[]): void {
    if (draft === this.#draft && files === this.#files) return;
    this.#draft = draft;
    this.#files = files;
    if (this.#keeper) this.#keeper.changed();
    else this.#load();
  }

  /** Whether all that is on screen has been saved. */
  async flush(): Promise<boolean> {
    await this.#loading;
    await this.#keeper?.flush();
    return this.#keeper?.saved ?? false;
  }

  retry(): void {
    if (this.#keeper) this.#keeper.retry();
    else this.#load();
  }

  heard(version: string | undefined): void {
    this.#keeper?.heard(version);
  }

  choose(clash: DraftClash, which: 'ours' | 'theirs'): void {
    this.#keeper?.choose(clash, which);
  }

  /** Saves nothing more; resolves when what is under way is over. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#keeper?.end();
  }

  #load(): void {
    this.#loading ??= import('./draft/keeper.ts').then(
      ({ DraftKeeper }) => {
        if (this.#ended) return;
        const draftStore = this.#context.draftStore();
        this.#keeper = new DraftKeeper({ ...this.#context, draftStore, show: (view) => this.#show(view) });
      },
      () => {
        // Asked for again with the next key.
        this.#loading = undefined;
        this.#show({ state: 'failed', failure: { kind: 'network', retryable: true }, clashes: [] });
      },
    );
  }

  #show(view: DraftView | undefined): void {
    const { agreed } = this;
    const isSame = agreed === this.#told && JSON.stringify(view) === JSON.stringify(this.view);
    if (this.#ended || isSame) return;
    this.#told = agreed;
    this.view = view;
    this.#context.onView();
  }
}
