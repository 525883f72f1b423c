import type { CaseId } from '../domain/index.ts';

export interface CaseCreatedEventInit {
  readonly caseId: CaseId;
}

/** The company has started a case. */
export class CaseCreatedEvent extends Event {
  static readonly type = 'case-created';

  readonly caseId: CaseId;

  constructor(init: CaseCreatedEventInit) {
    super(CaseCreatedEvent.type, { bubbles: true, composed: true });
    this.caseId = init.caseId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-created': CaseCreatedEvent;
  }
}
