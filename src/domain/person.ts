/** A point in time in UTC, e.g. `2026-02-03T14:05:00Z`. */
export type Instant = string;
/** A calendar date without time zone, `YYYY-MM-DD`; never put through `new Date(string)`. */
export type PlainDate = string;
export type PersonId = string;

/** An amount as a decimal string (`"-1234.50"`) and its ISO 4217 currency; never a float. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** Who is logged in and for which company. Verified by the host. */
export interface Session {
  readonly userId: string;
  readonly companyId: string;
}

/** Somebody at the company or the agency. `cover` is who stands in during absence, through that date. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly side: 'company' | 'agency';
  readonly email?: string;
  readonly phone?: string;
  readonly cover?: { readonly person: Person; readonly until: PlainDate };
}

/** The accounting agency (redovisningsbyrå). */
export interface Agency {
  readonly id: string;
  readonly name: string;
}

/** The agency's client: the company (or sole trader, or private person) a case concerns. */
export interface Client {
  readonly id: string;
  readonly name: string;
  readonly kind: 'company' | 'soleTrader' | 'person';
}
