import { type GenericSchema, type IssuePathItem, custom, pipe, rawTransform, safeParse } from 'valibot';
import type { Broken } from '../../domain/index.ts';
import { adapterError } from '../adapter-error.ts';
import type { DroppedRecord } from '../case-adapter.ts';
import { malformed } from './failures.ts';

/** Decodes unknown JSON to domain data, or says where it is malformed. */
export type Decoder<T> = GenericSchema<unknown, T>;
/** Told of each record that is left out. */
export type OnDrop = (path: string, reason: DroppedRecord['reason']) => void;

type Decoded<T> = { readonly value: T } | { readonly at: string };

/** Keys from the server may hold anything, and a path ends up in telemetry: only plain short keys are named. */
function pathOf(items: readonly IssuePathItem[] | undefined): string {
  let path = '';
  for (const { key } of items ?? []) {
    path += typeof key === 'number' ? `[${key}]` : `.${/^[\w-]{1,40}$/.test(String(key)) ? String(key) : '*'}`;
  }
  return path;
}

function tryDecode<T>(decoder: Decoder<T>, input: unknown): Decoded<T> {
  try {
    const result = safeParse(decoder, input, { abortEarly: true });
    return result.success ? { value: result.output } : { at: pathOf(result.issues[0].path) };
  } catch {
    return { at: '' }; // nested deeper than the stack
  }
}

function join(at: string, path: string): string {
  return at ? at + path : path.replace(/^\./, '');
}

/** Decodes a whole; rejects with `protocol` and the path of what is malformed. */
export function decode<T>(decoder: Decoder<T>, input: unknown, at = ''): T {
  const result = tryDecode(decoder, input);
  if ('value' in result) return result.value;
  throw adapterError(malformed(join(at, result.at)));
}

/** Whether JSON is an object with members (no array). */
export function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** A member of an object; `undefined` for anything else. */
export function memberOf(input: unknown, name: string): unknown {
  return isRecord(input) && Object.hasOwn(input, name) ? input[name] : undefined;
}

function elementsOf(input: unknown, name: string): readonly unknown[] {
  const list = memberOf(input, name);
  if (Array.isArray(list)) return list;
  throw adapterError(malformed(name));
}

function eachOf<T>(
  input: unknown,
  name: string,
  decoder: Decoder<T>,
  drop: OnDrop,
  take: (result: Decoded<T>, path: string, id: string | undefined) => void,
): void {
  const seen = new Set<string>();
  elementsOf(input, name).forEach((record, index) => {
    const path = `${name}[${index}]`;
    const id = memberOf(record, 'id');
    if (typeof id !== 'string') return take(tryDecode(decoder, record), path, undefined);
    if (seen.has(id)) return drop(path, 'duplicate');
    seen.add(id);
    take(tryDecode(decoder, record), path, id);
  });
}

/** The records of a list, each malformed one in its place as `Broken`; of records with the same id the first. */
export function decodeEach<T>(input: unknown, name: string, decoder: Decoder<T>, drop: OnDrop): (T | Broken)[] {
  const records: (T | Broken)[] = [];
  eachOf(input, name, decoder, drop, (result, path, id) => {
    if ('value' in result) records.push(result.value);
    else records.push({ kind: 'broken', ...(id ? { id } : {}), failure: malformed(path + result.at) });
  });
  return records;
}

/** The well-formed records of a list that has no place for `Broken`; the others are dropped and reported. */
export function decodeWellFormed<T>(input: unknown, name: string, decoder: Decoder<T>, drop: OnDrop): T[] {
  const records: T[] = [];
  eachOf(input, name, decoder, drop, (result, path) => {
    if ('value' in result) records.push(result.value);
    else drop(path + result.at, 'malformed');
  });
  return records;
}

/** An object whose keys the server chooses. Without prototype, so that no key (`__proto__`, `constructor`) means anything. */
export function dictionary<T>(decoder: Decoder<T>): Decoder<Record<string, T>> {
  return pipe(
    custom<Record<string, unknown>>(isRecord),
    rawTransform(({ dataset, addIssue, NEVER }) => {
      const result = Object.create(null) as Record<string, T>;
      for (const [key, value] of Object.entries(dataset.value)) {
        const decoded = safeParse(decoder, value, { abortEarly: true });
        if (!decoded.success) {
          const item = { type: 'object', origin: 'value', input: dataset.value, key, value } as const;
          addIssue({ path: [item, ...(decoded.issues[0].path ?? [])] });
          return NEVER;
        }
        result[key] = decoded.output;
      }
      return result;
    }),
  );
}
