import type { CaseId, ItemId } from '../domain/index.ts';

export interface CaseSignRequestEventInit {
  readonly caseId: CaseId;
  readonly itemId: ItemId;
}

/** The user wants to sign what an approval refers to; the host opens its signing service. */
export class CaseSignRequestEvent extends Event {
  static readonly type = 'case-sign-request';

  readonly caseId: CaseId;
  readonly itemId: ItemId;

  constructor(init: CaseSignRequestEventInit) {
    super(CaseSignRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.caseId = init.caseId;
    this.itemId = init.itemId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-sign-request': CaseSignRequestEvent;
  }
}
