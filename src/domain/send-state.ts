import type { Failure } from './failure.ts';

/** What stays the same from submit to outcome, and what has been learned on the way. */
export interface SendJob {
  readonly key: string;
  /** The capability, as it was when the user pressed. */
  readonly idempotent: boolean;
  readonly filesPending: boolean;
  /** Tries begun since the user last pressed. */
  readonly attempts: number;
  /** When the first of them began (epoch ms). */
  readonly startedAt: number;
  /** No try before this moment: the server's Retry-After (epoch ms). */
  readonly notBefore: number;
  /** A try may have been applied. */
  readonly uncertain: boolean;
  /** The outcome has been called unknown and is not settled yet. */
  readonly unsettled: boolean;
  /** How often settling could not tell. */
  readonly settles: number;
  /** The user has typed since they pressed. */
  readonly edited: boolean;
}

export type SendState =
  | { readonly phase: 'editing'; readonly failure?: Failure }
  | { readonly phase: 'waitingForFiles'; readonly job: SendJob }
  /** A call is under way. */
  | { readonly phase: 'sending'; readonly inFlight: true; readonly job: SendJob; readonly failure?: Failure }
  /** The next try begins at `retryAt` (epoch ms). */
  | {
      readonly phase: 'sending';
      readonly inFlight: false;
      readonly job: SendJob;
      readonly failure: Failure;
      readonly retryAt: number;
    }
  | { readonly phase: 'waitingForConnection' | 'waitingForSignIn'; readonly job: SendJob; readonly failure?: Failure }
  /** Settling begins at `retryAt`; without it, when the user or the connection says so. */
  | { readonly phase: 'unknown'; readonly job: SendJob; readonly failure?: Failure; readonly retryAt?: number }
  | { readonly phase: 'settling'; readonly job: SendJob; readonly failure?: Failure }
  /** Certainly not applied. */
  | { readonly phase: 'failed'; readonly job: SendJob; readonly failure: Failure }
  | { readonly phase: 'sent'; readonly key: string; readonly edited: boolean };

/** `now` in epoch ms, `random` in 0…1. */
export type SendEvent =
  | {
      readonly type: 'submit';
      readonly key: string;
      readonly idempotent: boolean;
      readonly filesPending: boolean;
      /** `false`: certainly without connection (`navigator.onLine`). */
      readonly online: boolean;
      readonly now: number;
    }
  | { readonly type: 'filesReady'; readonly now: number }
  | { readonly type: 'fileFailed'; readonly failure: Failure }
  /** The back end has it: answer to a call, or seen in the case's entries. */
  | { readonly type: 'acknowledged'; readonly key: string }
  /** The call of that try has failed. */
  | {
      readonly type: 'failed';
      readonly key: string;
      readonly attempt: number;
      readonly failure: Failure;
      readonly now: number;
      readonly random: number;
    }
  | { readonly type: 'connectionLost' }
  | { readonly type: 'online'; readonly now: number }
  | { readonly type: 'signedOut' }
  | { readonly type: 'signedIn'; readonly now: number }
  /** `applied`: `null` when it could not be told. */
  | {
      readonly type: 'settled';
      readonly key: string;
      readonly applied: boolean | null;
      readonly now: number;
      readonly random: number;
    }
  /** The moment `retryAt` has come. */
  | { readonly type: 'timeUp'; readonly now: number }
  /** The user does not want to wait, or tries a failed send again as it stands. */
  | { readonly type: 'retryNow'; readonly now: number }
  /** The user sends an act again whose outcome cannot be told. */
  | { readonly type: 'resend'; readonly now: number }
  | { readonly type: 'cancel'; readonly now: number }
  | { readonly type: 'edited' };
