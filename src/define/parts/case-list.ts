import { CaseList } from '../../components/case-list/case-list.ts';
import { define as caseCard } from './case-card.ts';
import { register, type Registration } from '../register.ts';

/** Defines <case-list> and what it needs. Safe to call again. */
export function define(where?: Registration): void {
  caseCard(where);
  register(CaseList, where);
}
