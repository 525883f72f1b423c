import type { Outcome } from '../../domain/index.ts';
import type { MessageKey, Messages } from '../../controllers/index.ts';

const ENDINGS: Readonly<Record<Outcome, MessageKey>> = {
  done: 'case.closed.done',
  withdrawn: 'case.closed.withdrawn',
  merged: 'case.closed.merged',
  consentEnded: 'case.closed.consentEnded',
};

/** How a case has ended, in a sentence. */
export const endingText = ({ t }: Messages, outcome: Outcome | undefined): string =>
  t(outcome ? ENDINGS[outcome] : 'case.closed.other');
