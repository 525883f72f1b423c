import fc from 'fast-check';
import { calendarFile } from '../../src/domain/calendar-entry.ts';

const entry = {
  on: '2026-12-31',
  summary: 'Svar till Björkgården',
  uid: 'c-1-2026-12-31',
  now: Date.UTC(2026, 10, 24, 8),
};

describe('calendarFile', () => {
  it('is a whole day, over the turn of the year', () => {
    expect(calendarFile(entry).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Spiris//Case widgets//EN',
      'BEGIN:VEVENT',
      'UID:c-1-2026-12-31',
      'DTSTAMP:20261124T080000Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:Svar till Björkgården',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('keeps what means something to the format out of the words', () => {
    expect(calendarFile({ ...entry, summary: 'A; B, C\\D\nE' })).toContain('SUMMARY:A\\; B\\, C\\\\D\\nE\r\n');
    expect(calendarFile({ ...entry, url: 'https://a.example/x\r\nATTACH:y' })).toContain(
      'URL:https://a.example/xATTACH:y\r\n',
    );
  });

  it('has no line over 75 octets, and says the same unfolded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (summary) => {
        const file = calendarFile({ ...entry, summary });
        for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        const unfolded = file.replaceAll('\r\n ', '');
        expect(unfolded.split('\r\n').filter((line) => line.startsWith('SUMMARY:'))).toHaveLength(1);
      }),
    );
  });
});
