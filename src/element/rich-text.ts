import type { MessageKey, MessageParams, Messages } from '../i18n/index.ts';

// A private-use sign: it stands in no text of ours, and is taken out of the values of others.
const MARK = '\uE000';

/** A text in which some placeholders are filled with markup instead of words, in the order the language gives them. */
export function fillText(
  messages: Messages,
  key: MessageKey,
  slots: Readonly<Record<string, unknown>>,
  params: MessageParams = {},
): readonly unknown[] {
  const names = Object.keys(slots);
  const marks = Object.fromEntries(names.map((name, index) => [name, MARK + index + MARK]));
  const plain = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replaceAll(MARK, '') : value,
  ]);
  const parts = messages.t(key, { ...(Object.fromEntries(plain) as MessageParams), ...marks }).split(MARK);
  return parts.map((part, index) => (index % 2 === 0 ? part : slots[names[Number(part)] ?? '']));
}
