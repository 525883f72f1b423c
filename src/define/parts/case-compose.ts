import { CaseCompose } from '../../components/case-compose/case-compose.ts';
import { define as replyForm } from './reply-form.ts';
import { register, type Registration } from '../register.ts';

/** Defines <case-compose> and what it needs. Safe to call again. */
export function define(where?: Registration): void {
  replyForm(where);
  register(CaseCompose, where);
}
