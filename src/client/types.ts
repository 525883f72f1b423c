import type {
  Access,
  Act,
  Broken,
  CaseDetail,
  CaseId,
  CaseQuery,
  CaseStatus,
  CaseSummary,
  Draft,
  Entry,
  EntryId,
  Facts,
  Failure,
  FileRef,
  Instant,
  ItemId,
  Limits,
  NoticeKind,
  Person,
  PersonId,
  PlainDate,
  Remote,
  Session,
} from '../domain/index.ts';
import type { RawAnswer } from '../domain/raw-answer.ts';
import type { Observable } from './observable.ts';
import type { OpenWriting, Writing } from './writing.ts';

export type { CaseAdapter } from '../adapter/case-adapter.ts';

/** Time and chance, so that tests need no sleeps. */
export interface Env {
  now(): number;
  uuid(): string;
  setTimeout: typeof setTimeout;
  clearTimeout: typeof clearTimeout;
}

/** Where a host lets drafts outlive the page. Keys are ours; values are personal data. */
export interface DraftStore {
  get(key: string): Promise<Draft | null>;
  set(key: string, draft: Draft): Promise<void>;
  delete(key: string): Promise<void>;
  /** Removes every draft of one user at one company. */
  clear(session: Session): Promise<void>;
}

/** The public face of a client; see `createCaseClient`. */
export interface CaseClient extends EventTarget {
  readonly session: Session;
  readonly facts: Facts | null;
  readonly hasUnsentInput: boolean;
  /** Saves what is unsent. `memoryOnly`: it lives as long as this page. */
  flush(): Promise<'saved' | 'memoryOnly'>;
  /** To be called after the host has renewed the session. */
  resume(): void;
  /** Forgets everything of this session. */
  reset(): Promise<void>;
  dispose(): void;
}

/** All pages of one query that have been loaded. */
export interface CaseListView {
  readonly items: readonly (CaseSummary | Broken)[];
  readonly counts: Readonly<Record<CaseStatus, number>>;
  readonly facts: Facts;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  /** Why the last "show more" failed. */
  readonly moreFailure?: Failure;
}

/** Where a send stands, as the form shows it; from the pure machine in `domain/send-machine.ts`. */
export type SendPhase =
  | 'editing'
  | 'waitingForFiles'
  | 'sending'
  | 'waitingForConnection'
  | 'waitingForSignIn'
  | 'unknown'
  | 'settling'
  | 'failed'
  | 'sent';

export type UploadPhase = 'uploading' | 'uploaded' | 'failed' | 'refused';

/** A file that the user has chosen for this reply. */
export interface ChosenFile {
  /** Ours, for this page; also the upload key. */
  readonly key: string;
  readonly itemId?: ItemId;
  /** The bank line of that item which it belongs to. */
  readonly lineId?: string;
  readonly name: string;
  readonly size: number;
  readonly phase: UploadPhase;
  /** 0…1, never shrinking within one try. */
  readonly progress: number;
  readonly stored?: FileRef;
  /** With `failed` (retry helps) and `refused` (it does not: limits, type, content). */
  readonly failure?: Failure;
  /** With `refused`: a code of `domain/file-rules.ts` that has its own text. */
  readonly refusal?: string;
  /** `blob:` address of an image to preview; revoked by the client. */
  readonly preview?: string;
}

/** What went, shown after a send. */
export interface Receipt {
  readonly act: Act['kind'];
  /** What the case's log calls it, where the log tells. */
  readonly loggedAs?: Entry['kind'];
  readonly sentAt: Instant;
  /** Answers other than files. */
  readonly answers: number;
  /** Those that were chosen; `id` as it is stored. */
  readonly files: readonly { readonly name: string; readonly id?: string }[];
  readonly hasText: boolean;
  /** The case as the acknowledgement carried it. */
  readonly detail: CaseDetail;
}

/** One part of a draft that was changed here and on another device: here stands ours, this is theirs. */
export type DraftClash =
  | { readonly part: 'item'; readonly itemId: ItemId; readonly theirs: RawAnswer }
  | { readonly part: 'text' | 'until'; readonly theirs: string };

/** Whether what is typed outlives the page. */
export interface DraftView {
  /**
   * `loading`: whether there is one is not known yet. `pending`: it will be saved in a moment. `failed` without a
   * `failure`: this device does not keep anything.
   */
  readonly state: 'loading' | 'empty' | 'pending' | 'saved' | 'failed';
  /** With a start: the back end has said that it keeps one, so the user's other devices have it too. */
  readonly atServer?: true;
  readonly savedAt?: Instant;
  readonly failure?: Failure;
  /** To be chosen between, one by one. */
  readonly clashes: readonly DraftClash[];
}

export interface DraftControls {
  /** Tries again to save. */
  retry(): void;
  /** Chooses between what stands here and what another device has. */
  choose(clash: DraftClash, which: 'ours' | 'theirs'): void;
}

/** Everything the form shows; replaced as a whole on each change. */
export interface ReplyState {
  readonly caseId: CaseId;
  /** What the user is about to send. */
  readonly act: Act['kind'];
  readonly answers: Readonly<Record<ItemId, RawAnswer>>;
  readonly text: string;
  /** With act `moreTime`. */
  readonly until?: PlainDate;
  readonly files: readonly ChosenFile[];
  readonly phase: SendPhase;
  /** Why the last send failed or waits. */
  readonly failure?: Failure;
  /** When the next automatic try is due (epoch ms). */
  readonly retryAt?: number;
  /** The outcome is unknown and could not be found out: the user may send the same act again. */
  readonly mayResend?: true;
  /** Beside that: no key protects a further try, it may arrive twice, and the user may let it be. */
  readonly mayGiveUp?: true;
  /** What somebody added while the user was writing (`conflict`), for "show it" and resend. */
  readonly conflict?: { readonly current: CaseDetail; readonly failure: Failure };
  readonly receipt?: Receipt;
  readonly dirty: boolean;
  /** Absent where nothing outlives the page. */
  readonly draft?: DraftView;
}

/** One reply in the making: kept per user, company and case for as long as the page lives. */
export interface ReplySession {
  readonly state: Observable<ReplyState>;
  setAct(act: Act['kind']): void;
  setAnswer(itemId: ItemId, raw: RawAnswer): void;
  setText(text: string): void;
  setUntil(until: PlainDate | undefined): void;
  /** Checks and uploads at once. Without an item they go beside the answers; `lineId` is one of its bank lines. */
  addFiles(files: readonly File[], itemId?: ItemId, lineId?: string): void;
  removeFile(key: string): void;
  retryFile(key: string): void;
  /**
   * Sends what `compose` makes once all files are up; synchronous latch: a second call while one is under way does
   * nothing. `compose` runs again after uploads, with the stored files' ids.
   */
  send(compose: (state: ReplyState) => Act): void;
  /**
   * Tries a failed or waiting send again, same key. After `conflict`: same draft on the new revision. An unknown outcome
   * is looked into, and nothing is sent.
   */
  retry(): void;
  /** Sends an act again whose outcome could not be found out (`mayResend`). */
  resend(): void;
  /** Stops waiting (files, connection) and goes back to editing; also gives up an unknown outcome (`mayGiveUp`). */
  cancel(): void;
  /** What the user chose, byte for byte; `undefined` where this page does not have it. */
  contentOf(key: string): Blob | undefined;
  /** Saves what is unsent now, e.g. before a camera opens: a phone may end the page meanwhile. */
  flush(): Promise<'saved' | 'memoryOnly'>;
  /** `undefined` where nothing outlives the page. */
  readonly draft: DraftControls | undefined;
  /** Throws the unsent input away. Returns the way to take that back. */
  discard(): () => void;
  /** Leaves the receipt and starts afresh. */
  dismissReceipt(): void;
}

/** Something that happened while the user was elsewhere. Ids and kinds only; grouped in bursts. */
export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly caseIds: readonly CaseId[];
  /** Set when all of them come from one agency. */
  readonly agencyId?: string;
  /** Its name, for the text; never goes into an event. */
  readonly agencyName?: string;
}

/** What controllers use. Elements never see it; hosts see `CaseClient`. */
export interface CaseStore extends CaseClient {
  /** Which optional features the adapter has. */
  readonly offers: {
    readonly startCase: boolean;
    readonly answerInvitation: boolean;
    readonly drafts: boolean;
    readonly share: boolean;
  };
  readonly env: Env;
  readonly limits: Limits | undefined;
  /** The same object for the same thing; loading starts with the first subscriber. */
  access(): Observable<Remote<Access>>;
  list(query: CaseQuery): Observable<Remote<CaseListView>>;
  detail(id: CaseId): Observable<Remote<CaseDetail>>;
  /** Whom the user may write to; with a case, with whom it may be shared. */
  people(of: 'recipients' | CaseId): Observable<Remote<readonly Person[]>>;
  loadMore(query: CaseQuery): void;
  /** Tries again whatever has failed or is stale. */
  retry(what: { access: true } | { list: CaseQuery } | { detail: CaseId } | { people: 'recipients' | CaseId }): void;
  /** The case is on screen: marks it read, and keeps notices about it away until the returned function is called. */
  opened(id: CaseId, upTo: EntryId | null): () => void;
  /** The agency's invitation is on screen, and needs no notice until the returned function is called. */
  showsInvitation(agencyId: string): () => void;
  /** The part with which cases are answered; opened by who needs it first, see `controllers/writing.ts`. */
  writing(open: OpenWriting): Writing;
  /** Lets a colleague in, or makes it their turn by name. Rejects with an `AdapterError`. */
  share(id: CaseId, share: { readonly person: PersonId; readonly handOver: boolean }): Promise<void>;
  /** Rejects with an `AdapterError`. */
  download(file: FileRef, signal?: AbortSignal): Promise<Blob>;
  answerInvitation(invitationId: string, decision: 'accept' | 'decline'): Promise<void>;
  /** Watching starts with the first subscriber. */
  readonly notices: Observable<readonly Notice[]>;
  dismissNotice(id: string): void;
  /** Marks the cases of one notice (or of all) as read, and takes it away. An invitation stays until it is answered. */
  readNotices(id?: string): void;
  /** Signed out (`true` after the first signedOut failure until `resume()`). */
  readonly signedOut: Observable<boolean>;
  /** Dispatches on the client and through the one element that speaks for it. `false`: a host cancelled it. */
  emit(make: () => Event): boolean;
  /** Offers an element as voice; the first one connected re-dispatches the client's events. Returns the way to leave. */
  attachVoice(voice: EventTarget): () => void;
}
