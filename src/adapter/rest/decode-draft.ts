import { array, custom, nullable, object, optional } from 'valibot';
import type { Draft, DraftReceipt } from '../../domain/index.ts';
import { count, fileEntries, id, instant, oneOf, text } from './decode-basics.ts';
import { type Decoder, dictionary } from './decode.ts';

/** What the form keeps of an item; the form itself reads it with care. */
const raw = custom<unknown>(() => true);
const place = { itemId: optional(id), lineId: optional(id), key: optional(id) };

export const draft: Decoder<Draft> = object({
  version: nullable(text),
  savedAt: instant,
  basedOn: nullable(text),
  act: oneOf('answer', 'ask', 'note', 'moreTime', 'acknowledge', 'amend'),
  answers: dictionary(raw),
  text,
  until: optional(text),
  actKey: optional(text),
  files: array(object({ ...fileEntries, ...place })),
  pending: array(object({ name: text, size: count, ...place })),
});

export const keptDraft: Decoder<{ draft?: Draft | undefined }> = object({ draft: optional(draft) });

export const draftReceipt: Decoder<DraftReceipt> = object({ version: id, savedAt: instant });
