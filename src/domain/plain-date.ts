/**
 * Calendar dates as `YYYY-MM-DD` strings, counted with whole days. `new Date(string)` is never used: engines disagree
 * on `2026-02-30`, and a date read as UTC midnight is yesterday in America.
 */
import type { Instant, PlainDate } from './person.ts';

/** The time zone in which due dates and "today" are counted. */
export const CALENDAR_ZONE = 'Europe/Stockholm';

const DAY_MS = 86_400_000;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number of days in a month (1–12); 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** The date of these numbers, or `null` where the calendar has none (30 February, month 13, year 0). */
export function plainDate(year: number, month: number, day: number): PlainDate | null {
  if (!(year >= 1 && year <= 9999) || !(day >= 1 && day <= daysInMonth(year, month))) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Year, month (1–12) and day of a date that is known to be one. */
export function partsOf(date: PlainDate): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Reads exactly `YYYY-MM-DD`; `null` for anything else and for days that do not exist. */
export function parsePlainDate(text: string): PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const { year, month, day } = partsOf(text);
  return plainDate(year, month, day);
}

/** Negative, 0 or positive, for sorting. */
export function comparePlainDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date so many days later (or earlier), within the years 1–9999. */
export function addDays(date: PlainDate, days: number): PlainDate {
  const moved = new Date((dayNumber(date) + days) * DAY_MS);
  return plainDate(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate()) ?? date;
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekday(date: PlainDate): number {
  // Day 0 (1970-01-01) was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The milliseconds of an instant (`2026-02-03T14:05:00Z`, with or without fraction or offset), or `null`. */
export function instantToMs(instant: Instant): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/.exec(instant);
  const date = match?.[1] === undefined ? null : parsePlainDate(match[1]);
  if (!match || date === null) return null;
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60) return null;
  const fraction = Number((match[5] ?? '').padEnd(3, '0').slice(0, 3));
  const offset = match[6] === 'Z' ? 0 : offsetMinutes(match[6] ?? '');
  const seconds = (hour * 60 + minute - offset) * 60 + second;
  return dayNumber(date) * DAY_MS + seconds * 1000 + fraction;
}

/** Dates in Stockholm that have been asked for, by quarter of an hour: since 1879 no midnight there falls inside one. */
const known = new Map<number, PlainDate>();
const QUARTER_MS = 900_000;
const MOST_KNOWN = 1000;

/** Today's date in a time zone (default Europe/Stockholm); `now` in epoch milliseconds. */
export function todayIn(timeZone: string | undefined, now: number): PlainDate {
  if (timeZone !== undefined || !(now >= 0)) return dateIn(timeZone ?? CALENDAR_ZONE, now);
  const quarter = Math.floor(now / QUARTER_MS);
  const before = known.get(quarter);
  if (before !== undefined) return before;
  if (known.size === MOST_KNOWN) known.clear();
  const date = dateIn(CALENDAR_ZONE, now);
  known.set(quarter, date);
  return date;
}

function dateIn(timeZone: string, now: number): PlainDate {
  const parts = dateFormat(timeZone).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** The calendar date of an instant in a time zone (default Europe/Stockholm); `null` for a malformed instant. */
export function toPlainDate(instant: Instant, timeZone?: string): PlainDate | null {
  const ms = instantToMs(instant);
  return ms === null ? null : todayIn(timeZone, ms);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone, ...numeric });
  formats.set(timeZone, made);
  return made;
}

function offsetMinutes(text: string): number {
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6));
  return text.startsWith('-') ? -minutes : minutes;
}

/** Days since 1970-01-01. */
function dayNumber(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  const moment = new Date(0);
  // Not Date.UTC(year, …), which takes the years 0–99 for 1900–1999.
  moment.setUTCFullYear(year, month - 1, day);
  return moment.getTime() / DAY_MS;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
