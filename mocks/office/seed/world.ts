/** Who there is: agencies with their consultants, companies with their people, and the consent between them. */
import type { CompanyRecord, CompanyRole, ConsentRecord, PersonRecord, AgencyRecord } from '../model.ts';
import { monthOf, type Calendar, type Month } from './calendar.ts';

export const agencies: readonly AgencyRecord[] = [
  { id: 'bjorkgarden', name: 'Björkgården Redovisning' },
  { id: 'kronan', name: 'Kronans Ekonomibyrå' },
];

export const companies: readonly CompanyRecord[] = [
  { id: 'lindqvist', name: 'Lindqvist Snickeri AB', kind: 'company' },
  { id: 'fastigheter', name: 'Lindqvist Fastigheter AB', kind: 'company' },
  { id: 'norrbo', name: 'Norrbo Redskap AB', kind: 'company' },
  { id: 'ankaret', name: 'Café Ankaret HB', kind: 'company' },
  { id: 'ekdahl', name: 'Ekdahl Konsult', kind: 'soleTrader' },
];

const consultant = (id: string, name: string, agencyId: string, domain: string, phone: string): PersonRecord => {
  const [first = '', last = ''] = name.toLowerCase().split(' ');
  return { id, name, agencyId, phone, email: `${first}.${last}@${domain}.example` };
};

const employee = (
  id: string,
  name: string,
  companyId: string,
  role: CompanyRole,
  email: string,
  phone: string,
): PersonRecord => ({
  id,
  name,
  email,
  phone,
  companies: [{ companyId, role }],
});

export function people(calendar: Calendar): readonly PersonRecord[] {
  return [
    consultant('anna', 'Anna Berg', 'bjorkgarden', 'bjorkgarden', '08-555 010 20'),
    consultant('jonas', 'Jonas Ek', 'bjorkgarden', 'bjorkgarden', '08-555 010 21'),
    {
      ...consultant('lena', 'Lena Strand', 'kronan', 'kronansekonomi', '08-555 040 10'),
      cover: { personId: 'mikael', until: calendar.day(6) },
    },
    consultant('mikael', 'Mikael Sandin', 'kronan', 'kronansekonomi', '08-555 040 12'),
    {
      ...employee('maria', 'Maria Lindqvist', 'lindqvist', 'admin', 'maria@lindqvistsnickeri.example', '08-555 120 01'),
      companies: [
        { companyId: 'lindqvist', role: 'admin' },
        { companyId: 'fastigheter', role: 'admin' },
      ],
    },
    employee('per', 'Per Lindqvist', 'lindqvist', 'user', 'per@lindqvistsnickeri.example', '08-555 120 02'),
    employee('karin', 'Karin Norrbo', 'norrbo', 'admin', 'karin@norrboredskap.example', '08-555 130 01'),
    employee('henrik', 'Henrik Dahl', 'norrbo', 'readOnly', 'henrik@norrboredskap.example', '08-555 130 02'),
    employee('sara', 'Sara Öberg', 'ankaret', 'admin', 'sara@cafeankaret.example', '08-555 140 01'),
    employee('olle', 'Olle Ekdahl', 'ekdahl', 'admin', 'olle@ekdahlkonsult.example', '08-555 150 01'),
  ];
}

/** In which Ekdahl changed agency: the November before the latest spring. */
export const lastMonthWithKronan = (calendar: Calendar): Month => monthOf(calendar.spring(1).year - 1, 11);

export function consents(calendar: Calendar): readonly ConsentRecord[] {
  const since = calendar.period(-24).at(8, '10:00');
  const changed = lastMonthWithKronan(calendar).at(12, '16:00');
  return [
    { companyId: 'lindqvist', agencyId: 'bjorkgarden', state: 'active', since },
    { companyId: 'lindqvist', agencyId: 'kronan', state: 'active', since },
    { companyId: 'fastigheter', agencyId: 'bjorkgarden', state: 'active', since },
    { companyId: 'norrbo', agencyId: 'bjorkgarden', state: 'active', since },
    { companyId: 'ekdahl', agencyId: 'bjorkgarden', state: 'active', since: changed },
    // He changed agency; what he and the former one wrote stays readable.
    { companyId: 'ekdahl', agencyId: 'kronan', state: 'ended', since: changed, historyReadable: true },
    {
      companyId: 'ankaret',
      agencyId: 'bjorkgarden',
      state: 'invited',
      since: calendar.at(-6, '10:05'),
      invitation: { id: 'invitation-ankaret', byId: 'anna', approverId: 'sara', at: calendar.at(-6, '10:05') },
    },
  ];
}

export const companyOf = (id: string): CompanyRecord =>
  companies.find((company) => company.id === id) ?? { id, name: id, kind: 'company' };
