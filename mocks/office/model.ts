/**
 * What the agency office stores. Plain JSON all through, so that it lies in memory, in SQLite or in PostgreSQL alike,
 * and so that seeds are easy to write. References are ids; the wire shapes are made from these by `rules/`.
 */
import type {
  Answer,
  Client,
  ConsentState,
  Draft,
  Figure,
  Instant,
  Item,
  Money,
  Outcome,
  PlainDate,
  Related,
  Verdict,
} from '../../src/domain/index.ts';

/** Rights of a company's user: `admin` may also answer invitations; `readOnly` reads; `none` (e.g. an auditor) sees nothing. */
export type CompanyRole = 'admin' | 'user' | 'readOnly' | 'none';

export interface AgencyRecord {
  readonly id: string;
  readonly name: string;
}

/** A client company. Its cases concern the company itself unless a case names another `client`. */
export interface CompanyRecord {
  readonly id: string;
  readonly name: string;
  readonly kind: Client['kind'];
}

/** A person works either at one agency or at one or more companies (the first is the one used when no company is named). */
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  /** Who stands in during absence, through that date. */
  readonly cover?: { readonly personId: string; readonly until: PlainDate };
  readonly agencyId?: string;
  readonly companies?: readonly { readonly companyId: string; readonly role: CompanyRole }[];
}

/** Consent between one company and one agency. At most one per pair; none means not invited. */
export interface ConsentRecord {
  readonly companyId: string;
  readonly agencyId: string;
  readonly state: ConsentState;
  readonly since: Instant;
  /** After the end: whether the company may still read its cases. */
  readonly historyReadable?: boolean;
  /** The latest invitation. `approverId`: the main contact, the only one who may answer it (must be `admin`). */
  readonly invitation?: {
    readonly id: string;
    readonly byId: string;
    readonly approverId?: string;
    readonly at?: Instant;
  };
}

/** An item as the agency wrote it, with the answer and the verdict that both sides know. Answers name file ids. */
export interface ItemRecord extends Omit<Item, 'locked' | 'approves'> {
  /** Set when an accepted verdict has been told to the company. */
  readonly locked?: boolean;
  readonly approves?: { readonly files: readonly string[]; readonly figures: readonly Figure[] };
  /** When, and by whom, the standing answer was sent. */
  readonly answeredAt?: Instant;
  readonly answeredBy?: string;
  /** The agency's judgement that it has not yet told the company (it does so by sending back or closing). */
  readonly pendingVerdict?: Verdict;
}

export interface BallRecord {
  readonly holder: 'company' | 'agency' | null;
  /** Only where the turn is one named person's. */
  readonly personId?: string;
  readonly since: Instant;
  /** new · question · redo · moreNeeded · answered · approved · reopened · closed */
  readonly reason: string;
  readonly promisedBy?: PlainDate;
}

/** One line of the thread. A line that moved the ball carries the ball as it was afterwards. */
export interface EntryRecord {
  readonly id: string;
  readonly at: Instant;
  readonly byId: string;
  /** message · answer · ask · moreTime · verdict · handOver · shared · closed · reopened · withdrawn */
  readonly kind: string;
  readonly text?: string;
  /** Ids of the files sent with it: attachments of a message, and every file an answer names. */
  readonly files?: readonly string[];
  readonly ball?: BallRecord;
  readonly actKey?: string;
  /** The case's `agencySeq` when it was written; filled in by the office. */
  readonly seq?: number;
}

/** A case. Everything optional here has a sensible default, so that seeds stay short. */
export interface CaseSeed {
  readonly id: string;
  readonly companyId: string;
  readonly agencyId: string;
  /** The consultant who asks. */
  readonly contactId: string;
  /** Whom it concerns, where that is not the company itself (e.g. the owner's own tax return). */
  readonly client?: Client;
  /** question · documents · approval · information, or anything newer. */
  readonly type: string;
  readonly subject: string;
  /** Markdown subset, written by the consultant. */
  readonly description: string;
  /** Who has it now. Default: the company since `createdAt`, reason `new`. */
  readonly ball?: BallRecord;
  readonly createdAt: Instant;
  /** Default: the latest entry's time, else `createdAt`. */
  readonly updatedAt?: Instant;
  readonly dueOn?: PlainDate;
  readonly authority?: { readonly on: PlainDate; readonly what: string };
  readonly reminders?: readonly Instant[];
  readonly closedAt?: Instant;
  readonly outcome?: Outcome;
  /** Default `company`: everybody at the company. `recipients`: only those named. */
  readonly audience?: 'recipients' | 'company';
  readonly recipientIds?: readonly string[];
  /** Ids of the agency's files. */
  readonly attachments?: readonly string[];
  readonly items?: readonly ItemRecord[];
  /** Oldest first. The first line (the new case itself) is written by the office when it is left out. */
  readonly entries?: readonly EntryRecord[];
  readonly related?: readonly Related[];
  /** How it came from one of those. */
  readonly origin?: 'splitFrom' | 'followUp';
  readonly seenByAgencyAt?: Instant;
  /** Who opened it then; the contact where it is not said. */
  readonly seenByAgencyId?: string;
  /** Replaces members on the wire as they stand: for scenarios with malformed or future data only. */
  readonly wire?: Readonly<Record<string, unknown>>;
  /** Ids of the users for whom the case is already read. Everyone else in its audience has it unread. */
  readonly readBy?: readonly string[];
}

/** A case as stored: nothing left to default. */
export interface CaseRecord extends Omit<CaseSeed, 'readBy' | 'wire' | 'client'> {
  readonly client: Client;
  readonly ball: BallRecord;
  readonly updatedAt: Instant;
  readonly reminders: readonly Instant[];
  readonly audience: 'recipients' | 'company';
  readonly recipientIds: readonly string[];
  readonly attachments: readonly string[];
  readonly items: readonly ItemRecord[];
  readonly entries: readonly (EntryRecord & { readonly seq: number })[];
  readonly related: readonly Related[];
  /** What the files that it names are called, for the search. */
  readonly fileNames?: readonly string[];
  /** Counts every change; the revision on the wire. */
  readonly version: number;
  /** Counts the agency's changes; a user has it unread while their read mark is lower. */
  readonly agencySeq: number;
  readonly wire?: Readonly<Record<string, unknown>>;
}

/** How the bytes of a seeded file come about. `pdf` makes a real one-page PDF (more pages when the lines need them). */
export type FileContent =
  | { readonly pdf: string; readonly lines?: readonly string[] }
  /** A "photographed" receipt: a small PNG with the lines drawn on it. */
  | { readonly receipt: string; readonly lines?: readonly string[] }
  | { readonly text: string }
  | { readonly base64: string };

export interface FileSeed {
  readonly id: string;
  readonly name: string;
  /** Media type; default from the extension. */
  readonly type?: string;
  readonly content: FileContent;
  readonly scan?: 'scanning' | 'clean' | 'blocked';
  /** Person id of whoever sent it. */
  readonly byId: string;
}

/** A stored file; its bytes lie in the file store under `blob`. */
export interface FileRecord {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly checksum?: string;
  readonly scan?: 'scanning' | 'clean' | 'blocked';
  readonly blob: string;
  readonly byId: string;
  readonly at: Instant;
  /** While it is scanned: when that ends, and with what. */
  readonly scanned?: { readonly at: Instant; readonly is: 'clean' | 'blocked' };
  /** The case that it was uploaded for. */
  readonly forCaseId?: string;
  /** Whose it is: a company's upload, or an agency's. */
  readonly companyId?: string;
  readonly agencyId?: string;
  /** The cases that name it; until one does, only its uploader may read it. */
  readonly caseIds: readonly string[];
  /** The key of the upload that made it, with its owner: the same key gives the same file. */
  readonly uploadKey?: string;
}

/** A user's read mark in one case. */
export interface ReadRecord {
  readonly caseId: string;
  readonly userId: string;
  readonly seq: number;
  readonly at: Instant;
}

/** One act that has been applied; written in the same transaction as its effect. */
export interface ActRecord {
  readonly caseId: string;
  readonly userId: string;
  readonly key: string;
  /** SHA-256 (or a plain digest where there is none) of the act's canonical JSON. */
  readonly hash: string;
  /** The case that a start has made. */
  readonly madeId?: string;
  readonly at: Instant;
}

/** What a user has typed to a case and not sent. */
export interface DraftRecord {
  readonly caseId: string;
  readonly userId: string;
  readonly version: string;
  readonly savedAt: Instant;
  readonly content: DraftContent;
}
export type DraftContent = Omit<Draft, 'version' | 'savedAt' | 'synced'>;

/** One line of the change feed. */
export interface FeedRecord {
  readonly at: Instant;
  readonly companyId: string;
  readonly agencyId?: string;
  /** Who at the company hears of it; absent: everybody there. */
  readonly userIds?: readonly string[];
  /** `false`: nothing for the agency's desk. */
  readonly desk?: boolean;
  readonly kind: 'case' | 'removed' | 'list' | 'access' | 'answering' | 'draft';
  readonly caseId?: string;
  /** With `answering`: who writes an answer, or has `left` it. */
  readonly byId?: string;
  readonly left?: true;
  /** With `draft`: the version that is kept now. */
  readonly version?: string;
}

/** Office-wide settings that any process must see. */
export interface SettingRecord {
  readonly id: 'faults' | 'scenario';
  readonly delayMs?: number;
  readonly fail?: 'server' | 'offline' | null;
  readonly scenario?: string;
}

/** Everything an office starts with. */
export interface SeedData {
  readonly agencies: readonly AgencyRecord[];
  readonly companies: readonly CompanyRecord[];
  readonly people: readonly PersonRecord[];
  readonly consents: readonly ConsentRecord[];
  readonly cases: readonly CaseSeed[];
  readonly files: readonly FileSeed[];
}

export type { Answer, Money };

/** The named data sets; `seed/index.ts` has one function for each. */
export type ScenarioName =
  /** At least 60 believable cases over all companies and agencies. */
  | 'demo'
  /** Consent, but never any case. */
  | 'empty'
  /** lindqvist is invited (maria may answer, per may not); nothing else. */
  | 'invited'
  /** One open case with three items. */
  | 'single'
  /** lindqvist's users are readOnly. */
  | 'readOnly'
  /** The co-operation has ended, history readable. */
  | 'ended'
  /** Only closed cases and cases with the agency: nothing waits. */
  | 'done'
  /** Among good cases one malformed, one of unknown type, one with unknown item kind and one of unknown status. */
  | 'broken'
  /** 10 000 cases for lindqvist. */
  | 'many'
  /** Other names for `demo`, `done` and `broken`. */
  | 'default'
  | 'clear'
  | 'odd'
  /** 23 bank lines, 200 bank lines, payroll, a mileage log, a stock count whose sum should come out. */
  | 'lists'
  /** One simple question · very long names, words and threads · per looks, who may not answer the invitation. */
  | 'oneCase'
  | 'longText'
  | 'invitedOther'
  /** lindqvist has said no · the agency has paused · lindqvist's users have no access. */
  | 'declined'
  | 'paused'
  | 'noAccess';
