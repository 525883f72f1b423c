import { CaseNotifications } from '../../components/case-notifications/case-notifications.ts';
import { register, type Registration } from '../register.ts';

/** Defines <case-notifications>. Safe to call again. */
export function define(where?: Registration): void {
  register(CaseNotifications, where);
}
