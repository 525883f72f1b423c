/** Cases for the benches: as many as wanted, in the order in which the office would send them. */
import type { CaseSummary } from '../../src/domain/index.ts';

const PEOPLE = ['Anna Berg', 'Jonas Ek', 'Lena Strand'] as const;
const instant = (minutes: number): string =>
  new Date(Date.parse('2026-11-20T08:00:00Z') - minutes * 60_000).toISOString();

function one(at: number): CaseSummary {
  const name = PEOPLE[at % PEOPLE.length] ?? PEOPLE[0];
  return {
    id: `c${at}`,
    revision: '1',
    subject: `Underlag till köp ${at} i oktober`,
    type: at % 2 ? 'documents' : 'question',
    status: 'awaitingAgency',
    ball: { holder: 'agency', since: instant(at), reason: 'answered' },
    unread: at % 7 === 0,
    createdAt: instant(at + 60),
    updatedAt: instant(at),
    dueOn: '2026-12-24',
    reminders: [],
    agency: { id: `b${at % 2}`, name: at % 2 ? 'Björkgården Redovisning' : 'Kronans Ekonomibyrå' },
    contact: { id: `p${at % PEOPLE.length}`, name, side: 'agency' },
    client: { id: 'lindqvist', name: 'Lindqvist Snickeri AB', kind: 'company' },
    progress: { answered: 0, required: 1 },
    toCorrect: 0,
    audience: 'company',
    recipients: [],
  };
}

export const casesOf = (count: number): readonly CaseSummary[] => Array.from({ length: count }, (_, at) => one(at));
