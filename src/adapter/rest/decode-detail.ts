import { array, object, optional } from 'valibot';
import type { CaseDetail, Entry, Related } from '../../domain/index.ts';
import { fileRef, flag, id, instant, kind, oneOf, person, text } from './decode-basics.ts';
import { ball, summaryMembers } from './decode-case.ts';
import { item } from './decode-item.ts';
import { type Decoder, type OnDrop, decode, decodeEach, decodeWellFormed, isRecord } from './decode.ts';

const entry: Decoder<Entry> = object({
  id,
  at: instant,
  by: person,
  visibility: oneOf('public'),
  kind,
  text: optional(text),
  files: array(fileRef),
  ball: optional(ball),
  actKey: optional(text),
});

const related: Decoder<Related> = object({
  relation: oneOf('mergedInto', 'splitFrom', 'followUp'),
  id,
  subject: text,
});

const detail: Decoder<Omit<CaseDetail, 'attachments' | 'items' | 'entries' | 'related'>> = object({
  ...summaryMembers,
  description: text,
  seenByAgencyAt: optional(instant),
  seenByAgencyBy: optional(person),
  readUpTo: optional(id),
  permissions: object({ answer: flag, approve: flag, comment: flag, share: flag, reason: optional(text) }),
});

/** Only entries marked public exist above the adapter. Takes the others away, keeping the places of the rest. */
function withoutPrivate(input: unknown, drop: OnDrop): unknown {
  if (!isRecord(input) || !Array.isArray(input.entries)) return input;
  const entries: unknown[] = [];
  input.entries.forEach((record: unknown, index) => {
    if (isRecord(record) && record.visibility !== 'public') drop(`entries[${index}]`, 'notPublic');
    else entries[index] = record;
  });
  return { ...input, entries };
}

/** One case; malformed items and entries stand as `Broken`, malformed attachments and relations are left out. */
export function decodeDetail(input: unknown, drop: OnDrop): CaseDetail {
  const shown = withoutPrivate(input, drop);
  return {
    ...decode(detail, shown),
    attachments: decodeWellFormed(shown, 'attachments', fileRef, drop),
    items: decodeEach(shown, 'items', item, drop),
    entries: decodeEach(shown, 'entries', entry, drop),
    related: decodeWellFormed(shown, 'related', related, drop),
  };
}
