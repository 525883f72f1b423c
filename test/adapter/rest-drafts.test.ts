import { expect, it } from 'vitest';
import type { Draft } from '../../src/domain/index.ts';
import { adapterOver, call, failureOf, json, problem } from './support.ts';

const path = 'https://host.example/api/cases/c%2F1/draft';
const draft: Draft = {
  version: 'v1',
  savedAt: '2026-11-24T08:00:00Z',
  basedOn: '7',
  act: 'answer',
  answers: { i1: { text: 'Kaf', picked: ['a'] } },
  text: 'Hej',
  until: '2026-12-01',
  files: [{ id: 'f1', name: 'a.pdf', size: 3, type: 'application/pdf', itemId: 'i1', key: 'k1' }],
  pending: [{ name: 'b.jpg', size: 9 }],
};

it('a draft is read, or there is none', async () => {
  const { adapter, sent } = adapterOver([json({ draft }), json({})]);
  expect(await adapter.loadDraft?.('c/1', call())).toEqual(draft);
  expect(await adapter.loadDraft?.('c/1', call())).toBeNull();
  expect(sent.map(({ url, init }) => [init.method, url])).toEqual([
    ['GET', path],
    ['GET', path],
  ]);
});

it('is saved with the version it was made from, and goes through where the page is left', async () => {
  const receipt = { version: 'v2', savedAt: '2026-11-24T08:00:05Z' };
  const { adapter, sent } = adapterOver([json(receipt)]);
  expect(await adapter.saveDraft?.('c/1', { ...draft, synced: true }, call())).toEqual(receipt);
  expect([sent[0]?.init.method, sent[0]?.url, sent[0]?.init.body]).toEqual(['PUT', path, JSON.stringify(draft)]);
  expect(sent[0]?.init.keepalive).toBe(true);
});

it('is not marked to be kept alive where browsers would refuse that', async () => {
  const { adapter, sent } = adapterOver([json({ version: 'v2', savedAt: draft.savedAt })]);
  await adapter.saveDraft?.('c/1', { ...draft, text: 'å'.repeat(20_000) }, call());
  expect(sent[0]?.init.keepalive).toBeUndefined();
});

it('meets another one: that comes along, and a malformed one does not', async () => {
  const refused = problem(412, { kind: 'conflict', draft: { ...draft, version: 'v9' } });
  const { adapter } = adapterOver([refused, problem(412, { kind: 'conflict', draft: { version: 7 } })]);
  const save = () => adapter.saveDraft?.('c1', draft, call()) ?? Promise.resolve();
  expect(await failureOf(save())).toEqual({ kind: 'conflict', retryable: false, draft: { ...draft, version: 'v9' } });
  expect(await failureOf(save())).toEqual({ kind: 'conflict', retryable: false });
});

it('is thrown away', async () => {
  const { adapter, sent } = adapterOver([new Response(null, { status: 204 })]);
  await adapter.deleteDraft?.('c/1', call());
  expect([sent[0]?.init.method, sent[0]?.url]).toEqual(['DELETE', path]);
  expect(sent[0]?.headers.has('If-Match')).toBe(false);
});

it('is thrown away in one version: another comes along, and stays', async () => {
  const { adapter, sent } = adapterOver([problem(412, { kind: 'conflict', draft: { ...draft, version: 'v9' } })]);
  const deleted = adapter.deleteDraft?.('c/1', { ...call(), version: 'v1' }) ?? Promise.resolve();
  expect(await failureOf(deleted)).toEqual({ kind: 'conflict', retryable: false, draft: { ...draft, version: 'v9' } });
  expect(sent[0]?.headers.get('If-Match')).toBe('"v1"');
});

it.each([
  ['answers', []],
  ['act', 'dance'],
  ['files', [{ id: 'f1' }]],
  ['pending', [{ name: 'x' }]],
])('that cannot be read, by its %s, is a protocol failure', async (name, value) => {
  const { adapter } = adapterOver([json({ draft: { ...draft, [name]: value } })]);
  const failure = await failureOf(adapter.loadDraft?.('c1', call()) ?? Promise.resolve());
  expect(failure).toMatchObject({ kind: 'protocol', reference: expect.stringContaining(`draft.${name}`) as string });
});

it('holds item ids that are names of members of objects', async () => {
  const text = JSON.stringify({ draft }).replace('"i1"', '"__proto__"');
  const { adapter } = adapterOver([new Response(text, { headers: { 'Content-Type': 'application/json' } })]);
  const loaded = await adapter.loadDraft?.('c1', call());
  expect(Object.keys(loaded?.answers ?? {})).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['text']).toBeUndefined();
});
