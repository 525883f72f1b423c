/** A back end of plain values, so that what is weighed is the widgets and nothing behind them. */
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import type {
  Access,
  CaseDetail,
  CaseQuery,
  CaseSummary,
  Entry,
  FileRef,
  Item,
  Person,
} from '../../src/domain/index.ts';
import { casesOf } from '../lists/data.ts';

export const session = { userId: 'maria', companyId: 'lindqvist' } as const;

const KINDS = ['text', 'amount', 'date', 'yesNo', 'longText'] as const;
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

const access = (total: number): Access => ({
  agencies: ['Kronans Ekonomibyrå', 'Björkgården Redovisning'].map((name, at) => ({
    agency: { id: `b${at}`, name },
    state: 'active',
    historyReadable: true,
  })),
  role: 'full',
  facts: { total, unread: 0, actionRequired: total, visible: true },
  limits: { fileBytes: 50_000_000, extensions: ['pdf', 'jpg', 'png'] },
  capabilities: { idempotency: true, revisions: true, resumableUploads: false, scan: false, reopen: false },
});

/** As many cases as wanted; all wait for the company. */
export function mineOf(count: number): readonly CaseSummary[] {
  return casesOf(count).map(({ ball, ...rest }) => ({
    ...rest,
    status: 'awaitingCompany',
    ball: { ...ball, holder: 'company', reason: 'new' },
  }));
}

const file = (id: string): FileRef => ({ id, name: `Kvitto ${id}.pdf`, size: 84_000, type: 'application/pdf' });

const item = (at: number): Item => ({
  id: `i${at}`,
  kind: KINDS[at % KINDS.length] ?? 'text',
  label: `Fråga ${at}`,
  required: true,
  locked: false,
});

const entry = (at: number, by: Person): Entry => ({
  id: `e${at}`,
  at: new Date(Date.parse('2026-11-20T08:00:00Z') - (200 - at) * 3_600_000).toISOString(),
  by,
  visibility: 'public',
  kind: 'message',
  text: `Kommentar ${at}: hittar du **kvittot** på köpet hos Byggmax, eller ska vi bokföra det utan?`,
  files: [],
});

/** The case that performance.md names: 20 items, 200 comments, 20 files; a place for files beside them. */
function detailOf(summary: CaseSummary): CaseDetail {
  const documents: Item = { ...item(20), kind: 'documents', label: 'Underlag' };
  return {
    ...summary,
    description: 'Vi saknar underlag till några köp i **oktober**.',
    attachments: times(20, (at) => file(`${summary.id}-${at}`)),
    items: [documents, ...times(20, item)],
    entries: times(200, (at) => entry(at, summary.contact)),
    related: [],
    permissions: { answer: true, approve: true, comment: true, share: false },
  };
}

function fits(one: CaseSummary, { unread, text, type, status }: CaseQuery): boolean {
  if (unread && !one.unread) return false;
  if (type && !type.includes(one.type)) return false;
  if (status && !status.includes(one.status)) return false;
  return text === undefined || one.subject.toLowerCase().includes(text.toLowerCase());
}

export interface Manner {
  /** How long each answer takes (ms); none comes in the task that asked, as none does over a network. */
  readonly latency?: number;
  /** Is told how many cases came. */
  served?(count: number): void;
}

/** `pageSize`: how many cases a page holds, whatever the client asks for. */
export function plainAdapter(cases: readonly CaseSummary[], pageSize: number, manner: Manner = {}): CaseAdapter {
  const { latency = 0, served } = manner;
  const answer = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), latency));
  const facts = { total: cases.length, unread: 0, actionRequired: cases.length, visible: true };
  const counts = { awaitingCompany: cases.length, awaitingAgency: 0, closed: 0, unknown: 0 };
  const find = (id: string): CaseDetail => {
    const found = cases.find((one) => one.id === id);
    if (!found) throw new Error(`There is no case ${id}.`);
    return detailOf(found);
  };
  return {
    getAccess: () => answer(access(cases.length)),
    listCases: (query, { cursor }) => {
      const from = Number(cursor ?? 0);
      const all = cases.filter((one) => fits(one, query));
      const items = all.slice(from, from + pageSize);
      served?.(items.length);
      const next = from + pageSize < all.length ? String(from + pageSize) : null;
      return answer({ items, next, counts, facts });
    },
    getCase: (id) => answer(find(id)),
    markRead: () => answer(undefined),
    sendAct: (id) => answer(find(id)),
    uploadFile: ({ name, size, type }) => answer({ id: name, name, size, type }),
    downloadFile: () => answer(new Blob()),
  };
}
