import type { CaseId } from './case.ts';
import type { FileRef } from './file.ts';
import type { Answer, ItemId } from './item.ts';
import type { Instant, Person, PersonId, PlainDate } from './person.ts';

export type Answers = Readonly<Record<ItemId, Answer>>;

/** Something the user sends. */
export type Act =
  | { readonly kind: 'answer'; readonly answers: Answers; readonly text?: string; readonly files: readonly string[] }
  | { readonly kind: 'ask' | 'note'; readonly text: string; readonly files: readonly string[] }
  | { readonly kind: 'moreTime'; readonly until: PlainDate; readonly text?: string }
  | { readonly kind: 'acknowledge' }
  | {
      readonly kind: 'amend';
      readonly answers: Answers;
      readonly text?: string;
      readonly files: readonly string[];
      readonly withdrawnFiles?: readonly string[];
    };

/** A case that the company starts. */
export interface NewCase {
  readonly recipientId: PersonId;
  readonly subject: string;
  readonly text: string;
  readonly files: readonly string[];
}

export type UploadTarget = { readonly caseId: CaseId; readonly itemId?: ItemId } | { readonly newCase: true };

/** An uploaded file of a draft; `key` is that of its upload, by which devices know it for the same file. */
export interface DraftFile extends FileRef {
  readonly itemId?: ItemId;
  /** With an item of bank lines: the line. */
  readonly lineId?: string;
  readonly key?: string;
}

/** A file that was chosen and is not uploaded: where its bytes are gone it is to be chosen again. */
export interface PendingFile {
  readonly name: string;
  readonly size: number;
  readonly itemId?: ItemId;
  readonly lineId?: string;
  readonly key?: string;
}

/** What a user has typed and not sent. `answers` keeps raw input as typed. */
export interface Draft {
  readonly version: string | null;
  readonly savedAt: Instant;
  readonly basedOn: string | null;
  readonly act: Act['kind'];
  readonly answers: Readonly<Record<ItemId, unknown>>;
  readonly text: string;
  readonly until?: PlainDate;
  readonly files: readonly DraftFile[];
  readonly pending: readonly PendingFile[];
  /**
   * Beyond the contract: the idempotency key under which this draft goes when it is sent. A page that ends between the
   * press and the acknowledgement leaves it behind, so that the next page sees what has arrived, and sends it once.
   */
  readonly actKey?: string;
  /** In a draft store: the back end has this very draft, under `version`. */
  readonly synced?: boolean;
}

export interface DraftReceipt {
  readonly version: string;
  readonly savedAt: Instant;
}

/** Something changed at the back end; `eventId` resumes the stream. */
export type CaseChange = { readonly eventId: string } & (
  | { readonly kind: 'case' | 'removed'; readonly caseId: CaseId }
  /** The user's own draft; `version`: which one is kept now, where the back end says so. */
  | { readonly kind: 'draft'; readonly caseId: CaseId; readonly version?: string }
  /** `left`: no longer. */
  | { readonly kind: 'answering'; readonly caseId: CaseId; readonly by: Person; readonly left?: true }
  | { readonly kind: 'list' | 'access' }
);
