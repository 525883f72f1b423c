import type { i18n } from 'i18next';
import type { Instant, Money, PlainDate } from '../domain/index.ts';
import type { TextArea } from './catalogues.ts';
import type { MessageKey } from './message-key.ts';

export type ResourceTree = { readonly [key: string]: string | ResourceTree };
/** By language; our keys as a tree, or the host's `{ key: text }` / `{ key: { message: text } }`. */
export type Resources = Readonly<Record<string, ResourceTree>>;

/** What a host gives for language. */
export interface Texts {
  readonly locale?: string;
  readonly i18n?: i18n;
  readonly resources?: Resources;
}

export type MessageParams = Readonly<Record<string, string | number>>;

/** Texts and formats of one language. A new object on each change of language or resources. */
export interface Messages {
  /** `case` where the texts of an opened case are among them. */
  readonly area: TextArea;
  /** BCP 47, for `lang`: `sv` or `en` (or the host's own, where resources cover it). */
  readonly language: string;
  /** For `Intl`, e.g. `sv-SE`, `en-GB`. */
  readonly intlLocale: string;
  t(key: MessageKey, params?: MessageParams): string;
  /** A text of the host by its own key (menu label), looked up without regard to case. */
  hostText(key: string): string | undefined;
  readonly format: Formats;
}

/** Cached `Intl` formatters; dates in Europe/Stockholm. Non-breaking spaces inside amounts and dates. */
export interface Formats {
  /** `fre 27 nov`, with the year where it is not this year's. */
  day(date: PlainDate): string;
  /** `27 nov`, with the year where it is not this year's. */
  shortDay(date: PlainDate): string;
  /** `27 november 2026`. */
  longDay(date: PlainDate): string;
  /** `i dag 09:14`, `i går 16:40`, `17 nov`, `17 nov 2025`. */
  moment(at: Instant): string;
  /** `24 november 2026 09:14`. */
  longMoment(at: Instant): string;
  /** `14:32`. */
  time(at: Instant): string;
  /** `18 400 kr`, `1 249,50 kr`: minor units only where there are any, unless `exact`. */
  money(money: Money, options?: { readonly exact?: boolean }): string;
  number(value: number | string): string;
  /** `2,1 MB`, `84 kB`. */
  bytes(size: number): string;
  percent(share: number): string;
  /** `Anna, Per och Karin`. */
  list(parts: readonly string[]): string;
}

/** The service behind one provider: own i18next instance, host texts over ours. */
export interface TextService {
  /** `null` until the first language is loaded. */
  readonly messages: Messages | null;
  update(texts: Texts): void;
  /** From now on the texts of an opened case are wanted too; `messages` says when they have come. */
  needCase(): void;
  subscribe(listener: () => void): () => void;
  dispose(): void;
}
