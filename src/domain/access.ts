import type { Agency, Client, Instant, Person } from './person.ts';

/** Counted by the server; equal to the "needs you" predicate over all pages. */
export interface Facts {
  readonly total: number;
  readonly unread: number;
  readonly actionRequired: number;
  readonly visible: boolean;
}

export type ConsentState = 'notInvited' | 'invited' | 'declined' | 'active' | 'paused' | 'ended';

/** Consent with one agency. */
export interface AgencyAccess {
  readonly agency: Agency;
  readonly state: ConsentState;
  readonly historyReadable: boolean;
  readonly invitation?: {
    readonly id: string;
    readonly by: Person;
    /** Whether this user may answer it; otherwise `approver` can. */
    readonly mayAnswer: boolean;
    readonly approver?: Person;
    /** Beyond the contract: when it was sent. */
    readonly at?: Instant;
  };
}

/** What the back end can do beyond the methods the adapter has. */
export interface Capabilities {
  readonly idempotency: boolean;
  readonly revisions: boolean;
  readonly resumableUploads: boolean;
  readonly scan: boolean;
  readonly reopen: boolean;
}

/** File limits; the narrowest of provider, Access and item holds. Sizes in bytes, extensions without dot. */
export interface Limits {
  readonly fileBytes: number;
  readonly totalBytes?: number;
  readonly files?: number;
  readonly extensions: readonly string[];
}

export interface Access {
  /** Beyond the contract: whom the user acts for, so that a private person is not spoken to as a company. */
  readonly client?: Client;
  readonly agencies: readonly AgencyAccess[];
  readonly role: 'full' | 'readOnly' | 'none';
  readonly facts: Facts;
  readonly limits?: Limits;
  readonly capabilities: Capabilities;
}
