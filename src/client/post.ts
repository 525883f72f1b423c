import type { CaseAdapter, SendOptions } from '../adapter/case-adapter.ts';
import type { Act, CaseDetail, CaseId } from '../domain/index.ts';
import { NEW_CASE, startOf } from '../domain/start.ts';
import type { Operation } from './calls.ts';
import { settle, type Settlement, type Unsettled } from './settle.ts';

/** Where an act goes, and how it is found out what became of it. */
export interface Post {
  readonly operation: Operation;
  send(act: Act, o: SendOptions): Promise<CaseDetail>;
  settle(unsettled: Omit<Unsettled, 'caseId'>): Promise<Settlement>;
}

/** The way of an act to its case; of a start, to the agency. */
export function createPost(adapter: CaseAdapter, caseId: CaseId): Post {
  return caseId === NEW_CASE ? startPost(adapter) : casePost(adapter, caseId);
}

function casePost(adapter: CaseAdapter, caseId: CaseId): Post {
  return {
    operation: 'sendAct',
    send: (act, o) => adapter.sendAct(caseId, act, o),
    settle: (unsettled) => settle({ ...unsettled, caseId }),
  };
}

/** There is no case to look into: where the key protects, another try gives the same case. */
function startPost(adapter: CaseAdapter): Post {
  return {
    operation: 'startCase',
    send: (act, o) => {
      const { startCase } = adapter;
      if (!startCase) return Promise.reject(new TypeError('The adapter cannot start cases'));
      return startCase.call(adapter, startOf(act), o);
    },
    settle: ({ idempotent }) => Promise.resolve({ applied: idempotent ? false : null }),
  };
}
