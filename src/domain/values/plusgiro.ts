import { passesLuhn } from './luhn.ts';
import { failed, parsed, type Parsed } from './parsed.ts';
import { toDigits } from './plain-text.ts';

/** Reads a plusgiro number of 2 to 8 digits; shown in pairs from the right, `28 65 43-4`. */
export function parsePlusgiro(text: string): Parsed<'notAPlusgiro' | 'checkDigit'> {
  const digits = toDigits(text);
  if (digits === null || !/^\d{2,8}$/.test(digits)) return failed('notAPlusgiro');
  if (!passesLuhn(digits)) return failed('checkDigit');
  const pairs = digits.slice(0, -1).replace(/\B(?=(\d\d)+$)/g, ' ');
  return parsed(digits, `${pairs}-${digits.slice(-1)}`);
}
