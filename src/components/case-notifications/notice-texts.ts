import type { MessageKey, Messages, Notice, NoticeKind } from '../../controllers/index.ts';

interface Keys {
  /** Where all cases come from one agency that can be named. */
  readonly from: MessageKey;
  readonly any: MessageKey;
}

const KEYS: Readonly<Record<NoticeKind, Keys>> = {
  invitation: { from: 'notify.from.invitation', any: 'notify.any.invitation' },
  newCase: { from: 'notify.from.newCase', any: 'notify.any.newCase' },
  newMessage: { from: 'notify.from.newMessage', any: 'notify.any.newMessage' },
  toCorrect: { from: 'notify.from.toCorrect', any: 'notify.any.toCorrect' },
  withdrawn: { from: 'notify.from.withdrawn', any: 'notify.any.withdrawn' },
  reopened: { from: 'notify.from.reopened', any: 'notify.any.reopened' },
  closed: { from: 'notify.from.closed', any: 'notify.any.closed' },
};

/** What happened, in words without subject, person or amount: a notice may be read over somebody's shoulder. */
export function noticeText({ t }: Messages, { kind, caseIds, agencyName }: Notice): string {
  const count = Math.max(1, caseIds.length);
  const { from, any } = KEYS[kind];
  return agencyName ? t(from, { count, agency: agencyName }) : t(any, { count });
}

/** The words of the way there. */
export function noticeWay({ t }: Messages, { kind, caseIds }: Notice): string {
  if (kind === 'invitation') return t('notify.showInvitation');
  return caseIds.length === 1 ? t('notify.showCase') : t('notify.showCases');
}
