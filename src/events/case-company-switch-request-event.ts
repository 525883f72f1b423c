import type { CaseId } from '../domain/index.ts';

export interface CaseCompanySwitchRequestEventInit {
  readonly companyId: string;
  readonly caseId?: CaseId | undefined;
}

/** A link leads to a case of another company of this user; only the host can switch. */
export class CaseCompanySwitchRequestEvent extends Event {
  static readonly type = 'case-company-switch-request';

  readonly companyId: string;
  readonly caseId: CaseId | undefined;

  constructor(init: CaseCompanySwitchRequestEventInit) {
    super(CaseCompanySwitchRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.companyId = init.companyId;
    this.caseId = init.caseId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-company-switch-request': CaseCompanySwitchRequestEvent;
  }
}
