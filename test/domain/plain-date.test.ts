import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  comparePlainDates,
  daysBetween,
  daysInMonth,
  instantToMs,
  parsePlainDate,
  plainDate,
  toPlainDate,
  todayIn,
  weekday,
} from '../../src/domain/index.ts';

const runs = { numRuns: 1000 };
const dates = fc
  .tuple(fc.integer({ min: 1, max: 9998 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => plainDate(year, month, day) ?? '');

describe('parsePlainDate', () => {
  it.each(['2026-02-03', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('reads %s', (text) => {
    expect(parsePlainDate(text)).toBe(text);
  });

  it.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '0000-01-01',
  ])('refuses %s, a day that does not exist', (text) => {
    expect(parsePlainDate(text)).toBeNull();
  });

  it.each(['', '2026-2-3', '20260203', '2026-02-03T00:00:00Z', ' 2026-02-03', '2026-02-03\n', '-026-02-03'])(
    'refuses %j, which is not written as a plain date',
    (text) => {
      expect(parsePlainDate(text)).toBeNull();
    },
  );
});

describe('counting days', () => {
  it('crosses months, leap days and years', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-11-24', '2026-12-01')).toBe(7);
    expect(daysBetween('2026-11-24', '2026-11-20')).toBe(-4);
  });

  it('does not mind the night in which the clock is changed', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
  });

  it('adds and subtracts the same number', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -300, max: 300 }), (date, days) => {
        const moved = addDays(date, days);
        fc.pre(parsePlainDate(moved) !== null && !(moved === date && days !== 0));
        expect(daysBetween(date, moved)).toBe(days);
        expect(addDays(moved, -days)).toBe(date);
        expect(Math.sign(comparePlainDates(moved, date))).toBe(Math.sign(days));
      }),
      runs,
    );
  });

  it('knows the weekdays', () => {
    expect(weekday('2026-11-24')).toBe(2);
    expect(weekday('1970-01-01')).toBe(4);
    expect(weekday('1969-12-28')).toBe(7);
    expect(weekday('2026-11-23')).toBe(1);
  });

  it('knows how long a month is, and that there is no thirteenth', () => {
    expect([daysInMonth(2026, 2), daysInMonth(2024, 2), daysInMonth(2026, 12), daysInMonth(2026, 13)]).toEqual([
      28, 29, 31, 0,
    ]);
  });
});

describe('instants', () => {
  it('agrees with the engine on UTC instants', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), (date) => {
        expect(instantToMs(date.toISOString())).toBe(date.getTime());
      }),
      runs,
    );
  });

  it.each([
    ['2026-02-03T14:05:00Z', Date.UTC(2026, 1, 3, 14, 5)],
    ['2026-02-03T14:05Z', Date.UTC(2026, 1, 3, 14, 5)],
    ['2026-02-03T15:05:00+01:00', Date.UTC(2026, 1, 3, 14, 5)],
    ['2026-02-03T10:35:00-03:30', Date.UTC(2026, 1, 3, 14, 5)],
    ['2026-02-03T14:05:00.1234567Z', Date.UTC(2026, 1, 3, 14, 5, 0, 123)],
  ])('reads %s', (text, ms) => {
    expect(instantToMs(text)).toBe(ms);
  });

  it.each([
    '',
    '2026-02-03',
    '2026-02-30T10:00:00Z',
    '2026-02-03T24:00:00Z',
    '2026-02-03T10:60:00Z',
    '2026-02-03 10:00',
  ])('refuses %j', (text) => {
    expect(instantToMs(text)).toBeNull();
    expect(toPlainDate(text)).toBeNull();
  });

  it('gives the date in Stockholm, wherever the machine stands', () => {
    expect(toPlainDate('2026-02-28T23:30:00Z')).toBe('2026-03-01');
    expect(toPlainDate('2026-06-30T21:59:59Z')).toBe('2026-06-30');
    expect(toPlainDate('2026-06-30T22:00:00Z')).toBe('2026-07-01');
    expect(toPlainDate('2026-03-01T04:00:00Z', 'America/Los_Angeles')).toBe('2026-02-28');
    expect(todayIn(undefined, Date.UTC(2026, 10, 23, 23, 30))).toBe('2026-11-24');
    expect(todayIn('Pacific/Auckland', Date.UTC(2026, 10, 23, 12, 0))).toBe('2026-11-24');
  });
});
