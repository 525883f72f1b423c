import type { FailureKind } from '../domain/index.ts';

export interface CaseErrorEventInit {
  readonly kind: FailureKind;
  /** The adapter method that failed. */
  readonly operation: string;
  /** The server's reference for support. */
  readonly reference?: string | undefined;
  /** With records that were left out of an answer (or shown as broken): how many. */
  readonly count?: number | undefined;
}

/** For the host's telemetry: something did not work. Nothing in it comes from a case. */
export class CaseErrorEvent extends Event {
  static readonly type = 'case-error';

  readonly kind: FailureKind;
  /** The adapter method that failed. */
  readonly operation: string;
  /** The server's reference for support. */
  readonly reference: string | undefined;
  /** With records that were left out of an answer (or shown as broken): how many. */
  readonly count: number | undefined;

  constructor(init: CaseErrorEventInit) {
    super(CaseErrorEvent.type, { bubbles: true, composed: true });
    this.kind = init.kind;
    this.operation = init.operation;
    this.reference = init.reference;
    this.count = init.count;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-error': CaseErrorEvent;
  }
}
