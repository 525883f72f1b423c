import { vi } from 'vitest';
import type { CallOptions, CaseAdapter, LiveOptions, SendOptions } from '../../src/adapter/case-adapter.ts';
import { ownerOf } from '../../src/client/draft-key.ts';
import type { Lease } from '../../src/client/registry.ts';
import type { DraftStore, ReplySession } from '../../src/client/types.ts';
import type { Act, CaseChange, CaseDetail, FailureKind, Session } from '../../src/domain/index.ts';
import { anna, detail } from '../domain/make.ts';
import { error, FakeAdapter } from './fake-adapter.ts';
import { FakeDrafts, FakeStore } from './fake-drafts.ts';
import { FakeEnv } from './fake-env.ts';
import { FakeBrowser, type FakeTab } from './fake-tabs.ts';

/** What one page has loaded: modules of its own, and so a memory of its own. */
export type Page = Awaited<ReturnType<typeof loadPage>>;

async function loadPage() {
  vi.resetModules();
  const [{ clientFor }, { openReplies }, { openDrawer }] = await Promise.all([
    import('../../src/client/registry.ts'),
    import('../../src/client/replies.ts'),
    import('../../src/client/vault.ts'),
    import('../../src/client/draft/keeper.ts'),
  ]);
  return { clientFor, openReplies, openDrawer };
}

/** Pages that share nothing but their browser. */
export async function loadPages(count: number): Promise<readonly Page[]> {
  const pages: Page[] = [];
  while (pages.length < count) pages.push(await loadPage());
  return pages;
}

/** Who may sit at this browser; the letter marks each one's words. */
export const PEOPLE = {
  m: { userId: 'maria', companyId: 'lindqvist' },
  n: { userId: 'maria', companyId: 'norrbo' },
  e: { userId: 'erik', companyId: 'lindqvist' },
} as const satisfies Record<string, Session>;
export type Who = keyof typeof PEOPLE;
export const EVERYBODY = Object.keys(PEOPLE) as Who[];

export const whoIs = ({ userId, companyId }: Session): Who | undefined =>
  EVERYBODY.find((who) => PEOPLE[who].userId === userId && PEOPLE[who].companyId === companyId);

/** Whose draft lies under a key of the device. */
export const whoIsKey = (key: string): Who | undefined => {
  const owner = ownerOf(key);
  return owner ? whoIs(owner) : undefined;
};

export const wordsIn = (text: string): string[] => text.match(/<[a-z]\d+>/g) ?? [];
const textOf = (act: Act): string => ('text' in act ? (act.text ?? '') : '');
export const compose = ({ text }: { readonly text: string }): Act => ({ kind: 'note', text, files: [] });

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const never = <T>(): Promise<T> => new Promise(() => undefined);

/** What becomes of the next try to send from a tab: refused, applied but not acknowledged, never there, or there much later. */
export type Fault = FailureKind | 'lose' | 'hang' | 'slow';

export interface OpenTab {
  readonly slot: number;
  readonly page: Page;
  readonly tabs: FakeTab;
  readonly faults: Fault[];
  readonly adapter: CaseAdapter;
  readonly store: DraftStore | undefined;
  who: Who | undefined;
  lease: Lease | undefined;
  reply: ReplySession | undefined;
  leave: readonly (() => void)[];
  /** What it has handed to the back end last. */
  sent: readonly string[];
  isDead: boolean;
}

export interface DayOptions {
  /** The back end refuses what was made of an older case. */
  readonly revisions: boolean;
  /** The host keeps drafts on the device too. */
  readonly device: boolean;
  /** The back end keeps drafts. */
  readonly drafts: boolean;
}

/** Acts whose tab has given them up long before they arrive (ms). */
const SLOW = 45_000;

/** Two companies' offices, and one browser with tabs. */
export class BrowserDay {
  readonly clock = new FakeEnv();
  readonly browser = new FakeBrowser({ late: true });
  readonly offices = {
    lindqvist: new FakeAdapter([detail([])]),
    norrbo: new FakeAdapter([detail([])]),
  };
  readonly drafts: Readonly<Record<Who, FakeDrafts>>;
  readonly device = new FakeStore();
  /** What is at the back end's door and not in yet. */
  readonly underWay = new Map<Act, OpenTab>();
  /** Two tabs that had a call for the same case under way at once. */
  readonly overlaps: string[] = [];
  /** Who has run out of session. */
  isExpired = false;
  readonly options: DayOptions;
  readonly #calls = new Map<OpenTab, Set<Who>>();
  readonly #streams = new Map<OpenTab, { readonly who: Who; readonly live: LiveOptions }>();
  readonly #atDraft = new Map<Who, CaseAdapter>();
  #events = 0;
  #moves = 0;
  #ids = 0;

  constructor(options: DayOptions) {
    this.options = options;
    const entries = EVERYBODY.map((who) => {
      const drafts = new FakeDrafts();
      const hub = drafts.offer(new FakeAdapter());
      this.#atDraft.set(who, Object.assign(hub, { change: (change: CaseChange) => this.#tell(change, [who]) }));
      return [who, drafts] as const;
    });
    this.drafts = Object.fromEntries(entries) as Record<Who, FakeDrafts>;
  }

  open(slot: number, page: Page): OpenTab {
    const tab: OpenTab = {
      ...{ slot, page, tabs: this.browser.tab(), faults: [], sent: [], leave: [] },
      ...{ who: undefined, lease: undefined, reply: undefined, isDead: false },
      adapter: undefined as unknown as CaseAdapter,
      store: undefined,
    };
    return Object.assign(tab, {
      adapter: this.#lineOf(tab),
      store: this.options.device ? this.#storeOf(tab) : undefined,
    });
  }

  /** The host of a tab lets somebody in. */
  enter(tab: OpenTab, who: Who): void {
    const env = {
      now: this.clock.now,
      uuid: () => `t${tab.slot}-${(this.#ids += 1)}`,
      setTimeout: ((run: () => void, ms?: number) =>
        this.clock.setTimeout(() => tab.isDead || run(), ms)) as unknown as typeof setTimeout,
      clearTimeout: this.clock.clearTimeout,
    };
    const options = { env, tabs: tab.tabs, ...(tab.store && { draftStore: tab.store }) };
    const lease = tab.page.clientFor(tab.adapter, PEOPLE[who], options);
    const { store } = lease;
    const follow = [store.access().subscribe(() => undefined), store.detail('c1').subscribe(() => undefined)];
    Object.assign(tab, { who, lease, leave: follow, reply: store.writing(tab.page.openReplies).reply('c1') });
  }

  /** The elements of a tab go; `who`: who is there now, where that changes. */
  exit(tab: OpenTab, now?: { readonly who: Who | undefined }): void {
    for (const leave of tab.leave) leave();
    if (now) tab.lease?.replacedBy(now.who && PEOPLE[now.who]);
    else tab.lease?.release();
    Object.assign(tab, { who: undefined, lease: undefined, reply: undefined, leave: [] });
  }

  /** A crash: nothing that it does is heard of any more, and its memory is gone. */
  kill(tab: OpenTab): void {
    tab.isDead = true;
    tab.tabs.crash();
    this.#streams.delete(tab);
    this.#calls.delete(tab);
    this.exit(tab, { who: undefined });
    for (const who of EVERYBODY) tab.page.openDrawer(PEOPLE[who]).clear();
  }

  /** Lets all happen that needs no clock: until nothing has been asked, answered or said for a while. */
  async quiet(): Promise<void> {
    for (let still = 0, before = -1; still < 8; still += 1) {
      await tick();
      const now = this.#moves + this.browser.said.length;
      if (now !== before) still = 0;
      before = now;
    }
  }

  office({ companyId }: Pick<Session, 'companyId'>): FakeAdapter {
    return this.offices[companyId as keyof BrowserDay['offices']];
  }

  get effects(): FakeAdapter['effects'] {
    return Object.values(this.offices).flatMap((office) => office.effects);
  }

  /** The texts that have arrived at a case as somebody sees it. */
  shownIn(shown: CaseDetail | undefined, who: Who): string[] {
    const keys = new Set(shown?.entries.map((entry) => ('actKey' in entry ? entry.actKey : undefined)));
    const effects = this.office(PEOPLE[who]).effects.filter(({ key }) => keys.has(key));
    return effects.flatMap(({ act }) => wordsIn(textOf(act)));
  }

  /** The agency writes. */
  write(): void {
    const office = this.offices.lindqvist;
    const now = office.get('c1');
    const entry = { at: now.updatedAt, by: anna, visibility: 'public', kind: 'message', files: [] } as const;
    office.put({ ...now, entries: [...now.entries, { ...entry, id: `a${now.entries.length}` }] });
    this.#changed(PEOPLE.m);
  }

  #apply(act: Act, o: SendOptions): CaseDetail {
    const office = this.office(o.session);
    const { revision } = this.options.revisions ? o : office.get('c1');
    const after = office.apply('c1', act, { idempotencyKey: o.idempotencyKey, revision });
    this.#changed(o.session);
    return after;
  }

  #changed({ companyId }: Pick<Session, 'companyId'>): void {
    const all = EVERYBODY.filter((who) => PEOPLE[who].companyId === companyId);
    this.#tell({ kind: 'case', caseId: 'c1' } as CaseChange, all);
  }

  #tell(change: Omit<CaseChange, 'eventId'>, to: readonly Who[]): void {
    const event = { ...change, eventId: String((this.#events += 1)) } as CaseChange;
    for (const { who, live } of this.#streams.values()) if (to.includes(who)) live.onChange(event);
  }

  /** Slower than a word between two tabs, and silent for a tab that has died. */
  async #reach<T>(tab: OpenTab, answer: () => T | Promise<T>): Promise<T> {
    this.#moves += 1;
    for (let count = 0; count < 3; count += 1) await tick();
    if (tab.isDead) return never();
    try {
      if (this.isExpired) throw error('signedOut');
      const value = await answer();
      this.#moves += 1;
      await tick();
      return tab.isDead ? await never<T>() : value;
    } catch (thrown) {
      if (tab.isDead) return never();
      throw thrown;
    }
  }

  #lineOf(tab: OpenTab): CaseAdapter {
    const reach = <T>(answer: () => T | Promise<T>): Promise<T> => this.#reach(tab, answer);
    const office = (o: CallOptions): FakeAdapter => this.office(o.session);
    const draftsOf = (o: CallOptions): CaseAdapter => this.#atDraft.get(whoIs(o.session) ?? 'm') as CaseAdapter;
    return {
      liveName: 'https://host.example/api/events',
      getAccess: (o) => reach(() => office(o).getAccess(o)),
      listCases: (query, o) => reach(() => office(o).listCases(query, o)),
      getCase: (id, o) => reach(() => office(o).getCase(id, o)),
      markRead: (id, upTo, o) => reach(() => office(o).markRead(id, upTo, o)),
      uploadFile: (file, target, o) => reach(() => office(o).uploadFile(file, target, o)),
      downloadFile: (file, o) => reach(() => office(o).downloadFile(file, o)),
      sendAct: (_id, act, o) => this.#send(tab, act, o),
      findAct: (_id, key, o) =>
        reach(() => (office(o).effects.some((effect) => effect.key === key) ? 'applied' : 'unknown')),
      subscribe: (o) => {
        if (tab.isDead) return;
        const stream = { who: whoIs(o.session) ?? 'm', live: o };
        this.#streams.set(tab, stream);
        o.signal.addEventListener('abort', () => {
          if (this.#streams.get(tab) === stream) this.#streams.delete(tab);
        });
      },
      ...(this.options.drafts && {
        loadDraft: (id, o) => reach(() => draftsOf(o).loadDraft?.(id, o) ?? null),
        saveDraft: (id, draft, o) => reach(() => draftsOf(o).saveDraft?.(id, draft, o) ?? never()),
        deleteDraft: (id, o) => reach(() => draftsOf(o).deleteDraft?.(id, o)),
      }),
    } satisfies CaseAdapter & Record<string, unknown>;
  }

  async #send(tab: OpenTab, act: Act, o: SendOptions): Promise<CaseDetail> {
    const who = whoIs(o.session) ?? 'm';
    for (const [other, under] of this.#calls) {
      if (other !== tab && under.has(who)) this.overlaps.push(`${textOf(act)} from two tabs at once`);
    }
    const own = this.#calls.get(tab) ?? new Set();
    this.#calls.set(tab, own.add(who));
    const over = (): void => void own.delete(who);
    o.signal.addEventListener('abort', over);
    tab.sent = wordsIn(textOf(act));
    return this.#reach(tab, () => this.#meet(tab, act, o)).finally(over);
  }

  #meet(tab: OpenTab, act: Act, o: SendOptions): CaseDetail | Promise<CaseDetail> {
    const fault = tab.faults.shift();
    switch (fault) {
      case undefined:
        return this.#apply(act, o);
      case 'lose':
        this.#apply(act, o);
        throw error('network');
      case 'hang':
        return never();
      case 'slow':
        this.underWay.set(act, tab);
        this.clock.setTimeout(() => this.#arrive(act, o), SLOW);
        return never();
      case 'conflict':
        if (!this.options.revisions) throw error('server');
        throw error('conflict', { current: this.office(o.session).get('c1') });
      default:
        throw error(fault);
    }
  }

  #arrive(act: Act, o: SendOptions): void {
    this.underWay.delete(act);
    try {
      this.#apply(act, o);
    } catch {
      // Refused; nobody is there to be told.
    }
  }

  /** The device's store as one tab reaches it. */
  #storeOf(tab: OpenTab): DraftStore {
    const reach = <T>(answer: () => Promise<T>): Promise<T> => (tab.isDead ? never() : answer());
    return {
      get: (key) => reach(() => this.device.get(key)),
      set: (key, draft) => reach(() => this.device.set(key, draft)),
      delete: (key) => reach(() => this.device.delete(key)),
      clear: (session) => reach(() => this.device.clear(session)),
    };
  }
}
