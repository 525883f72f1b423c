import type { CaseId } from '../domain/index.ts';

export interface CaseOpenEventInit {
  readonly caseId: CaseId;
}

/** A card was activated by a plain primary click or Enter. Cancelled, the widget stays where it is. */
export class CaseOpenEvent extends Event {
  static readonly type = 'case-open';

  readonly caseId: CaseId;

  constructor(init: CaseOpenEventInit) {
    super(CaseOpenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.caseId = init.caseId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-open': CaseOpenEvent;
  }
}
