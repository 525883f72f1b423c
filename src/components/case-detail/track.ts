import { needsYou, type Viewer } from '../../domain/needs-you.ts';
import {
  toPlainDate,
  type Ball,
  type CaseDetail,
  type Entry,
  type Person,
  type PlainDate,
} from '../../domain/index.ts';
import { isBroken } from './records.ts';

/** A stretch of time during which one side, or one person, had the ball. */
export interface Stretch {
  readonly holder: Ball['holder'];
  readonly person?: Person;
  readonly since: string;
  /** The calendar day it ended; absent for the one that lasts. */
  readonly until?: PlainDate;
  /** What moved it there. */
  readonly reason: string;
  readonly promisedBy?: PlainDate;
  /** Who at the company made it that person's turn. */
  readonly by?: Person;
}

const MAX = 8;

/** Who has had the ball, latest first, from the hand-overs in the thread; the first is always the ball as it is now. */
export function stretchesOf(detail: CaseDetail): readonly Stretch[] {
  const balls = detail.entries.flatMap((entry) => (isBroken(entry) || !entry.ball ? [] : [moved(entry, entry.ball)]));
  const stretches: Stretch[] = [];
  for (const ball of [...balls, detail.ball]) {
    const last = stretches.at(-1);
    if (last && isSameHolder(last, ball))
      stretches[stretches.length - 1] = { ...last, ...ball, since: last.since, reason: last.reason };
    else stretches.push(ball);
  }
  const ended = stretches.map((stretch, index) => endedBy(stretch, stretches[index + 1]));
  return ended.reverse().slice(0, MAX);
}

/** Whether the stretch is, or was, the viewer's: by name, or because nobody is named and the viewer may act. */
export function isYours(stretch: Stretch, viewer: Viewer): boolean {
  const ball = { ...stretch, holder: stretch.holder } as Ball;
  return needsYou({ status: stretch.holder === 'company' ? 'awaitingCompany' : 'awaitingAgency', ball }, viewer);
}

function moved({ at, by, kind }: Entry, ball: Ball): Stretch {
  const since = ball.since === '' ? at : ball.since;
  return { ...ball, since, ...(kind === 'handOver' && by.side === 'company' && { by }) };
}

function isSameHolder(a: Stretch, b: Stretch): boolean {
  return a.holder === b.holder && a.person?.id === b.person?.id;
}

function endedBy(stretch: Stretch, next: Stretch | undefined): Stretch {
  const until = next && toPlainDate(next.since);
  return until ? { ...stretch, until } : stretch;
}
