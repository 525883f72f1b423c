import type { Act, CaseId } from '../domain/index.ts';

export interface CaseReplySentEventInit {
  readonly caseId: CaseId;
  readonly act: Act['kind'];
}

/** An act has been sent and acknowledged. */
export class CaseReplySentEvent extends Event {
  static readonly type = 'case-reply-sent';

  readonly caseId: CaseId;
  readonly act: Act['kind'];

  constructor(init: CaseReplySentEventInit) {
    super(CaseReplySentEvent.type, { bubbles: true, composed: true });
    this.caseId = init.caseId;
    this.act = init.act;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-reply-sent': CaseReplySentEvent;
  }
}
