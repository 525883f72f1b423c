import { toFailure } from '../adapter/adapter-error.ts';
import type { CaseAdapter } from '../adapter/case-adapter.ts';
import type { CaseDetail, CaseId, Entry, FailureKind } from '../domain/index.ts';
import type { Calls } from './calls.ts';
import { isCaseDetail, isFoundAct } from './shape.ts';

export interface Unsettled {
  readonly adapter: CaseAdapter;
  readonly calls: Calls;
  readonly signal: AbortSignal;
  readonly caseId: CaseId;
  readonly key: string;
  readonly idempotent: boolean;
}

/** `applied` is `null` where it cannot be told (yet). `detail`: the case that shows it. */
export interface Settlement {
  readonly applied: boolean | null;
  readonly detail?: CaseDetail;
}

/** The case is out of reach for this user: there is nothing to look into, and another try tells as much. */
const OUT_OF_REACH: readonly FailureKind[] = ['notFound', 'gone', 'forbidden', 'consentMissing'];

/** Finds out what became of an act: the back end is asked for its key, else the case's entries are looked through. */
export async function settle(unsettled: Unsettled): Promise<Settlement> {
  const found = await findAct(unsettled);
  if (found === 'unknown') return { applied: false };
  const { adapter, calls, signal, caseId } = unsettled;
  try {
    const detail = await calls.attempt((o) => adapter.getCase(caseId, o), { signal, accept: isCaseDetail });
    return found === 'applied' ? { applied: true, detail } : judge(detail, unsettled);
  } catch (thrown) {
    if (!OUT_OF_REACH.includes(toFailure(thrown).kind)) return { applied: null };
    return { applied: found === 'applied' };
  }
}

/** Whether an entry of the case is this act. */
export function hasAct(detail: CaseDetail, key: string): boolean {
  return detail.entries.some((entry) => (entry as Partial<Entry>).actKey === key);
}

async function findAct({ adapter, calls, signal, caseId, key }: Unsettled): Promise<'unknown' | 'applied' | undefined> {
  if (!adapter.findAct) return undefined;
  const find = adapter.findAct.bind(adapter);
  return calls.attempt((o) => find(caseId, key, o), { signal, accept: isFoundAct }).catch(() => undefined);
}

/** No entry of ours: certain where entries name their acts, and harmless where the same key may go again. */
function judge(detail: CaseDetail, { key, idempotent }: Unsettled): Settlement {
  if (hasAct(detail, key)) return { applied: true, detail };
  const namesActs = detail.entries.some((entry) => (entry as Partial<Entry>).actKey !== undefined);
  return { applied: idempotent || namesActs ? false : null };
}
