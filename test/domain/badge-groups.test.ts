import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  badgeOf,
  groupCases,
  isDueSoon,
  isOverdue,
  needsYou,
  orderCases,
  statusOf,
  type Broken,
  type CaseSummary,
} from '../../src/domain/index.ts';
import { maria, per, summary, TODAY, viewer, withAgency } from './make.ts';

const since = '2026-11-20T08:00:00Z';
const byPer = { holder: 'company', since, reason: 'new', person: per } as const;
const closed = (changes: Partial<CaseSummary> = {}) =>
  summary({ status: 'closed', ball: { holder: null, since, reason: 'closed' }, closedAt: since, ...changes });

describe('badgeOf', () => {
  it.each([
    ['to correct before overdue', summary({ toCorrect: 1, dueOn: '2026-11-20', unread: true }), 'toCorrect'],
    ['overdue before waiting for you', summary({ dueOn: '2026-11-23', unread: true }), 'overdue'],
    ['waiting for you before new message', summary({ unread: true }), 'yourTurn'],
    ['due today is not overdue', summary({ dueOn: TODAY }), 'yourTurn'],
    ['new message at the agency', withAgency({ unread: true }), 'newMessage'],
    ['with the agency', withAgency(), 'agency'],
    ['never overdue with the agency', withAgency({ dueOn: '2026-01-01' }), 'agency'],
    ['a colleague’s, not mine to correct', summary({ ball: byPer, toCorrect: 2, dueOn: '2026-01-01' }), 'colleague'],
    ['closed, however unread', closed({ unread: true }), 'closed'],
    ['a status of tomorrow', summary({ status: 'unknown' }), 'unknown'],
  ] as const)('%s', (_, record, badge) => {
    expect(badgeOf(record, viewer, TODAY)).toBe(badge);
  });
});

describe('dates', () => {
  it('is overdue from the day after, and while the company has the ball only', () => {
    expect(isOverdue(summary({ dueOn: '2026-11-23' }), TODAY)).toBe(true);
    expect(isOverdue(summary({ dueOn: TODAY }), TODAY)).toBe(false);
    expect(isOverdue(summary(), TODAY)).toBe(false);
    expect(isOverdue(withAgency({ dueOn: '2026-11-23' }), TODAY)).toBe(false);
  });

  it('goes by what the company has promised', () => {
    const ball = { holder: 'company', since, reason: 'new', promisedBy: '2026-11-27' } as const;
    expect(isOverdue(summary({ dueOn: '2026-11-20', ball }), TODAY)).toBe(false);
    expect(isOverdue(summary({ dueOn: '2026-11-20', ball }), '2026-11-28')).toBe(true);
  });

  it('is due soon from three days before to the day itself', () => {
    const due = (dueOn: string) => isDueSoon(summary({ dueOn }), TODAY);
    expect([due('2026-11-23'), due('2026-11-24'), due('2026-11-27'), due('2026-11-28')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('groupCases', () => {
  const broken: Broken = { kind: 'broken', id: 'x', failure: { kind: 'protocol', retryable: false } };

  it('puts what waits for me first: to correct, overdue, nearest date, last updated', () => {
    const records = [
      summary({ id: 'undated', updatedAt: '2026-11-23T08:00:00Z' }),
      summary({ id: 'older', updatedAt: '2026-11-19T08:00:00Z' }),
      summary({ id: 'late', dueOn: '2026-12-08' }),
      summary({ id: 'near', dueOn: '2026-11-27' }),
      summary({ id: 'overdue', dueOn: '2026-11-20' }),
      summary({ id: 'correct', toCorrect: 1, dueOn: '2027-01-01' }),
    ];
    const [group] = groupCases(records, viewer, TODAY).groups;
    expect(group?.name).toBe('needsYou');
    expect(group?.cases.map((one) => one.id)).toEqual(['correct', 'overdue', 'near', 'late', 'undated', 'older']);
  });

  it('shows the groups that hold something, in one order, and keeps broken records apart', () => {
    const records = [
      closed({ id: '1' }),
      broken,
      withAgency({ id: '2' }),
      summary({ id: '3', ball: byPer }),
      summary({ id: '4' }),
    ];
    const grouped = groupCases(records, viewer, TODAY);
    expect(grouped.groups.map((group) => group.name)).toEqual(['needsYou', 'colleague', 'agency', 'closed']);
    expect(grouped.broken).toEqual([broken]);
  });

  it('orders what waits for the agency by last update', () => {
    const records = [
      withAgency({ id: 'old', updatedAt: '2026-11-01T08:00:00Z' }),
      withAgency({ id: 'new', updatedAt: '2026-11-21T08:00:00Z' }),
    ];
    expect(groupCases(records, viewer, TODAY).groups[0]?.cases.map((one) => one.id)).toEqual(['new', 'old']);
  });

  it('has a case of two pages once, as last updated', () => {
    const fresh = withAgency({ updatedAt: '2026-11-22T08:00:00Z' });
    const { groups } = groupCases([fresh, summary()], viewer, TODAY);
    expect(groups).toEqual([{ name: 'agency', cases: [fresh] }]);
  });

  it('agrees with the predicate and loses nothing, whatever comes', () => {
    const holders = fc.constantFrom('company', 'agency', null);
    const arbitrary = fc
      .record({
        holder: holders,
        person: fc.constantFrom(maria, per, undefined),
        closed: fc.boolean(),
        unread: fc.boolean(),
      })
      .map(({ holder, person, closed: isClosed, unread }) => {
        const ball = { holder, since, reason: 'new', ...(person && { person }) };
        const closedAt = isClosed ? since : undefined;
        return { ball, unread, status: statusOf(ball, closedAt), ...(closedAt && { closedAt }) };
      });
    fc.assert(
      fc.property(fc.array(arbitrary), fc.boolean(), (changes, mayAct) => {
        const who = { userId: 'maria', mayAct };
        const records = changes.map((change, i) => summary({ ...change, id: `c${i}` }));
        const { groups } = groupCases(records, who, TODAY);
        const mine = groups.find((group) => group.name === 'needsYou')?.cases ?? [];
        expect(new Set(mine)).toEqual(new Set(records.filter((record) => needsYou(record, who))));
        expect(groups.flatMap((group) => group.cases)).toHaveLength(records.length);
        for (const record of records) {
          const isMine = ['toCorrect', 'overdue', 'yourTurn'].includes(badgeOf(record, who, TODAY));
          expect(isMine).toBe(needsYou(record, who));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('orderCases', () => {
  const records = [
    summary({ id: 'a', dueOn: '2026-12-01', createdAt: '2026-11-01T08:00:00Z', updatedAt: '2026-11-22T08:00:00Z' }),
    withAgency({ id: 'b', createdAt: '2026-11-03T08:00:00Z', updatedAt: '2026-11-23T08:00:00Z' }),
    summary({ id: 'c', dueOn: '2026-11-25', createdAt: '2026-11-02T08:00:00Z', updatedAt: '2026-11-21T08:00:00Z' }),
  ];

  it.each([
    ['need', 'cab'],
    ['updated', 'bac'],
    ['due', 'cab'],
    ['created', 'bca'],
  ] as const)('by %s', (sort, ids) => {
    expect(
      orderCases(records, sort, viewer, TODAY)
        .map((one) => one.id)
        .join(''),
    ).toBe(ids);
  });
});
