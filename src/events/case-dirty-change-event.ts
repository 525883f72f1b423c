export interface CaseDirtyChangeEventInit {
  /** As `client.hasUnsentInput`. */
  readonly dirty: boolean;
}

/** Unsent input appeared, or the last of it went. */
export class CaseDirtyChangeEvent extends Event {
  static readonly type = 'case-dirty-change';

  /** As `client.hasUnsentInput`. */
  readonly dirty: boolean;

  constructor(init: CaseDirtyChangeEventInit) {
    super(CaseDirtyChangeEvent.type, { bubbles: true, composed: true });
    this.dirty = init.dirty;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-dirty-change': CaseDirtyChangeEvent;
  }
}
