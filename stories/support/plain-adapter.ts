import type { Access, CaseDetail, CasePage, CaseStatus } from '../../src/domain/index.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { adapterError } from '../../src/adapter/adapter-error.ts';

const isOpen = ({ status }: CaseDetail): boolean => status !== 'closed';
const waits = ({ status }: CaseDetail): boolean => status === 'awaitingCompany';

/** An adapter over cases in memory: all that must be there, nothing that may be left out. */
export function createPlainAdapter(start: readonly CaseDetail[]): CaseAdapter {
  const cases = new Map(start.map((one) => [one.id, one]));
  const all = (): CaseDetail[] => [...cases.values()];

  const facts = () => ({
    total: all().filter(isOpen).length,
    unread: all().filter(({ unread }) => unread).length,
    actionRequired: all().filter(waits).length,
    visible: cases.size > 0,
  });
  const get = (id: string): CaseDetail => {
    const found = cases.get(id);
    if (!found) throw adapterError({ kind: 'notFound', retryable: false });
    return found;
  };
  const put = (changed: CaseDetail): CaseDetail => {
    cases.set(changed.id, changed);
    return changed;
  };

  return {
    getAccess: async (): Promise<Access> => ({
      agencies: [{ agency: { id: 'firm', name: 'Björkgården Redovisning' }, state: 'active', historyReadable: true }],
      role: 'full',
      facts: facts(),
      capabilities: { idempotency: false, revisions: false, resumableUploads: false, scan: false, reopen: false },
    }),
    listCases: async ({ status, text = '' }): Promise<CasePage> => {
      const count = (of: CaseStatus): number => all().filter((one) => one.status === of).length;
      const items = all()
        .filter((one) => !status || status.includes(one.status))
        .filter(({ subject }) => subject.toLowerCase().includes(text.toLowerCase()));
      const counts = {
        awaitingCompany: count('awaitingCompany'),
        awaitingAgency: count('awaitingAgency'),
        closed: count('closed'),
        unknown: count('unknown'),
      };
      return { items, next: null, counts, facts: facts() };
    },
    getCase: async (id) => get(id),
    markRead: async (id) => void put({ ...get(id), unread: false }),
    // Your back end answers with the case as the act has left it.
    sendAct: async (id) => {
      const since = new Date().toISOString();
      return put({
        ...get(id),
        status: 'awaitingAgency',
        ball: { holder: 'agency', since, reason: 'answered' },
        updatedAt: since,
      });
    },
    uploadFile: async (file, _target, { uploadKey, onProgress }) => {
      onProgress(file.size, file.size);
      return { id: uploadKey, name: file.name, size: file.size, type: file.type };
    },
    downloadFile: async ({ name }) => new Blob([name], { type: 'text/plain' }),
  };
}
