import type { CaseChange, CaseDetail, CaseId } from '../domain/index.ts';
import type { Observable } from './observable.ts';
import type { Answering } from './presence.ts';
import type { ReplyContext } from './reply-context.ts';
import type { ReplySession } from './types.ts';

/**
 * The part of a client with which cases are answered: drafts, files, sending, and who else is at it. A list is shown
 * without it, so its code comes with the first case that is opened, and from there into the client.
 */
export interface Writing {
  /** Leaving the page would lose something, or leave it unsent. */
  readonly dirty: boolean;
  reply(caseId: CaseId): ReplySession;
  /** Takes what is unsent of one case, as text with its files, to another case. */
  carry(from: CaseId, to: CaseId, text: string): void;
  /** The same to a start, which is to the same person about the same thing, unless it says otherwise already. */
  startFrom(from: Pick<CaseDetail, 'id' | 'contact' | 'subject'>, text: string): void;
  /** Who else is writing an answer to the case, as far as the back end tells. */
  answering(caseId: CaseId): Observable<readonly Answering[]>;
  /** The stream has told of somebody who is writing. */
  heard(change: Extract<CaseChange, { kind: 'answering' }>): void;
  /** A newer case has been read. */
  seen(detail: CaseDetail): void;
  /** Something has changed at the back end; of all cases where none is named. */
  changedOutside(caseId?: CaseId): void;
  /** The user's draft of a case is another one at the back end. */
  draftChanged(caseId: CaseId, version: string | undefined): void;
  /** Saves all that is unsent. */
  flush(): Promise<'saved' | 'memoryOnly'>;
  /** Calls back once nothing is under way: at once if nothing is. Returns the way to stop waiting. */
  whenIdle(listener: () => void): () => void;
  /** Lets go; what is unsent stays in the drawer. */
  end(): void;
  /** Throws everything away at once; resolves when nothing is being written any more. */
  erase(): Promise<void>;
}

/** What it is made of. */
export type WritingParts = Omit<ReplyContext, 'caseId' | 'onChange' | 'turn' | 'isOver' | 'uploads' | 'presence'>;

export type OpenWriting = (parts: WritingParts) => Writing;
