import type { Facts } from './access.ts';
import type { Broken } from './failure.ts';
import type { FileRef } from './file.ts';
import type { Item, ItemKind } from './item.ts';
import type { Agency, Client, Instant, Person, PlainDate } from './person.ts';

export type CaseId = string;
export type EntryId = string;

export const CASE_STATUSES = ['awaitingCompany', 'awaitingAgency', 'closed', 'unknown'] as const;
/** Derived from the ball. `unknown`: readable, answered by text only. */
export type CaseStatus = (typeof CASE_STATUSES)[number];
export type CaseType = 'question' | 'documents' | 'approval' | 'information' | (string & {});
export type BallReason =
  'new' | 'question' | 'redo' | 'moreNeeded' | 'answered' | 'approved' | 'reopened' | 'closed' | (string & {});

/** Whose turn it is, since when and why; may name a person. */
export interface Ball {
  readonly holder: 'company' | 'agency' | null;
  readonly person?: Person;
  readonly since: Instant;
  readonly reason: BallReason;
  /** Until when the company has promised an answer. */
  readonly promisedBy?: PlainDate;
}

export type Outcome = 'done' | 'withdrawn' | 'merged' | 'consentEnded';

export interface CaseSummary {
  readonly id: CaseId;
  readonly revision: string | null;
  readonly subject: string;
  readonly type: CaseType;
  readonly status: CaseStatus;
  readonly ball: Ball;
  /** Per user, not per company. */
  readonly unread: boolean;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly dueOn?: PlainDate;
  /** The authority's own date and what must be in by then. */
  readonly authority?: { readonly on: PlainDate; readonly what: string };
  readonly reminders: readonly Instant[];
  readonly closedAt?: Instant;
  readonly outcome?: Outcome;
  readonly agency: Agency;
  readonly contact: Person;
  readonly client: Client;
  readonly progress: { readonly answered: number; readonly required: number };
  /** How many items the agency has asked to have done again or completed. */
  readonly toCorrect: number;
  readonly preview?: string;
  readonly audience: 'recipients' | 'company';
  readonly recipients: readonly Person[];
  /** Beyond the contract: how it came from another case, which `CaseDetail.related` names. */
  readonly origin?: 'splitFrom' | 'followUp';
  /** Beyond the contract: what is still open, by item kind (bank lines one by one), so that a card can tell the size of the job. */
  readonly open?: readonly { readonly kind: ItemKind; readonly count: number }[];
}

export interface Permissions {
  readonly answer: boolean;
  readonly approve: boolean;
  readonly comment: boolean;
  readonly share: boolean;
  readonly reason?: string;
}

export interface Related {
  readonly relation: 'mergedInto' | 'splitFrom' | 'followUp';
  readonly id: CaseId;
  readonly subject: string;
}

export interface CaseDetail extends CaseSummary {
  /** Markdown subset, written by the agency. */
  readonly description: string;
  readonly attachments: readonly FileRef[];
  readonly items: readonly (Item | Broken)[];
  readonly entries: readonly (Entry | Broken)[];
  readonly related: readonly Related[];
  readonly seenByAgencyAt?: Instant;
  /** Beyond the contract: who that was. */
  readonly seenByAgencyBy?: Person;
  /** Beyond the contract: the last entry that this user has read. */
  readonly readUpTo?: EntryId;
  readonly permissions: Permissions;
}

export type EntryKind =
  | 'message'
  | 'answer'
  | 'ask'
  | 'moreTime'
  | 'verdict'
  | 'handOver'
  | 'shared'
  | 'closed'
  | 'reopened'
  | 'withdrawn'
  | (string & {});

/** One line of the thread. Only public entries exist in these types. */
export interface Entry {
  readonly id: EntryId;
  readonly at: Instant;
  readonly by: Person;
  readonly visibility: 'public';
  readonly kind: EntryKind;
  readonly text?: string;
  readonly files: readonly FileRef[];
  readonly ball?: Ball;
  /** The idempotency key of the act behind it: settles an unknown outcome. */
  readonly actKey?: string;
}

/** What a list shows. Serialisable, safe in links (no cursor). `dueWithin` in days. */
export interface CaseQuery {
  readonly status?: readonly CaseStatus[];
  readonly type?: readonly string[];
  readonly agency?: readonly string[];
  readonly needsYou?: true;
  readonly unread?: true;
  readonly toCorrect?: true;
  readonly mine?: true;
  readonly dueWithin?: number;
  readonly text?: string;
  readonly sort?: 'need' | 'updated' | 'due' | 'created';
}

export interface CasePage {
  readonly items: readonly (CaseSummary | Broken)[];
  readonly next: string | null;
  readonly counts: Readonly<Record<CaseStatus, number>>;
  readonly facts: Facts;
}
