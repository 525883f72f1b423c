/** Consent between a company and an agency: what it lets a user see and do. */
import type { AgencyAccess, ConsentState, Permissions } from '../../../src/domain/index.ts';
import type { CaseRecord, CompanyRole, ConsentRecord, PersonRecord } from '../model.ts';
import { idListHas, type CaseIndex } from './case-index.ts';
import { mayReopen } from './cases.ts';
import { personOf, type Directory } from './people.ts';

/** A company's user as the office knows them for one request. */
export interface Viewer {
  readonly userId: string;
  readonly companyId: string;
  readonly role: CompanyRole;
  /** By agency id. */
  readonly consents: ReadonlyMap<string, ConsentRecord>;
}

/** Whether the menu entry may show because of this consent: active, or ended with readable history. */
const opensTheMenu = (consent: ConsentRecord | undefined): boolean =>
  consent?.state === 'active' || (consent?.state === 'ended' && consent.historyReadable === true);

type Addressed = Pick<CaseIndex, 'companyId' | 'agencyId' | 'audience' | 'recipients'>;

/** Whether the case is meant for this user, whatever the consent says. */
export function isAddressed(row: Addressed, viewer: Viewer): boolean {
  if (viewer.role === 'none' || row.companyId !== viewer.companyId) return false;
  return row.audience === 'company' || idListHas(row.recipients, viewer.userId);
}

/**
 * Whether this user may read the case: role, audience and consent together. While consent is paused or ended, the
 * closed cases are history where history may be read; the open ones wait out of sight.
 */
export function mayRead(row: Addressed & Pick<CaseIndex, 'status'>, viewer: Viewer): boolean {
  if (!isAddressed(row, viewer)) return false;
  const consent = viewer.consents.get(row.agencyId);
  if (consent?.state === 'active') return true;
  const isHistory = consent?.state === 'ended' || consent?.state === 'paused';
  return isHistory && consent.historyReadable === true && row.status === 'closed';
}

/** Whether this case makes the menu entry visible to somebody who may read it. */
export const countsForMenu = (row: Pick<CaseIndex, 'agencyId'>, viewer: Viewer): boolean =>
  opensTheMenu(viewer.consents.get(row.agencyId));

/** Whether this user's role lets them do more than read. */
export const mayWrite = ({ role }: Viewer): boolean => role === 'admin' || role === 'user';

/** Whether this user may act on open cases of the agency. */
export const mayAct = (agencyId: string, viewer: Viewer): boolean =>
  mayWrite(viewer) && viewer.consents.get(agencyId)?.state === 'active';

/** Why somebody may not act: `readOnly`, `consentMissing` or `closed`. In a closed case, `comment` is to take it up again. */
export function permissionsFor(record: Pick<CaseRecord, 'agencyId' | 'ball' | 'outcome'>, viewer: Viewer): Permissions {
  const no = { answer: false, approve: false, comment: false, share: false };
  if (viewer.role === 'readOnly' || viewer.role === 'none') return { ...no, reason: 'readOnly' };
  if (!mayAct(record.agencyId, viewer)) return { ...no, reason: 'consentMissing' };
  if (record.ball.holder === null) return { ...no, comment: mayReopen(record), reason: 'closed' };
  return { answer: true, approve: true, comment: true, share: true };
}

/** Only the company's administrator may answer; where the agency named its main contact, only that one. */
export function mayAnswerInvitation(consent: ConsentRecord, viewer: Pick<Viewer, 'userId' | 'role'>): boolean {
  const approver = consent.invitation?.approverId;
  return (
    consent.state === 'invited' && viewer.role === 'admin' && (approver === undefined || approver === viewer.userId)
  );
}

export function agencyAccess(consent: ConsentRecord, viewer: Viewer, directory: Directory): AgencyAccess {
  const { invitation } = consent;
  const agency = directory.agency(consent.agencyId);
  const base = { agency, state: consent.state, historyReadable: consent.historyReadable ?? consent.state === 'active' };
  if (consent.state !== 'invited' || !invitation) return base;
  const mayAnswer = mayAnswerInvitation(consent, viewer);
  const approverId = invitation.approverId;
  return {
    ...base,
    invitation: {
      id: invitation.id,
      by: personOf(directory, invitation.byId),
      mayAnswer,
      ...(invitation.at ? { at: invitation.at } : {}),
      ...(approverId && !mayAnswer ? { approver: personOf(directory, approverId) } : {}),
    },
  };
}

/** The consent after a step that the agency or the company takes, or `null` where that step does not exist. */
export function nextConsent(
  consent: ConsentRecord,
  step: 'accept' | 'decline' | 'end' | 'pause' | 'resume',
  since: string,
): ConsentRecord | null {
  const steps: Record<typeof step, { from: readonly ConsentState[]; to: ConsentState }> = {
    accept: { from: ['invited'], to: 'active' },
    decline: { from: ['invited'], to: 'declined' },
    end: { from: ['invited', 'active', 'paused'], to: 'ended' },
    pause: { from: ['active'], to: 'paused' },
    resume: { from: ['paused'], to: 'active' },
  };
  const { from, to } = steps[step];
  if (!from.includes(consent.state)) return null;
  const historyReadable = consent.state === 'invited' && to === 'ended' ? false : to !== 'declined';
  return { ...consent, state: to, since, historyReadable };
}

export function invited(
  pair: { companyId: string; agencyId: string },
  invitation: NonNullable<ConsentRecord['invitation']>,
): ConsentRecord {
  return { ...pair, state: 'invited', since: invitation.at ?? '', invitation };
}

/** The main contact whom an invitation goes to: the company's first administrator. */
export const mainContact = (companyId: string, people: readonly PersonRecord[]): PersonRecord | undefined =>
  people.find((person) => person.companies?.some((place) => place.companyId === companyId && place.role === 'admin'));
