import type { Money, PlainDate } from '../domain/index.ts';
import { addDays, CALENDAR_ZONE, parsePlainDate, todayIn } from '../domain/plain-date.ts';
import { remembered } from './remembered.ts';
import type { Formats } from './types.ts';

const NBSP = '\u00a0';

/** The words that `Intl` has no short form for. */
export interface DayWords {
  readonly today: string;
  readonly yesterday: string;
}

// One formatter per locale and option set: making them is what costs (performance.md §2).
const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();
const lists = new Map<string, Intl.ListFormat>();

/** No line breaks inside a date or an amount. */
const unbroken = (text: string): string => text.replace(/\s/g, NBSP);

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  let format = dates.get(key);
  if (!format) dates.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  let format = numbers.get(key);
  if (!format) numbers.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format;
}

/** Keeps a phrase on one line and drops the dots of Swedish short months and weekdays. */
function tight(text: string): string {
  return text
    .replace(/\.(?=\s|$|,)/g, '')
    .replace(/,/g, '')
    .replace(/\s+/g, NBSP);
}

/** Noon UTC of a plain date: the same calendar day in every zone from −11 to +11, and in Stockholm. `NaN` for 30 February. */
function noon(date: string): number {
  if (parsePlainDate(date) === null) return NaN;
  const [year = NaN, month = NaN, day = NaN] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day, 12);
}

/** An instant in ms; by `Date.parse`, which is only asked for full UTC instants. */
function instant(at: string): number {
  return Date.parse(at);
}

const SHORT = { day: 'numeric', month: 'short' } as const;

/** Formats of one locale. `now` gives epoch ms, so that "today" follows the clock of the client. */
export function createFormats(locale: string, words: DayWords, now: () => number): Formats {
  const zoned = (ms: number, options: Intl.DateTimeFormatOptions) =>
    Number.isFinite(ms) ? tight(dateFormat(locale, { timeZone: CALENDAR_ZONE, ...options }).format(ms)) : '';
  const today = (): PlainDate => todayIn(undefined, now());
  const kept = remembered();
  /** A day of the calendar, with the year where it is not this year's; a list has few days and many cards. */
  const inYear = (date: string, options: Intl.DateTimeFormatOptions) => {
    const other = date.slice(0, 4) === today().slice(0, 4) ? {} : { year: 'numeric' as const };
    return kept(`${date} ${options.weekday} ${other.year}`, () => zoned(noon(date), { ...options, ...other }));
  };
  const time = (at: string) => zoned(instant(at), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const shortDay = (date: string) => inYear(date, SHORT);

  return {
    day: (date) => inYear(date, { weekday: 'short', ...SHORT }),
    shortDay,
    longDay: (date) => zoned(noon(date), { day: 'numeric', month: 'long', year: 'numeric' }),
    moment(at) {
      const ms = instant(at);
      if (!Number.isFinite(ms)) return '';
      const day = todayIn(undefined, ms);
      if (day === today()) return unbroken(`${words.today} ${time(at)}`);
      if (day === addDays(today(), -1)) return unbroken(`${words.yesterday} ${time(at)}`);
      return shortDay(day);
    },
    longMoment: (at) => `${zoned(instant(at), { day: 'numeric', month: 'long', year: 'numeric' })}${NBSP}${time(at)}`,
    time,
    money: (money, options) => formatMoney(locale, money, options?.exact ?? false),
    number: (value) => withMinus(numberFormat(locale, { maximumFractionDigits: 20 }).format(value as number)),
    bytes: (size) => formatBytes(locale, size),
    percent: (share) => numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    list(parts) {
      // Most lists have one part, and the first formatter of its kind takes milliseconds to make.
      if (parts.length < 2) return parts[0] ?? '';
      let format = lists.get(locale);
      if (!format) lists.set(locale, (format = new Intl.ListFormat(locale, { type: 'conjunction' })));
      return format.format(parts);
    },
  };
}

/** English writes a hyphen where Swedish has a minus; in a column of figures a minus is what it is. */
const withMinus = (text: string): string => text.replace('-', '\u2212');

function formatMoney(locale: string, { amount, currency }: Money, exact: boolean): string {
  const whole = /^[^.]*(\.0*)?$/.test(amount);
  const digits = whole && !exact ? 0 : 2;
  try {
    const format = numberFormat(locale, {
      style: 'currency',
      currency,
      // "18 400 kr" in Swedish, "SEK 18,400" in English (domain.md §4): there a bare "kr" could be any of three countries'.
      currencyDisplay: locale.startsWith('sv') ? 'narrowSymbol' : 'code',
      minimumFractionDigits: digits,
      maximumFractionDigits: Math.max(digits, 2),
    });
    // Intl takes decimal strings exactly (no float in between); TypeScript's type for them is narrower than ours.
    return unbroken(withMinus(format.format(amount as Intl.StringNumericLiteral)));
  } catch {
    // A currency code that is none: the figures still matter.
    return `${amount}${NBSP}${currency}`;
  }
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

function formatBytes(locale: string, size: number): string {
  let value = Math.max(0, size);
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const maximumFractionDigits = unit > 1 && value < 100 ? 1 : 0;
  const style = { style: 'unit', unit: UNITS[unit] ?? 'byte', unitDisplay: 'short', maximumFractionDigits } as const;
  return unbroken(numberFormat(locale, style).format(value));
}
