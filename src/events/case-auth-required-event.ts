/** The session has ended: once per outage, however many calls failed. The host renews it and calls `client.resume()`. */
export class CaseAuthRequiredEvent extends Event {
  static readonly type = 'case-auth-required';

  constructor() {
    super(CaseAuthRequiredEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-auth-required': CaseAuthRequiredEvent;
  }
}
