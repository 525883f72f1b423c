import type { Answer, Column, ItemKind, Money } from '../../domain/index.ts';
import type { RawAnswer } from '../../domain/raw-answer.ts';
import { formatDecimal } from '../../domain/values/decimal.ts';
import { formatValue } from '../../domain/values/format-value.ts';

/** What would have been typed for an answer, so that it can be changed rather than written anew. */
export function initialRaw(
  kind: ItemKind,
  answer: Answer | undefined,
  columns: readonly Column[] | undefined,
): RawAnswer {
  if (!answer || 'files' in answer || 'lines' in answer) return {};
  if ('table' in answer) {
    const kinds = new Map(columns?.map((column) => [column.id, column.kind]));
    const cell = (id: string, value: string | Money): string =>
      typeof value === 'string' ? textOf(kinds.get(id) ?? 'text', value) : formatDecimal(value.amount);
    const table = answer.table.map((row) =>
      Object.fromEntries(Object.entries(row).map(([id, value]) => [id, cell(id, value)])),
    );
    return answer.unchanged ? { unchanged: true } : { table };
  }
  if ('missing' in answer) {
    const { missing: reason, by, text } = answer;
    return { missing: { reason, ...(by !== undefined && { by }), ...(text !== undefined && { text }) } };
  }
  if ('approved' in answer) {
    return answer.approved ? { decision: 'approve' } : { decision: 'changes', reason: answer.reason };
  }
  const { value } = answer;
  if (typeof value === 'boolean') return { yes: value };
  if (typeof value === 'string') return kind === 'choice' ? { picked: [value] } : { text: textOf(kind, value) };
  if ('amount' in value) return { text: formatDecimal(value.amount) };
  return 'from' in value ? { periodKind: 'range', from: value.from, to: value.to } : { picked: [...value] };
}

function textOf(kind: string, value: string): string {
  // Only the groups of a number matter here, and those hold whatever the day.
  return kind === 'number' ? formatDecimal(value) : formatValue(kind, value, '9999-12-31');
}
