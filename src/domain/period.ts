import type { DateRange, PeriodKind } from './item.ts';
import type { PlainDate } from './person.ts';
import { daysInMonth, partsOf, plainDate } from './plain-date.ts';
import { toPlainText } from './values/plain-text.ts';
import { monthByName } from './values/typed-date.ts';

/** The first and last day of a month (1–12), or `null`. */
export function monthRange(year: number, month: number): DateRange | null {
  return rangeOf(year, month, year, month);
}

/** The first and last day of a quarter (1–4), or `null`. */
export function quarterRange(year: number, quarter: number): DateRange | null {
  return rangeOf(year, quarter * 3 - 2, year, quarter * 3);
}

/**
 * Reads a typed month (`2026-01`, `202601`, `1/2026`, `jan 2026`), quarter (`2026-Q1`, `Q1 2026`, `kvartal 1 2026`) or
 * financial year (`2026`; broken: `2507-2606`, `2025-07 – 2026-06`). Without a year: this year's. `null` when it is none.
 * The values of our own pickers are the first form of each.
 */
export function parsePeriod(kind: Exclude<PeriodKind, 'range'>, text: string, today: PlainDate): DateRange | null {
  const plain = toPlainText(text).toLowerCase().replace(/ +/g, ' ');
  if (kind === 'month') return readMonth(plain, today);
  return kind === 'quarter' ? readQuarter(plain, today) : readFinancialYear(plain);
}

/** What a range is, for showing it by name: a whole month, quarter or calendar year, else its two dates. */
export function periodKindOf(range: DateRange): PeriodKind {
  const { year, month } = partsOf(range.from);
  const isWhole = (whole: DateRange | null): boolean => whole?.from === range.from && whole.to === range.to;
  if (isWhole(monthRange(year, month))) return 'month';
  if (isWhole(quarterRange(year, Math.ceil(month / 3)))) return 'quarter';
  return isWhole(rangeOf(year, 1, year, 12)) ? 'financialYear' : 'range';
}

function readMonth(plain: string, today: PlainDate): DateRange | null {
  const yearFirst = /^(\d{4})[-/ ]?(\d{1,2})$/.exec(plain);
  if (yearFirst) return monthRange(Number(yearFirst[1]), Number(yearFirst[2]));
  const monthFirst = /^(\d{1,2})[-/ ](\d{4})$/.exec(plain);
  if (monthFirst) return monthRange(Number(monthFirst[2]), Number(monthFirst[1]));
  const named = /^([a-z]+\.?)(?: (\d{4}))?$/.exec(plain);
  const month = monthByName(named?.[1] ?? '');
  return named && month !== null ? monthRange(yearOr(today, named[2]), month) : null;
}

function readQuarter(plain: string, today: PlainDate): DateRange | null {
  const word = '(?:q|kv|kvartal|quarter)';
  const match =
    new RegExp(`^(\\d{4})[- ]?${word}\\.? ?([1-4])$`).exec(plain) ??
    swapped(new RegExp(`^${word}\\.? ?([1-4])(?:[-/ ]+(\\d{4}))?$`).exec(plain)) ??
    swapped(new RegExp(`^([1-4])(?::a)? ?${word}\\.?(?: (\\d{4}))?$`).exec(plain));
  return match && quarterRange(yearOr(today, match[1]), Number(match[2]));
}

function readFinancialYear(plain: string): DateRange | null {
  const calendar = /^(\d{4})$/.exec(plain);
  if (calendar && Number(calendar[1]) >= 1900 && Number(calendar[1]) <= 2099) {
    return rangeOf(Number(calendar[1]), 1, Number(calendar[1]), 12);
  }
  const broken =
    /^(\d{4})-(\d{2}) ?- ?(\d{4})-(\d{2})$/.exec(plain) ??
    /^(\d{4})(\d{2}) ?- ?(\d{4})(\d{2})$/.exec(plain) ??
    /^(\d{2})(\d{2}) ?- ?(\d{2})(\d{2})$/.exec(plain);
  if (!broken) return null;
  const [fromYear, fromMonth, toYear, toMonth] = broken.slice(1).map(Number);
  const century = broken[1]?.length === 2 ? 2000 : 0;
  return rangeOf(century + (fromYear ?? 0), fromMonth ?? 0, century + (toYear ?? 0), toMonth ?? 0);
}

function rangeOf(fromYear: number, fromMonth: number, toYear: number, toMonth: number): DateRange | null {
  const from = plainDate(fromYear, fromMonth, 1);
  const to = plainDate(toYear, toMonth, daysInMonth(toYear, toMonth));
  return from !== null && to !== null && from <= to ? { from, to } : null;
}

function yearOr(today: PlainDate, year: string | undefined): number {
  return year === undefined ? partsOf(today).year : Number(year);
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match && [match[0], match[2], match[1]];
}
