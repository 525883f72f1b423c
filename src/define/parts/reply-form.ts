import { ReplyForm } from '../../components/reply-form/reply-form.ts';
import { register, type Registration } from '../register.ts';

/** Defines <reply-form>. Safe to call again. */
export function define(where?: Registration): void {
  register(ReplyForm, where);
}
