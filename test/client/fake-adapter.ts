import { adapterError } from '../../src/adapter/adapter-error.ts';
import type { CaseAdapter, LiveOptions, SendOptions } from '../../src/adapter/case-adapter.ts';
import type {
  Access,
  Act,
  AgencyAccess,
  CaseChange,
  CaseDetail,
  CaseId,
  CasePage,
  CaseStatus,
  Entry,
  Facts,
  Failure,
  FailureKind,
  Session,
} from '../../src/domain/index.ts';
import { summaryOf } from '../../src/client/list-pages.ts';
import { detail, maria } from '../domain/make.ts';

export const session: Session = { userId: 'maria', companyId: 'lindqvist' };

type Method = keyof CaseAdapter;
type Behaviour = (...args: never[]) => unknown;

export interface Call {
  readonly method: Method;
  readonly args: readonly unknown[];
  readonly signal: AbortSignal;
}

export interface Effect {
  readonly caseId: CaseId;
  readonly key: string;
  readonly act: Act;
}

export interface Office {
  readonly idempotent?: boolean;
  readonly live?: boolean;
  readonly findAct?: boolean;
  /** Whether entries name the act behind them. */
  readonly actKeys?: boolean;
  /** What the tabs of one user know to be the same. */
  readonly liveName?: string;
}

/** An adapter over a small office in memory, whose every method can be made to misbehave. */
export class FakeAdapter implements CaseAdapter {
  readonly calls: Call[] = [];
  readonly cases = new Map<CaseId, CaseDetail>();
  /** What has been done, each as often as it was. */
  readonly effects: Effect[] = [];
  readonly limits: Access['limits'];
  agencies: readonly AgencyAccess[] = [
    { agency: { id: 'a1', name: 'Bergs Redovisning' }, state: 'active', historyReadable: true },
  ];
  role: Access['role'] = 'full';
  live: LiveOptions | undefined;
  subscribe?: (o: LiveOptions) => void;
  findAct?: NonNullable<CaseAdapter['findAct']>;
  answerInvitation?: NonNullable<CaseAdapter['answerInvitation']>;
  reportActivity?: NonNullable<CaseAdapter['reportActivity']>;
  fileState?: NonNullable<CaseAdapter['fileState']>;
  readonly #office: Office;
  readonly #next = new Map<Method, Behaviour[]>();
  readonly #always = new Map<Method, Behaviour>();
  #files = 0;

  constructor(cases: readonly CaseDetail[] = [], office: Office = {}) {
    this.#office = office;
    if (office.liveName !== undefined) Object.assign(this, { liveName: office.liveName });
    for (const each of cases) this.cases.set(each.id, each);
    if (office.live) {
      this.subscribe = (o) => {
        this.calls.push({ method: 'subscribe', args: [], signal: o.signal });
        this.live = o;
        o.signal.addEventListener('abort', () => {
          if (this.live === o) this.live = undefined;
        });
      };
    }
    if (office.findAct) {
      this.findAct = (id, key, o) =>
        this.#do('findAct', [id, key, o], o.signal, () => (this.#seen(key) ? 'applied' : 'unknown'));
    }
  }

  /** How the next calls of a method go; after them it behaves as usual. */
  next(method: Method, ...behaviours: Behaviour[]): void {
    this.#next.set(method, [...(this.#next.get(method) ?? []), ...behaviours]);
  }

  /** How all calls of a method go, or as usual again. */
  always(method: Method, behaviour?: Behaviour): void {
    if (behaviour) this.#always.set(method, behaviour);
    else this.#always.delete(method);
  }

  count(method: Method): number {
    return this.calls.filter((call) => call.method === method).length;
  }

  args(method: Method, at = -1): readonly unknown[] {
    return this.calls.filter((call) => call.method === method).at(at)?.args ?? [];
  }

  /** The keys of all tries to send. */
  get keys(): readonly string[] {
    return this.calls
      .filter(({ method }) => method === 'sendAct')
      .map(({ args }) => (args[2] as SendOptions).idempotencyKey);
  }

  change(change: Partial<CaseChange> & Pick<CaseChange, 'kind'>): void {
    this.live?.onChange({ eventId: String(this.calls.length), ...change } as CaseChange);
  }

  get facts(): Facts {
    const all = [...this.cases.values()];
    return {
      total: all.length,
      unread: all.filter(({ unread }) => unread).length,
      actionRequired: all.filter(({ status }) => status === 'awaitingCompany').length,
      visible: all.length > 0,
    };
  }

  getAccess: CaseAdapter['getAccess'] = (o) =>
    this.#do('getAccess', [o], o.signal, () => ({
      agencies: this.agencies,
      role: this.role,
      facts: this.facts,
      ...(this.limits && { limits: this.limits }),
      capabilities: {
        idempotency: this.#office.idempotent ?? true,
        revisions: true,
        resumableUploads: false,
        scan: false,
        reopen: false,
      },
    }));

  listCases: CaseAdapter['listCases'] = (query, o) =>
    this.#do('listCases', [query, o], o.signal, (): CasePage => {
      const all = [...this.cases.values()].filter(({ unread }) => !query.unread || unread).map(summaryOf);
      const from = Number(o.cursor ?? 0);
      const next = from + o.limit < all.length ? String(from + o.limit) : null;
      const count = (status: CaseStatus) => all.filter((each) => each.status === status).length;
      const counts = {
        awaitingCompany: count('awaitingCompany'),
        awaitingAgency: count('awaitingAgency'),
        closed: count('closed'),
        unknown: count('unknown'),
      };
      return { items: all.slice(from, from + o.limit), next, counts, facts: this.facts };
    });

  getCase: CaseAdapter['getCase'] = (id, o) => this.#do('getCase', [id, o], o.signal, () => this.get(id));

  markRead: CaseAdapter['markRead'] = (id, upTo, o) =>
    this.#do('markRead', [id, upTo, o], o.signal, () => {
      this.cases.set(id, { ...this.get(id), unread: false });
    });

  sendAct: CaseAdapter['sendAct'] = (id, act, o) =>
    this.#do('sendAct', [id, act, o], o.signal, () => this.apply(id, act, o));

  uploadFile: CaseAdapter['uploadFile'] = (file, target, o) =>
    this.#do('uploadFile', [file, target, o], o.signal, () => ({
      id: `f${(this.#files += 1)}`,
      name: file.name,
      size: file.size,
      type: file.type,
    }));

  downloadFile: CaseAdapter['downloadFile'] = (file, o) =>
    this.#do('downloadFile', [file, o], o.signal, () => new Blob([file.id]));

  get(id: CaseId): CaseDetail {
    const found = this.cases.get(id);
    if (!found) throw error('notFound');
    return found;
  }

  /** One act, once per key; on an old revision it is refused with the case as it is. */
  apply(
    id: CaseId,
    act: Act,
    { idempotencyKey: key, revision }: Pick<SendOptions, 'idempotencyKey' | 'revision'>,
  ): CaseDetail {
    const found = this.get(id);
    if (this.#office.idempotent !== false && this.#seen(key)) return found;
    if (revision !== found.revision) throw error('conflict', { current: found });
    this.effects.push({ caseId: id, key, act });
    const at = new Date(Date.parse('2026-11-24T08:00:00Z') + this.effects.length * 1000).toISOString();
    const entry: Entry = {
      id: `e${found.entries.length + 1}`,
      at,
      by: maria,
      visibility: 'public',
      kind: 'answer',
      ...('text' in act && act.text && { text: act.text }),
      files: [],
    };
    const answers = 'answers' in act ? act.answers : {};
    const items = found.items.map((one) =>
      'label' in one && answers[one.id] ? { ...one, answer: answers[one.id] } : one,
    );
    const named = this.#office.actKeys === false ? entry : { ...entry, actKey: key };
    return this.put({
      ...found,
      status: 'awaitingAgency',
      ball: { holder: 'agency', since: at, reason: 'answered' },
      updatedAt: at,
      items,
      entries: [...found.entries, named],
    });
  }

  /** Stores a case under a new revision. */
  put(changed: CaseDetail): CaseDetail {
    const stored = { ...changed, revision: String(Number(changed.revision ?? 0) + 1) };
    this.cases.set(stored.id, stored);
    return stored;
  }

  #seen(key: string): boolean {
    return this.effects.some((effect) => effect.key === key);
  }

  #do<T>(method: Method, args: readonly unknown[], signal: AbortSignal, usual: () => T): Promise<T> {
    this.calls.push({ method, args, signal });
    const [next, ...later] = this.#next.get(method) ?? [];
    this.#next.set(method, later);
    const behaviour = next ?? this.#always.get(method);
    if (!behaviour) return new Promise((resolve) => resolve(usual()));
    return (behaviour as (...given: unknown[]) => Promise<T>)(...args);
  }
}

export function failure(kind: FailureKind, more: Partial<Failure> = {}): Failure {
  return { kind, retryable: false, ...more };
}

export function error(kind: FailureKind, more: Partial<Failure> = {}): Error {
  return adapterError(failure(kind, more));
}

export const fails =
  (kind: FailureKind, more: Partial<Failure> = {}): Behaviour =>
  () =>
    Promise.reject(error(kind, more));

/** Never settles, whatever happens. */
export const hangs: Behaviour = () => new Promise(() => undefined);

/** A call whose end one decides. */
export function held<T>(): { readonly behaviour: Behaviour; resolve(value: T): void; reject(thrown: unknown): void } {
  let resolve: (value: T) => void = () => undefined;
  let reject: (thrown: unknown) => void = () => undefined;
  const promise = new Promise<T>((onValue, onError) => {
    [resolve, reject] = [onValue, onError];
  });
  // A test may end without having heard of it.
  promise.catch(() => undefined);
  return { behaviour: () => promise, resolve: (value) => resolve(value), reject: (thrown) => reject(thrown) };
}

/** So many cases that wait for the company, each a day younger than the one before. */
export function someCases(count: number, changes: Partial<CaseDetail> = {}): CaseDetail[] {
  return Array.from({ length: count }, (_, index) => detail([], { id: `c${index + 1}`, ...changes }));
}
