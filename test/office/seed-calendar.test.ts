import { calendarOf, short, swedish } from '../../mocks/office/seed/calendar.ts';
import { easter, isWorkday, workday } from '../../mocks/office/seed/holidays.ts';
import { grouped, joined, kr } from '../../mocks/office/seed/words.ts';
import { DRAWN } from './seed-support.ts';

describe('the calendar of the seeds', () => {
  it('knows Swedish holidays', () => {
    expect([2024, 2025, 2026, 2027].map(easter)).toEqual(['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28']);
    const off = [
      '2026-04-03',
      '2026-04-06',
      '2026-05-14',
      '2026-06-19',
      '2026-12-24',
      '2026-12-31',
      '2027-01-06',
      '2026-11-28',
    ];
    expect(off.filter(isWorkday)).toEqual([]);
    expect(['2026-04-02', '2026-06-18', '2026-12-23', '2026-11-24'].filter((day) => !isWorkday(day))).toEqual([]);
    expect([workday('2026-11-27', 1), workday('2026-12-28', -1), workday('2026-12-12', 0)]).toEqual([
      '2026-11-30',
      '2026-12-23',
      '2026-12-14',
    ]);
  });

  it('writes Swedish wall time in winter and summer', () => {
    expect([swedish('2026-11-24', '09:14'), swedish('2026-07-01', '09:14')]).toEqual([
      '2026-11-24T08:14:00Z',
      '2026-07-01T07:14:00Z',
    ]);
    expect([swedish('2026-03-29', '09:00'), swedish('2026-10-25', '09:00')]).toEqual([
      '2026-03-29T07:00:00Z',
      '2026-10-25T08:00:00Z',
    ]);
  });

  it('takes the tax authority’s days', () => {
    const calendar = calendarOf(DRAWN);
    expect(calendar.period(0)).toMatchObject({ name: 'oktober', year: 2026, vatDue: '2026-12-14' });
    expect(calendar.period(1).payrollDue).toBe('2026-12-14');
    expect(calendar.period(-4)).toMatchObject({ name: 'juni', vatDue: '2026-08-17' });
    expect(calendarOf(new Date('2026-12-03T12:00:00Z')).period(0).name).toBe('oktober');
    expect(short('2026-03-09') + short('2026-09-10')).toBe('9\u00a0mars10\u00a0sep');
  });

  it('sets amounts with unbreakable spaces and a real minus', () => {
    expect([kr(18400), kr(-1249, 2), grouped(1234567.5, 1)]).toEqual([
      '18\u00a0400\u00a0kr',
      '−1\u00a0249,00\u00a0kr',
      '1\u00a0234\u00a0567,5',
    ]);
    expect(joined('1 249,00 kr den 6 okt, 25 % av 2 st')).toBe(
      '1\u00a0249,00\u00a0kr den 6\u00a0okt, 25\u00a0% av 2\u00a0st',
    );
  });
});
