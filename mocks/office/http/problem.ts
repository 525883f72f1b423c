/** Refusals on the wire: `application/problem+json` (RFC 9457) with our `kind`. */
import type { CaseDetail, Draft, FailureKind, Person } from '../../../src/domain/index.ts';
import type { FieldProblem } from '../rules/acts.ts';

export interface ProblemMembers {
  readonly fields?: readonly FieldProblem[];
  readonly current?: CaseDetail;
  readonly by?: Person;
  readonly company?: { readonly id: string; readonly name: string };
  readonly at?: string;
  readonly draft?: Draft;
}

const TITLES: Partial<Record<FailureKind, string>> = {
  signedOut: 'Signed out',
  forbidden: 'Forbidden',
  consentMissing: 'Consent missing',
  notFound: 'Not found',
  gone: 'Closed',
  conflict: 'Changed since',
  invalid: 'Invalid',
  tooLarge: 'Too large',
  unsupportedType: 'Unsupported type',
  infected: 'Infected file',
  server: 'Server error',
};

/** Thrown anywhere in the office; the app turns it into the response. Inside a transaction it rolls back. */
export class Problem extends Error {
  readonly status: number;
  readonly kind: FailureKind;
  readonly members: ProblemMembers;

  constructor(status: number, kind: FailureKind, members: ProblemMembers = {}) {
    super(TITLES[kind] ?? kind);
    this.name = 'Problem';
    this.status = status;
    this.kind = kind;
    this.members = members;
  }

  toResponse(reference: string): Response {
    const body = { title: this.message, status: this.status, kind: this.kind, reference, ...this.members };
    const headers: Record<string, string> = { 'Content-Type': 'application/problem+json' };
    if (this.status === 401) headers['WWW-Authenticate'] = 'Bearer';
    if (this.status >= 500) headers['Retry-After'] = '2';
    return new Response(JSON.stringify(body), { status: this.status, headers });
  }
}

export const invalid = (status: 400 | 422, path: string, code: string): Problem =>
  new Problem(status, 'invalid', { fields: [{ path, code }] });

export const notFound = (): Problem => new Problem(404, 'notFound');

/** Stands for a network that does not work; each door makes its own kind of it. */
export class Unreachable extends Error {
  constructor() {
    super('The agency office is set to be unreachable');
    this.name = 'Unreachable';
  }
}
