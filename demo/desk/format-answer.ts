import type { Answer, Item, Missing } from '../../src/domain/index.ts';
import type { DeskTexts } from './texts.ts';

/** A company's answer in words, for the consultant. Files are shown apart. */
export function formatAnswer(item: Item, texts: DeskTexts): string {
  const { answer } = item;
  if (!answer) return texts.noAnswer;
  if ('missing' in answer) return formatMissing(answer, texts);
  if ('approved' in answer) return answer.approved ? texts.approved : `${texts.notApproved}: ${answer.reason}`;
  if ('value' in answer) return formatValue(item, answer.value, texts);
  if ('table' in answer && answer.unchanged) return texts.unchanged;
  return '';
}

/** Ids of the files that an answer names. */
export function answerFiles(answer: Answer | undefined): readonly string[] {
  return answer && 'files' in answer && Array.isArray(answer.files) ? (answer.files as readonly string[]) : [];
}

/** A reason why there is nothing, in words. */
export function formatMissing(answer: Missing, texts: DeskTexts): string {
  const parts = [`${texts.missing} (${texts[answer.missing]}${answer.by ? ` ${answer.by}` : ''})`, answer.text];
  return parts.filter(Boolean).join(': ');
}

function formatValue(item: Item, value: Extract<Answer, { value: unknown }>['value'], texts: DeskTexts): string {
  const label = (id: string) => item.options?.find((option) => option.id === id)?.label ?? id;
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (typeof value === 'string') {
    if (item.kind === 'choice') return label(value);
    return item.kind === 'number' ? value.replace('.', ',') : value;
  }
  if ('amount' in value) return `${value.amount.replace('.', ',')} ${value.currency}`;
  if ('from' in value) return `${value.from} – ${value.to}`;
  return value.map(label).join(', ');
}
