/** The few values by which cases are listed, filtered and ordered without reading them whole. */
import { CASE_STATUSES, type CaseStatus } from '../../../src/domain/index.ts';
import { statusOf as statusOfBall } from '../../../src/domain/needs-you.ts';
import type { CaseRecord, ItemRecord, Money } from '../model.ts';
import { moment } from './dates.ts';
import { toCorrectOf } from './items.ts';

export interface CaseIndex {
  companyId: string;
  agencyId: string;
  status: string;
  type: string;
  holder: string | null;
  /** The named person whose turn it is. */
  personId: string | null;
  /** Milliseconds since 1970. */
  updated: number;
  created: number;
  dueOn: string | null;
  /** What the company has promised, else `dueOn`, while it is the company's turn. */
  meetOn: string | null;
  toCorrect: number;
  audience: string;
  /** Ids of the recipients between line breaks, with one before the first and after the last. */
  recipients: string;
  /** The same of everybody at the company who is named, addressed or has written. */
  people: string;
  agencySeq: number;
}

const idList = (ids: Iterable<string>): string => {
  const list = [...new Set(ids)];
  return list.length ? `\n${list.join('\n')}\n` : '';
};

export const idListHas = (list: string, id: string): boolean => list.includes(`\n${id}\n`);

/** A status that a seed puts on the wire and nobody knows counts as `unknown`. */
export function statusOf(record: CaseRecord): CaseStatus {
  const stated = record.wire?.['status'];
  if (stated === undefined) return statusOfBall(record.ball, record.closedAt);
  return CASE_STATUSES.find((status) => status === stated) ?? 'unknown';
}

export function caseIndex(record: CaseRecord): CaseIndex {
  const { ball, recipientIds, entries } = record;
  return {
    companyId: record.companyId,
    agencyId: record.agencyId,
    status: statusOf(record),
    type: record.type,
    holder: ball.holder,
    personId: ball.personId ?? null,
    updated: moment(record.updatedAt),
    created: moment(record.createdAt),
    dueOn: record.dueOn ?? null,
    meetOn: ball.holder === 'company' ? (ball.promisedBy ?? record.dueOn ?? null) : null,
    toCorrect: ball.holder === null ? 0 : toCorrectOf(record.items),
    audience: record.audience,
    recipients: idList(recipientIds),
    people: idList([...recipientIds, ...(ball.personId ? [ball.personId] : []), ...entries.map((entry) => entry.byId)]),
    agencySeq: record.agencySeq,
  };
}

export const searchable = (text: string): string => text.toLocaleLowerCase('sv');

/** The words of an answer. Ids of files and options, and personal numbers, are nothing that one looks for. */
function answerWords({ kind, answer, options = [] }: ItemRecord): readonly string[] {
  if (!answer || kind === 'personalNumber') return [];
  if ('missing' in answer) return [answer.text ?? ''];
  if ('approved' in answer) return answer.approved ? [] : [answer.reason];
  if ('lines' in answer) return Object.values(answer.lines).map((line) => line.text ?? '');
  if ('table' in answer) return answer.table.flatMap((row) => Object.values(row).map(valueWords));
  if ('files' in answer) return [];
  const { value } = answer;
  if (typeof value === 'boolean' || (typeof value === 'object' && 'from' in value)) return [];
  const chosen = new Set(Array.isArray(value) ? value : [value]);
  if (kind === 'choice' || kind === 'choices')
    return options.filter(({ id }) => chosen.has(id)).map(({ label }) => label);
  return Array.isArray(value) ? [] : [valueWords(value as string | Money)];
}

const valueWords = (value: string | Money): string => (typeof value === 'string' ? value : value.amount);

/** What the search looks through: all that this case says to the company, and what its files are called. */
export function caseSearchText(record: CaseRecord): string {
  const parts = [record.subject, record.description, record.client.name, ...(record.fileNames ?? [])];
  for (const item of record.items) {
    parts.push(item.label, item.help ?? '', item.verdict?.reason ?? '', ...answerWords(item));
    for (const row of item.rows ?? []) parts.push(row.text);
  }
  for (const entry of record.entries) parts.push(entry.text ?? '');
  return searchable(parts.join('\n'));
}
