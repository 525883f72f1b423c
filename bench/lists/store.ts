/** A client of plain values, so that the bench weighs the list and nothing behind it. */
import { Signal } from '../../src/client/observable.ts';
import type { CaseListView, CaseStore } from '../../src/client/types.ts';
import type { Access, CaseQuery, CaseSummary, Remote } from '../../src/domain/index.ts';
import { queryKey } from '../../src/domain/query.ts';

const agencies = [
  { id: 'b0', name: 'Kronans Ekonomibyrå' },
  { id: 'b1', name: 'Björkgården Redovisning' },
];

const access = (total: number): Access => ({
  agencies: agencies.map((agency) => ({ agency, state: 'active' as const, historyReadable: true })),
  role: 'full',
  facts: { total, unread: 0, actionRequired: 0, visible: true },
  capabilities: { idempotency: true, revisions: true, resumableUploads: false, scan: false, reopen: false },
});

export const viewOf = (items: readonly CaseSummary[], hasMore = false): CaseListView => ({
  items,
  counts: { awaitingCompany: 0, awaitingAgency: items.length, closed: 0, unknown: 0 },
  facts: { total: items.length, unread: 0, actionRequired: 0, visible: true },
  hasMore,
  loadingMore: false,
});

export interface BenchStore extends CaseStore {
  set(query: CaseQuery, view: CaseListView): void;
}

export function benchStore(total: number): BenchStore {
  const lists = new Map<string, Signal<Remote<CaseListView>>>();
  const list = (query: CaseQuery): Signal<Remote<CaseListView>> => {
    const key = queryKey(query);
    const known = lists.get(key) ?? new Signal<Remote<CaseListView>>({ state: 'loading' });
    lists.set(key, known);
    return known;
  };
  const accessSignal = new Signal<Remote<Access>>({ state: 'ready', data: access(total) });
  const parts = {
    session: { userId: 'maria', companyId: 'lindqvist' },
    facts: null,
    env: { now: () => Date.parse('2026-11-24T09:00:00Z'), uuid: () => 'u', setTimeout, clearTimeout },
    offers: { startCase: false, answerInvitation: false, drafts: false, share: false },
    signedOut: new Signal(false),
    access: () => accessSignal,
    list,
    loadMore: () => undefined,
    retry: () => undefined,
    emit: () => true,
    attachVoice: () => () => undefined,
    set: (query: CaseQuery, data: CaseListView) => (list(query).value = { state: 'ready', data }),
  };
  return Object.assign(new EventTarget(), parts) as unknown as BenchStore;
}
