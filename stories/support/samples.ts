/** Plain cases for stories that need no back end; they are dated around the stories' clock. */
import type { CaseSummary, Viewer } from '../../src/domain/index.ts';

export const MARIA: Viewer = { userId: 'maria', mayAct: true };

const receipts: CaseSummary = {
  id: 'kortkop',
  revision: '1',
  subject: 'Underlag till tre kortköp i oktober',
  type: 'documents',
  status: 'awaitingCompany',
  ball: { holder: 'company', since: '2026-11-23T08:14:00Z', reason: 'new' },
  unread: false,
  createdAt: '2026-11-23T08:14:00Z',
  updatedAt: '2026-11-24T08:14:00Z',
  dueOn: '2026-11-27',
  reminders: [],
  agency: { id: 'bjorkgarden', name: 'Björkgården Redovisning' },
  contact: { id: 'anna', name: 'Anna Berg', side: 'agency' },
  client: { id: 'lindqvist', name: 'Lindqvist Snickeri AB', kind: 'company' },
  progress: { answered: 0, required: 3 },
  toCorrect: 0,
  audience: 'company',
  recipients: [],
  open: [{ kind: 'documents', count: 3 }],
};

/** A case that waits for three receipts, with changes. */
export const aCase = (changes: Partial<CaseSummary> = {}): CaseSummary => ({ ...receipts, ...changes });

export const withAgency: Partial<CaseSummary> = {
  status: 'awaitingAgency',
  ball: { holder: 'agency', since: '2026-11-19T13:05:00Z', reason: 'answered' },
  updatedAt: '2026-11-19T13:05:00Z',
  progress: { answered: 3, required: 3 },
  open: [],
};

export const closed: Partial<CaseSummary> = {
  status: 'closed',
  ball: { holder: null, since: '2026-11-12T09:20:00Z', reason: 'closed' },
  updatedAt: '2026-11-12T09:20:00Z',
  closedAt: '2026-11-12T09:20:00Z',
  outcome: 'done',
  progress: { answered: 3, required: 3 },
  open: [],
};
