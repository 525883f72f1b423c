import type { CaseId, NoticeKind } from '../domain/index.ts';

/** What a notice can be about. */
export type CaseNotifyKind = NoticeKind;

export interface CaseNotifyEventInit {
  readonly noticeId: string;
  readonly kind: CaseNotifyKind;
  readonly caseIds: readonly CaseId[];
  readonly agencyId?: string | undefined;
}

/** Something happened while the user was elsewhere. Cancelled means that the host shows it. */
export class CaseNotifyEvent extends Event {
  static readonly type = 'case-notify';

  readonly noticeId: string;
  readonly kind: CaseNotifyKind;
  /** None with `invitation`. */
  readonly caseIds: readonly CaseId[];
  /** Set when all of them come from one agency. */
  readonly agencyId: string | undefined;

  constructor(init: CaseNotifyEventInit) {
    super(CaseNotifyEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.noticeId = init.noticeId;
    this.kind = init.kind;
    this.caseIds = init.caseIds;
    this.agencyId = init.agencyId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-notify': CaseNotifyEvent;
  }
}
