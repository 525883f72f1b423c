import { describe, expect, it } from 'vitest';
import type { Broken } from '../../src/domain/index.ts';
import { adapterOver, call, detail, entry, failureOf, item, json, listening, page, spoil, summary } from './support.ts';

function cases(body: unknown) {
  const { o, dropped } = listening();
  const { adapter } = adapterOver([json(body)]);
  return { dropped, result: adapter.listCases({}, { ...o, cursor: null, limit: 25 }) };
}

function aCase(body: unknown) {
  const { o, dropped } = listening();
  const { adapter } = adapterOver([json(body)]);
  return { dropped, result: adapter.getCase('c1', o) };
}

/** What a broken record at this place looks like. */
function broken(path: string, id?: string): Broken {
  const failure = { kind: 'protocol', retryable: false, reference: `protocol at ${path}` } as const;
  return { kind: 'broken', ...(id === undefined ? {} : { id }), failure };
}

describe('a page of cases', () => {
  it('comes through with every member', async () => {
    const { result, dropped } = cases(page(summary));
    await expect(result).resolves.toEqual(page(summary));
    expect(dropped).toEqual([]);
  });

  it('loses members nobody knows', async () => {
    const { result } = cases(page({ ...summary, kind: 'broken', internalNotes: 'ring dem', __proto__x: 1 }));
    expect((await result).items).toEqual([summary]);
  });

  it.each([
    ['ball.since', undefined, 'ball.since'],
    ['ball.since', '2026-02-30T10:00:00Z', 'ball.since'],
    ['ball.since', '2026-11-23T10:00:00', 'ball.since'],
    ['ball.since', '2026-11-23T24:00:00Z', 'ball.since'],
    ['ball.since', '2026-11-23T10:00:00+01:00', 'ball.since'],
    ['dueOn', '2026-02-30', 'dueOn'],
    ['dueOn', '2026-13-01', 'dueOn'],
    ['dueOn', '2026-1-1', 'dueOn'],
    ['dueOn', null, 'dueOn'],
    ['subject', undefined, 'subject'],
    ['subject', 5, 'subject'],
    ['subject', ['a'], 'subject'],
    ['subject', { _$litType$: 1, strings: ['<b>', '</b>'], values: [] }, 'subject'],
    ['subject', { _$litDirective$: {} }, 'subject'],
    ['preview', { toString: 'x' }, 'preview'],
    ['contact.name', {}, 'contact.name'],
    ['contact.cover.person.cover', { person: {}, until: '2026-12-04' }, 'contact.cover.person.cover.person.id'],
    ['recipients.0.side', 'bank', 'recipients[0].side'],
    ['progress.answered', -1, 'progress.answered'],
    ['progress.answered', 1.5, 'progress.answered'],
    ['progress.answered', '1', 'progress.answered'],
    ['toCorrect', 1e300, 'toCorrect'],
    ['unread', 'yes', 'unread'],
    ['outcome', 'eaten', 'outcome'],
    ['revision', 7, 'revision'],
    ['open.0.count', null, 'open[0].count'],
    ['reminders', {}, 'reminders'],
    ['ball', null, 'ball'],
  ])('one malformed case (%s: %j) harms its own card only', async (path, value, at) => {
    const { result } = cases(page({ ...summary, id: 'c0' }, spoil(summary, path, value), { ...summary, id: 'c2' }));
    const { items } = await result;
    expect(items).toEqual([{ ...summary, id: 'c0' }, broken(`items[1].${at}`, 'c1'), { ...summary, id: 'c2' }]);
  });

  it.each([[null], [7], ['c1'], [[]], [{ id: 4 }], [{ id: '' }]])(
    'a case that is %j has no id and harms nothing else',
    async (record) => {
      const { items } = await cases(page(record, summary)).result;
      expect(items).toHaveLength(2);
      expect(items[0]).toMatchObject({ kind: 'broken', failure: { kind: 'protocol' } });
      expect(items[0]).not.toHaveProperty('id');
      expect(items[1]).toEqual(summary);
    },
  );

  it('shows an unknown status as unknown and keeps unknown types and reasons', async () => {
    const odd = { ...summary, status: 'onHold', type: 'quiz', ball: { ...summary.ball, reason: 'thrown' } };
    expect((await cases(page(odd)).result).items).toEqual([{ ...odd, status: 'unknown' }]);
  });

  it('keeps the first of two cases with one id and tells of the other', async () => {
    const { result, dropped } = cases(page(summary, { ...summary, subject: 'Igen' }));
    expect((await result).items).toEqual([summary]);
    expect(dropped).toEqual([{ operation: 'listCases', path: 'items[1]', reason: 'duplicate' }]);
  });

  it('counts cases of statuses it does not know as unknown, and none where nothing is said', async () => {
    const { counts } = await cases({ ...page(), counts: { awaitingCompany: 4, onHold: 2, unknown: 1 } }).result;
    expect(counts).toEqual({ awaitingCompany: 4, awaitingAgency: 0, closed: 0, unknown: 3 });
    expect(Object.getPrototypeOf(counts)).toBe(null);
  });

  it.each([
    ['facts.total', undefined, 'facts.total'],
    ['facts', null, 'facts'],
    ['counts.closed', 'many', 'counts.closed'],
    ['counts.__proto__', {}, 'counts.__proto__'],
    ['counts', [], 'counts'],
    ['next', 7, 'next'],
    ['items', undefined, 'items'],
    ['items', {}, 'items'],
  ])('is refused as a whole where %s is %j', async (path, value, at) => {
    const body = path === 'counts.__proto__' ? '{"items":[],"next":null,"counts":{"__proto__":{}},"facts":{}}' : null;
    const response = json(body === null ? spoil(page(summary), path, value) : JSON.parse(body));
    const { adapter } = adapterOver([response]);
    const failure = await failureOf(adapter.listCases({}, { ...call(), cursor: null, limit: 25 }));
    expect(failure).toEqual({ kind: 'protocol', retryable: false, reference: `protocol at ${at}` });
  });

  it.each([[null], [[]], ['[]'], [7]])('is refused where the body is %j', async (body) => {
    expect(await failureOf(cases(body).result)).toMatchObject({ kind: 'protocol' });
  });

  it('survives a chain of stand-ins deeper than the stack', async () => {
    const person = '{"id":"p","name":"P","side":"agency","cover":{"until":"2026-12-01","person":';
    const chain = `${person.repeat(50_000)}{"id":"p","name":"P","side":"agency"}${'}}'.repeat(50_000)}`;
    const body = JSON.stringify(page(spoil(summary, 'contact', 'CHAIN'), { ...summary, id: 'c2' })).replace(
      '"CHAIN"',
      chain,
    );
    const response = new Response(body, { headers: { 'Content-Type': 'application/json' } });
    const { adapter } = adapterOver([response]);
    const { items } = await adapter.listCases({}, { ...call(), cursor: null, limit: 25 });
    expect(items).toEqual([broken('items[0]', 'c1'), { ...summary, id: 'c2' }]);
  });
});

describe('a case', () => {
  it('comes through with every member', async () => {
    const { result, dropped } = aCase(detail);
    await expect(result).resolves.toEqual(detail);
    expect(dropped).toEqual([]);
  });

  it('loses every entry that is not marked public, and says how many', async () => {
    const internal = { ...entry, id: 'e2', visibility: 'internal', text: 'De betalar sent' };
    const unmarked = spoil({ ...entry, id: 'e3' }, 'visibility', undefined);
    const { result, dropped } = aCase({ ...detail, entries: [internal, entry, unmarked, 7] });
    expect((await result).entries).toEqual([entry, broken('entries[3]')]);
    expect(dropped).toEqual([
      { operation: 'getCase', path: 'entries[0]', reason: 'notPublic' },
      { operation: 'getCase', path: 'entries[2]', reason: 'notPublic' },
    ]);
    expect(JSON.stringify(dropped)).not.toContain('betalar');
  });

  it('has a malformed item and a malformed entry stand as broken in their places', async () => {
    const items = [spoil(item, 'label', 3), { ...item, id: 'i2' }];
    const entries = [{ ...entry, id: 'e0' }, spoil(entry, 'files.0.size', '12')];
    const shown = await aCase({ ...detail, items, entries }).result;
    expect(shown.items).toEqual([broken('items[0].label', 'i1'), { ...item, id: 'i2' }]);
    expect(shown.entries).toEqual([{ ...entry, id: 'e0' }, broken('entries[1].files[0].size', 'e1')]);
  });

  it('keeps items and entries of unknown kinds', async () => {
    const odd = { items: [{ ...item, kind: 'hologram' }], entries: [{ ...entry, kind: 'sung' }] };
    expect(await aCase({ ...detail, ...odd }).result).toEqual({ ...detail, ...odd });
  });

  it('does not let the server pass a record off as one of our broken ones', async () => {
    const { items, entries } = await aCase({
      ...detail,
      items: [{ ...item, kind: 'broken' }],
      entries: [{ ...entry, kind: 'broken' }],
    }).result;
    expect(items).toEqual([broken('items[0].kind', 'i1')]);
    expect(entries).toEqual([broken('entries[0].kind', 'e1')]);
  });

  it('leaves malformed attachments and relations out, and says so', async () => {
    const body = {
      ...detail,
      attachments: [{ id: 'f0' }, ...detail.attachments],
      related: [{ ...detail.related[0], relation: 'cousin' }],
    };
    const { result, dropped } = aCase(body);
    const shown = await result;
    expect(shown.attachments).toEqual(detail.attachments);
    expect(shown.related).toEqual([]);
    expect(dropped).toEqual([
      { operation: 'getCase', path: 'attachments[0].name', reason: 'malformed' },
      { operation: 'getCase', path: 'related[0].relation', reason: 'malformed' },
    ]);
  });

  it('keeps the first of two items or entries with one id', async () => {
    const { result, dropped } = aCase({
      ...detail,
      items: [item, { ...item, label: 'Igen' }],
      entries: [entry, entry],
    });
    const { items, entries } = await result;
    expect([items, entries]).toEqual([[item], [entry]]);
    expect(dropped.map(({ path, reason }) => [path, reason])).toEqual([
      ['items[1]', 'duplicate'],
      ['entries[1]', 'duplicate'],
    ]);
  });

  it.each([
    ['description', { strings: [] }],
    ['permissions.answer', undefined],
    ['ball.holder', 'bank'],
  ])('is refused as a whole where %s is %j', async (path, value) => {
    expect(await failureOf(aCase(spoil(detail, path, value)).result)).toEqual({
      kind: 'protocol',
      retryable: false,
      reference: `protocol at ${path}`,
    });
  });

  it.each(['attachments', 'items', 'entries', 'related'])('is refused as a whole without %s', async (name) => {
    expect(await failureOf(aCase(spoil(detail, name, undefined)).result)).toMatchObject({
      reference: `protocol at ${name}`,
    });
  });
});
