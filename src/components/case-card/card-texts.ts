import type { MessageKey, Messages } from '../../controllers/index.ts';
import { badgeOf, dateToMeet, isOverdue, type Badge } from '../../domain/badge.ts';
import { jobSize, type JobPart } from '../../domain/job-size.ts';
import {
  toPlainDate,
  waitsForColleague,
  type CaseSummary,
  type Instant,
  type PlainDate,
  type Viewer,
} from '../../domain/index.ts';
import { badgeFace, badgeWord, type Face } from '../../element/status-badge.ts';
import { authorityText } from './authority.ts';

/** The badge of a card and the phrase beside it. */
export interface CardStatus extends Pick<Face, 'tint' | 'icon'> {
  readonly word: string;
  /** Empty where there is nothing (or nothing legible) to say. */
  readonly phrase: string;
}

const TYPES: Readonly<Record<string, MessageKey>> = {
  question: 'common.type.question',
  documents: 'common.type.documents',
  approval: 'common.type.approval',
  information: 'common.type.information',
};

/** What kind of case it is, in words; a type that we do not know is just a case. */
export function typeText(messages: Messages, type: string): string {
  const known = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  return messages.t(known ?? 'common.type.other');
}

/** One badge, one phrase. */
export function cardStatus(messages: Messages, summary: CaseSummary, viewer: Viewer, today: PlainDate): CardStatus {
  const badge = badgeOf(summary, viewer, today);
  const { tint, icon } = badgeFace(badge, summary);
  const word = badge === 'colleague' ? colleagueText(messages, summary, viewer) : badgeWord(messages, badge, summary);
  return { tint, icon, word, phrase: phraseOf(messages, summary, viewer, today, badge) };
}

function colleagueText(messages: Messages, summary: CaseSummary, viewer: Viewer): string {
  const name = waitsForColleague(summary, viewer)?.name;
  return name ? messages.t('common.status.colleague', { name }) : messages.t('list.card.someone');
}

function phraseOf(messages: Messages, summary: CaseSummary, viewer: Viewer, today: PlainDate, badge: Badge): string {
  switch (badge) {
    case 'toCorrect':
    case 'overdue':
    case 'yourTurn':
      return duePhrase(messages, summary, today, true) || sincePhrase(messages, summary);
    case 'colleague':
      return duePhrase(messages, summary, today, false) || sincePhrase(messages, summary);
    case 'newMessage':
      return turnPhrase(messages, summary, viewer);
    case 'agency':
      return sincePhrase(messages, summary);
    case 'closed':
      return dayOf(messages, summary.closedAt ?? summary.updatedAt);
    case 'unknown':
      return withDate(messages, 'list.card.changed', dayOf(messages, summary.updatedAt));
  }
}

function duePhrase(messages: Messages, summary: CaseSummary, today: PlainDate, mine: boolean): string {
  const due = dateToMeet(summary);
  if (due === undefined) return '';
  const date = messages.format.day(due);
  if (isOverdue(summary, today)) return withDate(messages, 'list.card.wasDue', date);
  if (summary.ball.promisedBy !== undefined) {
    return withDate(messages, mine ? 'list.card.promised' : 'list.card.promisedOther', date);
  }
  return withDate(messages, mine ? 'list.card.replyBy' : 'list.card.replyByOther', date);
}

/** The badge tells of the message, so the phrase tells whose turn it is. */
function turnPhrase(messages: Messages, summary: CaseSummary, viewer: Viewer): string {
  if (summary.status === 'awaitingAgency') return messages.t('common.status.agency');
  return summary.status === 'awaitingCompany' ? colleagueText(messages, summary, viewer) : '';
}

function sincePhrase(messages: Messages, summary: CaseSummary): string {
  return withDate(messages, 'list.card.since', dayOf(messages, summary.ball.since));
}

/** Nothing rather than half a phrase where the back end sent no date. */
function withDate(messages: Messages, key: MessageKey, date: string): string {
  return date ? messages.t(key, { date }) : '';
}

function dayOf(messages: Messages, instant: Instant): string {
  const date = toPlainDate(instant);
  return date === null ? '' : messages.format.day(date);
}

const ORIGINS = {
  splitFrom: 'list.card.splitFrom',
  followUp: 'list.card.followUp',
} as const satisfies Record<NonNullable<CaseSummary['origin']>, MessageKey>;

/** What became of it or where it comes from, while that is what one should know. */
function fateText({ t }: Messages, { ball, origin, status }: CaseSummary): string {
  if (status === 'closed') return '';
  if (ball.reason === 'reopened') return t('list.card.reopened');
  return origin && ball.reason === 'new' ? t(ORIGINS[origin]) : '';
}

/** What became of it; why the date matters and that one has been reminded, while it is the company's turn. */
export function noteText(messages: Messages, summary: CaseSummary, today: PlainDate): string {
  return [fateText(messages, summary), ...dateNotes(messages, summary, today)].filter(Boolean).join(' · ');
}

function dateNotes(messages: Messages, summary: CaseSummary, today: PlainDate): readonly string[] {
  if (summary.status !== 'awaitingCompany') return [];
  const due = authorityText(messages, summary, today);
  return [due, withDate(messages, 'list.card.reminded', reminded(messages, summary.reminders))];
}

function reminded(messages: Messages, reminders: CaseSummary['reminders']): string {
  const day = toPlainDate(reminders.at(-1) ?? '');
  return day === null ? '' : messages.format.shortDay(day);
}

const PARTS = {
  documents: 'list.job.documents',
  lines: 'list.job.lines',
  questions: 'list.job.questions',
  approvals: 'list.job.approvals',
  figures: 'list.job.figures',
} as const satisfies Record<JobPart, MessageKey>;

/** `1 underlag kvar · ca 1 min`; empty where nothing countable is asked. */
export function jobText(messages: Messages, summary: CaseSummary): string {
  const { counts, minutes } = jobSize(summary);
  if (counts.length === 0) return '';
  const what = messages.format.list(counts.map(({ part, count }) => messages.t(PARTS[part], { count })));
  const begun = summary.progress.answered > 0 && counts.every(({ part }) => part !== 'approvals');
  const left = begun ? messages.t('list.job.left', { what }) : what;
  return minutes > 0 ? `${left} · ${messages.t('list.job.minutes', { minutes })}` : left;
}

/** More little steps than this would say nothing that the eye can count. */
const MOST_STEPS = 8;

/** How many little steps to draw and how many of them are done; none for a single thing to do. */
export function stepsOf({ progress }: Pick<CaseSummary, 'progress'>): { readonly all: number; readonly done: number } {
  const { required, answered } = progress;
  if (!(required > 1) || !(answered >= 0)) return { all: 0, done: 0 };
  if (required <= MOST_STEPS) return { all: required, done: Math.min(answered, required) };
  const share = Math.floor((Math.min(answered, required) / required) * MOST_STEPS);
  return { all: MOST_STEPS, done: answered > 0 ? Math.max(1, share) : 0 };
}
