import { afterEach, describe, expect, it } from 'vitest';
import { isDueSoon, isOverdue } from '../../src/domain/badge.ts';
import { todayIn } from '../../src/domain/plain-date.ts';
import { createFormats } from '../../src/i18n/formats.ts';
import { summary } from './make.ts';

const ZONES = ['Europe/Stockholm', 'America/Los_Angeles', 'Pacific/Auckland', 'UTC'];
const zone = process.env['TZ'];

afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const todayAt = (instant: string): string => todayIn(undefined, Date.parse(instant));

describe.each(ZONES)('with a clock in %s', (name) => {
  it.each([
    ['2026-11-27T22:59:59Z', '2026-11-27'],
    ['2026-11-27T23:00:00Z', '2026-11-28'],
    // Summer time begins on 29 March 2026 and ends on 25 October.
    ['2026-03-28T22:59:59Z', '2026-03-28'],
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-03-29T21:59:59Z', '2026-03-29'],
    ['2026-03-29T22:00:00Z', '2026-03-30'],
    ['2026-10-24T22:00:00Z', '2026-10-25'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
  ])('at %s it is %s in Stockholm', (instant, day) => {
    process.env['TZ'] = name;
    expect(todayAt(instant)).toBe(day);
  });

  it('a case is overdue from the first moment of the next day in Stockholm', () => {
    process.env['TZ'] = name;
    const due = summary({ dueOn: '2026-10-25' });
    expect(isOverdue(due, todayAt('2026-10-25T22:59:59Z'))).toBe(false);
    expect(isOverdue(due, todayAt('2026-10-25T23:00:00Z'))).toBe(true);
    expect(isDueSoon(due, todayAt('2026-10-22T12:00:00Z'))).toBe(true);
    expect(isDueSoon(due, todayAt('2026-10-21T12:00:00Z'))).toBe(false);
  });

  it('dates and times are written as in Stockholm', () => {
    process.env['TZ'] = name;
    const now = Date.parse('2026-11-24T09:00:00Z');
    const format = createFormats('sv-SE', { today: 'i dag', yesterday: 'i går' }, () => now);
    expect(format.day('2026-11-27')).toBe('fre\u00a027\u00a0nov');
    expect(format.moment('2026-11-24T08:14:00Z')).toBe('i\u00a0dag\u00a009:14');
    expect(format.moment('2026-11-23T22:30:00Z')).toBe('i\u00a0går\u00a023:30');
    expect(format.moment('2026-11-23T23:30:00Z')).toBe('i\u00a0dag\u00a000:30');
  });

  it('a day that does not exist is no other day', () => {
    process.env['TZ'] = name;
    const format = createFormats('sv-SE', { today: 'i dag', yesterday: 'i går' }, () => 0);
    expect(format.day('2026-02-30')).toBe('');
    expect(format.longDay('2026-13-01')).toBe('');
    expect(format.shortDay('soon')).toBe('');
  });
});
