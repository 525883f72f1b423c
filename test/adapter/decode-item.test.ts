import { describe, expect, it } from 'vitest';
import { adapterOver, call, detail, item, json } from './support.ts';

async function itemFrom(text: string) {
  const body = JSON.stringify({ ...detail, items: ['ITEM'] }).replace('"ITEM"', text);
  const { adapter } = adapterOver([new Response(body, { headers: { 'Content-Type': 'application/json' } })]);
  return (await adapter.getCase('c1', call())).items[0];
}

async function decoded(change: object) {
  const { adapter } = adapterOver([json({ ...detail, items: [{ ...item, ...change }] })]);
  return (await adapter.getCase('c1', call())).items[0];
}

describe('an answer', () => {
  it.each([
    { value: 'Ja' },
    { value: '' },
    { value: false },
    { value: { amount: '-12.50', currency: 'SEK' } },
    { value: ['o1', 'o2'] },
    { value: { from: '2026-01-01', to: '2026-03-31' } },
    { files: [] },
    { missing: 'later', by: '2026-12-01', text: 'Banken skickar dem' },
    { missing: 'lost' },
    { approved: true, of: ['ab12'] },
    { approved: false, reason: 'Fel siffra' },
    { lines: { r1: { text: 'Lunch', files: ['f1'], mark: 'private' }, r2: { missing: 'notOurs' }, r3: {} } },
    { table: [{ k1: 'Maria', k2: { amount: '1', currency: 'SEK' } }], unchanged: true },
  ])('comes through: %j', async (answer) => {
    expect(await decoded({ answer })).toEqual({ ...item, answer });
  });

  it.each([
    [{}, ''],
    [null, ''],
    ['Ja', ''],
    [[], ''],
    [{ value: 5 }, '.value'],
    [{ value: null }, '.value'],
    [{ value: { _$litType$: 1, strings: ['<i>'], values: [] } }, '.value'],
    [{ value: { amount: 12.5, currency: 'SEK' } }, '.value'],
    [{ value: { amount: '12,50', currency: 'SEK' } }, '.value'],
    [{ value: { amount: '1e3', currency: 'SEK' } }, '.value'],
    [{ value: { amount: '1', currency: 'kr' } }, '.value'],
    [{ value: { from: '2026-02-30', to: '2026-03-31' } }, '.value'],
    [{ value: ['a', {}] }, '.value'],
    [{ files: ['f1', null] }, '.files[1]'],
    [{ missing: 'eaten' }, '.missing'],
    [{ missing: 'later', by: 'soon' }, '.by'],
    [{ approved: 'yes', of: [] }, ''],
    [{ approved: false }, ''],
    [{ lines: { r1: { text: {} } } }, '.lines.r1.text'],
    [{ lines: { r1: { missing: '' } } }, '.lines.r1.missing'],
    [{ lines: { 'Anna Berg, 19801224-1234': 4 } }, '.lines.*'],
    [{ lines: [] }, '.lines'],
    [{ table: [{ k1: 4 }] }, '.table[0].k1'],
    [{ table: [], unchanged: false }, '.unchanged'],
  ])('malformed (%j) breaks its own item and says where', async (answer, at) => {
    expect(await decoded({ answer })).toEqual({
      kind: 'broken',
      id: 'i1',
      failure: { kind: 'protocol', retryable: false, reference: `protocol at items[0].answer${at}` },
    });
  });
});

describe('keys that the server chooses', () => {
  const dangerous =
    '{"__proto__":{"text":"a"},"constructor":{"text":"b"},"prototype":{"text":"c"},"toString":{"text":"d"}}';

  it('mean nothing: each comes through as a key like any other', async () => {
    const shown = await itemFrom(JSON.stringify({ ...item, answer: { lines: 'LINES' } }).replace('"LINES"', dangerous));
    const lines = (shown as { answer?: { lines?: Record<string, unknown> } }).answer?.lines ?? {};
    expect(Object.getPrototypeOf(lines)).toBe(null);
    expect(Object.keys(lines).sort()).toEqual(['__proto__', 'constructor', 'prototype', 'toString']);
    expect(JSON.stringify(lines)).toBe(dangerous);
    expect(({} as Record<string, unknown>).text).toBe(undefined);
  });

  it('may stand in a table too', async () => {
    const table = '[{"__proto__":"a","constructor":"b"}]';
    const shown = await itemFrom(JSON.stringify({ ...item, answer: { table: 'TABLE' } }).replace('"TABLE"', table));
    expect(JSON.stringify((shown as { answer?: { table?: unknown } }).answer?.table)).toBe(table);
  });

  it.each(['__proto__', 'constructor'])('do not leak through a member called %s', async (name) => {
    const shown = await itemFrom(JSON.stringify(item).replace('{', `{"${name}":{"polluted":true},`));
    expect(shown).toEqual(item);
    expect(({} as Record<string, unknown>).polluted).toBe(undefined);
    expect((shown as unknown as Record<string, unknown>).polluted).toBe(undefined);
  });
});

describe('an item', () => {
  it.each([
    ['kind', ''],
    ['options', [{ id: 'o1', label: '$t(secret)' }]],
    ['visibleWhen', { item: 'i0', is: [] }],
  ])('keeps %s %j', async (name, value) => {
    expect(await decoded({ [name]: value })).toEqual({ ...item, [name]: value });
  });

  it.each([
    ['rows', [{ id: 'r1', date: '2026-02-29', text: '', amount: { amount: '1', currency: 'SEK' } }], 'rows[0].date'],
    ['checks', [{ sumOf: [''], equals: { amount: '1', currency: 'SEK' } }], 'checks[0].sumOf[0]'],
    ['suggestion', { value: {}, caseId: 'c0', answeredOn: '2026-10-02' }, 'suggestion.value'],
    ['approves', { files: [], figures: [{ label: 'x', value: 4 }] }, 'approves.figures[0].value'],
    ['verdict', { is: 'fine' }, 'verdict.is'],
    ['limits', { fileBytes: '10 MB', extensions: [] }, 'limits.fileBytes'],
    ['periodKinds', ['week'], 'periodKinds[0]'],
  ])('with malformed %s (%j) is broken', async (name, value, at) => {
    expect(await decoded({ [name]: value })).toMatchObject({
      kind: 'broken',
      failure: { reference: `protocol at items[0].${at}` },
    });
  });

  it('takes 29 February in a leap year', async () => {
    const rows = [{ id: 'r1', date: '2028-02-29', text: '', amount: { amount: '1', currency: 'SEK' } }];
    expect(await decoded({ rows })).toEqual({ ...item, rows });
  });
});
