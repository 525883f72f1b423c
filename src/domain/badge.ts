import type { CaseSummary } from './case.ts';
import { needsYou, type Viewer } from './needs-you.ts';
import type { PlainDate } from './person.ts';
import { daysBetween } from './plain-date.ts';

export const BADGES = [
  'toCorrect',
  'overdue',
  'yourTurn',
  'newMessage',
  'colleague',
  'agency',
  'closed',
  'unknown',
] as const;
/** The one badge of a card. `colleague` stands for anybody else at the company; `waitsForColleague` says who. */
export type Badge = (typeof BADGES)[number];

type Dated = Pick<CaseSummary, 'status' | 'ball' | 'dueOn'>;

/**
 * The date an answer is waited for: what the company has promised, else what the agency has asked for. Both come from
 * the agency; none is computed. `undefined` while the ball is not the company's.
 */
export function dateToMeet(summary: Dated): PlainDate | undefined {
  if (summary.status !== 'awaitingCompany') return undefined;
  return summary.ball.promisedBy ?? summary.dueOn;
}

/** Whether the date has passed and the company has the ball. Never while the agency has it. */
export function isOverdue(summary: Dated, today: PlainDate): boolean {
  const date = dateToMeet(summary);
  return date !== undefined && date < today;
}

/** Whether the date is today or at most `days` ahead, the ball being the company's. */
export function isDueSoon(summary: Dated, today: PlainDate, days = 3): boolean {
  const date = dateToMeet(summary);
  if (date === undefined || date < today) return false;
  return daysBetween(today, date) <= days;
}

/**
 * One badge by priority: to correct, overdue, waiting for you, new message; else whose turn it is. What somebody else
 * has to do is never shown as the viewer's; a closed case stays "closed" however unread.
 */
export function badgeOf(summary: CaseSummary, viewer: Viewer, today: PlainDate): Badge {
  if (needsYou(summary, viewer)) {
    if (summary.toCorrect > 0) return 'toCorrect';
    return isOverdue(summary, today) ? 'overdue' : 'yourTurn';
  }
  if (summary.status === 'closed') return 'closed';
  if (summary.unread) return 'newMessage';
  if (summary.status === 'awaitingCompany') return 'colleague';
  return summary.status === 'awaitingAgency' ? 'agency' : 'unknown';
}
