import type { Limits } from './access.ts';
import type { FileRef } from './file.ts';
import type { Money, PlainDate } from './person.ts';

export type ItemId = string;

export const ITEM_KINDS = [
  'text',
  'longText',
  'number',
  'amount',
  'date',
  'period',
  'yesNo',
  'choice',
  'choices',
  'email',
  'phone',
  'organisationNumber',
  'personalNumber',
  'bankgiro',
  'plusgiro',
  'iban',
  'vatNumber',
  'documents',
  'approval',
  'transactions',
  'rows',
] as const;

export type KnownItemKind = (typeof ITEM_KINDS)[number];
/** A known kind, or one that a newer agency sends and we can name but not fill. */
export type ItemKind = KnownItemKind | (string & {});

/** Whether we can say how such an item is answered. One of a newer kind is read, and never holds a case back. */
export function isKnownKind(kind: ItemKind): kind is KnownItemKind {
  return ITEM_KINDS.some((known) => known === kind);
}

/** "I don't have this": an answer with a reason; `by` only with `later`. */
export interface Missing {
  readonly missing: 'later' | 'lost' | 'elsewhere' | 'notOurs';
  readonly by?: PlainDate;
  readonly text?: string;
}

export interface DateRange {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export type ValueAnswer = { readonly value: string | boolean | Money | readonly string[] | DateRange };
/** Ids of uploaded files. */
export type FilesAnswer = { readonly files: readonly string[] };
/** A recorded yes (tied to checksums or ids of what was shown) or a no with its reason. */
export type ApprovalAnswer =
  { readonly approved: true; readonly of: readonly string[] } | { readonly approved: false; readonly reason: string };
/** What is said about one bank line. */
export type LineAnswer =
  { readonly text?: string; readonly files?: readonly string[]; readonly mark?: 'private' } | Missing;
/** By id of the bank line; one that is not there has not been answered. */
export type LinesAnswer = { readonly lines: Readonly<Record<string, LineAnswer>> };
/** Amounts as money, numbers as decimal strings, a choice as its id, yes and no as `yes` and `no`, the rest as text. */
export type TableAnswer = {
  readonly table: readonly Readonly<Record<string, string | Money>>[];
  readonly unchanged?: true;
};
export type Answer = ValueAnswer | FilesAnswer | Missing | ApprovalAnswer | LinesAnswer | TableAnswer;

export interface Figure {
  readonly label: string;
  readonly value: Money | string;
  readonly before?: Money | string;
}

export type PeriodKind = 'month' | 'quarter' | 'financialYear' | 'range';

/** The agency's judgement of one item. */
export interface Verdict {
  readonly is: 'accepted' | 'rejected' | 'needsMore';
  readonly reason?: string;
}

/** One bank line of a `transactions` item. */
export interface BankLine {
  readonly id: string;
  readonly date: PlainDate;
  readonly text: string;
  readonly amount: Money;
}

/** One column of a `rows` item. */
export interface Column {
  readonly id: string;
  readonly kind: ItemKind;
  readonly label: string;
  readonly required: boolean;
  /** Beyond the contract: what a column of kind `choice` offers. */
  readonly options?: readonly Option[];
}

export interface Option {
  readonly id: string;
  readonly label: string;
}

/** Sums that must come out: `sumOf` names items, or columns of a `rows` item. `tolerance` is a decimal string. */
export interface Check {
  readonly sumOf: readonly string[];
  readonly equals: Money;
  readonly tolerance?: string;
}

/** One thing the agency asks for. */
export interface Item {
  readonly id: ItemId;
  readonly kind: ItemKind;
  readonly label: string;
  readonly help?: string;
  readonly required: boolean;
  readonly locked: boolean;
  readonly answer?: Answer;
  readonly limits?: Limits;
  readonly options?: readonly Option[];
  readonly rows?: readonly BankLine[];
  readonly columns?: readonly Column[];
  readonly approves?: { readonly files: readonly FileRef[]; readonly figures: readonly Figure[] };
  readonly periodKinds?: readonly PeriodKind[];
  readonly visibleWhen?: { readonly item: ItemId; readonly is: readonly (string | boolean)[] };
  readonly checks?: readonly Check[];
  readonly suggestion?: { readonly value: Answer; readonly caseId: string; readonly answeredOn: PlainDate };
  readonly verdict?: Verdict;
}
