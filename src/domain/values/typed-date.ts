import type { PlainDate } from '../person.ts';
import { addDays, partsOf, plainDate } from '../plain-date.ts';
import { failed, parsed, type Parsed } from './parsed.ts';
import { toPlainText } from './plain-text.ts';

const MONTHS = [
  ['januari', 'january'],
  ['februari', 'february'],
  ['mars', 'march'],
  ['april'],
  ['maj', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['augusti', 'august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['december'],
] as const;
const WEEKDAY = /^(mån|tis|ons|tor|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? /;
const HALF_YEAR = 183;

/**
 * Reads a date as people write it: `2026-02-03`, `20260203`, `260203`, `3/2 2026`, `3/2`, `3 feb`, `3 februari 2026`,
 * `Feb 3, 2026`, with or without weekday. Day before month where both are figures.
 *
 * Without a year it is this year's, but last year's where that would lie more than half a year ahead (in January,
 * `28/12` was last month). With `expects: 'future'` it is the next such day from today.
 */
export function parseTypedDate(text: string, today: PlainDate, expects: 'any' | 'future' = 'any'): Parsed<'notADate'> {
  const plain = toPlainText(text).toLowerCase().replace(/ +/g, ' ').replace(WEEKDAY, '');
  const date = readFigures(plain) ?? readDayMonth(plain, today, expects);
  return date === null ? failed('notADate') : parsed(date);
}

/** The number of a month (1–12) by its Swedish or English name or its first three letters or more; else `null`. */
export function monthByName(name: string): number | null {
  const typed = name.replace(/\.$/, '');
  if (typed.length < 3) return null;
  const index = MONTHS.findIndex((names) => names.some((full) => full.startsWith(typed)));
  return index < 0 ? null : index + 1;
}

/** Year first: `2026-02-03`, `2026/2/3`, `2026.02.03`, `20260203`, `260203`, `26-02-03`. */
function readFigures(plain: string): PlainDate | null {
  const match =
    /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/.exec(plain) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{2})(-?)(\d{2})\2(\d{2})$/.exec(plain);
  if (!match) return null;
  return plainDate(fullYear(match[1] ?? ''), Number(match[3]), Number(match[4]));
}

/** Day and month, in figures or words, with or without a year. */
function readDayMonth(plain: string, today: PlainDate, expects: 'any' | 'future'): PlainDate | null {
  const figures = /^(\d{1,2})[/.](\d{1,2})\.?(?:[ /.-](\d{4}|\d{2}))?$/.exec(plain);
  if (figures) return inYear(Number(figures[1]), Number(figures[2]), figures[3], today, expects);
  const words =
    /^(?:den )?(\d{1,2})(?::e|:a|st|nd|rd|th|\.)? ?([a-z]+\.?),?(?: (\d{4}))?$/.exec(plain) ??
    swapped(/^([a-z]+\.?) (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/.exec(plain));
  const month = words?.[2] === undefined ? null : monthByName(words[2]);
  return words && month !== null ? inYear(Number(words[1]), month, words[3], today, expects) : null;
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match && [match[0], match[2], match[1], match[3]];
}

function inYear(
  day: number,
  month: number,
  year: string | undefined,
  today: PlainDate,
  expects: 'any' | 'future',
): PlainDate | null {
  if (year !== undefined) return plainDate(fullYear(year), month, day);
  const now = partsOf(today).year;
  const isFit = (date: PlainDate): boolean =>
    expects === 'future' ? date >= today : date <= addDays(today, HALF_YEAR);
  // Of 29 February there is one in four years, or in eight.
  const years = Array.from({ length: 9 }, (_, i) => (expects === 'future' ? now + i : now - i));
  const dates = years.map((candidate) => plainDate(candidate, month, day));
  return dates.find((date) => date !== null && isFit(date)) ?? null;
}

/** Two figures are of this century: a bookkeeper's dates are. */
function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}
