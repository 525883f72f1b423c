import { array, custom, lazy, object, optional } from 'valibot';
import type { Agency, Client, Facts, FileRef, Limits, Money, Person } from '../../domain/index.ts';
import type { Decoder } from './decode.ts';

/** Strings must be strings: an object in their place could pass for a template when it is rendered. */
export const text = custom<string>((input) => typeof input === 'string');
export const flag = custom<boolean>((input) => typeof input === 'boolean');
export const id = custom<string>((input) => typeof input === 'string' && input !== '');
export const count = custom<number>((input) => Number.isSafeInteger(input) && (input as number) >= 0);
/** Open, but `broken` is ours: it marks a record that could not be decoded. */
export const kind = custom<string>((input) => typeof input === 'string' && input !== 'broken');

/** One of a closed set of values. */
export function oneOf<const T>(...values: readonly T[]): Decoder<T> {
  return custom<T>((input) => values.includes(input as T));
}

/** Whether year, month, day and time exist. `new Date(string)` would take 30 February for 2 March in some engines. */
function exists(when: string): boolean {
  const [year = 0, month = 1, ...rest] = when.split(/\D/, 6).map(Number);
  return new Date(Date.UTC(year, month - 1, ...rest)).toISOString().startsWith(when.slice(0, 19));
}

function matching(pattern: RegExp, also?: (input: string) => boolean): Decoder<string> {
  return custom<string>((input) => typeof input === 'string' && pattern.test(input) && (also?.(input) ?? true));
}

export const plainDate = matching(/^\d{4}-\d\d-\d\d$/, exists);
export const instant = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, exists);

export const money: Decoder<Money> = object({
  amount: matching(/^-?\d+(\.\d+)?$/),
  currency: matching(/^[A-Z]{3}$/),
});

export const person: Decoder<Person> = object({
  id,
  name: text,
  side: oneOf('company', 'agency'),
  email: optional(text),
  phone: optional(text),
  cover: optional(object({ person: lazy(() => person), until: plainDate })),
});

export const agency: Decoder<Agency> = object({ id, name: text });
export const client: Decoder<Client> = object({ id, name: text, kind: oneOf('company', 'soleTrader', 'person') });

export const facts: Decoder<Facts> = object({ total: count, unread: count, actionRequired: count, visible: flag });

export const limits: Decoder<Limits> = object({
  fileBytes: count,
  totalBytes: optional(count),
  files: optional(count),
  extensions: array(text),
});

export const fileEntries = {
  id,
  name: text,
  size: count,
  type: text,
  checksum: optional(text),
  scan: optional(oneOf('scanning', 'clean', 'blocked')),
};
export const fileRef: Decoder<FileRef> = object(fileEntries);
