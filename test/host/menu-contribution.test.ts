import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDemoOffice } from '../../mocks/demo-adapter.ts';
import type { CaseSeed, CompanyRole, ConsentRecord, SeedData } from '../../mocks/office/model.ts';
import { createCaseClient } from '../../src/client/create-client.ts';
import type { CaseClient } from '../../src/client/types.ts';
import { menuContribution, type MenuContribution } from '../../src/host/menu-contribution.ts';
import { someCases } from '../client/fake-adapter.ts';
import { turn } from '../client/fake-env.ts';
import { tidy, world } from '../client/support.ts';

afterEach(tidy);

/** The office and the texts are loaded when they are first asked for. */
const WAIT = { timeout: 8_000, interval: 5 };

const AT = '2026-11-02T08:00:00.000Z';

type Consent = Pick<ConsentRecord, 'state' | 'historyReadable'>;
const CONSENTS: readonly (readonly [string, Consent | null])[] = [
  ['never given', null],
  ['not invited', { state: 'notInvited' }],
  ['invited', { state: 'invited' }],
  ['declined', { state: 'declined' }],
  ['active', { state: 'active', historyReadable: true }],
  ['paused', { state: 'paused', historyReadable: true }],
  ['ended, history readable', { state: 'ended', historyReadable: true }],
  ['ended, history closed', { state: 'ended', historyReadable: false }],
];
const ROLES: readonly CompanyRole[] = ['admin', 'user', 'readOnly', 'none'];

const CASE: CaseSeed = {
  id: 'c1',
  companyId: 'b',
  agencyId: 'a',
  contactId: 'anna',
  type: 'question',
  subject: 'Fråga',
  description: '',
  createdAt: AT,
};
const CASES: readonly (readonly [string, readonly CaseSeed[]])[] = [
  ['no case', []],
  ['an open case', [CASE]],
  ['a closed case', [{ ...CASE, ball: { holder: null, since: AT, reason: 'closed' }, closedAt: AT, outcome: 'done' }]],
  ['an open case for somebody else', [{ ...CASE, audience: 'recipients', recipientIds: ['per'] }]],
];

function seed(consent: Consent | null, role: CompanyRole, cases: readonly CaseSeed[]): SeedData {
  return {
    agencies: [{ id: 'a', name: 'Byrån' }],
    companies: [{ id: 'b', name: 'Bolaget AB', kind: 'company' }],
    people: [
      { id: 'anna', name: 'Anna', agencyId: 'a' },
      { id: 'maria', name: 'Maria', companies: [{ companyId: 'b', role }] },
      { id: 'per', name: 'Per', companies: [{ companyId: 'b', role: 'user' }] },
    ],
    consents: consent ? [{ companyId: 'b', agencyId: 'a', since: AT, ...consent }] : [],
    cases,
    files: [],
  };
}

/** The contract's rule: a case that this user may read, and consent active or ended with readable history. */
function shouldShow(consent: Consent | null, role: CompanyRole, [one]: readonly CaseSeed[]): boolean {
  if (role === 'none' || !one || one.audience === 'recipients') return false;
  if (consent?.state === 'active') return true;
  return consent?.state === 'ended' && consent.historyReadable === true && one.closedAt !== undefined;
}

/** The first contribution that comes once the facts are known. */
async function settled(client: CaseClient): Promise<MenuContribution> {
  let last = menuContribution(client, { route: '/arenden' });
  const stop = last.subscribe((next) => (last = next));
  await vi.waitFor(() => {
    expect(client.facts).not.toBeNull();
    expect(last.label).not.toBe('');
  }, WAIT);
  stop();
  return last;
}

const combinations = CONSENTS.flatMap(([consentName, consent]) =>
  ROLES.flatMap((role) => CASES.map(([caseName, cases]) => ({ consentName, consent, role, caseName, cases }))),
);

describe('the entry is there exactly by the rule', () => {
  it.each(combinations)('consent $consentName, role $role, $caseName', async ({ consent, role, cases }) => {
    const { adapter } = createDemoOffice(seed(consent, role, cases));
    const session = { userId: 'maria', companyId: 'b' };
    const client = createCaseClient({ adapter: adapter('maria'), session });
    const { visible, badge } = await settled(client);
    expect(visible).toBe(shouldShow(consent, role, cases));
    const waits = visible && role !== 'readOnly' && cases[0]?.closedAt === undefined;
    expect([badge.actionRequired, badge.figure]).toEqual(waits ? [1, '1'] : [0, '']);
    client.dispose();
  });
});

describe('the contribution', () => {
  it('is absent until it is known, then says how many wait, in figures and in words', async () => {
    const { store } = world(someCases(3, { unread: true }));
    const first = menuContribution(store, { route: '/arenden', texts: { locale: 'sv' } });
    expect([first.visible, first.badge.figure]).toEqual([false, '']);
    const { id, route, label, badge, visible } = await settled(store);
    expect({ id, route, label, visible }).toEqual({
      id: 'spiris-cases',
      route: '/arenden',
      label: 'Byråärenden',
      visible: true,
    });
    expect(badge).toEqual({ total: 3, actionRequired: 3, unread: 3, figure: '3', text: '3 ärenden väntar på dig' });
  });

  it('says 99+ above 99, and the whole number in words', async () => {
    const { store } = world(someCases(120));
    const { badge } = await settled(store);
    expect([badge.figure, badge.text]).toEqual(['99+', '120 ärenden väntar på dig']);
  });

  it('takes its label from the host', async () => {
    const { store } = world(someCases(1));
    const resources = { sv: { common_menu_navbar_li_MYPORTAL: { message: 'Min byrå' } } };
    const told: string[] = [];
    menuContribution(store, { route: '/', texts: { locale: 'sv', resources } }).subscribe(({ label }) =>
      told.push(label),
    );
    await vi.waitFor(() => expect(told).toContain('Min byrå'), WAIT);
  });

  it('is told of changes only: reading anew is none, and nothing goes away meanwhile', async () => {
    const { adapter, env, store } = world(someCases(1), { live: true });
    const told: boolean[] = [];
    menuContribution(store, { route: '/' }).subscribe(({ visible }) => told.push(visible));
    await vi.waitFor(() => expect(told.at(-1)).toBe(true), WAIT);
    const count = told.length;
    adapter.change({ kind: 'access' });
    await env.advance(5_000);
    expect(told).toHaveLength(count);
    await store.reset();
    expect(told.at(-1)).toBe(false);
  });

  it('stays for history when the last case closes', async () => {
    const office = createDemoOffice('single');
    const client = createCaseClient({
      adapter: office.adapter('maria'),
      session: { userId: 'maria', companyId: 'lindqvist' },
    });
    let last = menuContribution(client, { route: '/' });
    last.subscribe((next) => (last = next));
    await vi.waitFor(() => expect(last.badge.actionRequired).toBe(1), WAIT);
    await office.desk.close('single');
    await vi.waitFor(() => expect(last.badge.actionRequired).toBe(0), WAIT);
    expect([last.visible, last.badge.figure, last.badge.total]).toEqual([true, '', 1]);
    client.dispose();
    await turn();
  });
});
