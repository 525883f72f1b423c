import type { CaseDetail, CaseSummary, Item, Person, Viewer } from '../../src/domain/index.ts';

/** The date of every test that needs one: a Tuesday. */
export const TODAY = '2026-11-24';

export const anna: Person = { id: 'anna', name: 'Anna Berg', side: 'agency' };
export const maria: Person = { id: 'maria', name: 'Maria Lindqvist', side: 'company' };
export const per: Person = { id: 'per', name: 'Per Lindqvist', side: 'company' };

export const viewer: Viewer = { userId: 'maria', mayAct: true };

/** A case that waits for the company; `ball.holder` and `status` go together. */
export function summary(changes: Partial<CaseSummary> = {}): CaseSummary {
  return {
    id: 'c1',
    revision: '1',
    subject: 'Underlag till tre kortköp i oktober',
    type: 'documents',
    status: 'awaitingCompany',
    ball: { holder: 'company', since: '2026-11-20T08:00:00Z', reason: 'new' },
    unread: false,
    createdAt: '2026-11-20T08:00:00Z',
    updatedAt: '2026-11-20T08:00:00Z',
    reminders: [],
    agency: { id: 'a1', name: 'Bergs Redovisning' },
    contact: anna,
    client: { id: 'k1', name: 'Lindqvist Snickeri AB', kind: 'company' },
    progress: { answered: 0, required: 0 },
    toCorrect: 0,
    audience: 'company',
    recipients: [maria],
    ...changes,
  };
}

export function withAgency(changes: Partial<CaseSummary> = {}): CaseSummary {
  const ball = { holder: 'agency', since: '2026-11-20T08:00:00Z', reason: 'answered' } as const;
  return summary({ status: 'awaitingAgency', ball, ...changes });
}

export function detail(items: CaseDetail['items'], changes: Partial<CaseDetail> = {}): CaseDetail {
  return {
    ...summary(),
    description: '',
    attachments: [],
    items,
    entries: [],
    related: [],
    permissions: { answer: true, approve: true, comment: true, share: false },
    ...changes,
  };
}

export function item(kind: Item['kind'], changes: Partial<Item> = {}): Item {
  return { id: 'i1', kind, label: 'Kvitto', required: true, locked: false, ...changes };
}
