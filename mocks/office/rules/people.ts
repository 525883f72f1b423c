/** Names behind ids. */
import type { Agency, FileRef, Person } from '../../../src/domain/index.ts';
import type { AgencyRecord, CompanyRecord, FileRecord, PersonRecord } from '../model.ts';

/** Everybody and everything that records refer to by id; read once per request. */
export interface Directory {
  readonly people: ReadonlyMap<string, PersonRecord>;
  readonly companies: ReadonlyMap<string, CompanyRecord>;
  agency(id: string): Agency;
}

export function directoryOf(
  agencies: readonly AgencyRecord[],
  companies: readonly CompanyRecord[],
  people: readonly PersonRecord[],
): Directory {
  const agencyById = new Map(agencies.map((agency) => [agency.id, agency]));
  return {
    people: new Map(people.map((person) => [person.id, person])),
    companies: new Map(companies.map((company) => [company.id, company])),
    agency: (id) => agencyById.get(id) ?? { id, name: id },
  };
}

const withoutCover = (record: PersonRecord): Omit<Person, 'cover'> => ({
  id: record.id,
  name: record.name,
  side: record.agencyId ? 'agency' : 'company',
  ...(record.email ? { email: record.email } : {}),
  ...(record.phone ? { phone: record.phone } : {}),
});

/** The person on the wire. Cover is told one step deep, so that two who cover for each other do not go round. */
export function personOf(directory: Directory, id: string): Person {
  const record = directory.people.get(id);
  if (!record) return { id, name: id, side: 'company' };
  const cover = record.cover && directory.people.get(record.cover.personId);
  return {
    ...withoutCover(record),
    ...(record.cover && cover ? { cover: { person: withoutCover(cover), until: record.cover.until } } : {}),
  };
}

export const fileRef = (file: FileRecord): FileRef => ({
  id: file.id,
  name: file.name,
  size: file.size,
  type: file.type,
  ...(file.checksum ? { checksum: file.checksum } : {}),
  ...(file.scan ? { scan: file.scan } : {}),
});
