import { CaseCard } from '../../components/case-card/case-card.ts';
import { register, type Registration } from '../register.ts';

/** Defines <case-card>. Safe to call again. */
export function define(where?: Registration): void {
  register(CaseCard, where);
}
