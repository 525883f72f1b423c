import { CaseDetailElement } from '../../components/case-detail/case-detail.ts';
import { define as replyForm } from './reply-form.ts';
import { register, type Registration } from '../register.ts';

/** Defines <case-detail> and what it needs. Safe to call again. */
export function define(where?: Registration): void {
  replyForm(where);
  register(CaseDetailElement, where);
}
