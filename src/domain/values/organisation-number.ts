import Organisationsnummer from 'organisationsnummer';
import type { PlainDate } from '../person.ts';
import { failed, parsed, type Parsed } from './parsed.ts';
import { parsePersonalNumber } from './personal-number.ts';
import { toDigits } from './plain-text.ts';
import { passesLuhn } from './luhn.ts';

const SHAPE = 'notAnOrganisationNumber';

/**
 * Reads an organisation number of 10 digits (or 12 beginning with 16), with any spaces and hyphens; `value` its ten
 * digits, shown as `556016-0680`. A sole trader's is the owner's personal number.
 */
export function parseOrganisationNumber(
  text: string,
  today: PlainDate,
): Parsed<'notAnOrganisationNumber' | 'checkDigit'> {
  const digits = toDigits(text);
  const ten = digits?.length === 12 && digits.startsWith('16') ? digits.slice(2) : digits;
  if (ten?.length === 10 && Number(ten[2]) >= 2) {
    if (!passesLuhn(ten)) return failed('checkDigit');
    return Organisationsnummer.valid(ten) ? parsed(ten, `${ten.slice(0, 6)}-${ten.slice(6)}`) : failed(SHAPE);
  }
  const person = parsePersonalNumber(text, today);
  if (person.state === 'ok') return parsed(person.value.slice(2), person.formatted);
  return failed(person.code === 'checkDigit' ? 'checkDigit' : SHAPE);
}
