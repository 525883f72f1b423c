import type { CaseSummary } from './case.ts';
import type { ItemKind } from './item.ts';

export const JOB_PARTS = ['documents', 'lines', 'questions', 'approvals', 'figures'] as const;
/** What a card counts: papers to send, bank lines to explain, questions to answer, things to approve, particulars (`uppgifter`) to give. */
export type JobPart = (typeof JOB_PARTS)[number];

/** The size of what is left to do in a case. */
export interface JobSize {
  /** Parts with something left, in the order of `JOB_PARTS`. */
  readonly counts: readonly { readonly part: JobPart; readonly count: number }[];
  /** Whole minutes, at least 1; above ten in steps of five. 0 when nothing is left. */
  readonly minutes: number;
}

/**
 * Seconds for one item, on a phone. Estimates of ours (find the paper on the table and photograph it; read a question and
 * answer in a sentence; read a declaration before the yes; a bank line from one's own memory), not measured; they only need to tell two minutes from twenty.
 */
const SECONDS: Readonly<Record<string, number>> = {
  documents: 40,
  approval: 60,
  yesNo: 15,
  choice: 15,
  choices: 20,
  text: 30,
  longText: 60,
  transactions: 20,
  rows: 180,
};
const SECONDS_FIGURE = 20;
const QUESTIONS: readonly string[] = ['text', 'longText', 'yesNo', 'choice', 'choices'];

/** What is left to do and about how long it takes; a pure function of the summary. */
export function jobSize(summary: Pick<CaseSummary, 'open' | 'progress' | 'type'>): JobSize {
  const totals = new Map<JobPart, number>(JOB_PARTS.map((part) => [part, 0]));
  let seconds = 0;
  for (const { kind, count } of openItems(summary)) {
    const part = partOf(kind);
    totals.set(part, (totals.get(part) ?? 0) + count);
    seconds += count * (Object.hasOwn(SECONDS, kind) ? (SECONDS[kind] ?? SECONDS_FIGURE) : SECONDS_FIGURE);
  }
  const counts = [...totals].filter(([, count]) => count > 0).map(([part, count]) => ({ part, count }));
  return { counts, minutes: toMinutes(seconds) };
}

type OpenItem = NonNullable<CaseSummary['open']>[number];

function openItems(summary: Pick<CaseSummary, 'open' | 'progress' | 'type'>): readonly OpenItem[] {
  if (summary.open !== undefined) return summary.open.filter((item) => item.count > 0);
  // A back end that does not say what is open says how many; the type says what they mostly are.
  const count = Math.max(0, summary.progress.required - summary.progress.answered);
  const typical = summary.type === 'documents' || summary.type === 'approval' ? summary.type : 'text';
  if (count > 0) return [{ kind: typical, count }];
  const nothingAsked = summary.progress.required === 0;
  return nothingAsked && summary.type === 'question' ? [{ kind: 'text', count: 1 }] : [];
}

function partOf(kind: ItemKind): JobPart {
  if (kind === 'documents') return 'documents';
  if (kind === 'transactions') return 'lines';
  if (kind === 'approval') return 'approvals';
  return QUESTIONS.includes(kind) ? 'questions' : 'figures';
}

function toMinutes(seconds: number): number {
  if (!(seconds > 0)) return 0;
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes <= 10 ? minutes : Math.ceil(minutes / 5) * 5;
}
