import type { CaseId, Session } from '../domain/index.ts';

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
