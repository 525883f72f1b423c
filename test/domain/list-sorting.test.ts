import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionsOf, type Asked, type Sorted } from '../../src/components/case-list/list-model.ts';
import { changesIn, resorted } from '../../src/components/case-list/sorting.ts';
import type { Broken, CaseQuery, CaseSummary } from '../../src/domain/index.ts';
import { summary, TODAY, viewer, withAgency } from './make.ts';

type Row = CaseSummary | Broken;

const broken: Broken = { kind: 'broken', id: 'b', failure: { kind: 'protocol', retryable: false } };

const viewOf = (items: readonly Row[], hasMore = false) => ({
  items,
  counts: { awaitingCompany: items.length, awaitingAgency: 0, closed: 0, unknown: 0 },
  facts: { total: items.length, unread: 0, actionRequired: 1, visible: true },
  hasMore,
  loadingMore: false,
});

const looks = fc.record({
  mine: fc.boolean(),
  dueOn: fc.constantFrom('2026-11-20', '2026-11-30', '2026-12-24'),
  toCorrect: fc.nat({ max: 1 }),
  minute: fc.integer({ min: 10, max: 59 }),
  type: fc.constantFrom('question', 'documents'),
});
type Look = typeof looks extends fc.Arbitrary<infer T> ? T : never;

const caseOf = (id: number, { mine, minute, ...rest }: Look): CaseSummary =>
  (mine ? summary : withAgency)({ id: `c${id}`, updatedAt: `2026-11-20T08:${minute}:00Z`, ...rest });

const queries: readonly CaseQuery[] = [
  {},
  { sort: 'updated' },
  { sort: 'due' },
  { sort: 'created' },
  { type: ['question'] },
  { needsYou: true },
  { status: ['closed'] },
];

/** As the list sorts: what has changed moves, and where that cannot be, all is made anew. */
function createSorting(): (...of: Asked) => Sorted['sections'] {
  let sorted: Sorted = { sections: [] };
  return (...of) => {
    sorted = { of, sections: resorted(sorted, of) ?? sectionsOf(...of) };
    return sorted.sections;
  };
}

describe('cases that change in a list that stands', () => {
  it('come to the place where they would be if the list were made anew', () => {
    const steps = fc.array(fc.array(fc.tuple(fc.nat({ max: 22 }), looks), { maxLength: 3 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(looks, { minLength: 1, maxLength: 20 }),
        steps,
        fc.constantFrom(...queries),
        fc.record({ hasMore: fc.boolean(), twice: fc.boolean() }),
        (first, changes, query, { hasMore, twice }) => {
          const sort = createSorting();
          const start = [...first.map((look, at) => caseOf(at, look)), broken];
          let items: readonly Row[] = twice ? [...start, ...start.slice(0, 1)] : start;
          for (const step of [[], ...changes]) {
            const fresh = new Map(step.map(([at, look]) => [at, caseOf(at < first.length ? at : 0, look)]));
            items = items.map((row, at) => ('kind' in row ? row : (fresh.get(at) ?? row)));
            const view = viewOf(items, hasMore);
            expect(sort(query, view, viewer, TODAY)).toEqual(sectionsOf(query, view, viewer, TODAY));
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('leave the other lists as they are', () => {
    const sort = createSorting();
    const query = {};
    const items = [summary({ id: 'a' }), summary({ id: 'b' }), withAgency({ id: 'c' })];
    const before = sort(query, viewOf(items), viewer, TODAY);
    const changed = items.map((one) => (one.id === 'a' ? { ...one, subject: 'Ett annat ämne' } : one));
    const after = sort(query, viewOf(changed), viewer, TODAY);
    expect(after[0]?.cases.map(({ subject }) => subject)).toContain('Ett annat ämne');
    expect(after[1]?.cases).toBe(before[1]?.cases);
  });

  it('are told from a list of other cases', () => {
    const items = [summary({ id: 'a' }), summary({ id: 'b' })];
    expect(changesIn(items, items)).toEqual([]);
    expect(changesIn(items, items.slice(1))).toBeUndefined();
    expect(changesIn(items, [...items].reverse())).toBeUndefined();
    expect(changesIn([broken], [{ ...broken }])).toBeUndefined();
  });
});
