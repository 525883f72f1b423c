import type { Act, CaseDetail, CaseId, Failure } from '../domain/index.ts';
import { NEW_CASE } from '../domain/start.ts';
import { CaseCreatedEvent, CaseReplyFailedEvent, CaseReplySentEvent } from '../events/index.ts';
import type { Voice } from './voice.ts';

interface Told {
  readonly caseId: CaseId;
  readonly emit: Voice['emit'];
}

/** Tells the host that the back end has acknowledged an act, or a case that was started. */
export function tellSent({ caseId, emit }: Told, act: Act['kind'], detail: CaseDetail | undefined): void {
  emit(() =>
    caseId === NEW_CASE
      ? new CaseCreatedEvent({ caseId: detail?.id ?? caseId })
      : new CaseReplySentEvent({ caseId, act }),
  );
}

/** Tells the host that an act has not been sent. */
export function tellFailed({ caseId, emit }: Told, act: Act['kind'], { kind, reference }: Failure): void {
  if (caseId !== NEW_CASE) emit(() => new CaseReplyFailedEvent({ caseId, act, kind, reference }));
}
