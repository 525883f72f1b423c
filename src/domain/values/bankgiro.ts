import { passesLuhn } from './luhn.ts';
import { failed, parsed, type Parsed } from './parsed.ts';
import { toDigits } from './plain-text.ts';

/** Reads a bankgiro number of 7 or 8 digits; shown as `991-2346`, `5402-9681`. */
export function parseBankgiro(text: string): Parsed<'notABankgiro' | 'checkDigit'> {
  const digits = toDigits(text);
  if (digits === null || !/^\d{7,8}$/.test(digits)) return failed('notABankgiro');
  return passesLuhn(digits) ? parsed(digits, `${digits.slice(0, -4)}-${digits.slice(-4)}`) : failed('checkDigit');
}
