import type { Ball, CaseId, CaseSummary, NoticeKind } from '../domain/index.ts';
import { needsYou, type Viewer } from '../domain/needs-you.ts';
import { instantToMs } from '../domain/plain-date.ts';
import type { Notice } from './types.ts';

/** What was known of a case when one last looked. */
export interface Mark {
  readonly updatedAt: string;
  readonly ball: Ball;
}

/** One thing to tell. */
export interface News {
  readonly kind: NoticeKind;
  readonly caseId?: CaseId;
  readonly agencyId: string;
  readonly agencyName: string;
}

/** Clocks differ, and a case is created and filled in by several calls (ms). */
const TOLERANCE = 120_000;

export function markOf({ updatedAt, ball }: CaseSummary): Mark {
  return { updatedAt, ball };
}

/** What happened to a case that is unread now, or `null` if nothing did since one last looked (epoch ms). */
export function newsOf(summary: CaseSummary, known: Mark | undefined, lastLook: number, viewer: Viewer): News | null {
  if (known?.updatedAt === summary.updatedAt || isReminded(summary) || isAnswered(summary)) return null;
  const { id, agency } = summary;
  return { kind: kindOf(summary, known, lastLook, viewer), caseId: id, agencyId: agency.id, agencyName: agency.name };
}

/** A reminder is told on the card, not as a notice. */
function isReminded({ reminders, updatedAt }: CaseSummary): boolean {
  return reminders.at(-1) === updatedAt;
}

/** The last thing that happened is that the company has sent its answer: this user in another window, or a colleague. */
function isAnswered({ ball, updatedAt }: CaseSummary): boolean {
  return ball.holder === 'agency' && ball.since === updatedAt;
}

function kindOf(summary: CaseSummary, known: Mark | undefined, lastLook: number, viewer: Viewer): NoticeKind {
  const { ball, outcome, status } = summary;
  if (outcome === 'withdrawn') return 'withdrawn';
  if (status === 'closed') return outcome === 'merged' ? 'merged' : 'closed';
  if (!known && isNew(summary, lastLook)) return 'newCase';
  const hasMoved = known ? known.ball.since !== ball.since : isClose(ball.since, summary.updatedAt);
  if (hasMoved && ball.person?.id === viewer.userId && isHandedOver(ball, known?.ball)) return 'handedOver';
  const isBack = ball.reason === 'redo' || ball.reason === 'moreNeeded';
  // "Asks you to correct" is said to whom it waits for; a colleague is told that there is something to read.
  if (hasMoved && isBack && needsYou(summary, viewer)) return 'toCorrect';
  return hasMoved && ball.reason === 'reopened' ? 'reopened' : 'newMessage';
}

/** A colleague has passed it on: it was the company's before, for the same reason. */
function isHandedOver(ball: Ball, before: Ball | undefined): boolean {
  if (!before) return ball.reason === 'new';
  return before.holder === 'company' && before.reason === ball.reason && before.person?.id !== ball.person?.id;
}

function isNew({ ball, createdAt, updatedAt }: CaseSummary, lastLook: number): boolean {
  if ((instantToMs(createdAt) ?? 0) >= lastLook - TOLERANCE) return true;
  return ball.reason === 'new' && isClose(createdAt, updatedAt);
}

function isClose(earlier: string, later: string): boolean {
  return (instantToMs(later) ?? 0) - (instantToMs(earlier) ?? 0) <= TOLERANCE;
}

/** News of one burst, what belongs together in one: the same kind from the same agency. */
export function groupNews(news: readonly News[]): readonly (readonly News[])[] {
  const groups = new Map<string, News[]>();
  for (const each of news) {
    const name = JSON.stringify([each.kind, each.agencyId]);
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  return [...groups.values()];
}

/** The notice of a group, added to one of the same kind and agency that still stands. */
export function noticeOf(group: readonly News[], standing: Notice | undefined, id: string): Notice | null {
  const [first] = group;
  if (!first) return null;
  const caseIds = group.flatMap(({ caseId }) => (caseId === undefined ? [] : [caseId]));
  return {
    id,
    kind: first.kind,
    caseIds: [...new Set([...(standing?.caseIds ?? []), ...caseIds])],
    agencyId: first.agencyId,
    agencyName: first.agencyName,
  };
}
