import type { Act, CaseId } from '../domain/index.ts';

export interface CaseReplySubmitEventInit {
  readonly caseId: CaseId;
  readonly act: Act['kind'];
}

/**
 * An act is about to be sent. Cancelled, it is not. `waitUntil` holds it back until the promise resolves and stops it
 * if the promise rejects.
 */
export class CaseReplySubmitEvent extends Event {
  static readonly type = 'case-reply-submit';

  readonly caseId: CaseId;
  readonly act: Act['kind'];
  readonly #checks: Promise<unknown>[] = [];

  constructor(init: CaseReplySubmitEventInit) {
    super(CaseReplySubmitEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.caseId = init.caseId;
    this.act = init.act;
  }

  /** For a host that must check something first. Only while the event is being dispatched. */
  waitUntil(check: Promise<unknown>): void {
    if (this.eventPhase === Event.NONE) {
      throw new DOMException('waitUntil: only while case-reply-submit is being dispatched', 'InvalidStateError');
    }
    const held = Promise.resolve(check);
    // Heard again in `allowed`, which nobody may ask when another listener has cancelled.
    held.catch(() => undefined);
    this.#checks.push(held);
  }

  /** Whether anybody has asked to wait. */
  get waiting(): boolean {
    return this.#checks.length > 0;
  }

  /** Resolves once every check is over: `false` where one of them rejected. Never rejects. */
  async allowed(): Promise<boolean> {
    const results = await Promise.allSettled(this.#checks);
    return results.every((result) => result.status === 'fulfilled');
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-reply-submit': CaseReplySubmitEvent;
  }
}
