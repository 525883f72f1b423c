import type {
  Access,
  Act,
  CaseChange,
  CaseDetail,
  CaseId,
  CasePage,
  CaseQuery,
  Draft,
  DraftReceipt,
  EntryId,
  FileRef,
  NewCase,
  Person,
  PersonId,
  Session,
  StoredFile,
  UploadTarget,
} from '../domain/index.ts';

/** A record that an adapter left out of what it resolves to. Says where, never what it held. */
export interface DroppedRecord {
  /** The adapter's method. */
  readonly operation: string;
  /** Where in the answer, e.g. `entries[3]`. */
  readonly path: string;
  readonly reason: 'notPublic' | 'malformed' | 'duplicate';
}

/** Given with every call. An adapter refuses a session that is not its own. */
export interface CallOptions {
  readonly signal: AbortSignal;
  readonly session: Session;
  /** Beyond the contract: told of each record that is left out, so that it can be counted. */
  readonly onDropped?: (dropped: DroppedRecord) => void;
}

export interface SendOptions extends CallOptions {
  /** Made once per act, before the first try; the same on every retry. */
  readonly idempotencyKey: string;
  /** The revision the user has seen; `null` where the back end has none. */
  readonly revision: string | null;
}

export interface PageOptions extends CallOptions {
  readonly cursor: string | null;
  readonly limit: number;
}

export interface UploadOptions extends CallOptions {
  /** The same key resumes the same upload. */
  readonly uploadKey: string;
  onProgress(sent: number, total: number): void;
}

export interface DeleteDraftOptions extends CallOptions {
  /** Beyond the contract: the version that is meant; another one stays, and comes along with `conflict`. */
  readonly version?: string;
}

export interface LiveOptions extends CallOptions {
  /** Beyond the contract: the `eventId` that this user has seen last, in another tab; the stream begins after it. */
  readonly after?: string;
  onChange(change: CaseChange): void;
  onState(state: 'open' | 'lost'): void;
}

/**
 * The only door to a back end. Every method resolves to domain data or rejects with an `AdapterError`;
 * an optional method that is absent is a feature that is not shown.
 */
export interface CaseAdapter {
  /** Consent per agency, the user's role, facts, limits and capabilities. */
  getAccess(o: CallOptions): Promise<Access>;
  /** One page of summaries in the query's order. */
  listCases(query: CaseQuery, o: PageOptions): Promise<CasePage>;
  getCase(id: CaseId, o: CallOptions): Promise<CaseDetail>;
  /** Marks the case read for this user up to and including an entry; `null` marks the whole case. */
  markRead(id: CaseId, upTo: EntryId | null, o: CallOptions): Promise<void>;
  /** Sends one act and resolves to the case as it is afterwards. */
  sendAct(id: CaseId, act: Act, o: SendOptions): Promise<CaseDetail>;
  uploadFile(file: File, target: UploadTarget, o: UploadOptions): Promise<StoredFile>;
  downloadFile(file: FileRef, o: CallOptions): Promise<Blob>;
  /** Beyond the contract: a stored file as it is now, for its scan. `notFound` once the back end has thrown it away. */
  fileState?(file: FileRef, o: CallOptions): Promise<StoredFile>;
  /** Live changes until `signal` aborts. */
  subscribe?(o: LiveOptions): void;
  /**
   * Beyond the contract: what `subscribe` reaches, e.g. the address of the service. Tabs of one user whose adapters name
   * the same share one stream; without a name each client has its own.
   */
  readonly liveName?: string;
  /** Beyond the contract, of all three: `*new` is the case that is being started; `notFound` where that is not kept. */
  loadDraft?(id: CaseId, o: CallOptions): Promise<Draft | null>;
  saveDraft?(id: CaseId, draft: Draft, o: CallOptions): Promise<DraftReceipt>;
  deleteDraft?(id: CaseId, o: DeleteDraftOptions): Promise<void>;
  listRecipients?(o: CallOptions): Promise<Person[]>;
  startCase?(start: NewCase, o: SendOptions): Promise<CaseDetail>;
  listColleagues?(id: CaseId, o: CallOptions): Promise<Person[]>;
  shareCase?(id: CaseId, share: { person: PersonId; handOver: boolean }, o: SendOptions): Promise<CaseDetail>;
  reportActivity?(id: CaseId, activity: 'answering' | 'left', o: CallOptions): Promise<void>;
  answerInvitation?(invitationId: string, decision: 'accept' | 'decline', o: CallOptions): Promise<Access>;
  /** Settles an unknown outcome. `unknown`: the back end has never seen this key. */
  findAct?(id: CaseId, idempotencyKey: string, o: CallOptions): Promise<'unknown' | 'applied'>;
}
