import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod, parsePlainDate, parseTypedDate, periodKindOf, plainDate } from '../../../src/domain/index.ts';
import { TODAY } from '../make.ts';

describe('parseTypedDate', () => {
  it.each([
    '20260203',
    '2026-02-03',
    '2026-2-3',
    '2026/02/03',
    '2026 02 03',
    '260203',
    '26-02-03',
    '3/2 2026',
    '3/2/2026',
    '3/2-26',
    '3.2.2026',
    '3/2',
    '03/02',
    '3 feb',
    '3 feb.',
    '3 feb 2026',
    '3 feb. 2026',
    '3 februari 2026',
    'den 3 februari 2026',
    'tis 3 feb 2026',
    'tisdag 3 februari',
    '3\u00A0feb\u00A02026',
    '3 Feb 2026',
    '3 February 2026',
    'Feb 3, 2026',
    'February 3',
    '3rd February 2026',
    ' 2026–02–03 ',
  ])('reads %j as 3 February 2026', (text) => {
    expect(parseTypedDate(text, TODAY)).toEqual({ state: 'ok', value: '2026-02-03', formatted: '2026-02-03' });
  });

  it.each([
    ...['', 'i morgon', '2026', '30/2', '2026-02-30', '20260230', '31 april', '0/2', '3/13', '3 fe', '3 smarch'],
    ...['3', '3/2/1/2026', '2026-02/03', 'feb', '32 jan', '2026-02-03T00:00:00Z', '-3/2'],
  ])('refuses %j', (text) => {
    expect(parseTypedDate(text, TODAY)).toEqual({ state: 'error', code: 'notADate' });
  });

  it.each([
    ['28/12', '2027-01-05', '2026-12-28'],
    ['5/1', '2026-12-28', '2026-01-05'],
    ['24/11', TODAY, '2026-11-24'],
    ['1/5', TODAY, '2026-05-01'],
    ['24/12', TODAY, '2026-12-24'],
    ['29/2', TODAY, '2024-02-29'],
  ])('without a year %j on %s is %s', (text, today, value) => {
    expect(parseTypedDate(text, today)).toMatchObject({ value });
  });

  it.each([
    ['5/1', '2026-12-28', '2027-01-05'],
    ['24/11', TODAY, '2026-11-24'],
    ['23/11', TODAY, '2027-11-23'],
    ['29/2', TODAY, '2028-02-29'],
  ])('for a promise %j on %s is %s', (text, today, value) => {
    expect(parseTypedDate(text, today, 'future')).toMatchObject({ value });
  });

  it('reads every date in every form, and what it gives always exists', () => {
    const months = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');
    const numbers = fc.tuple(
      fc.integer({ min: 2000, max: 2099 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    );
    fc.assert(
      fc.property(numbers, ([year, month, day]) => {
        const date = plainDate(year, month, day);
        fc.pre(date !== null);
        const name = months[month - 1] ?? '';
        const forms = [date, date?.replaceAll('-', ''), date?.slice(2).replaceAll('-', ''), `${day}/${month} ${year}`];
        forms.push(`${day} ${name} ${year}`, `${day} ${name.slice(0, 3)} ${year}`, `${day}.${month}.${year}`);
        for (const form of forms) expect(parseTypedDate(form ?? '', TODAY)).toMatchObject({ value: date });
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/-. ', 'feb', 'maj', 'den ') }), (text) => {
        const reading = parseTypedDate(text, TODAY);
        if (reading.state === 'ok') expect(parsePlainDate(reading.value)).toBe(reading.value);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('parsePeriod', () => {
  it.each(['2026-01', '202601', '1/2026', '01-2026', 'jan 2026', 'januari 2026', 'Jan', 'January 2026'])(
    'reads the month %j',
    (text) => {
      expect(parsePeriod('month', text, TODAY)).toEqual({ from: '2026-01-01', to: '2026-01-31' });
    },
  );

  it.each(['2026-Q2', '2026Q2', 'Q2 2026', 'q2', 'kvartal 2 2026', 'kv 2', '2:a kvartal 2026', 'Q2-2026'])(
    'reads the quarter %j',
    (text) => {
      expect(parsePeriod('quarter', text, TODAY)).toEqual({ from: '2026-04-01', to: '2026-06-30' });
    },
  );

  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2507-2606', '2025-07-01', '2026-06-30'],
    ['2025-07 – 2026-06', '2025-07-01', '2026-06-30'],
    ['202309-202402', '2023-09-01', '2024-02-29'],
  ])('reads the financial year %j', (text, from, to) => {
    expect(parsePeriod('financialYear', text, TODAY)).toEqual({ from, to });
  });

  it.each([
    ['month', '2026-13'],
    ['month', 'jan 26 mars'],
    ['month', ''],
    ['quarter', '2026-Q5'],
    ['quarter', 'sommaren'],
    ['financialYear', '2025/26'],
    ['financialYear', '0026'],
    ['financialYear', '2606-2507'],
  ] as const)('refuses as %s %j', (kind, text) => {
    expect(parsePeriod(kind, text, TODAY)).toBeNull();
  });

  it.each([
    ['month', '2026-02-01', '2026-02-28'],
    ['quarter', '2026-01-01', '2026-03-31'],
    ['financialYear', '2026-01-01', '2026-12-31'],
    ['range', '2026-01-02', '2026-01-31'],
    ['range', '2025-07-01', '2026-06-30'],
  ])('calls a %s by its name', (kind, from, to) => {
    expect(periodKindOf({ from, to })).toBe(kind);
  });
});
