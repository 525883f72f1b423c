import type { PlainDate } from './person.ts';
import { addDays } from './plain-date.ts';

export interface CalendarEntry {
  /** The whole day it stands on. */
  readonly on: PlainDate;
  /** What the calendar shows; never what the case is about, since others may look over a shoulder. */
  readonly summary: string;
  /** The same for the same case and date, so that adding it twice is one entry. */
  readonly uid: string;
  /** When it was made, epoch ms. */
  readonly now: number;
  /** Where the case is, for who opens the entry. */
  readonly url?: string;
}

/** An all-day entry as an iCalendar file (RFC 5545): lines of at most 75 octets, ended by CR LF. */
export function calendarFile({ on, summary, uid, now, url }: CalendarEntry): string {
  const compact = (date: PlainDate): string => date.replaceAll('-', '');
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Spiris//Case widgets//EN',
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    ...(url === undefined ? [] : [`URL:${url.replace(/[\r\n]/g, '')}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** A long line goes on behind a space; no letter is cut in two. */
function folded(line: string): string {
  const size = (text: string): number => new TextEncoder().encode(text).length;
  const parts: string[] = [];
  let part = '';
  for (const sign of line) {
    if (size(part + sign) > 75 - (parts.length > 0 ? 1 : 0)) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, part].join('\r\n ');
}
