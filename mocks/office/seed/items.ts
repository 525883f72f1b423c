/** Short ways to write what an agency asks for, and what a company answers. Required unless said otherwise. */
import type { Answer, Figure, Missing, Money, PlainDate } from '../../../src/domain/index.ts';
import type { ItemRecord } from '../model.ts';

type More = Partial<Omit<ItemRecord, 'id' | 'kind' | 'label'>>;

export const item = (kind: string, id: string, label: string, more: More = {}): ItemRecord => ({
  id,
  kind,
  label,
  required: true,
  ...more,
});

export const documents = (id: string, label: string, more?: More): ItemRecord => item('documents', id, label, more);

/** Options as `id: label`. */
export function choice(
  kind: 'choice' | 'choices',
  id: string,
  label: string,
  options: Readonly<Record<string, string>>,
  more?: More,
): ItemRecord {
  const list = Object.entries(options).map(([optionId, optionLabel]) => ({ id: optionId, label: optionLabel }));
  return item(kind, id, label, { options: list, ...more });
}

export const sek = (amount: number): Money => ({
  amount: Number.isInteger(amount) ? String(amount) : amount.toFixed(2),
  currency: 'SEK',
});

export const figure = (label: string, value: number | string, before?: number | string): Figure => ({
  label,
  value: typeof value === 'number' ? sek(value) : value,
  ...(before === undefined ? {} : { before: typeof before === 'number' ? sek(before) : before }),
});

export const approval = (
  id: string,
  label: string,
  files: readonly string[],
  figures: readonly Figure[] = [],
  more?: More,
): ItemRecord => item('approval', id, label, { approves: { files, figures }, ...more });

export const OPTIONAL = { required: false } as const;

/** A plain value as an answer. */
export const value = (given: string | boolean | readonly string[] | { from: PlainDate; to: PlainDate }): Answer => ({
  value: given,
});
export const amount = (kronor: number): Answer => ({ value: sek(kronor) });
export const sent = (...files: string[]): Answer => ({ files });
export const declined = (reason: string): Answer => ({ approved: false, reason });
export const missing = (why: Missing['missing'], text?: string, by?: PlainDate): Answer => ({
  missing: why,
  ...(by ? { by } : {}),
  ...(text ? { text } : {}),
});
