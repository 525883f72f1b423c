import type { ConsentState } from '../domain/index.ts';

export interface CaseAccessChangeEventInit {
  readonly agencyId: string;
  /** What it is now. */
  readonly state: ConsentState;
}

/** Consent with one agency has changed. */
export class CaseAccessChangeEvent extends Event {
  static readonly type = 'case-access-change';

  readonly agencyId: string;
  /** What it is now. */
  readonly state: ConsentState;

  constructor(init: CaseAccessChangeEventInit) {
    super(CaseAccessChangeEvent.type, { bubbles: true, composed: true });
    this.agencyId = init.agencyId;
    this.state = init.state;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-access-change': CaseAccessChangeEvent;
  }
}
