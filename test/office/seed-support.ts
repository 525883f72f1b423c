/** What the tests of the seeds share. */
import type { CaseRecord, SeedData } from '../../mocks/office/model.ts';
import { caseFromSeed } from '../../mocks/office/rules/cases.ts';
import { scenarios } from '../../mocks/office/seed/index.ts';

/** The day of the drawings. */
export const DRAWN = new Date('2026-11-24T14:00:00Z');

export const recordsOf = (data: SeedData): CaseRecord[] => {
  const agency = new Set(data.people.filter((person) => person.agencyId).map((person) => person.id));
  return data.cases.map((seed) => {
    const company = data.companies.find(({ id }) => id === seed.companyId);
    if (!company) throw new Error(`no company for ${seed.id}`);
    return caseFromSeed(seed, company, (id) => agency.has(id));
  });
};

/** What is wrong, by case; an empty list is what a test wants. */
export const wrong = (data: SeedData, isWrong: (record: CaseRecord) => unknown): string[] =>
  recordsOf(data).flatMap((record) => (isWrong(record) ? [record.id] : []));

export const demo = scenarios.default(DRAWN);
export const records = recordsOf(demo);
export const find = (id: string): CaseRecord => {
  const record = records.find((one) => one.id === id);
  if (!record) throw new Error(`no case ${id}`);
  return record;
};
