import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createDemoOffice, type DemoOffice } from '../../mocks/demo-adapter.ts';
import type { CaseSeed, CompanyRole, SeedData } from '../../mocks/office/model.ts';
import { createCaseStore, type OwnedStore } from '../../src/client/create-client.ts';
import type { CaseAdapter } from '../../src/client/types.ts';
import { badgeOf } from '../../src/domain/badge.ts';
import { groupOf } from '../../src/domain/groups.ts';
import { dataOf, type Access, type CaseId, type CaseSummary } from '../../src/domain/index.ts';
import { needsYou, viewerOf, type Viewer } from '../../src/domain/needs-you.ts';
import { menuContribution, type MenuContribution } from '../../src/host/menu-contribution.ts';

const WAIT = { timeout: 8_000, interval: 5 };
const AT = '2026-11-02T08:00:00.000Z';
const TODAY = '2026-11-24';
const USERS = ['maria', 'per'] as const;

type CaseList = ReturnType<OwnedStore['list']>;

/** One case of a generated office: whose turn it is, and by name or not. */
interface Lot {
  readonly holder: 'company' | 'agency' | null;
  readonly person: 'maria' | 'per' | undefined;
  readonly audience: 'company' | 'recipients';
  /** What the agency does to it while the user looks elsewhere. */
  readonly then: 'redo' | 'question' | 'note' | 'close' | 'nothing';
}

const lots = fc.record<Lot>({
  holder: fc.constantFrom('company', 'agency', null),
  person: fc.constantFrom(undefined, 'maria', 'per'),
  audience: fc.constantFrom('company', 'recipients'),
  then: fc.constantFrom('redo', 'question', 'note', 'close', 'nothing'),
});

function caseOf({ holder, person, audience }: Lot, at: number): CaseSeed {
  const isClosed = holder === null;
  return {
    id: `c${at}`,
    companyId: 'b',
    agencyId: 'a',
    contactId: 'anna',
    type: 'question',
    subject: `Fråga ${at}`,
    description: '',
    createdAt: AT,
    audience,
    recipientIds: ['per'],
    readBy: [...USERS],
    items: [{ id: 'i', kind: 'text', label: 'Vad?', required: true, ...(holder === 'company' ? {} : ANSWERED) }],
    ball: {
      holder,
      since: AT,
      reason: isClosed ? 'closed' : holder === 'company' ? 'new' : 'answered',
      ...(person && !isClosed && { personId: person }),
    },
    ...(isClosed && { closedAt: AT, outcome: 'done' as const }),
  };
}
const ANSWERED = { answer: { value: 'Ett svar' }, answeredAt: AT, answeredBy: 'per' };

function seedOf(list: readonly Lot[], role: CompanyRole): SeedData {
  const at = (companyRole: CompanyRole) => [{ companyId: 'b', role: companyRole }];
  return {
    agencies: [{ id: 'a', name: 'Byrån' }],
    companies: [{ id: 'b', name: 'Bolaget AB', kind: 'company' }],
    people: [
      { id: 'anna', name: 'Anna', agencyId: 'a' },
      { id: 'maria', name: 'Maria', companies: at(role) },
      { id: 'per', name: 'Per', companies: at('user') },
    ],
    consents: [{ companyId: 'b', agencyId: 'a', since: AT, state: 'active', historyReadable: true }],
    cases: list.map(caseOf),
    files: [],
  };
}

/** What the agency does; what cannot be done to a case in its state is left undone. */
async function play(desk: DemoOffice['desk'], { holder, then }: Lot, id: CaseId): Promise<void> {
  if (then === 'nothing' || holder === null) return;
  if (then === 'note') return void (await desk.note(id, { text: 'En rad till.' }));
  if (then === 'close') return void (await desk.close(id));
  if (holder !== 'agency') return;
  if (then === 'redo') await desk.judge(id, { itemId: 'i', is: 'rejected', reason: 'Fel år' });
  await desk.sendBack(id, { text: then === 'question' ? 'Vilket år?' : '' });
}

function summariesOf(list: CaseList): CaseSummary[] {
  return (dataOf(list.value)?.items ?? []).filter((one) => 'subject' in one);
}

/** A user who has the whole list, what waits for them, the menu and the notices before them. */
class Seat {
  readonly store: OwnedStore;
  readonly #viewer: Viewer;
  readonly #all: CaseList;
  readonly #mine: CaseList;
  readonly #stops: (() => void)[];
  #menu: MenuContribution;

  constructor(adapter: CaseAdapter, userId: string, role: Access['role']) {
    this.store = createCaseStore({ adapter, session: { userId, companyId: 'b' } });
    this.#viewer = viewerOf(userId, role);
    this.#all = this.store.list({});
    this.#mine = this.store.list({ needsYou: true });
    this.#menu = menuContribution(this.store, { route: '/' });
    this.#stops = [
      this.#menu.subscribe((next) => (this.#menu = next)),
      ...[this.#all, this.#mine].map((list) => list.subscribe(() => undefined)),
      this.store.notices.subscribe(() => undefined),
    ];
  }

  /** Each case with what changes when something happens to it. */
  get cases(): readonly string[] {
    return summariesOf(this.#all).map(stampOf).sort();
  }

  /** Every place that says what waits for the user is of one mind. `asked`: what a correction is asked for since. */
  expectAgreement(asked: (one: CaseSummary) => boolean): void {
    const all = summariesOf(this.#all);
    const mine = idsOf(all.filter((one) => needsYou(one, this.#viewer)));
    const toCorrect = all.filter((one) => badgeOf(one, this.#viewer, TODAY) === 'toCorrect' && asked(one));
    const { actionRequired, figure } = this.#menu.badge;
    expect({
      card: idsOf(all.filter((one) => MINE.includes(badgeOf(one, this.#viewer, TODAY)))),
      group: idsOf(all.filter((one) => groupOf(one, this.#viewer) === 'needsYou')),
      filter: idsOf(summariesOf(this.#mine)),
      facts: this.store.facts?.actionRequired,
      menu: [actionRequired, figure],
      notice: this.store.notices.value.flatMap(({ kind, caseIds }) => (kind === 'toCorrect' ? caseIds : [])).sort(),
    }).toEqual({
      card: mine,
      group: mine,
      filter: mine,
      facts: mine.length,
      menu: [mine.length, mine.length === 0 ? '' : String(mine.length)],
      notice: idsOf(toCorrect),
    });
  }

  leave(): void {
    for (const stop of this.#stops) stop();
    this.store.dispose();
  }
}
const MINE = ['toCorrect', 'overdue', 'yourTurn'];

const stampOf = ({ id, updatedAt }: CaseSummary): string => `${id} ${updatedAt}`;
const idsOf = (cases: readonly CaseSummary[]): CaseId[] => cases.map(({ id }) => id).sort();

async function lookAndPlay(
  list: readonly Lot[],
  userId: (typeof USERS)[number],
  companyRole: CompanyRole,
): Promise<void> {
  const made = createDemoOffice(seedOf(list, companyRole));
  const role = userId === 'maria' && companyRole === 'readOnly' ? 'readOnly' : 'full';
  const seat = new Seat(made.adapter(userId), userId, role);
  const settled = async (asked: (one: CaseSummary) => boolean) => {
    const there = await casesAt(made, userId);
    await vi.waitFor(() => {
      expect(seat.cases).toEqual(there);
      seat.expectAgreement(asked);
    }, WAIT);
  };
  await settled(() => false);
  for (const [at, lot] of list.entries()) await play(made.desk, lot, `c${at}`);
  await settled(({ updatedAt }) => updatedAt !== AT);
  seat.leave();
}

async function casesAt(made: DemoOffice, userId: string): Promise<readonly string[]> {
  const session = { userId, companyId: 'b' };
  const options = { session, signal: AbortSignal.timeout(5_000), cursor: null, limit: 50 };
  const { items } = await made.adapter(userId).listCases({}, options);
  return items.flatMap((one) => ('subject' in one ? [stampOf(one)] : [])).sort();
}

describe('“needs you” is one and the same in a generated office', () => {
  it('for card, group, filter, menu, facts and the notice that asks for a correction, before and after the agency acts', async () => {
    const offices = fc.tuple(
      fc.array(lots, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...USERS),
      fc.constantFrom<CompanyRole>('admin', 'user', 'readOnly'),
    );
    await fc.assert(
      fc.asyncProperty(offices, ([list, user, role]) => lookAndPlay(list, user, role)),
      { numRuns: Number(process.env['RUNS'] ?? 40) },
    );
  });
});
