import type { CaseId, Session } from '../domain/index.ts';
import type { TabChannel, Tabs } from './tabs.ts';

/** Under what a draft lies in a store: user, company, case. `null` for a session that names nobody. */
export function draftKey({ userId, companyId }: Session, caseId: CaseId): string | null {
  return userId === '' && companyId === '' ? null : JSON.stringify([userId, companyId, caseId]);
}

/** Whose draft a key is for; `null` for a key that is none of ours. */
export function ownerOf(key: unknown): Session | null {
  try {
    const [userId, companyId, caseId] = JSON.parse(String(key)) as unknown[];
    const isOurs = typeof userId === 'string' && typeof companyId === 'string' && typeof caseId === 'string';
    return isOurs ? { userId, companyId } : null;
  } catch {
    return null;
  }
}

/** Where a session's tabs tell each other of which case they have kept something else on the device; `null`: all was cleared. */
export function draftChannel(tabs: Tabs | undefined, { userId, companyId }: Session): TabChannel | undefined {
  return tabs?.channel(`spiris-cases/drafts@1 ${JSON.stringify([userId, companyId])}`);
}
