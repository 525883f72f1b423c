/** Swedish bank holidays, so that seeded dates fall on days on which an agency works. */
import { addDays, partsOf, plainDate, weekday } from '../../../src/domain/plain-date.ts';
import type { PlainDate } from '../../../src/domain/index.ts';

const FIXED = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];

/** Easter Sunday (the anonymous Gregorian computus). */
export function easter(year: number): PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25);
  const h = (19 * a + d + 15) % 30;
  const m = Math.floor((a + 11 * h) / 319);
  const l = (2 * (b % 4) + 2 * Math.floor(c / 4) - (c % 4) - h + m + 32) % 7;
  const month = Math.floor((h - m + l + 90) / 25);
  const day = (h - m + l + month + 19) % 32;
  return plainDate(year, month, day) ?? `${year}-04-01`;
}

const known = new Map<number, ReadonlySet<PlainDate>>();

function movable(year: number): ReadonlySet<PlainDate> {
  const cached = known.get(year);
  if (cached) return cached;
  const sunday = easter(year);
  let midsummerEve = `${year}-06-19`;
  while (weekday(midsummerEve) !== 5) midsummerEve = addDays(midsummerEve, 1);
  // Good Friday, Easter Monday, Ascension Day.
  const days = new Set([addDays(sunday, -2), addDays(sunday, 1), addDays(sunday, 39), midsummerEve]);
  known.set(year, days);
  return days;
}

/** Whether banks and agencies are open that day. */
export function isWorkday(date: PlainDate): boolean {
  if (weekday(date) > 5 || FIXED.includes(date.slice(5))) return false;
  return !movable(partsOf(date).year).has(date);
}

/** The working day so many working days later (or earlier); with 0, the day itself or the next working day. */
export function workday(date: PlainDate, days: number): PlainDate {
  let day = date;
  if (days === 0) {
    while (!isWorkday(day)) day = addDays(day, 1);
    return day;
  }
  const step = Math.sign(days);
  for (let left = Math.abs(days); left > 0;) {
    day = addDays(day, step);
    if (isWorkday(day)) left -= 1;
  }
  return day;
}
