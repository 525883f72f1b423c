import { toFailure } from '../adapter/adapter-error.ts';
import type { CaseAdapter } from '../adapter/case-adapter.ts';
import type { CaseDetail, CaseId, PersonId } from '../domain/index.ts';
import type { Calls } from './calls.ts';
import type { Reads } from './reads.ts';
import { isCaseDetail } from './shape.ts';

export interface Share {
  readonly person: PersonId;
  readonly handOver: boolean;
}

/**
 * Shares a case. Who may read it is not undone by what somebody else has added meanwhile, so a conflict is answered by
 * sharing the case as it is now, once.
 */
export async function shareCase(
  { adapter, calls, reads, uuid }: { adapter: CaseAdapter; calls: Calls; reads: Reads; uuid: () => string },
  id: CaseId,
  share: Share,
): Promise<CaseDetail> {
  const key = uuid();
  const send = (revision: string | null) =>
    calls.attempt((o) => adapter.shareCase?.(id, share, { ...o, idempotencyKey: key, revision }), {
      accept: isCaseDetail,
    });
  try {
    return await send(reads.knownDetail(id)?.revision ?? null);
  } catch (thrown) {
    const { kind, current } = toFailure(thrown);
    if (kind === 'conflict' && current) return send(current.revision);
    calls.report('shareCase', toFailure(thrown));
    throw thrown;
  }
}
