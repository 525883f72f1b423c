import { CaseAccess } from '../../components/case-access/case-access.ts';
import { register, type Registration } from '../register.ts';

/** Defines <case-access>. Safe to call again. */
export function define(where?: Registration): void {
  register(CaseAccess, where);
}
