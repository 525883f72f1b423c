import type { Act, CaseId, FailureKind } from '../domain/index.ts';

export interface CaseReplyFailedEventInit {
  readonly caseId: CaseId;
  readonly act: Act['kind'];
  readonly kind: FailureKind;
  /** The server's reference for support. */
  readonly reference?: string | undefined;
}

/** An act could not be sent. What the user wrote is still in the form. */
export class CaseReplyFailedEvent extends Event {
  static readonly type = 'case-reply-failed';

  readonly caseId: CaseId;
  readonly act: Act['kind'];
  readonly kind: FailureKind;
  /** The server's reference for support. */
  readonly reference: string | undefined;

  constructor(init: CaseReplyFailedEventInit) {
    super(CaseReplyFailedEvent.type, { bubbles: true, composed: true });
    this.caseId = init.caseId;
    this.act = init.act;
    this.kind = init.kind;
    this.reference = init.reference;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-reply-failed': CaseReplyFailedEvent;
  }
}
