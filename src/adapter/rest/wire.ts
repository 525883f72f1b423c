// Generated from openapi.yaml by scripts/generate-wire.ts. Do not edit: change openapi.yaml and run it again.

/** The schemas of `openapi.yaml` by name. */
export interface WireSchemas {
  Id: Id;
  Flag: Flag;
  Instant: Instant;
  PlainDate: PlainDate;
  Money: Money;
  Person: Person;
  Agency: Agency;
  Client: Client;
  Facts: Facts;
  Capabilities: Capabilities;
  Limits: Limits;
  ConsentState: ConsentState;
  Invitation: Invitation;
  AgencyAccess: AgencyAccess;
  Access: Access;
  InvitationAnswer: InvitationAnswer;
  CaseStatus: CaseStatus;
  CaseType: CaseType;
  BallReason: BallReason;
  Ball: Ball;
  CaseSummary: CaseSummary;
  CaseCounts: CaseCounts;
  CasePage: CasePage;
  Permissions: Permissions;
  Related: Related;
  CaseDetail: CaseDetail;
  EntryKind: EntryKind;
  Entry: Entry;
  FileRef: FileRef;
  ItemKind: ItemKind;
  Option: Option;
  Row: Row;
  Column: Column;
  FigureValue: FigureValue;
  Figure: Figure;
  Check: Check;
  Verdict: Verdict;
  Item: Item;
  DateRange: DateRange;
  ValueAnswer: ValueAnswer;
  FilesAnswer: FilesAnswer;
  Missing: Missing;
  ApprovedAnswer: ApprovedAnswer;
  DeclinedAnswer: DeclinedAnswer;
  LineAnswer: LineAnswer;
  LinesAnswer: LinesAnswer;
  TableAnswer: TableAnswer;
  Answer: Answer;
  Answers: Answers;
  Act: Act;
  AnswerAct: AnswerAct;
  MessageAct: MessageAct;
  MoreTimeAct: MoreTimeAct;
  AcknowledgeAct: AcknowledgeAct;
  AmendAct: AmendAct;
  ActState: ActState;
  NewCase: NewCase;
  People: People;
  Share: Share;
  ReadMark: ReadMark;
  ActivityReport: ActivityReport;
  ActKind: ActKind;
  DraftFile: DraftFile;
  PendingFile: PendingFile;
  Draft: Draft;
  KeptDraft: KeptDraft;
  DraftReceipt: DraftReceipt;
  CaseChange: CaseChange;
  FailureKind: FailureKind;
  FieldProblem: FieldProblem;
  Problem: Problem;
}

/**
 * An opaque id.
 */
export type Id = string;
/**
 * `true`, or absent.
 */
export type Flag = true;
/**
 * A point in time in UTC.
 */
export type Instant = string;
/**
 * A calendar date without time zone.
 */
export type PlainDate = string;
/**
 * Where the company's consent to an agency stands.
 */
export type ConsentState = 'notInvited' | 'invited' | 'declined' | 'active' | 'paused' | 'ended';
/**
 * Follows from the ball. Open: a client takes a value it does not know as `unknown`, which is readable and answered by text only.
 */
export type CaseStatus = ('awaitingCompany' | 'awaitingAgency' | 'closed' | 'unknown') | string;
/**
 * What kind of case it is. Open.
 */
export type CaseType = ('question' | 'documents' | 'approval' | 'information') | string;
/**
 * Why the ball is where it is. Open.
 */
export type BallReason =
  ('new' | 'question' | 'redo' | 'moreNeeded' | 'answered' | 'approved' | 'reopened' | 'closed') | string;
/**
 * What an item asks for. Open; `broken` is taken by clients.
 */
export type ItemKind =
  | (
      | 'text'
      | 'longText'
      | 'number'
      | 'amount'
      | 'date'
      | 'period'
      | 'yesNo'
      | 'choice'
      | 'choices'
      | 'email'
      | 'phone'
      | 'organisationNumber'
      | 'personalNumber'
      | 'bankgiro'
      | 'plusgiro'
      | 'iban'
      | 'vatNumber'
      | 'documents'
      | 'approval'
      | 'transactions'
      | 'rows'
    )
  | string;
/**
 * A case with everything the user may see of it.
 */
export type CaseDetail = CaseSummary & {
  /**
   * What the agency wrote; a Markdown subset.
   */
  description: string;
  attachments: FileRef[];
  /**
   * What is asked, in order.
   */
  items: Item[];
  /**
   * The thread and every hand-over, oldest first.
   */
  entries: Entry[];
  related: Related[];
  seenByAgencyAt?: Instant;
  seenByAgencyBy?: Person;
  readUpTo?: Id;
  permissions: Permissions;
};
/**
 * What the company says about one item.
 */
export type Answer = ValueAnswer | FilesAnswer | Missing | ApprovedAnswer | DeclinedAnswer | LinesAnswer | TableAnswer;
/**
 * An amount, or words.
 */
export type FigureValue = Money | string;
/**
 * What an entry is. Open.
 */
export type EntryKind =
  | (
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
    )
  | string;
/**
 * Something the user sends.
 */
export type Act = AnswerAct | MessageAct | MoreTimeAct | AcknowledgeAct | AmendAct;
export type ActKind = 'answer' | 'ask' | 'note' | 'moreTime' | 'acknowledge' | 'amend';
/**
 * Something changed; the client asks again for what it needs.
 */
export type CaseChange =
  | {
      eventId: Id;
      /**
       * `removed`: the user may no longer read the case.
       */
      kind: 'case' | 'removed';
      caseId: Id;
    }
  | {
      eventId: Id;
      /**
       * The user's own draft is another one, or has gone.
       */
      kind: 'draft';
      caseId: Id;
      /**
       * Which one is kept now; absent where none is.
       */
      version?: string;
    }
  | {
      eventId: Id;
      /**
       * Somebody else is writing an answer.
       */
      kind: 'answering';
      caseId: Id;
      by: Person;
      /**
       * No longer.
       */
      left?: true;
    }
  | {
      eventId: Id;
      kind: 'list' | 'access';
    };
/**
 * Which failure it is. Open; a client goes by status for a value it does not know.
 */
export type FailureKind =
  | (
      | 'signedOut'
      | 'forbidden'
      | 'consentMissing'
      | 'notFound'
      | 'gone'
      | 'conflict'
      | 'inProgress'
      | 'invalid'
      | 'tooLarge'
      | 'unsupportedType'
      | 'infected'
      | 'rateLimited'
      | 'server'
      | 'protocol'
    )
  | string;

/**
 * An amount; never a float.
 */
export interface Money {
  /**
   * Decimal string with a point.
   */
  amount: string;
  /**
   * ISO 4217.
   */
  currency: string;
}
/**
 * Somebody at the company or the agency.
 */
export interface Person {
  id: Id;
  name: string;
  side: 'company' | 'agency';
  email?: string;
  /**
   * As it is written in Sweden, with spaces.
   */
  phone?: string;
  /**
   * Who stands in during absence, through that date.
   */
  cover?: {
    person: Person;
    until: PlainDate;
  };
}
/**
 * The accounting agency (redovisningsbyrå).
 */
export interface Agency {
  id: Id;
  name: string;
}
/**
 * The agency's client that a case concerns.
 */
export interface Client {
  id: Id;
  name: string;
  kind: 'company' | 'soleTrader' | 'person';
}
/**
 * Counted by the server over every case the user may read.
 */
export interface Facts {
  total: number;
  unread: number;
  /**
   * Cases that wait for this user.
   */
  actionRequired: number;
  /**
   * Whether the entry in the host's menu is there: at least one case that this user may read, and consent active or ended with readable history.
   */
  visible: boolean;
}
/**
 * What the back end can do beyond its operations.
 */
export interface Capabilities {
  /**
   * Without it nothing is ever resent automatically.
   */
  idempotency: boolean;
  revisions: boolean;
  resumableUploads: boolean;
  /**
   * Whether uploaded files are scanned (`FileRef.scan`).
   */
  scan: boolean;
  /**
   * Whether the act `ask` opens a closed case again, where that case has `permissions.comment`.
   */
  reopen: boolean;
}
/**
 * File limits; the narrowest of provider, access and item holds.
 */
export interface Limits {
  /**
   * Per file, in bytes.
   */
  fileBytes: number;
  /**
   * Per act, in bytes.
   */
  totalBytes?: number;
  /**
   * Files per act.
   */
  files?: number;
  /**
   * Lower case, without dot.
   */
  extensions: string[];
}
/**
 * An agency's invitation that waits for an answer.
 */
export interface Invitation {
  id: Id;
  by: Person;
  /**
   * Whether this user may answer it; otherwise `approver` can.
   */
  mayAnswer: boolean;
  approver?: Person;
  at?: Instant;
}
/**
 * Consent with one agency.
 */
export interface AgencyAccess {
  agency: Agency;
  state: ConsentState;
  /**
   * Whether earlier cases may be read although consent is not active.
   */
  historyReadable: boolean;
  invitation?: Invitation;
}
/**
 * What this user may see and do.
 */
export interface Access {
  client?: Client;
  agencies: AgencyAccess[];
  role: 'full' | 'readOnly' | 'none';
  facts: Facts;
  limits?: Limits;
  capabilities: Capabilities;
}
export interface InvitationAnswer {
  decision: 'accept' | 'decline';
}
/**
 * Whose turn it is, since when and why.
 */
export interface Ball {
  /**
   * `null`: nobody’s, the case is closed.
   */
  holder: 'company' | 'agency' | null;
  person?: Person;
  since: Instant;
  reason: BallReason;
  promisedBy?: PlainDate;
}
/**
 * What a card shows.
 */
export interface CaseSummary {
  id: Id;
  /**
   * Changes with every change that a sender must have seen; `null` where the back end keeps none. Printable ASCII without quotation marks.
   */
  revision: string | null;
  subject: string;
  type: CaseType;
  status: CaseStatus;
  ball: Ball;
  /**
   * Per user, not per company.
   */
  unread: boolean;
  createdAt: Instant;
  updatedAt: Instant;
  dueOn?: PlainDate;
  /**
   * The authority's own date, and what must be in by then.
   */
  authority?: {
    on: PlainDate;
    what: string;
  };
  /**
   * When the agency has reminded.
   */
  reminders: Instant[];
  closedAt?: Instant;
  outcome?: 'done' | 'withdrawn' | 'merged' | 'consentEnded';
  agency: Agency;
  contact: Person;
  client: Client;
  /**
   * Required items answered (or declared missing), of how many.
   */
  progress: {
    answered: number;
    required: number;
  };
  /**
   * Items that the agency wants done again or completed.
   */
  toCorrect: number;
  /**
   * The beginning of the latest message, as plain text.
   */
  preview?: string;
  /**
   * `recipients`: only those named and the agency see the case.
   */
  audience: 'recipients' | 'company';
  recipients: Person[];
  /**
   * How it came from another case, which `related` names.
   */
  origin?: 'splitFrom' | 'followUp';
  /**
   * What is still open, by item kind (bank lines one by one), so that a card can tell the size of the job.
   */
  open?: {
    kind: ItemKind;
    count: number;
  }[];
}
/**
 * Number of cases per status under the other filters. Other statuses may be added.
 */
export interface CaseCounts {
  awaitingCompany: number;
  awaitingAgency: number;
  closed: number;
  unknown: number;
}
/**
 * One page of cases.
 */
export interface CasePage {
  items: CaseSummary[];
  /**
   * Cursor of the next page; `null` on the last one.
   */
  next: string | null;
  counts: CaseCounts;
  facts: Facts;
}
/**
 * What this user may do with the case.
 */
export interface Permissions {
  answer: boolean;
  approve: boolean;
  comment: boolean;
  share: boolean;
  /**
   * Why not, in words, where something is not allowed.
   */
  reason?: string;
}
/**
 * Another case this one belongs with.
 */
export interface Related {
  relation: 'mergedInto' | 'splitFrom' | 'followUp';
  id: Id;
  subject: string;
}
/**
 * A stored file.
 */
export interface FileRef {
  id: Id;
  name: string;
  /**
   * In bytes.
   */
  size: number;
  /**
   * Media type.
   */
  type: string;
  /**
   * SHA-256 in lower-case hexadecimal.
   */
  checksum?: string;
  scan?: 'scanning' | 'clean' | 'blocked';
}
/**
 * One thing the agency asks for. Which of the optional members mean something follows from `kind`.
 */
export interface Item {
  id: Id;
  kind: ItemKind;
  label: string;
  help?: string;
  required: boolean;
  /**
   * Can no longer be changed by the company.
   */
  locked: boolean;
  answer?: Answer;
  limits?: Limits;
  options?: Option[];
  rows?: Row[];
  columns?: Column[];
  /**
   * What an `approval` is about.
   */
  approves?: {
    files: FileRef[];
    figures: Figure[];
  };
  periodKinds?: ('month' | 'quarter' | 'financialYear' | 'range')[];
  /**
   * Shown and asked for only while another item has one of these values.
   */
  visibleWhen?: {
    item: Id;
    is: (string | boolean)[];
  };
  checks?: Check[];
  /**
   * What was answered the last time.
   */
  suggestion?: {
    value: Answer;
    caseId: Id;
    answeredOn: PlainDate;
  };
  verdict?: Verdict;
}
/**
 * Text, number and date kinds as a string (a number with a point), yes or no as a boolean, an amount as money, several choices as their ids, a period as a range.
 */
export interface ValueAnswer {
  value: string | boolean | Money | string[] | DateRange;
}
/**
 * Both days included.
 */
export interface DateRange {
  from: PlainDate;
  to: PlainDate;
}
/**
 * Ids of uploaded files.
 */
export interface FilesAnswer {
  files: Id[];
}
/**
 * "I don't have this", with the reason. `by` belongs to `later`.
 */
export interface Missing {
  missing: 'later' | 'lost' | 'elsewhere' | 'notOurs';
  by?: PlainDate;
  text?: string;
}
/**
 * A recorded yes; not a signature.
 */
export interface ApprovedAnswer {
  approved: true;
  /**
   * Checksums (or ids, where there are none) of the files that were approved.
   */
  of: string[];
}
/**
 * A no with its reason.
 */
export interface DeclinedAnswer {
  approved: false;
  reason: string;
}
/**
 * Of a `transactions` item, by row id.
 */
export interface LinesAnswer {
  lines: {
    [k: string]: Missing | LineAnswer;
  };
}
/**
 * What is said about one bank line.
 */
export interface LineAnswer {
  text?: string;
  files?: Id[];
  /**
   * A private purchase.
   */
  mark?: 'private';
}
/**
 * Of a `rows` item; each row by column id. Amounts as money, numbers as decimal strings with a point, a choice as its id, yes and no as `yes` and `no`, all else as text. Blank cells are left out. With `unchanged` there are no rows.
 */
export interface TableAnswer {
  table: {
    [k: string]: string | Money;
  }[];
  /**
   * No changes this month.
   */
  unchanged?: true;
}
/**
 * One choice.
 */
export interface Option {
  id: Id;
  label: string;
}
/**
 * One bank line of a `transactions` item.
 */
export interface Row {
  id: Id;
  date: PlainDate;
  text: string;
  amount: Money;
}
/**
 * One column of a `rows` item.
 */
export interface Column {
  id: Id;
  kind: ItemKind;
  label: string;
  required: boolean;
  /**
   * What a column of kind `choice` offers.
   */
  options?: Option[];
}
/**
 * A figure to be approved.
 */
export interface Figure {
  label: string;
  value: FigureValue;
  before?: FigureValue;
}
/**
 * A sum that should come out; the sender is told by how much it does not, and may send all the same.
 */
export interface Check {
  /**
   * Item ids, or column ids of a `rows` item.
   */
  sumOf: Id[];
  equals: Money;
  /**
   * Decimal string.
   */
  tolerance?: string;
}
/**
 * The agency's judgement: `accepted` (locked), `rejected` (do it again), `needsMore` (kept, add to it).
 */
export interface Verdict {
  is: 'accepted' | 'rejected' | 'needsMore';
  reason?: string;
}
/**
 * One line of the thread. There is no place for an internal note.
 */
export interface Entry {
  id: Id;
  at: Instant;
  by: Person;
  /**
   * An entry with any other value is dropped by the client and reported.
   */
  visibility: 'public';
  kind: EntryKind;
  text?: string;
  files: FileRef[];
  ball?: Ball;
  /**
   * The `Idempotency-Key` of the act behind it; sent to the one who sent the act.
   */
  actKey?: string;
}
/**
 * Answers by item id.
 */
export interface Answers {
  [k: string]: Answer;
}
/**
 * Some or all items. The ball goes to the agency once every required item is answered or declared missing.
 */
export interface AnswerAct {
  kind: 'answer';
  answers: Answers;
  text?: string;
  /**
   * Ids of uploaded files that belong to no item.
   */
  files: Id[];
}
/**
 * `ask`: a counter-question, the ball goes to the agency. `note`: a message that leaves the ball.
 */
export interface MessageAct {
  kind: 'ask' | 'note';
  text: string;
  files: Id[];
}
/**
 * The ball stays; `promisedBy` is set.
 */
export interface MoreTimeAct {
  kind: 'moreTime';
  until: PlainDate;
  text?: string;
}
/**
 * For information, read.
 */
export interface AcknowledgeAct {
  kind: 'acknowledge';
}
/**
 * Completes or corrects a sent answer until the agency has used it.
 */
export interface AmendAct {
  kind: 'amend';
  answers: Answers;
  text?: string;
  files: Id[];
  /**
   * Ids of files sent earlier that are taken back.
   */
  withdrawnFiles?: Id[];
}
/**
 * `unknown`: the back end has never seen this key.
 */
export interface ActState {
  state: 'unknown' | 'applied';
}
/**
 * A case that the company starts.
 */
export interface NewCase {
  recipientId: Id;
  subject: string;
  text: string;
  /**
   * Ids of uploaded files.
   */
  files: Id[];
}
export interface People {
  items: Person[];
}
export interface Share {
  person: Id;
  /**
   * It becomes their turn, by name.
   */
  handOver: boolean;
}
export interface ReadMark {
  /**
   * The last entry the user has read; `null` for the whole case.
   */
  upTo: string | null;
}
export interface ActivityReport {
  activity: 'answering' | 'left';
}
/**
 * An uploaded file of a draft.
 */
export interface DraftFile {
  id: Id;
  name: string;
  size: number;
  type: string;
  checksum?: string;
  scan?: 'scanning' | 'clean' | 'blocked';
  /**
   * The item that it answers; absent for a loose file.
   */
  itemId?: string;
  /**
   * With `itemId`, the bank line.
   */
  lineId?: string;
  /**
   * The key of its upload, by which devices know it for the same file.
   */
  key?: string;
}
/**
 * A file that was chosen and is not uploaded.
 */
export interface PendingFile {
  name: string;
  size: number;
  itemId?: string;
  lineId?: string;
  key?: string;
}
/**
 * What a user has typed and not sent, as typed.
 */
export interface Draft {
  /**
   * Changes with every save; `null` before the first.
   */
  version: string | null;
  savedAt: Instant;
  /**
   * The case's revision that the user had in front of them.
   */
  basedOn: string | null;
  act: ActKind;
  /**
   * By item id, whatever the form keeps of it; opaque to the back end.
   */
  answers: {
    [k: string]: unknown;
  };
  text: string;
  /**
   * With `moreTime`, as chosen.
   */
  until?: string;
  /**
   * The idempotency key under which it goes, or has gone; kept as it is.
   */
  actKey?: string;
  files: DraftFile[];
  pending: PendingFile[];
}
export interface KeptDraft {
  draft?: Draft;
}
export interface DraftReceipt {
  version: string;
  savedAt: Instant;
}
/**
 * One field that cannot be taken.
 */
export interface FieldProblem {
  path: string;
  code: string;
}
/**
 * RFC 9457, extended.
 */
export interface Problem {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  instance?: string;
  kind?: FailureKind;
  /**
   * For support; shown to the user.
   */
  reference?: string;
  fields?: FieldProblem[];
  /**
   * With `notFound`, the other company of this user that the case belongs to; the host can switch to it.
   */
  company?: {
    id: string;
    name: string;
  };
  current?: CaseDetail;
  by?: Person;
  at?: Instant;
  draft?: Draft;
}
