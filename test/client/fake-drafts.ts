import '../../src/client/draft/keeper.ts';
import type { CaseId, Draft, DraftReceipt } from '../../src/domain/index.ts';
import type { DraftStore } from '../../src/client/types.ts';
import { ownerOf } from '../../src/client/draft-key.ts';
import { error, type FakeAdapter } from './fake-adapter.ts';

type Behaviour = () => Promise<unknown>;

/** What a back end keeps of one user's drafts, on however many devices they write. */
export class FakeDrafts {
  readonly kept = new Map<CaseId, Draft>();
  /** All that was saved, in order. */
  readonly saves: Draft[] = [];
  loads = 0;
  deletes = 0;
  readonly #devices = new Set<FakeAdapter>();
  readonly #next: Behaviour[] = [];
  #loses = false;
  #versions = 0;

  /** How the next calls go, whichever they are; after them all is as usual. */
  next(...behaviours: Behaviour[]): void {
    this.#next.push(...behaviours);
  }

  /** The next call is done, and its acknowledgement lost. */
  loseNext(): void {
    this.#loses = true;
  }

  offer(adapter: FakeAdapter): FakeAdapter {
    this.#devices.add(adapter);
    return Object.assign(adapter, {
      loadDraft: (id: CaseId) => this.#do(() => ((this.loads += 1), this.kept.get(id) ?? null)),
      saveDraft: (id: CaseId, draft: Draft) => this.#do(() => this.#save(id, draft)),
      deleteDraft: (id: CaseId, { version }: { readonly version?: string } = {}) =>
        this.#do(() => {
          const kept = this.kept.get(id);
          if (version !== undefined && kept && kept.version !== version) throw error('conflict', { draft: kept });
          this.deletes += 1;
          if (this.kept.delete(id)) this.#tell(id);
        }),
    });
  }

  /** Saved from a device that is not in this test. */
  elsewhere(id: CaseId, changes: Partial<Draft>): void {
    const before = this.kept.get(id);
    this.#save(id, { ...(before ?? draft()), ...changes, version: before?.version ?? null });
  }

  #save(id: CaseId, given: Draft): DraftReceipt {
    const before = this.kept.get(id);
    if ((before?.version ?? null) !== given.version) throw error('conflict', before ? { draft: before } : {});
    const version = `v${(this.#versions += 1)}`;
    // Through JSON, as over the wire.
    const saved = JSON.parse(JSON.stringify({ ...given, version })) as Draft;
    this.kept.set(id, saved);
    this.saves.push(saved);
    this.#tell(id, version);
    return { version, savedAt: saved.savedAt };
  }

  #tell(caseId: CaseId, version?: string): void {
    for (const device of this.#devices) device.change({ kind: 'draft', caseId, ...(version && { version }) });
  }

  async #do<T>(usual: () => T): Promise<T> {
    const behaviour = this.#next.shift();
    if (behaviour) return (await behaviour()) as T;
    const value = usual();
    if (!this.#loses) return value;
    this.#loses = false;
    throw error('network');
  }
}

export function draft(changes: Partial<Draft> = {}): Draft {
  const savedAt = '2026-11-24T07:00:00Z';
  return {
    version: null,
    savedAt,
    basedOn: '1',
    act: 'answer',
    answers: {},
    text: '',
    files: [],
    pending: [],
    ...changes,
  };
}

/** A store on the device, which can be made to fail. */
export class FakeStore implements DraftStore {
  readonly kept = new Map<string, Draft>();
  broken = false;

  get = async (key: string): Promise<Draft | null> => this.#ok() ?? this.kept.get(key) ?? null;
  set = async (key: string, value: Draft): Promise<void> => {
    this.#ok();
    this.kept.set(key, structuredClone(value));
  };
  delete = async (key: string): Promise<void> => {
    this.#ok();
    this.kept.delete(key);
  };
  clear: DraftStore['clear'] = async (session) => {
    for (const key of this.kept.keys()) {
      const owner = ownerOf(key);
      if (owner?.userId === session.userId && owner.companyId === session.companyId) this.kept.delete(key);
    }
  };

  #ok(): null {
    if (this.broken) throw new DOMException('Full', 'QuotaExceededError');
    return null;
  }
}
