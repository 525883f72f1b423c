/**
 * Every date of the seeds, counted from `now`: the demo looks as if it had been used until this morning, whenever it is
 * opened. Times are Swedish wall time; nothing that has happened lies in the future.
 */
import { addDays, daysInMonth, partsOf, plainDate, todayIn, weekday } from '../../../src/domain/plain-date.ts';
import type { Instant, PlainDate } from '../../../src/domain/index.ts';
import { isWorkday, workday } from './holidays.ts';

const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
];
const NBSP = '\u00a0';

const monthName = (month: number): string => MONTHS[month - 1] ?? '';
/** As in `1 jan`: months of up to four letters are not shortened, nor is `mars`. */
const shortName = (month: number): string =>
  monthName(month).length <= 4 ? monthName(month) : monthName(month).slice(0, 3);

/** The last Sunday of March or October. */
function lastSunday(year: number, month: 3 | 10): PlainDate {
  let day = plainDate(year, month, 31) ?? '';
  while (weekday(day) !== 7) day = addDays(day, -1);
  return day;
}

/** Swedish wall time as an instant. Office hours only: the hour in which the clock changes is at night. */
export function swedish(date: PlainDate, time: string): Instant {
  const { year } = partsOf(date);
  const summer = date >= lastSunday(year, 3) && date < lastSunday(year, 10);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${date}T${pad(hour - (summer ? 2 : 1))}:${pad(minute)}:00Z`;
}

/** One calendar month as an accounting period. */
export interface Month {
  readonly year: number;
  /** 1–12. */
  readonly number: number;
  /** `oktober`. */
  readonly name: string;
  readonly first: PlainDate;
  readonly last: PlainDate;
  /** That day of the month (clamped to its last one). */
  date(day: number): PlainDate;
  /** Its n-th working day, from 1. */
  workday(n: number): PlainDate;
  /** A moment on its n-th working day. */
  at(n: number, time: string): Instant;
  /** When a monthly VAT return for it must be in. */
  readonly vatDue: PlainDate;
  /** When the employer's return for wages paid in it must be in. */
  readonly payrollDue: PlainDate;
}

/** The 12th, in January and August the 17th, moved to the next working day. */
function taxDay(year: number, month: number): PlainDate {
  const index = year * 12 + month - 1;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return workday(plainDate(y, m, m === 1 || m === 8 ? 17 : 12) ?? '', 0);
}

export function monthOf(year: number, month: number): Month {
  const index = year * 12 + month - 1;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  const date = (day: number): PlainDate => plainDate(y, m, Math.min(day, daysInMonth(y, m))) ?? '';
  const nth = (n: number): PlainDate => workday(addDays(date(1), -1), n);
  return {
    year: y,
    number: m,
    name: monthName(m),
    first: date(1),
    last: date(31),
    date,
    workday: nth,
    at: (n, time) => swedish(nth(n), time),
    vatDue: taxDay(y, m + 2),
    payrollDue: taxDay(y, m + 1),
  };
}

export interface Calendar {
  readonly today: PlainDate;
  /** The working day n days from today; negative: before it. */
  day(n: number): PlainDate;
  /**
   * A moment n working days ago. Day 0 is the latest working day of which the morning (until 10:30) is over, so that its
   * times must lie before then.
   */
  at(n: number, time: string): Instant;
  /** Accounting periods: 0 is the month that is being closed now, in November October; −1 the one before. */
  period(n: number): Month;
  /** A month of the latest spring (January–June) that is over. Its `year - 1` is the latest financial year that was closed. */
  spring(month: number): Month;
  /** The financial year that comes to its end next, or has just ended. */
  readonly closingYear: number;
}

const MORNING = '10:30';

/** Before the 6th the month before last is still the one being closed: its VAT is not due yet. */
const CLOSING_STARTS = 6;

export function calendarOf(now: Date): Calendar {
  const today = todayIn(undefined, now.getTime());
  const { year, month, day } = partsOf(today);
  const morningIsOver = isWorkday(today) && now.getTime() >= Date.parse(swedish(today, MORNING));
  const base = morningIsOver ? today : workday(today, -1);
  const closing = day >= CLOSING_STARTS ? month - 1 : month - 2;
  return {
    today,
    day: (n) => workday(today, n),
    at: (n, time) => swedish(n === 0 ? base : workday(base, n), time),
    period: (n) => monthOf(year, closing + n),
    spring: (number) => monthOf(month > 6 ? year : year - 1, number),
    closingYear: month > 2 ? year : year - 1,
  };
}

/** `14 dec`, held together. */
export const short = (date: PlainDate): string => `${partsOf(date).day}${NBSP}${shortName(partsOf(date).month)}`;

/** `14 december`, held together. */
export const long = (date: PlainDate): string => `${partsOf(date).day}${NBSP}${monthName(partsOf(date).month)}`;
