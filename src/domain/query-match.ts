import { dateToMeet } from './badge.ts';
import type { CaseQuery, CaseSummary } from './case.ts';
import { needsYou, type Viewer } from './needs-you.ts';
import type { PlainDate } from './person.ts';
import { addDays } from './plain-date.ts';

/**
 * Whether a case can be in the answer to a query, as far as its card tells: a case that the user has just answered
 * leaves "needs you" before the list is read again. What only the back end can judge (`text`, `mine`) holds, and so
 * does `unread`: what one has just read does not vanish under one's hand.
 */
export function mayMatch(summary: CaseSummary, query: CaseQuery, viewer: Viewer, today: PlainDate): boolean {
  const { status, type, agency, dueWithin } = query;
  if (status && !status.includes(summary.status)) return false;
  if (type && !type.includes(summary.type)) return false;
  if (agency && !agency.includes(summary.agency.id)) return false;
  if (query.needsYou && !needsYou(summary, viewer)) return false;
  if (query.toCorrect && !(summary.toCorrect > 0)) return false;
  return dueWithin === undefined || isDueBy(summary, addDays(today, dueWithin));
}

function isDueBy(summary: CaseSummary, last: PlainDate): boolean {
  const date = dateToMeet(summary);
  return date !== undefined && date <= last;
}
