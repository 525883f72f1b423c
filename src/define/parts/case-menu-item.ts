import { CaseMenuItem } from '../../components/case-menu-item/case-menu-item.ts';
import { register, type Registration } from '../register.ts';

/** Defines <case-menu-item>. Safe to call again. */
export function define(where?: Registration): void {
  register(CaseMenuItem, where);
}
