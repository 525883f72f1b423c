import { CaseToday } from '../../components/case-today/case-today.ts';
import { register, type Registration } from '../register.ts';

/** Defines <case-today>. Safe to call again. */
export function define(where?: Registration): void {
  register(CaseToday, where);
}
