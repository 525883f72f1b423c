import type { Access } from './access.ts';
import type { CaseDetail } from './case.ts';

/** How a case that is over is taken up: by writing in it, which opens it again; by starting another; not from here. */
export type TakingUp = 'reopen' | 'start' | 'contact';

type Over = Pick<CaseDetail, 'status' | 'outcome' | 'permissions' | 'agency'>;

/**
 * In a closed case `permissions.comment` says that this user may take it up where the back end can
 * (`capabilities.reopen`). `undefined`: not over, not known yet, or merged and taken up where it goes on.
 */
export function takingUp(detail: Over, access: Access | undefined, canStart: boolean): TakingUp | undefined {
  const { status, outcome, permissions, agency } = detail;
  if (!access || status !== 'closed' || outcome === 'merged') return undefined;
  if (access.capabilities.reopen && permissions.comment) return 'reopen';
  const isActive = access.agencies.some((each) => each.agency.id === agency.id && each.state === 'active');
  return canStart && isActive && access.role === 'full' ? 'start' : 'contact';
}
