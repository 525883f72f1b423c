import { lazy, object, optional, safeParse } from 'valibot';
import type { CaseChange } from '../../domain/index.ts';
import { id, oneOf, person, text } from './decode-basics.ts';
import { type Decoder, memberOf } from './decode.ts';

/** A change without its id, which may also stand on the event's own line. */
type Change = CaseChange extends infer C ? (C extends CaseChange ? Omit<C, 'eventId'> : never) : never;

const ofCase: Decoder<Change> = object({ kind: oneOf('case', 'removed'), caseId: id });
const ofDraft: Decoder<Change> = object({ kind: oneOf('draft'), caseId: id, version: optional(text) });
const answering: Decoder<Change> = object({
  kind: oneOf('answering'),
  caseId: id,
  by: person,
  left: optional(oneOf(true)),
});
const ofAll: Decoder<Change> = object({ kind: oneOf('list', 'access') });

const change: Decoder<Change> = lazy((input) => {
  if (memberOf(input, 'kind') === 'answering') return answering;
  if (memberOf(input, 'kind') === 'draft') return ofDraft;
  return memberOf(input, 'caseId') === undefined ? ofAll : ofCase;
});

/** What changed. Something did even where it cannot be read: then the list is to be asked for again. */
export function decodeChange(data: string, eventLineId: string): CaseChange {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    json = undefined;
  }
  const found = memberOf(json, 'eventId');
  const eventId = typeof found === 'string' ? found : eventLineId;
  const result = safeParse(change, json);
  return { ...(result.success ? result.output : { kind: 'list' }), eventId };
}
