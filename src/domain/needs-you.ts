import type { Access } from './access.ts';
import type { Ball, CaseStatus, CaseSummary } from './case.ts';
import type { Person } from './person.ts';

/** Who looks. `mayAct`: the user's role lets them answer (access role `full`). */
export interface Viewer {
  readonly userId: string;
  readonly mayAct: boolean;
}

/** The user as a viewer. A role that is not known yet holds nobody back: the back end has the last word. */
export function viewerOf(userId: string, role: Access['role'] | undefined): Viewer {
  return { userId, mayAct: role === undefined || role === 'full' };
}

type Turn = Pick<CaseSummary, 'status' | 'ball'>;

/** The status that follows from the ball. A ball that nobody holds means closed only where the case says so. */
export function statusOf(ball: Pick<Ball, 'holder' | 'reason'>, closedAt?: string): CaseStatus {
  if (closedAt !== undefined) return 'closed';
  if (ball.holder === 'company') return 'awaitingCompany';
  if (ball.holder === 'agency') return 'awaitingAgency';
  return ball.reason === 'closed' ? 'closed' : 'unknown';
}

/**
 * The one predicate behind card, group, filter, badge, menu and notice: it is the company's turn, the viewer is the
 * named person or nobody is named, and the viewer may act.
 */
export function needsYou(summary: Turn, viewer: Viewer): boolean {
  if (summary.status !== 'awaitingCompany' || !viewer.mayAct) return false;
  return summary.ball.person === undefined || summary.ball.person.id === viewer.userId;
}

/**
 * The colleague whose turn it is, `null` when it is the viewer's, nobody's by name, or the agency's. A viewer who may
 * not act and a case that names nobody: neither `needsYou` nor a colleague; it waits for somebody at the company.
 */
export function waitsForColleague(summary: Turn, viewer: Viewer): Person | null {
  if (summary.status !== 'awaitingCompany') return null;
  const { person } = summary.ball;
  return person !== undefined && person.id !== viewer.userId ? person : null;
}
