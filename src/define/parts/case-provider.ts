import { CaseProvider } from '../../provider/case-provider.ts';
import { register, type Registration } from '../register.ts';

/** Defines <case-provider>. Safe to call again. */
export function define(where?: Registration): void {
  register(CaseProvider, where);
}
