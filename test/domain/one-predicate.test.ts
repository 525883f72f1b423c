import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badgeOf } from '../../src/domain/badge.ts';
import { groupCases, groupOf } from '../../src/domain/groups.ts';
import type { CaseSummary, Viewer } from '../../src/domain/index.ts';
import { needsYou, waitsForColleague } from '../../src/domain/needs-you.ts';
import { mayMatch } from '../../src/domain/query-match.ts';
import { anna, maria, per, summary, TODAY } from './make.ts';

const days = fc.constantFrom(undefined, '2026-11-20', '2026-11-24', '2026-11-27', '2026-12-24');
const viewers: fc.Arbitrary<Viewer> = fc.record({ userId: fc.constantFrom('maria', 'per'), mayAct: fc.boolean() });

const TURNS = {
  company: { holder: 'company', status: 'awaitingCompany' },
  agency: { holder: 'agency', status: 'awaitingAgency' },
  closed: { holder: null, status: 'closed' },
  unknown: { holder: null, status: 'unknown' },
} as const;

const cases: fc.Arbitrary<CaseSummary> = fc
  .record({
    turn: fc.constantFrom('company' as const, 'agency' as const, 'closed' as const, 'unknown' as const),
    person: fc.constantFrom(undefined, maria, per),
    dueOn: days,
    promisedBy: days,
    toCorrect: fc.integer({ min: 0, max: 2 }),
    unread: fc.boolean(),
    id: fc.uuid(),
  })
  .map(({ turn, person, dueOn, promisedBy, toCorrect, unread, id }) => {
    const { holder, status } = TURNS[turn];
    return summary({
      id,
      status,
      ball: {
        holder,
        since: '2026-11-20T08:00:00Z',
        reason: 'new',
        ...(person && { person }),
        ...(promisedBy && { promisedBy }),
      },
      ...(dueOn && { dueOn }),
      toCorrect,
      unread,
      contact: anna,
    });
  });

const MINE = ['toCorrect', 'overdue', 'yourTurn'];

describe('“needs you” is one and the same', () => {
  it('for badge, group and filter', () => {
    fc.assert(
      fc.property(cases, viewers, (one, viewer) => {
        const mine = needsYou(one, viewer);
        expect(MINE.includes(badgeOf(one, viewer, TODAY))).toBe(mine);
        expect(groupOf(one, viewer) === 'needsYou').toBe(mine);
        expect(mayMatch(one, { needsYou: true }, viewer, TODAY)).toBe(mine);
        if (mine) expect(waitsForColleague(one, viewer)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('for the count of a whole list, where each case stands in one group only', () => {
    fc.assert(
      fc.property(fc.uniqueArray(cases, { selector: ({ id }) => id, maxLength: 40 }), viewers, (list, viewer) => {
        const { groups } = groupCases(list, viewer, TODAY);
        const mine = groups.find(({ name }) => name === 'needsYou')?.cases ?? [];
        expect(mine).toHaveLength(list.filter((one) => needsYou(one, viewer)).length);
        expect(groups.reduce((sum, group) => sum + group.cases.length, 0)).toBe(list.length);
      }),
    );
  });

  it('never for what the agency has, what is closed, or who may only read', () => {
    fc.assert(
      fc.property(cases, viewers, (one, viewer) => {
        if (one.status !== 'awaitingCompany') expect(needsYou(one, viewer)).toBe(false);
        expect(needsYou(one, { ...viewer, mayAct: false })).toBe(false);
      }),
    );
  });
});

describe('a card in a filtered list', () => {
  it('stays until something of it contradicts the filter', () => {
    const mine = summary({ toCorrect: 1, dueOn: '2026-11-27' });
    const viewer = { userId: 'maria', mayAct: true };
    const stays = (query: Parameters<typeof mayMatch>[1]) => mayMatch(mine, query, viewer, TODAY);
    expect(stays({ needsYou: true, toCorrect: true, dueWithin: 3, type: ['documents'], agency: ['a1'] })).toBe(true);
    expect(stays({ dueWithin: 2 })).toBe(false);
    expect(stays({ type: ['question'] })).toBe(false);
    expect(stays({ agency: ['a2'] })).toBe(false);
    expect(stays({ status: ['closed'] })).toBe(false);
    // Only the back end can tell, and what one has just read does not vanish.
    expect(stays({ text: 'hyra', mine: true, unread: true })).toBe(true);
  });
});
