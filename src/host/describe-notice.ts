import { agencyBehind } from '../client/notices.ts';
import type { CaseNotifyEvent } from '../events/index.ts';
import { messagesFor, noticeText, type Texts } from '../i18n/index.ts';

/**
 * The words of a notice, for a host that shows it itself (after `event.preventDefault()`): "3 nya ärenden från Björkgården
 * Redovisning". Never a subject, a person or an amount. Rejects where the language cannot be fetched.
 */
export async function describeNotice(event: CaseNotifyEvent, texts: Texts = {}): Promise<string> {
  const { kind, caseIds } = event;
  return noticeText(await messagesFor(texts), { kind, count: caseIds.length, agencyName: agencyBehind(event) });
}
