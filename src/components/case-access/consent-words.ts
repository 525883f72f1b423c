import type { Messages } from '../../controllers/index.ts';
import type { AgencyAccess } from '../../domain/index.ts';

export interface ConsentWords {
  readonly title: string;
  /** What it means, and what can be done. */
  readonly text: string;
}

/** A consent that is not in place, in words; `null` where it is, or waits for an answer. */
export function consentWords({ t }: Messages, access: AgencyAccess): ConsentWords | null {
  const agency = access.agency.name;
  const history = (text: string) => (access.historyReadable ? [text] : []);
  switch (access.state) {
    case 'paused':
      return {
        title: t('access.paused.title', { agency }),
        text: [t('access.paused.text'), ...history(t('access.paused.history'))].join(' '),
      };
    case 'ended':
      return {
        title: t('access.ended.title', { agency }),
        text: [...history(t('access.ended.history')), t('access.ended.text')].join(' '),
      };
    case 'declined':
      return { title: t('access.declined.title', { agency }), text: t('access.declined.text') };
    case 'notInvited':
      return { title: t('access.notInvited.title', { agency }), text: t('access.notInvited.text') };
    default:
      return null;
  }
}
