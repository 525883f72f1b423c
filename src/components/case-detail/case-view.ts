import type { SharePanel } from './share-panel.ts';
import type { FileOpener } from '../../element/file-opener.ts';
import type { CaseDetail, Person, PlainDate } from '../../domain/index.ts';
import type { Viewer } from '../../domain/needs-you.ts';
import type { Messages } from '../../controllers/index.ts';

/** What every part of an open case is drawn from. */
export interface CaseView {
  readonly messages: Messages;
  readonly detail: CaseDetail;
  readonly viewer: Viewer;
  readonly today: PlainDate;
  /** Epoch ms. */
  readonly now: number;
  /** The whole address of this case, where the host gives a base path. */
  readonly page?: string | undefined;
  /** Level of the sections' headings, one below the case's own. */
  readonly level: number;
  readonly files: FileOpener;
  /** The page is being printed: nothing is folded. */
  readonly printing: boolean;
  readonly share: SharePanel;
  /** Entries that this user has not seen before. */
  readonly fresh: ReadonlySet<string>;
  /** The address of another case, where the host gives one. */
  hrefOf(caseId: string): string | undefined;
  /** A plain click on a link to another case. */
  openCase(event: MouseEvent, caseId: string): void;
}

/** `Du` for oneself, else the name. */
export function nameOf(view: CaseView, person: Person): string {
  return person.id === view.viewer.userId ? view.messages.t('common.you') : person.name;
}

/** The same within a sentence: "av dig", "till dig". */
export function objectOf(view: CaseView, person: Person): string {
  return person.id === view.viewer.userId ? view.messages.t('common.youObject') : person.name;
}
