export interface CaseFactsEventInit {
  readonly total: number;
  readonly unread: number;
  readonly actionRequired: number;
  /** At least one case that this user may read, and consent active or ended with readable history. */
  readonly visible: boolean;
}

/** What the host's menu shows has changed: number of cases, of unread ones, of those that wait for this user. */
export class CaseFactsEvent extends Event {
  static readonly type = 'case-facts';

  readonly total: number;
  readonly unread: number;
  readonly actionRequired: number;
  /** At least one case that this user may read, and consent active or ended with readable history. */
  readonly visible: boolean;

  constructor(init: CaseFactsEventInit) {
    super(CaseFactsEvent.type, { bubbles: true, composed: true });
    this.total = init.total;
    this.unread = init.unread;
    this.actionRequired = init.actionRequired;
    this.visible = init.visible;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-facts': CaseFactsEvent;
  }
}
