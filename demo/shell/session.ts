import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { createRestAdapter } from '../../src/adapter/rest/index.ts';
import type { Session } from '../../src/domain/index.ts';

/** Somebody one can be in the demo. */
export interface DemoUser {
  readonly id: string;
  readonly name: string;
  readonly companyId: string;
  readonly company: string;
}

const USERS: readonly [DemoUser, ...DemoUser[]] = [
  { id: 'maria', name: 'Maria Lindqvist', companyId: 'lindqvist', company: 'Lindqvist Snickeri AB' },
  { id: 'sara', name: 'Sara Öberg', companyId: 'ankaret', company: 'Café Ankaret HB' },
];

export function demoUsers(): readonly DemoUser[] {
  return USERS;
}

export function demoUser(id: string): DemoUser {
  return USERS.find((user) => user.id === id) ?? USERS[0];
}

export function sessionOf(user: DemoUser): Session {
  return { userId: user.id, companyId: user.companyId };
}

/** What a host writes: the address of its service and where its token comes from. */
export function adapterFor(user: DemoUser): CaseAdapter {
  return createRestAdapter({
    baseUrl: new URL('/api', location.href).href,
    getHeaders: () => ({ Authorization: `Bearer demo-${user.id}` }),
  });
}

export type Fault = 'none' | 'slow' | 'down' | 'off';

const FAULTS: Readonly<Record<Fault, { delayMs: number; fail: 'server' | 'offline' | null }>> = {
  none: { delayMs: 0, fail: null },
  slow: { delayMs: 2000, fail: null },
  down: { delayMs: 0, fail: 'server' },
  off: { delayMs: 0, fail: 'offline' },
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
