import type { CaseDetail, CaseId, Limits, Session } from '../domain/index.ts';
import type { DraftLinkContext } from './draft-link.ts';
import type { Presence } from './presence.ts';
import type { Reads } from './reads.ts';
import type { SenderContext } from './sender.ts';
import type { Tabs } from './tabs.ts';
import type { Uploads } from './uploads.ts';
import type { Drawer } from './vault.ts';
import type { Voice } from './voice.ts';

/** What one reply works with. */
export interface ReplyContext extends SenderContext {
  readonly caseId: CaseId;
  readonly reads: Reads;
  readonly uploads: Uploads;
  readonly presence: Presence;
  readonly drawer: Drawer;
  readonly session: Session;
  readonly tabs: Tabs | undefined;
  readonly draftStore: DraftLinkContext['draftStore'];
  readonly emit: Voice['emit'];
  readonly limits: () => Limits | undefined;
  /** Calls back once no other tab of this user is sending for this case; not if one has left something to go on with. */
  readonly turn: (go: () => void) => void;
  readonly isOver: DraftLinkContext['isOver'];
  /** Called after every change. */
  readonly onChange: () => void;
  /** The back end has acknowledged an act of this case. */
  readonly onSent: (detail: CaseDetail) => void;
}
