import { html, type TemplateResult } from 'lit';
import type { Badge } from '../domain/badge.ts';
import type { CaseSummary, Outcome } from '../domain/index.ts';
import type { MessageKey, Messages } from '../i18n/index.ts';
import { icon, type IconName } from './icons.ts';

export interface Face {
  readonly tint: 'redo' | 'soon' | 'you' | 'done' | 'theirs';
  readonly icon: IconName;
  readonly text: MessageKey;
}

const FACES: Readonly<Record<Badge, Face>> = {
  toCorrect: { tint: 'redo', icon: 'redo', text: 'common.status.toCorrect' },
  overdue: { tint: 'soon', icon: 'late', text: 'common.status.yourTurn' },
  yourTurn: { tint: 'you', icon: 'yourTurn', text: 'common.status.yourTurn' },
  newMessage: { tint: 'theirs', icon: 'message', text: 'common.status.newMessage' },
  colleague: { tint: 'theirs', icon: 'person', text: 'common.status.colleague' },
  agency: { tint: 'theirs', icon: 'hourglass', text: 'common.status.agency' },
  closed: { tint: 'done', icon: 'check', text: 'common.status.closed' },
  unknown: { tint: 'theirs', icon: 'info', text: 'common.status.unknown' },
};

const OFF: Pick<Face, 'tint' | 'icon'> = { tint: 'theirs', icon: 'ban' };

/** How a badge looks. A case that was closed without being done is no success. */
export function badgeFace(badge: Badge, summary: Pick<CaseSummary, 'outcome'>): Face {
  const isOff = badge === 'closed' && summary.outcome !== undefined && summary.outcome !== 'done';
  return isOff ? { ...FACES.closed, ...OFF } : FACES[badge];
}

const OUTCOMES = {
  done: 'common.status.closed',
  withdrawn: 'list.card.withdrawn',
  merged: 'list.card.merged',
  consentEnded: 'list.card.consentEnded',
} as const satisfies Record<Outcome, MessageKey>;

/** The word of the badge. Where nobody is named it waits for somebody at the company. */
export function badgeWord(messages: Messages, badge: Badge, summary: CaseSummary): string {
  const name = summary.ball.person?.name ?? summary.client.name;
  return messages.t(badge === 'closed' ? OUTCOMES[summary.outcome ?? 'done'] : FACES[badge].text, { name });
}

/** The one badge of a case: icon, word and tint. Needs `badgeStyles`. */
export function statusBadge(messages: Messages, badge: Badge, summary: CaseSummary): TemplateResult {
  const face = badgeFace(badge, summary);
  return html`<span class="badge ${face.tint}">${icon(face.icon, true)}${badgeWord(messages, badge, summary)}</span>`;
}
