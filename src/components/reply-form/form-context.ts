import type { CaseDetail, Item, ItemId, PlainDate } from '../../domain/index.ts';
import type { AgencyAccess, Limits } from '../../domain/access.ts';
import type { TakingUp } from '../../domain/taking-up.ts';
import type { RawAnswer } from '../../domain/raw-answer.ts';
import { rawOf } from '../../domain/visibility.ts';
import type { Answering, Messages, ReplySession, ReplyState } from '../../controllers/index.ts';
import type { FileOpener } from '../../element/file-opener.ts';
import type { FormUi } from './form-ui.ts';
import type { LateParts } from './late-parts.ts';

/** What every part of the form is drawn from, and what it may do. */
export interface FormContext {
  readonly messages: Messages;
  readonly detail: CaseDetail;
  readonly state: ReplyState;
  readonly session: ReplySession;
  readonly today: PlainDate;
  /** Epoch ms. */
  readonly now: number;
  /** Level of the form's own headings. */
  readonly level: number;
  readonly ui: FormUi;
  readonly userId: string;
  readonly opener: FileOpener;
  /** Whether a case around the form tells of its state already. */
  readonly embedded: boolean;
  /** Colleagues who are writing an answer at this moment. */
  readonly answering: readonly Answering[];
  /** The whole address of the case, where what is done on another device reaches this form. */
  readonly page?: string | undefined;
  /** How a case that is over is taken up. */
  readonly takingUp: TakingUp | undefined;
  /** Whether what is written here opens a closed case again. */
  readonly reopens: boolean;
  /** Where a new case can be started: takes what was written there, and goes there. */
  readonly startNew?: ((text: string) => void) | undefined;
  /** Where the case goes on in another: takes what was written there, and goes there. */
  readonly goOn?: ((text: string) => void) | undefined;
  /** The consent with the case's agency, once it is known. */
  readonly consent?: AgencyAccess | undefined;
  /** What answers bank lines and tables. */
  readonly late: LateParts;
  /** The limits of an item, or of loose files. */
  limits(item?: Item): Limits;
  /** Draws the form again after a change of `ui`. */
  update(): void;
  /** Moves the focus once the form is drawn: to an element by its id. */
  focus(id: string): void;
  /** Says something to screen readers. */
  say(text: string): void;
  /** Sends what the send bar says; where that is to be looked through first, shows it. */
  send(): void;
}

/** An item with its place in the form. */
export interface Field {
  readonly item: Item;
  /** Id of the control in the form; never made of what somebody has typed. */
  readonly id: string;
  /** What has been typed, else what was sent before where that is being changed. */
  readonly raw: RawAnswer;
  /** Ids of the texts that describe the control. */
  readonly describedBy: string;
  readonly invalid: boolean;
}

type Changes = { readonly [K in keyof RawAnswer]?: RawAnswer[K] | undefined };

/** Keeps what has been typed, with some of it changed or (`undefined`) taken out. */
export function change({ session }: FormContext, { item, raw }: Field, changes: Changes): void {
  // Not what was there when the form was drawn: two fields of one item may speak in the same moment.
  const now = rawOf(session.state.value.answers, item.id) ?? raw;
  const entries = Object.entries({ ...now, ...changes }).filter(([, value]) => value !== undefined);
  session.setAnswer(item.id, Object.fromEntries(entries));
}

/** The item's id as a key of errors. */
export function itemTarget(id: ItemId): string {
  return `item:${id}`;
}

/** A bank line's or cell's name as a key of errors. */
export function partTarget(itemId: ItemId, part: string): string {
  return `part:${JSON.stringify([itemId, part])}`;
}
