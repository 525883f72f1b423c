import type { Act, NewCase } from './act.ts';
import type { CaseId } from './case.ts';

/**
 * Stands where a case has its id while there is none: a start is written, kept and sent like a reply to a case that does
 * not exist yet. Back ends make ids that stand in addresses as they are; none begins with an asterisk.
 */
export const NEW_CASE: CaseId = '*new';

/** What a start asks for, as items of its form. */
export const START_ITEMS = { recipient: 'recipient', subject: 'subject', text: 'text', files: 'files' } as const;

/** The start that a filled-in form stands for. */
export function startOf(act: Act): NewCase {
  const answers = 'answers' in act ? act.answers : {};
  const valueOf = (id: string): string => {
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    return answer && 'value' in answer && typeof answer.value === 'string' ? answer.value : '';
  };
  const files = Object.hasOwn(answers, START_ITEMS.files) ? answers[START_ITEMS.files] : undefined;
  return {
    recipientId: valueOf(START_ITEMS.recipient),
    subject: valueOf(START_ITEMS.subject),
    text: valueOf(START_ITEMS.text),
    files: files && 'files' in files ? files.files : [],
  };
}
