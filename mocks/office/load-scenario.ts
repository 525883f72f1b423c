/** Fills an office with a data set. What was there is replaced in one transaction; a crash midway leaves it as it was. */
import { bytesOf, typeOfName } from './content/index.ts';
import { putCase, type OfficeContext } from './context.ts';
import { sha256 } from './digest.ts';
import type { CaseRecord, FileRecord, FileSeed, ScenarioName, SeedData } from './model.ts';
import { caseFromSeed } from './rules/cases.ts';
import { instant } from './rules/dates.ts';
import { fileIdsOf } from './rules/views.ts';
import type { Writer } from './storage.ts';

/** The data set of that name as it looks now; a name that nobody knows gives the ordinary one. */
export async function scenarioData(name: string, now: Date): Promise<{ name: ScenarioName; data: SeedData }> {
  // Loaded when needed: a service that starts on its database has no use for the examples.
  const { scenarios } = await import('./seed/index.ts');
  const known = (Object.keys(scenarios) as ScenarioName[]).find((scenario) => scenario === name) ?? 'default';
  return { name: known, data: scenarios[known](now) };
}

function casesOf(data: SeedData): CaseRecord[] {
  const companies = new Map(data.companies.map((company) => [company.id, company]));
  const agencyPeople = new Set(data.people.filter((person) => person.agencyId).map((person) => person.id));
  return data.cases.map((seed) => {
    const company = companies.get(seed.companyId);
    if (!company) throw new Error(`Seed case ${seed.id} names the unknown company ${seed.companyId}`);
    return caseFromSeed(seed, company, (id) => agencyPeople.has(id));
  });
}

/** Which cases name each file. */
function caseIdsByFile(cases: readonly CaseRecord[]): ReadonlyMap<string, string[]> {
  const byFile = new Map<string, string[]>();
  for (const record of cases) {
    for (const id of fileIdsOf(record)) byFile.set(id, [...(byFile.get(id) ?? []), record.id]);
  }
  return byFile;
}

async function storeFile(
  seed: FileSeed,
  caseIds: readonly string[],
  data: SeedData,
  context: OfficeContext,
): Promise<FileRecord> {
  const bytes = bytesOf(seed.content);
  const checksum = await sha256(bytes);
  const blob = context.uuid();
  await context.files.put(blob, bytes);
  const person = data.people.find((one) => one.id === seed.byId);
  const companyId = person?.companies?.[0]?.companyId;
  return {
    id: seed.id,
    name: seed.name,
    size: bytes.length,
    type: seed.type ?? typeOfName(seed.name),
    ...(checksum ? { checksum } : {}),
    scan: seed.scan ?? 'clean',
    blob,
    byId: seed.byId,
    at: instant(context.now()),
    ...(person?.agencyId ? { agencyId: person.agencyId } : {}),
    ...(companyId ? { companyId } : {}),
    caseIds,
  };
}

async function putAll(
  tx: Writer,
  data: SeedData,
  cases: readonly CaseRecord[],
  files: readonly FileRecord[],
): Promise<void> {
  for (const record of data.agencies) await tx.put('agencies', record);
  for (const record of data.companies) await tx.put('companies', record);
  for (const record of data.people) await tx.put('people', record);
  for (const record of data.consents) await tx.put('consents', record);
  for (const record of files) await tx.put('files', record);
  for (const record of cases) await putCase(tx, record);
  for (const [position, record] of cases.entries()) {
    for (const userId of data.cases[position]?.readBy ?? []) {
      await tx.put('reads', { caseId: record.id, userId, seq: record.agencySeq, at: record.updatedAt });
    }
  }
}

/** Tells whoever listens, at every company and every desk, to look again. */
async function tellAll(tx: Writer, data: SeedData, at: string): Promise<void> {
  for (const { id: companyId } of data.companies) {
    for (const kind of ['access', 'list'] as const) await tx.append({ at, companyId, kind });
  }
  const [company] = data.companies;
  for (const { id: agencyId } of data.agencies) {
    if (company) await tx.append({ at, companyId: company.id, agencyId, kind: 'list', userIds: [] });
  }
}

/** Loads a data set that is given as such. */
export async function loadData(name: string, data: SeedData, context: OfficeContext): Promise<void> {
  const former = await context.files.list();
  const cases = casesOf(data);
  const byFile = caseIdsByFile(cases);
  const files: FileRecord[] = [];
  for (const seed of data.files) files.push(await storeFile(seed, byFile.get(seed.id) ?? [], data, context));
  await context.storage.write(async (tx) => {
    await tx.clear();
    await putAll(tx, data, cases, files);
    await tx.put('settings', { id: 'scenario', scenario: name });
    await tellAll(tx, data, instant(context.now()));
  });
  for (const blob of former) await context.files.delete(blob);
}

export async function loadScenario(name: string, context: OfficeContext): Promise<void> {
  const scenario = await scenarioData(name, context.now());
  await loadData(scenario.name, scenario.data, context);
}
