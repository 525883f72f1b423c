import { describe, expect, it, vi } from 'vitest';
import { createRestAdapter } from '../../src/adapter/rest/index.ts';
import type { CaseQuery } from '../../src/domain/index.ts';
import { access, adapterOver, call, detail, failureOf, json, page } from './support.ts';

const base = 'https://host.example/api';

describe('addresses', () => {
  const to = async (id: string) => {
    const { adapter, sent } = adapterOver([json(detail)]);
    await adapter.getCase(id, call());
    return sent[0]?.url ?? '';
  };

  it.each([
    ['c1', 'c1'],
    ['../x?y#z%2F', '..%2Fx%3Fy%23z%252F'],
    ['a\nb', 'a%0Ab'],
    ['ärende 🧾', '%C3%A4rende%20%F0%9F%A7%BE'],
    ['...', '...'],
    ['.%2e', '.%252e'],
    ['//evil.example', '%2F%2Fevil.example'],
    ['a\\..\\b', 'a%5C..%5Cb'],
  ])('case id %j is one segment', async (id, segment) => {
    const url = await to(id);
    expect(url).toBe(`${base}/cases/${segment}`);
    const { pathname, origin, search, hash } = new URL(url);
    expect([origin, pathname.split('/').length, search, hash]).toEqual(['https://host.example', 4, '', '']);
  });

  it.each(['.', '..', '', '\ud800'])('no case can have the id %j: nothing is sent', async (id) => {
    const { adapter, sent } = adapterOver([json(detail)]);
    const o = { ...call(), idempotencyKey: 'k', revision: null };
    for (const attempt of [
      adapter.getCase(id, o),
      adapter.markRead(id, null, o),
      adapter.sendAct(id, { kind: 'acknowledge' }, o),
      adapter.findAct?.(id, 'k', o) ?? Promise.resolve(),
      adapter.answerInvitation?.(id, 'accept', o) ?? Promise.resolve(),
      adapter.downloadFile({ id, name: 'a', size: 1, type: 'b/c' }, o),
    ]) {
      expect(await failureOf(attempt)).toEqual({ kind: 'notFound', retryable: false });
    }
    expect(sent).toEqual([]);
  });

  it.each([
    ['https://host.example', 'https://host.example/access'],
    ['https://host.example/', 'https://host.example/access'],
    ['https://host.example/a/b/', 'https://host.example/a/b/access'],
    ['https://host.example/a?tenant=1#x', 'https://host.example/a/access'],
  ])('below %s', async (baseUrl, expected) => {
    const { adapter, sent } = adapterOver([json(access)], { baseUrl });
    await adapter.getAccess(call());
    expect(sent[0]?.url).toBe(expected);
  });

  it('relative to the page', async () => {
    vi.stubGlobal('location', { href: 'https://host.example/app/start' });
    const { adapter, sent } = adapterOver([json(access)], { baseUrl: '/api' });
    vi.unstubAllGlobals();
    await adapter.getAccess(call());
    expect(sent[0]?.url).toBe('https://host.example/api/access');
  });

  it('says at once that a relative address needs a page', () => {
    expect(() => createRestAdapter({ baseUrl: '/api', getHeaders: () => ({}) })).toThrow(TypeError);
  });
});

describe('what goes out', () => {
  it('a list with every filter, in the order of the wire', async () => {
    const query: CaseQuery = {
      status: ['awaitingCompany', 'unknown'],
      type: ['documents', 'a&b=c'],
      agency: [],
      needsYou: true,
      dueWithin: 0,
      text: 'moms 100 %',
      sort: 'due',
    };
    const { adapter, sent } = adapterOver([json(page())]);
    await adapter.listCases(query, { ...call(), cursor: 'n+1', limit: 25 });
    const url = new URL(sent[0]?.url ?? '');
    expect(url.pathname).toBe('/api/cases');
    expect([...url.searchParams]).toEqual([
      ['status', 'awaitingCompany'],
      ['status', 'unknown'],
      ['type', 'documents'],
      ['type', 'a&b=c'],
      ['needsYou', 'true'],
      ['dueWithin', '0'],
      ['text', 'moms 100 %'],
      ['sort', 'due'],
      ['cursor', 'n+1'],
      ['limit', '25'],
    ]);
  });

  it('a first page without what is not asked for', async () => {
    const { adapter, sent } = adapterOver([json(page())]);
    await adapter.listCases({ text: undefined }, { ...call(), cursor: null, limit: 5 });
    expect(new URL(sent[0]?.url ?? '').search).toBe('?limit=5');
  });

  it('an act, once, with its key and the revision that was seen', async () => {
    const { adapter, sent } = adapterOver([json(detail)]);
    const act = { kind: 'answer', answers: { i1: { value: 'Ja' } }, text: undefined, files: ['f1'] } as const;
    const after = await adapter.sendAct('c/1', act, { ...call(), idempotencyKey: 'k-1', revision: '7' });
    expect(after).toEqual(detail);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url).toBe(`${base}/cases/c%2F1/acts`);
    expect(sent[0]?.init.method).toBe('POST');
    expect(sent[0]?.init.body).toBe('{"kind":"answer","answers":{"i1":{"value":"Ja"}},"files":["f1"]}');
    expect(sent[0]?.headers.get('Content-Type')).toBe('application/json');
    expect(sent[0]?.headers.get('Idempotency-Key')).toBe('k-1');
    expect(sent[0]?.headers.get('If-Match')).toBe('"7"');
  });

  it('an act without If-Match where the back end keeps no revisions', async () => {
    const { adapter, sent } = adapterOver([json(detail)]);
    await adapter.sendAct('c1', { kind: 'acknowledge' }, { ...call(), idempotencyKey: 'k', revision: null });
    expect(sent[0]?.headers.has('If-Match')).toBe(false);
  });

  it('no second request, however the first ends', async () => {
    const { adapter, sent } = adapterOver([new Response('', { status: 503 })]);
    const o = { ...call(), idempotencyKey: 'k', revision: null };
    expect(await failureOf(adapter.sendAct('c1', { kind: 'acknowledge' }, o))).toMatchObject({ kind: 'server' });
    expect(sent).toHaveLength(1);
  });

  it.each(['e1', null])('a read mark up to %j', async (upTo) => {
    const { adapter, sent } = adapterOver([new Response(null, { status: 204 })]);
    await adapter.markRead('c1', upTo, call());
    expect([sent[0]?.init.method, sent[0]?.url, sent[0]?.init.body]).toEqual([
      'PUT',
      `${base}/cases/c1/read`,
      JSON.stringify({ upTo }),
    ]);
  });

  it.each(['unknown', 'applied'])('the question whether an act has been applied: %s', async (state) => {
    const { adapter, sent } = adapterOver([json({ state })]);
    expect(await adapter.findAct?.('c1', 'k/1', call())).toBe(state);
    expect(sent[0]?.url).toBe(`${base}/cases/c1/acts/k%2F1`);
  });

  it('and takes no other answer to it', async () => {
    const { adapter } = adapterOver([json({ state: 'maybe' })]);
    const asked = adapter.findAct?.('c1', 'k', call()) ?? Promise.resolve();
    expect(await failureOf(asked)).toMatchObject({ kind: 'protocol', reference: 'protocol at state' });
  });

  it('the answer to an invitation', async () => {
    const { adapter, sent } = adapterOver([json(access)]);
    expect(await adapter.answerInvitation?.('inv 1', 'decline', call())).toEqual(access);
    expect([sent[0]?.init.method, sent[0]?.url, sent[0]?.init.body]).toEqual([
      'POST',
      `${base}/invitations/inv%201/answer`,
      '{"decision":"decline"}',
    ]);
  });

  it('people, the malformed ones left out and told', async () => {
    const anna = { id: 'anna', name: 'Anna Berg', side: 'agency' };
    const { adapter, sent } = adapterOver([json({ items: [anna, { id: 'x' }] }), json({ items: [] })]);
    const dropped: string[] = [];
    const people = await adapter.listRecipients?.(call({ onDropped: ({ path }) => dropped.push(path) }));
    expect(people).toEqual([anna]);
    expect(dropped).toEqual(['items[1].name']);
    expect(await adapter.listColleagues?.('c/1', call())).toEqual([]);
    expect(sent.map(({ url }) => url)).toEqual([`${base}/recipients`, `${base}/cases/c%2F1/colleagues`]);
  });

  it('a start and a share, under their keys', async () => {
    const { adapter, sent } = adapterOver([json(detail), json(detail)]);
    const start = { recipientId: 'anna', subject: 'Hyran', text: 'Får jag dra av den?', files: ['f1'] };
    expect(await adapter.startCase?.(start, { ...call(), idempotencyKey: 'k1', revision: null })).toMatchObject({
      id: 'c1',
    });
    const share = { person: 'per', handOver: true };
    await adapter.shareCase?.('c1', share, { ...call(), idempotencyKey: 'k2', revision: '7' });
    expect(sent.map(({ url, init }) => [init.method, url, init.body])).toEqual([
      ['POST', `${base}/cases`, JSON.stringify(start)],
      ['POST', `${base}/cases/c1/shares`, JSON.stringify(share)],
    ]);
    expect(sent.map(({ headers }) => [headers.get('Idempotency-Key'), headers.get('If-Match')])).toEqual([
      ['k1', null],
      ['k2', '"7"'],
    ]);
  });

  it('a download, byte for byte', async () => {
    const bytes = new Uint8Array([0, 255, 37, 80]);
    const { adapter, sent } = adapterOver([new Response(bytes, { headers: { 'Content-Type': 'application/pdf' } })]);
    const blob = await adapter.downloadFile({ id: 'f/1', name: 'a.pdf', size: 4, type: 'application/pdf' }, call());
    expect(sent[0]?.url).toBe(`${base}/files/f%2F1`);
    expect(sent[0]?.headers.get('Accept')).toBe('*/*');
    expect([new Uint8Array(await blob.arrayBuffer()), blob.type]).toEqual([bytes, 'application/pdf']);
  });
});

describe('headers', () => {
  it('are asked for before each request and never kept', async () => {
    let asked = 0;
    const getHeaders = () => {
      asked += 1;
      return Promise.resolve({ Authorization: `Bearer t-${asked}` });
    };
    const { adapter, sent } = adapterOver([json(access)], { getHeaders });
    await adapter.getAccess(call());
    await adapter.getAccess(call());
    expect(sent.map(({ headers }) => headers.get('Authorization'))).toEqual(['Bearer t-1', 'Bearer t-2']);
    expect(JSON.stringify(adapter)).not.toContain('t-');
  });

  it('carry the session, encoded', async () => {
    const { adapter, sent } = adapterOver([json(access)]);
    await adapter.getAccess(call({ session: { userId: 'Åsa Öberg', companyId: 'a/b' } }));
    expect(sent[0]?.headers.get('Case-User')).toBe('%C3%85sa%20%C3%96berg');
    expect(sent[0]?.headers.get('Case-Company')).toBe('a%2Fb');
  });

  it('leave an empty session out: then the token alone says who it is', async () => {
    const { adapter, sent } = adapterOver([json(access)]);
    await adapter.getAccess(call({ session: { userId: '', companyId: '' } }));
    expect(sent[0]?.headers.has('Case-User')).toBe(false);
    expect(sent[0]?.headers.has('Case-Company')).toBe(false);
  });

  it('of the host cannot replace those of the call', async () => {
    const getHeaders = () => ({
      'Case-User': 'eve',
      'idempotency-key': 'x',
      'content-type': 'text/plain',
      'X-Tenant': '1',
    });
    const { adapter, sent } = adapterOver([json(detail)], { getHeaders });
    await adapter.sendAct('c1', { kind: 'acknowledge' }, { ...call(), idempotencyKey: 'k', revision: null });
    const headers = sent[0]?.headers;
    expect([headers?.get('Case-User'), headers?.get('Idempotency-Key')]).toEqual(['maria', 'k']);
    expect([headers?.get('Content-Type'), headers?.get('X-Tenant')]).toEqual(['application/json', '1']);
  });

  it('go to the origin of baseUrl only, uncached', async () => {
    const { adapter, sent } = adapterOver([json(detail)]);
    await adapter.getCase('https://evil.example/', call());
    await adapter.downloadFile({ id: 'https://evil.example/x', name: 'a', size: 1, type: 'application/json' }, call());
    expect(sent.map(({ url }) => new URL(url).origin)).toEqual(['https://host.example', 'https://host.example']);
    expect(sent.map(({ init }) => [init.cache, init.redirect])).toEqual([
      ['no-store', 'manual'],
      ['no-store', 'manual'],
    ]);
  });

  it('of two adapters are kept apart', async () => {
    const one = adapterOver([json(access)], { getHeaders: () => ({ Authorization: 'a' }) });
    const two = adapterOver([json(access)], { getHeaders: () => ({ Authorization: 'b' }) });
    await Promise.all([one.adapter.getAccess(call()), two.adapter.getAccess(call())]);
    expect(one.sent[0]?.headers.get('Authorization')).toBe('a');
    expect(two.sent[0]?.headers.get('Authorization')).toBe('b');
  });
});

it('uses the fetch of the page as it is when the call is made', async () => {
  const adapter = createRestAdapter({ baseUrl: base, getHeaders: () => ({}) });
  vi.stubGlobal('fetch', () => Promise.resolve(json(access)));
  const got = await adapter.getAccess(call());
  vi.unstubAllGlobals();
  expect(got).toEqual(access);
});
