import { openReplies } from '../client/replies.ts';
import type { CaseStore } from '../client/types.ts';
import type { Writing } from '../client/writing.ts';

/** The part of a client with which cases are answered. What imports this brings its code along. */
export function writingOf(store: CaseStore): Writing {
  return store.writing(openReplies);
}
