import Personnummer from 'personnummer';
import type { PlainDate } from '../person.ts';
import { plainDate } from '../plain-date.ts';
import { failed, type Parsed } from './parsed.ts';
import { toPlainText } from './plain-text.ts';
import { passesLuhn } from './luhn.ts';

export type ParsedPersonalNumber =
  | {
      readonly state: 'ok';
      /** Twelve digits. */
      readonly value: string;
      /** `ÅÅMMDD-XXXX`, with `+` from the year in which the person turns 100. */
      readonly formatted: string;
      /** A co-ordination number (samordningsnummer): the day is counted from 61. */
      readonly coordination: boolean;
    }
  | Extract<Parsed<'notAPersonalNumber' | 'checkDigit'>, { state: 'error' }>;

/**
 * Reads a personal or co-ordination number of 10 or 12 digits, with any spaces and hyphens. Without century it is the
 * latest possible birth before or on `today`; `+` makes it a hundred years more.
 */
export function parsePersonalNumber(text: string, today: PlainDate): ParsedPersonalNumber {
  const match = /^(\d{6}|\d{8})(\+?)(\d{4})$/.exec(toPlainText(text).replace(/[ .-]/g, ''));
  if (!match) return failed('notAPersonalNumber');
  const [, date = '', sign, last = ''] = match;
  const born = date.length === 8 ? date : withCentury(date, sign === '+', today);
  if (born === null || !isBirth(born, today)) return failed('notAPersonalNumber');
  if (!passesLuhn(born.slice(2) + last)) return failed('checkDigit');
  if (!Personnummer.valid(born + last)) return failed('notAPersonalNumber');
  const isOld = Number(today.slice(0, 4)) - Number(born.slice(0, 4)) >= 100;
  const formatted = `${born.slice(2)}${isOld ? '+' : '-'}${last}`;
  return { state: 'ok', value: born + last, formatted, coordination: Number(born.slice(6)) > 60 };
}

function withCentury(date: string, isOld: boolean, today: PlainDate): string | null {
  const now = Number(today.slice(0, 2));
  const born = [now, now - 1, now - 2].map((century) => `${century}${date}`).filter((full) => isBirth(full, today));
  return born[isOld ? 1 : 0] ?? null;
}

function isBirth(date: string, today: PlainDate): boolean {
  const day = Number(date.slice(6));
  const real = plainDate(Number(date.slice(0, 4)), Number(date.slice(4, 6)), day > 60 ? day - 60 : day);
  return real !== null && real <= today;
}
