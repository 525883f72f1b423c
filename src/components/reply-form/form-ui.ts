import type { Squares } from './files/phone.ts';
import type { ReplyState } from '../../controllers/index.ts';
import type { CaseDetail, ItemId } from '../../domain/index.ts';
import type { RawMissing } from '../../domain/raw-answer.ts';

/** Something that holds the send back, at its place and in the summary. */
export interface FormError {
  /** `item:<id>`, `text`, `until`, `file:<key>`, or empty where it belongs to nothing on the page. */
  readonly target: string;
  /** What it is about, in words. */
  readonly label: string;
  readonly text: string;
  /** The bank line or cell of an item that it is about. */
  readonly part?: { readonly itemId: ItemId; readonly id: string };
  /** With what a back end has refused: what stood there then. It holds until that is changed. */
  readonly refused?: { readonly input: unknown };
}

/** Where one is among the bank lines of an item. */
export class LinesUi {
  /** The line that is open. */
  current: string | undefined;
  /** On a narrow screen: the whole list, not one line at a time. */
  all = false;
  /** Only the lines that are left. */
  onlyLeft = false;
  /** Lines that were to be done with but were not: what is wrong with them is told. */
  readonly tried = new Set<string>();
  /** "I don't have it", taken back. */
  readonly missing = new Map<string, RawMissing>();
}

/** A row that has been taken away, to be put back. */
export interface RemovedRow {
  readonly index: number;
  readonly row: Readonly<Record<string, string>>;
}

/** What is open, and what has been complained of. What the user types is never here: it lives in the session. */
export class FormUi {
  /** The item whose code for the phone is shown, and the code once it is made. */
  phone: string | undefined;
  squares: Squares | undefined;
  /** Errors of the last try to send; each goes when its cause has gone. */
  errors: readonly FormError[] = [];
  /** The last try had nothing to send. */
  empty = false;
  laterOpen = false;
  /** Where a folder was dropped, which cannot be taken. */
  folder: string | undefined;
  /** Takes back what was thrown away. */
  undo: (() => void) | undefined;
  commentOpen = false;
  writeOpen = false;
  /** What others have added is shown. */
  newsOpen = false;
  /** The conflict whose news has been shown. */
  seen: ReplyState['conflict'];
  /** What is to be sent is being looked through once more. */
  reviewing = false;
  /** "Another date" has been chosen for more time. */
  otherDate = false;
  /** Items whose sent answer is being changed. */
  readonly changing = new Set<ItemId>();
  /** Personal numbers that are to be seen, by item or by error target of the cell: while they are typed, and when that is asked for. */
  readonly revealed = new Set<string>();
  /** Numbers that can be read in two ways, as they were when their field was left. */
  readonly asked = new Map<ItemId, string>();
  /** "I don't have it", taken back: kept in case it comes again. */
  readonly missing = new Map<ItemId, RawMissing>();
  /** Among the bank lines of each item. */
  readonly lines = new Map<ItemId, LinesUi>();
  /** The row of each table that was taken away last. */
  readonly removed = new Map<ItemId, RemovedRow>();
  /** Ids of the controls by error target, as the form was last drawn. */
  readonly places = new Map<string, string>();
  /** Entries that were there when the user began; what comes later is what a conflict is about. */
  known: ReadonlySet<string> = new Set();

  /** What the user has in front of them when they begin to write. */
  know(detail: CaseDetail): void {
    this.known = new Set(detail.entries.flatMap((entry) => ('failure' in entry ? [] : [entry.id])));
  }

  linesOf(itemId: ItemId): LinesUi {
    const known = this.lines.get(itemId);
    if (known) return known;
    const made = new LinesUi();
    this.lines.set(itemId, made);
    return made;
  }

  errorAt(target: string): FormError | undefined {
    return this.errors.find((error) => error.target === target);
  }
}
