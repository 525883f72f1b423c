import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CASE_STATUSES,
  formatLocation,
  isFiltered,
  normaliseQuery,
  paramsToQuery,
  parseLocation,
  queryKey,
  queryToParams,
  type CaseLocation,
  type CaseQuery,
} from '../../src/domain/index.ts';

const runs = { numRuns: 1000 };
const wellFormed = fc.string({ unit: 'grapheme' });
const queries: fc.Arbitrary<CaseQuery> = fc.record(
  {
    status: fc.array(fc.constantFrom(...CASE_STATUSES)),
    type: fc.array(wellFormed),
    agency: fc.array(wellFormed),
    needsYou: fc.constant(true as const),
    unread: fc.constant(true as const),
    toCorrect: fc.constant(true as const),
    mine: fc.constant(true as const),
    dueWithin: fc.integer({ min: -5, max: 500 }),
    text: wellFormed,
    sort: fc.constantFrom('need', 'updated', 'due', 'created'),
  },
  { requiredKeys: [] },
);

describe('a query', () => {
  it('comes back from the address as it went, in its one form', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const address = queryToParams(query).toString();
        expect(paramsToQuery(new URLSearchParams(address))).toEqual(normaliseQuery(query));
        expect(normaliseQuery(normaliseQuery(query))).toEqual(normaliseQuery(query));
      }),
      runs,
    );
  });

  it('has one key for all ways to ask the same', () => {
    const a: CaseQuery = { status: ['closed', 'awaitingCompany', 'closed'], text: ' hyra ', sort: 'need', type: [] };
    const b: CaseQuery = { text: 'hyra', status: ['awaitingCompany', 'closed'] };
    expect(queryKey(a)).toBe(queryKey(b));
    expect(queryKey({})).toBe('');
    expect(queryKey({ unread: true })).not.toBe(queryKey({ mine: true }));
  });

  it('ignores what it does not know', () => {
    const query = paramsToQuery(
      new URLSearchParams(
        'status=lost&status=closed&sort=random&dueWithin=soon&unread=maybe&utm_source=mail&__proto__=1',
      ),
    );
    expect(query).toEqual({ status: ['closed'] });
  });

  it('is filtered by anything but its order', () => {
    expect(isFiltered({ sort: 'due' })).toBe(false);
    expect(isFiltered({ text: '  ' })).toBe(false);
    expect(isFiltered({ dueWithin: 0 })).toBe(true);
    expect(isFiltered({ needsYou: true })).toBe(true);
  });
});

describe('a location', () => {
  it.each<[string, CaseLocation]>([
    ['', { view: 'list', query: {} }],
    ['?needsYou=true', { view: 'list', query: { needsYou: true } }],
    ['?status=closed&sort=due', { view: 'list', query: { status: ['closed'], sort: 'due' } }],
    ['new', { view: 'new' }],
    ['new/anna', { view: 'new', recipientId: 'anna' }],
    ['case/c1', { view: 'case', caseId: 'c1' }],
    ['case/%C3%A5%2F%3F', { view: 'case', caseId: 'å/?' }],
  ])('is written as %j', (path, location) => {
    expect(formatLocation(location)).toBe(path);
    expect(parseLocation(path)).toEqual(location);
  });

  it.each<[string, CaseLocation]>([
    ['/', { view: 'list', query: {} }],
    ['/case/c1/', { view: 'case', caseId: 'c1' }],
    ['case/c1?from=mail#top', { view: 'case', caseId: 'c1' }],
    ['#start', { view: 'list', query: {} }],
  ])('is read from %j too', (path, location) => {
    expect(parseLocation(path)).toEqual(location);
  });

  it.each(['settings', 'case', 'case/', 'case//', 'case/a/b', 'case/%', 'case/%E5', 'new/a/b', '//case/c1'])(
    'does not exist at %j',
    (path) => {
      expect(parseLocation(path)).toEqual({ view: 'notFound', path });
      expect(formatLocation({ view: 'notFound', path })).toBe(path);
    },
  );

  it('survives any id, through a real address', () => {
    const ids = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('.', '..', '~', '~.', '../x?y#z%2F', 'a\nb', '🧾', '__proto__', '%2e%2e', ' '),
    );
    fc.assert(
      fc.property(ids, (caseId) => {
        const path = formatLocation({ view: 'case', caseId });
        const address = new URL(path, 'https://example.se/portal/');
        expect(address.pathname.slice('/portal/'.length)).toBe(path);
        expect(parseLocation(path)).toEqual({ view: 'case', caseId });
        const created = formatLocation({ view: 'new', recipientId: caseId });
        expect(parseLocation(created)).toEqual({ view: 'new', recipientId: caseId });
      }),
      runs,
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseLocation(text).view).toMatch(/^(list|case|new|notFound)$/);
        expect(formatLocation({ view: 'case', caseId: text })).toMatch(/^case\//);
      }),
      runs,
    );
    expect(formatLocation({ view: 'case', caseId: 'a\uD800b' })).toBe('case/a%EF%BF%BDb');
  });
});
