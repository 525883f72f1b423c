import type { CaseDetail, CaseId, CasePage, CaseSummary } from '../domain/index.ts';
import type { Ticket } from './facts.ts';
import { isSummary, summaryOf } from './list-pages.ts';

/**
 * What this client has itself changed and the back end has acknowledged. An answer to a question that was asked before
 * the acknowledgement may still be on its way; it does not take the case back to what it was.
 */
export interface OwnChanges {
  acted(detail: CaseDetail, at: Ticket): void;
  read(id: CaseId, at: Ticket): void;
  /** What was asked for with that ticket, brought up to date. */
  ontoPage(page: CasePage, asked: Ticket): CasePage;
  ontoDetail(detail: CaseDetail, asked: Ticket): CaseDetail;
  clear(): void;
}

interface Change {
  readonly at: Ticket;
  readonly detail?: CaseDetail;
}

export function createOwnChanges(): OwnChanges {
  const acts = new Map<CaseId, Change>();
  const reads = new Map<CaseId, Change>();
  const since = (changes: Map<CaseId, Change>, id: CaseId, asked: Ticket) => {
    const change = changes.get(id);
    return change && change.at > asked ? change : undefined;
  };
  const onto = <T extends CaseSummary>(record: T, asked: Ticket, take: (detail: CaseDetail) => T): T => {
    const act = since(acts, record.id, asked)?.detail;
    const now = act ? take(act) : record;
    return now.unread && since(reads, record.id, asked) ? { ...now, unread: false } : now;
  };
  return {
    acted(detail, at) {
      acts.set(detail.id, { at, detail });
    },
    read(id, at) {
      reads.set(id, { at });
    },
    ontoPage(page, asked) {
      const items = page.items.map((row) => (isSummary(row) ? onto<CaseSummary>(row, asked, summaryOf) : row));
      return items.some((row, index) => row !== page.items[index]) ? { ...page, items } : page;
    },
    ontoDetail: (detail, asked) => onto(detail, asked, (act) => act),
    clear() {
      acts.clear();
      reads.clear();
    },
  };
}
