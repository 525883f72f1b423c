/** Plain cases and a client made of plain values, for states that a running office seldom is in. */
import { createDemoAdapter, demoSession } from '../../mocks/demo-adapter.ts';
import { Signal } from '../../src/client/observable.ts';
import type { CaseListView, CaseStore, Notice } from '../../src/client/types.ts';
import type { Access, CaseQuery, CaseSummary, Failure, Remote } from '../../src/domain/index.ts';
import { queryKey } from '../../src/domain/query.ts';

export const SAMPLE: CaseSummary = {
  id: 'c-1',
  revision: '1',
  subject: 'Underlag till tre kortköp i oktober',
  type: 'documents',
  status: 'awaitingCompany',
  ball: { holder: 'company', since: '2026-11-17T08:00:00Z', reason: 'new' },
  unread: false,
  createdAt: '2026-11-10T08:00:00Z',
  updatedAt: '2026-11-17T08:00:00Z',
  dueOn: '2026-11-27',
  reminders: [],
  agency: { id: 'bjorkgarden', name: 'Björkgården Redovisning' },
  contact: { id: 'anna', name: 'Anna Berg', side: 'agency' },
  client: { id: 'lindqvist', name: 'Lindqvist Snickeri AB', kind: 'company' },
  progress: { answered: 0, required: 1 },
  toCorrect: 0,
  audience: 'company',
  recipients: [],
  open: [{ kind: 'documents', count: 1 }],
};

export const sample = (changes: Partial<CaseSummary> = {}): CaseSummary => ({ ...SAMPLE, ...changes });

/** One that the agency has. */
export const atAgency = (changes: Partial<CaseSummary> = {}): CaseSummary =>
  sample({
    id: 'c-2',
    status: 'awaitingAgency',
    ball: { holder: 'agency', since: '2026-11-19T08:00:00Z', reason: 'answered' },
    ...changes,
  });

const FACTS = { total: 1, unread: 0, actionRequired: 1, visible: true };

export const ACCESS: Access = {
  agencies: [{ agency: SAMPLE.agency, state: 'active', historyReadable: true }],
  role: 'full',
  facts: FACTS,
  capabilities: { idempotency: true, revisions: true, resumableUploads: false, scan: false, reopen: false },
};

export const viewOf = (items: CaseListView['items'], changes: Partial<CaseListView> = {}): CaseListView => ({
  items,
  counts: { awaitingCompany: items.length, awaitingAgency: 0, closed: 0, unknown: 0 },
  facts: { ...FACTS, total: items.length },
  hasMore: false,
  loadingMore: false,
  ...changes,
});

export const FAILURE: Failure = { kind: 'server', retryable: true, reference: 'r-42' };

/** A client whose answers a test sets, and which remembers what was asked of it. */
export interface FakeStore extends CaseStore {
  readonly accessSignal: Signal<Remote<Access>>;
  readonly noticeSignal: Signal<readonly Notice[]>;
  readonly signedOut: Signal<boolean>;
  listSignal(query: CaseQuery): Signal<Remote<CaseListView>>;
  /** What has been called, e.g. `retry`, in order. */
  readonly calls: string[];
}

export function fakeStore(access: Remote<Access> = { state: 'ready', data: ACCESS }): FakeStore {
  const lists = new Map<string, Signal<Remote<CaseListView>>>();
  const calls: string[] = [];
  const noticeSignal = new Signal<readonly Notice[]>([]);
  const accessSignal = new Signal<Remote<Access>>(access);
  const listSignal = (query: CaseQuery) => {
    const key = queryKey(query);
    const known = lists.get(key) ?? new Signal<Remote<CaseListView>>({ state: 'loading' });
    lists.set(key, known);
    return known;
  };
  const parts = {
    session: demoSession(),
    facts: null,
    env: {
      now: () => Date.parse('2026-11-24T09:00:00Z'),
      uuid: () => 'u',
      setTimeout: window.setTimeout.bind(window),
      clearTimeout: window.clearTimeout.bind(window),
    },
    offers: { startCase: false, answerInvitation: true, drafts: false, share: false },
    accessSignal,
    noticeSignal,
    notices: noticeSignal,
    signedOut: new Signal(false),
    calls,
    listSignal,
    access: () => accessSignal,
    list: listSignal,
    loadMore: () => void calls.push('loadMore'),
    retry: (what: object) => void calls.push(`retry ${Object.keys(what).join()}`),
    dismissNotice(id: string) {
      calls.push(`dismiss ${id}`);
      noticeSignal.value = noticeSignal.value.filter((notice) => notice.id !== id);
    },
    readNotices(id?: string) {
      calls.push(id === undefined ? 'readAll' : `read ${id}`);
      noticeSignal.value = noticeSignal.value.filter(
        (notice) => notice.kind === 'invitation' || (id !== undefined && notice.id !== id),
      );
    },
    showsInvitation: () => () => undefined,
    answerInvitation: () => Promise.resolve(),
    emit: () => true,
    attachVoice: () => () => undefined,
  };
  return Object.assign(new EventTarget(), parts) as unknown as FakeStore;
}

/** The real office's adapter with pages so short that a few cases fill several. */
export function shortPages(
  size: number,
  scenario: Parameters<typeof createDemoAdapter>[0] = 'default',
): ReturnType<typeof createDemoAdapter> {
  const adapter = createDemoAdapter(scenario);
  return { ...adapter, listCases: (query, options) => adapter.listCases(query, { ...options, limit: size }) };
}

/** Whether anything in the page is wider than the page. */
export const overflows = (): boolean => document.documentElement.scrollWidth > document.documentElement.clientWidth;
