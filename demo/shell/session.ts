import type { Preferences } from '../shared/preferences.ts';
import { createRestAdapter } from '../../src/adapter/rest/index.ts';
import { createCaseClient } from '../../src/client/create-client.ts';
import { createIndexedDbDraftStore } from '../../src/client/draft-store/index.ts';
import type { CaseClient } from '../../src/client/types.ts';
import type { Session } from '../../src/domain/index.ts';

export interface DemoCompany {
  readonly id: string;
  readonly name: string;
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly companies: readonly [DemoCompany, ...DemoCompany[]];
}

/** Somebody one can be in the demo, at one of their companies. */
export interface DemoUser extends Person {
  readonly companyId: string;
  readonly company: string;
}

const PEOPLE: readonly [Person, ...Person[]] = [
  {
    id: 'maria',
    name: 'Maria Lindqvist',
    companies: [
      { id: 'lindqvist', name: 'Lindqvist Snickeri AB' },
      { id: 'fastigheter', name: 'Lindqvist Fastigheter AB' },
    ],
  },
  { id: 'per', name: 'Per Lindqvist', companies: [{ id: 'lindqvist', name: 'Lindqvist Snickeri AB' }] },
  { id: 'sara', name: 'Sara Öberg', companies: [{ id: 'ankaret', name: 'Café Ankaret HB' }] },
];

export function demoUsers(): readonly Pick<Person, 'id' | 'name'>[] {
  return PEOPLE;
}

/** `companyId` is one of the person's own; else the first of them. */
export function demoUser(id: string, companyId = ''): DemoUser {
  const person = PEOPLE.find((each) => each.id === id) ?? PEOPLE[0];
  const company = person.companies.find((each) => each.id === companyId) ?? person.companies[0];
  return { ...person, companyId: company.id, company: company.name };
}

export function sessionOf(user: DemoUser): Session {
  return { userId: user.id, companyId: user.companyId };
}

/**
 * What a host writes: the address of its service, where its token comes from, and where drafts are kept. `hasEnded`: the
 * session is over.
 */
export function clientFor(user: DemoUser, drafts: Preferences['drafts'], hasEnded: () => boolean): CaseClient {
  const adapter = createRestAdapter({
    baseUrl: new URL('/api', location.href).href,
    getHeaders: () => ({ Authorization: hasEnded() ? 'Bearer ended' : `Bearer demo-${user.id}` }),
  });
  const session = sessionOf(user);
  if (drafts === 'office') return createCaseClient({ adapter, session });
  const { loadDraft: _load, saveDraft: _save, deleteDraft: _delete, ...without } = adapter;
  return createCaseClient({
    adapter: without,
    session,
    ...(drafts === 'device' && { draftStore: createIndexedDbDraftStore() }),
  });
}

export type Fault = 'none' | 'slow' | 'down' | 'off' | 'ended';

const FAULTS: Readonly<Record<Fault, { delayMs: number; fail: 'server' | 'offline' | null }>> = {
  none: { delayMs: 0, fail: null },
  slow: { delayMs: 2000, fail: null },
  down: { delayMs: 0, fail: 'server' },
  off: { delayMs: 0, fail: 'offline' },
  // What the service knows nothing of: this host's own session.
  ended: { delayMs: 0, fail: null },
};

/** Makes the demo service slow or failing, to see what the elements do. */
export async function setFault(fault: Fault): Promise<void> {
  await post('/demo/faults', FAULTS[fault]);
}

/** Puts the example cases back as they were. */
export async function startOver(): Promise<void> {
  await post('/demo/reset', { scenario: 'default' });
}

async function post(path: string, body: unknown): Promise<void> {
  await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}
