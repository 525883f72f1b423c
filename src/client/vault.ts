import type { Act, CaseId, FileRef, ItemId, PlainDate, Session } from '../domain/index.ts';
import type { RawAnswer } from '../domain/raw-answer.ts';
import type { SendState } from '../domain/send-machine.ts';
import type { Agreed } from './draft/keeper.ts';
import type { ReplyDraft } from './reply-draft.ts';
import type { ChosenFile } from './types.ts';

/** A chosen file with its bytes; stored or not. */
export interface KeptFile {
  readonly key: string;
  readonly file: File;
  readonly itemId?: ItemId | undefined;
  readonly lineId?: string | undefined;
  readonly stored?: FileRef | undefined;
  /** What was chosen where the bytes are not here: stored from elsewhere, or lost. */
  readonly chosen?: ChosenFile | undefined;
}

/** What has been handed to the back end and not acknowledged: enough to settle it. */
export interface KeptSend {
  readonly state: SendState;
  readonly act: Act;
  readonly revision: string | null;
}

/** What goes was made of this; what has been added since stays after the acknowledgement. */
export interface Written {
  readonly draft: ReplyDraft;
  readonly files: ReadonlySet<string>;
  /** The case that the user had in front of them. */
  readonly revision?: string | null;
}

/** Everything unsent of one case, and what the back end has still to throw away of it. */
export interface Kept {
  /** There is something to lose. */
  readonly unsent: boolean;
  readonly act: Act['kind'];
  readonly answers: Readonly<Record<ItemId, RawAnswer>>;
  readonly text: string;
  readonly until?: PlainDate | undefined;
  readonly files: readonly KeptFile[];
  readonly send?: KeptSend | undefined;
  readonly written?: Written | undefined;
  /** What was last agreed on with the back end. */
  readonly agreed?: Agreed | undefined;
}

/** What is kept of one session, by case. */
export interface Drawer {
  get(id: CaseId): Kept | undefined;
  set(id: CaseId, kept: Kept): void;
  delete(id: CaseId): void;
  ids(): readonly CaseId[];
  readonly hasUnsent: boolean;
  clear(): void;
}

/**
 * What users have typed, for as long as the page lives: it outlasts elements and clients. Personal data, so it is in
 * this module's memory and nowhere else, and goes when the session does.
 */
const drawers = new Map<string, Map<CaseId, Kept>>();

/** One string per user and company; `null` for a session that names nobody. */
export function sessionKey({ userId, companyId }: Session): string | null {
  return userId === '' && companyId === '' ? null : JSON.stringify([userId, companyId]);
}

/** The drawer of a session. One that names nobody gets its own, which goes with the client. */
export function openDrawer(session: Session): Drawer {
  const key = sessionKey(session);
  const own = new Map<CaseId, Kept>();
  const kept = () => (key === null ? own : drawers.get(key));
  return {
    get: (id) => kept()?.get(id),
    set(id, entry) {
      if (key !== null && !drawers.has(key)) drawers.set(key, new Map());
      kept()?.set(id, entry);
    },
    delete(id) {
      kept()?.delete(id);
      if (key !== null && kept()?.size === 0) drawers.delete(key);
    },
    ids: () => [...(kept()?.keys() ?? [])],
    get hasUnsent() {
      return [...(kept()?.values() ?? [])].some(({ unsent }) => unsent);
    },
    clear() {
      own.clear();
      if (key !== null) drawers.delete(key);
    },
  };
}

/** Empties the drawers of everybody whom `stays` does not name: somebody else is at the machine now. */
export function clearOthers(stays: (session: Session) => boolean): void {
  for (const key of [...drawers.keys()]) {
    const [userId = '', companyId = ''] = JSON.parse(key) as string[];
    if (!stays({ userId, companyId })) drawers.delete(key);
  }
}

/** How many sessions have anything kept; for tests that nothing stays behind. */
export function vaultSize(): number {
  return drawers.size;
}
