import type { NoticeKind } from '../domain/index.ts';
import type { MessageKey } from './message-key.ts';
import type { Messages } from './types.ts';

/** What the words of a notice are made from. */
export interface NoticeFacts {
  readonly kind: NoticeKind;
  /** How many cases it is about. */
  readonly count: number;
  /** Where all of them come from one agency that can be named. */
  readonly agencyName?: string | undefined;
}

interface Keys {
  readonly from: MessageKey;
  readonly any: MessageKey;
}

const KEYS: Readonly<Record<NoticeKind, Keys>> = {
  invitation: { from: 'notify.from.invitation', any: 'notify.any.invitation' },
  newCase: { from: 'notify.from.newCase', any: 'notify.any.newCase' },
  // By a colleague: the agency has nothing to do with it.
  handedOver: { from: 'notify.any.handedOver', any: 'notify.any.handedOver' },
  newMessage: { from: 'notify.from.newMessage', any: 'notify.any.newMessage' },
  toCorrect: { from: 'notify.from.toCorrect', any: 'notify.any.toCorrect' },
  withdrawn: { from: 'notify.from.withdrawn', any: 'notify.any.withdrawn' },
  reopened: { from: 'notify.from.reopened', any: 'notify.any.reopened' },
  merged: { from: 'notify.from.merged', any: 'notify.any.merged' },
  closed: { from: 'notify.from.closed', any: 'notify.any.closed' },
};

/** What happened, in words without subject, person or amount: a notice may be read over somebody's shoulder. */
export function noticeText({ t }: Messages, { kind, count, agencyName }: NoticeFacts): string {
  const { from, any } = KEYS[kind];
  const many = Math.max(1, count);
  return agencyName ? t(from, { count: many, agency: agencyName }) : t(any, { count: many });
}
