import { failed, parsed, type Parsed } from './parsed.ts';
import { toPlainText } from './plain-text.ts';

/**
 * Reads a phone number with 6 to 15 digits, with or without country code. `value`: digits, a `+` in front where the
 * country was given (`00` counts as `+`, a trunk `(0)` is dropped); shown as it was typed, in plain signs.
 */
export function parsePhone(text: string): Parsed<'notAPhone'> {
  const plain = toPlainText(text).replace(/^tel:/i, '').trim().replace(/ +/g, ' ');
  const international = plain.replace(/^\+|^00/, '+');
  const number = (international.startsWith('+') ? international.replace('(0)', '') : international).replace(
    /[ ()./-]/g,
    '',
  );
  return /^\+?\d{6,15}$/.test(number) ? parsed(number, plain) : failed('notAPhone');
}
