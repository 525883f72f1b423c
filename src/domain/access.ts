import type { FailureKind } from './failure.ts';
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

/** Whether any case can be read at all: a role, and consent that is in place or has left readable history. */
export function mayReadCases(access: Access): boolean {
  if (access.role === 'none') return false;
  return access.agencies.some(({ state, historyReadable }) => state === 'active' || historyReadable);
}

/** What keeps a user from cases: their role, or that consent is not in place. */
export type Barrier = 'role' | 'consent';

/** What keeps the user from what a call that failed so was about; `null`: nothing that access tells of. */
export function barrierTo(access: Access, kind: FailureKind): Barrier | null {
  if (kind !== 'consentMissing' && kind !== 'notFound' && kind !== 'forbidden') return null;
  if (access.role === 'none') return 'role';
  return kind === 'consentMissing' || !mayReadCases(access) ? 'consent' : null;
}

/** What keeps the user from writing a case of their own, or answering one; `readOnly` is a role that may only read. */
export function barrierToWriting(access: Access): Barrier | 'readOnly' | null {
  if (access.role !== 'full') return access.role === 'none' ? 'role' : 'readOnly';
  return access.agencies.some(({ state }) => state === 'active') ? null : 'consent';
}

/** The agencies whose pause keeps open cases out of sight. */
export function pausedAgencies({ agencies }: Access): readonly Agency[] {
  return agencies.filter(({ state }) => state === 'paused').map(({ agency }) => agency);
}
