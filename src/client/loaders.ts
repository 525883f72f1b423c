import type { CaseAdapter } from '../adapter/case-adapter.ts';
import type { Access, Broken, CaseDetail, CaseId, CasePage, CaseQuery, Person } from '../domain/index.ts';
import type { Calls, Operation } from './calls.ts';
import type { FactsBook } from './facts.ts';
import { PAGE_SIZE } from './list-pages.ts';
import type { OwnChanges } from './own-changes.ts';
import { isAccess, isCaseDetail, isCasePage, isPeople } from './shape.ts';

/** How each thing is read; every answer also brings facts, and what this client has done meanwhile is put on top. */
export interface Loaders {
  access(signal?: AbortSignal): Promise<Access>;
  page(query: CaseQuery, cursor: string | null, signal?: AbortSignal, limit?: number): Promise<CasePage>;
  detail(id: CaseId, signal?: AbortSignal): Promise<CaseDetail>;
  recipients(signal?: AbortSignal): Promise<readonly Person[]>;
  colleagues(id: CaseId, signal?: AbortSignal): Promise<readonly Person[]>;
}

export interface LoadersContext {
  readonly adapter: CaseAdapter;
  readonly calls: Calls;
  readonly facts: FactsBook;
  readonly own: OwnChanges;
  /** Told of every access that arrives. */
  readonly onAccess: (access: Access) => void;
  /** Told of every case that arrives. */
  readonly onDetail: (detail: CaseDetail) => void;
}

export function createLoaders({ adapter, calls, facts, own, onAccess, onDetail }: LoadersContext): Loaders {
  const reportBroken = createBrokenReport(calls);
  return {
    async access(signal) {
      const asked = facts.ticket();
      const access = await calls.read('getAccess', (o) => adapter.getAccess(o), { signal, accept: isAccess });
      onAccess(access);
      facts.offer(access.facts, asked);
      return access;
    },
    async page(query, cursor, signal, limit = PAGE_SIZE) {
      const asked = facts.ticket();
      const page = await calls.read('listCases', (o) => adapter.listCases(query, { ...o, cursor, limit }), {
        signal,
        accept: isCasePage,
      });
      reportBroken('listCases', page.items);
      facts.offer(page.facts, asked);
      return own.ontoPage(page, asked);
    },
    async detail(id, signal) {
      const asked = facts.ticket();
      const detail = await calls.read('getCase', (o) => adapter.getCase(id, o), { signal, accept: isCaseDetail });
      reportBroken('getCase', [...detail.items, ...detail.entries]);
      const now = own.ontoDetail(detail, asked);
      onDetail(now);
      return now;
    },
    recipients: async (signal) =>
      calls.read('listRecipients', (o) => adapter.listRecipients?.(o), { signal, accept: isPeople }),
    colleagues: async (id, signal) =>
      calls.read('listColleagues', (o) => adapter.listColleagues?.(id, o), { signal, accept: isPeople }),
  };
}

/** Tells of each malformed record once, however often it is read. */
function createBrokenReport(calls: Calls): (operation: Operation, records: readonly object[]) => void {
  const told = new Set<string>();
  return (operation, records) => {
    for (const record of records) {
      if (!isBroken(record)) continue;
      const name = `${operation} ${record.id ?? ''} ${record.failure.reference ?? ''}`;
      if (told.has(name)) continue;
      told.add(name);
      calls.report(operation, record.failure, 1);
    }
  };
}

function isBroken(record: object): record is Broken {
  return 'kind' in record && record.kind === 'broken' && 'failure' in record;
}
