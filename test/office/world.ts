import type { CaseSeed, ItemRecord, SeedData } from '../../mocks/office/model.ts';

/** When the tests take place. */
export const NOW = Date.parse('2026-11-24T08:00:00Z');

export const item = (id: string, members: Partial<ItemRecord> = {}): ItemRecord => ({
  id,
  kind: 'text',
  label: `Fråga ${id}`,
  required: true,
  ...members,
});

export const caseSeed = (id: string, members: Partial<CaseSeed> = {}): CaseSeed => ({
  id,
  companyId: 'lindqvist',
  agencyId: 'bjorkgarden',
  contactId: 'anna',
  type: 'question',
  subject: `Ärende ${id}`,
  description: 'Hej! Kan du svara på det här?',
  createdAt: '2026-11-20T09:00:00Z',
  ...members,
});

/** A company with an administrator, a colleague, a reader and somebody without a role; another company; two agencies. */
export const world = (cases: readonly CaseSeed[] = [], members: Partial<SeedData> = {}): SeedData => ({
  agencies: [
    { id: 'bjorkgarden', name: 'Björkgården Redovisning' },
    { id: 'kronan', name: 'Kronans Ekonomibyrå' },
  ],
  companies: [
    { id: 'lindqvist', name: 'Lindqvist Snickeri AB', kind: 'company' },
    { id: 'norrbo', name: 'Norrbo Redskap AB', kind: 'company' },
  ],
  people: [
    { id: 'anna', name: 'Anna Berg', agencyId: 'bjorkgarden', phone: '08-555 010 20' },
    { id: 'lena', name: 'Lena Strand', agencyId: 'kronan' },
    { id: 'maria', name: 'Maria Lindqvist', companies: [{ companyId: 'lindqvist', role: 'admin' }] },
    { id: 'per', name: 'Per Lindqvist', companies: [{ companyId: 'lindqvist', role: 'user' }] },
    { id: 'rut', name: 'Rut Läsare', companies: [{ companyId: 'lindqvist', role: 'readOnly' }] },
    { id: 'nils', name: 'Nils Revisor', companies: [{ companyId: 'lindqvist', role: 'none' }] },
    { id: 'karin', name: 'Karin Norrbo', companies: [{ companyId: 'norrbo', role: 'admin' }] },
  ],
  consents: [{ companyId: 'lindqvist', agencyId: 'bjorkgarden', state: 'active', since: '2026-01-02T08:00:00Z' }],
  cases,
  files: [],
  ...members,
});
