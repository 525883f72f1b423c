import { dataOf } from '../../src/domain/index.ts';
import { error, fails, hangs, held, someCases } from './fake-adapter.ts';
import { turn } from './fake-env.ts';
import { follow, heard, tidy, world } from './support.ts';

/** Without a stream, what is followed is read anew each minute. */
const UNTIL_POLL = 59_000;

afterEach(tidy);

describe('one case', () => {
  it('is loaded once for everybody who looks at it, and is one object', async () => {
    const { adapter, store } = world(someCases(1));
    const first = follow(store.detail('c1'));
    const second = follow(store.detail('c1'));
    expect(store.detail('c1')).toBe(store.detail('c1'));
    expect(first.now).toEqual({ state: 'loading' });
    await turn();
    expect(first.now).toMatchObject({ state: 'ready', data: { id: 'c1' } });
    expect(second.told).toHaveLength(1);
    expect(adapter.count('getCase')).toBe(1);
  });

  it('is not loaded before somebody looks', async () => {
    const { adapter, store } = world(someCases(1));
    expect(store.detail('c1').value).toEqual({ state: 'idle' });
    await turn();
    expect(adapter.calls).toEqual([]);
  });

  it('gets the session and a signal with every call', async () => {
    const { adapter, store } = world(someCases(1));
    follow(store.detail('c1'));
    await turn();
    expect(adapter.args('getCase')[1]).toMatchObject({
      session: { userId: 'maria', companyId: 'lindqvist' },
      signal: expect.any(AbortSignal) as AbortSignal,
    });
  });

  it('survives an element that is moved in the page without a second call', async () => {
    const { adapter, env, store } = world(someCases(1));
    const first = follow(store.detail('c1'));
    first.stop();
    const second = follow(store.detail('c1'));
    await env.advance(1_000);
    expect(second.now.state).toBe('ready');
    expect(adapter.count('getCase')).toBe(1);
  });

  it('is given up when nobody looks any more, without a failure', async () => {
    const { adapter, env, store } = world(someCases(1));
    const errors = heard(store, 'case-error');
    adapter.next('getCase', hangs);
    const only = follow(store.detail('c1'));
    await turn();
    only.stop();
    await env.advance(1_000);
    expect(adapter.calls[0]?.signal.aborted).toBe(true);
    expect(store.detail('c1').value).toEqual({ state: 'idle' });
    expect(errors).toEqual([]);
  });

  it('is read again by the next who looks once it has grown old', async () => {
    const { adapter, env, store } = world(someCases(1));
    const first = follow(store.detail('c1'));
    await turn();
    first.stop();
    await env.advance(10_000);
    follow(store.detail('c1')).stop();
    await env.advance(1_000);
    expect(adapter.count('getCase')).toBe(1);
    await env.advance(30_000);
    const later = follow(store.detail('c1'));
    expect(later.now.state).toBe('refreshing');
    await turn();
    expect(adapter.count('getCase')).toBe(2);
    expect(later.now.state).toBe('ready');
  });

  it('is read again too where the device’s clock has been set back meanwhile', async () => {
    const { adapter, env, store } = world(someCases(1));
    const first = follow(store.detail('c1'));
    await turn();
    first.stop();
    await env.advance(1_000);
    env.setClock(env.now() - 3_600_000);
    follow(store.detail('c1'));
    await turn();
    expect(adapter.count('getCase')).toBe(2);
  });
});

describe('a read that fails', () => {
  it('is tried four times in all: 503, 503, 503, 200', async () => {
    const { adapter, env, store } = world(someCases(1));
    adapter.next('getCase', fails('server'), fails('server'), fails('server'));
    const one = follow(store.detail('c1'));
    await env.advance(10_000);
    expect(adapter.count('getCase')).toBe(4);
    expect(one.told.map(({ state }) => state)).toEqual(['ready']);
  });

  it('waits between tries from half to the whole of 1, 2 and 4 s', async () => {
    const { adapter, env, store } = world(someCases(1));
    const times: number[] = [];
    adapter.always('getCase', () => {
      times.push(env.now());
      return Promise.reject(error('network'));
    });
    const one = follow(store.detail('c1'));
    await env.advance(UNTIL_POLL);
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(waits).toHaveLength(3);
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(500 * 2 ** index);
      expect(wait).toBeLessThanOrEqual(1000 * 2 ** index);
    }
    expect(one.now).toMatchObject({ state: 'failed', failure: { kind: 'network' } });
  });

  it.each([
    'forbidden',
    'notFound',
    'gone',
    'invalid',
    'tooLarge',
    'unsupportedType',
    'protocol',
    'consentMissing',
  ] as const)('is not tried again after %s', async (kind) => {
    const { adapter, env, store } = world(someCases(1));
    adapter.always('getCase', fails(kind));
    const one = follow(store.detail('c1'));
    await env.advance(10 * UNTIL_POLL);
    expect(adapter.count('getCase')).toBe(1);
    expect(one.now).toMatchObject({ state: 'failed', failure: { kind } });
  });

  it('keeps away as long as a busy server asks', async () => {
    const { adapter, env, store } = world(someCases(1));
    adapter.next('getCase', fails('rateLimited', { retryAfter: 7 }));
    follow(store.detail('c1'));
    await env.advance(6_999);
    expect(adapter.count('getCase')).toBe(1);
    await env.advance(1);
    expect(adapter.count('getCase')).toBe(2);
  });

  it('keeps what was there as stale, and says why', async () => {
    const { adapter, env, store } = world(someCases(1), { live: true });
    const one = follow(store.detail('c1'));
    await turn();
    adapter.always('getCase', fails('notFound'));
    adapter.change({ kind: 'case', caseId: 'c1' });
    await env.advance(1_000);
    expect(one.now).toMatchObject({ state: 'stale', data: { id: 'c1' }, failure: { kind: 'notFound' } });
    adapter.always('getCase');
    store.retry({ detail: 'c1' });
    await turn();
    expect(one.now.state).toBe('ready');
  });

  it('can be tried again by the user', async () => {
    const { adapter, store } = world(someCases(1));
    adapter.next('getCase', fails('forbidden'));
    const one = follow(store.detail('c1'));
    await turn();
    store.retry({ detail: 'c1' });
    expect(one.now.state).toBe('loading');
    await turn();
    expect(one.now.state).toBe('ready');
  });

  it('is told to the telemetry once, by kind and method', async () => {
    const { adapter, env, store } = world(someCases(1));
    const errors = heard(store, 'case-error');
    adapter.always('getCase', fails('server', { reference: 'R-17' }));
    follow(store.detail('c1'));
    await env.advance(60_000);
    expect(errors.map(({ kind, operation, reference }) => ({ kind, operation, reference }))).toEqual([
      { kind: 'server', operation: 'getCase', reference: 'R-17' },
    ]);
  });
});

describe('an adapter that misbehaves', () => {
  const nonsense: Record<string, [() => unknown, string]> = {
    'throws at once': [
      () => {
        throw new TypeError('x is not a function');
      },
      'protocol',
    ],
    'returns nothing': [() => undefined, 'protocol'],
    'resolves to nothing': [() => Promise.resolve(undefined), 'protocol'],
    'resolves to a string': [() => Promise.resolve('<!doctype html>'), 'protocol'],
    'resolves to half a case': [() => Promise.resolve({ id: 'c1', items: [] }), 'protocol'],
    'rejects with a string': [() => Promise.reject('401'), 'protocol'], // eslint-disable-line @typescript-eslint/prefer-promise-reject-errors
    'rejects with nothing': [() => Promise.reject(), 'protocol'], // eslint-disable-line @typescript-eslint/prefer-promise-reject-errors
    'never settles': [() => new Promise(() => undefined), 'timeout'],
    'says aborted by itself': [() => Promise.reject(new DOMException('x', 'AbortError')), 'timeout'],
  };

  it.each(Object.keys(nonsense))('that %s has failed, and nothing more', async (name) => {
    const { adapter, env, store } = world(someCases(1));
    const [behaviour, kind] = nonsense[name] ?? [() => undefined, ''];
    adapter.always('getCase', behaviour);
    const one = follow(store.detail('c1'));
    await env.advance(UNTIL_POLL);
    expect(one.now).toMatchObject({ state: 'failed', failure: { kind } });
  });

  it('that never settles is given up after 30 s, its signal aborted', async () => {
    const { adapter, env, store } = world(someCases(1));
    adapter.always('getCase', hangs);
    const one = follow(store.detail('c1'));
    await env.advance(29_999);
    expect(one.now.state).toBe('loading');
    await env.advance(1);
    expect(one.now).toMatchObject({ state: 'failed', failure: { kind: 'timeout' } });
    expect(adapter.calls[0]?.signal.aborted).toBe(true);
  });

  it('that settles after it was given up changes nothing', async () => {
    const { adapter, env, store } = world(someCases(1));
    const late = held();
    adapter.next('getCase', late.behaviour);
    const one = follow(store.detail('c1'));
    await env.advance(30_000);
    late.reject(error('server'));
    await turn();
    expect(one.now).toMatchObject({ state: 'failed', failure: { kind: 'timeout' } });
  });

  it('that lacks a method altogether has failed', async () => {
    const { adapter, store } = world(someCases(1));
    Object.assign(adapter, { getCase: undefined });
    const one = follow(store.detail('c1'));
    await turn();
    expect(one.now).toMatchObject({ state: 'failed', failure: { kind: 'protocol' } });
  });

  it('that leaves records out has them counted', async () => {
    const { adapter, store } = world(someCases(1));
    const errors = heard(store, 'case-error');
    adapter.next('getCase', (_id: never, o: { onDropped(dropped: object): void }) => {
      o.onDropped({ operation: 'getCase', path: 'entries[0]', reason: 'notPublic' });
      o.onDropped({ operation: 'getCase', path: 'entries[4]', reason: 'notPublic' });
      return Promise.resolve(adapter.get('c1'));
    });
    follow(store.detail('c1'));
    await turn();
    expect(errors.map(({ operation, count }) => [operation, count])).toEqual([['getCase', 2]]);
  });
});

describe('a list', () => {
  it('costs access and the first page, in parallel, and nothing more', async () => {
    const { adapter, env, store } = world(someCases(3), { live: true });
    follow(store.list({}));
    follow(store.access());
    expect(adapter.calls.map(({ method }) => method).sort()).toEqual(['getAccess', 'listCases', 'subscribe']);
    adapter.live?.onState('open');
    await env.advance(600_000);
    expect(adapter.calls).toHaveLength(3);
  });

  it('is the same for queries that ask the same', () => {
    const { store } = world();
    expect(store.list({ status: ['closed', 'unknown'] })).toBe(
      store.list({ status: ['unknown', 'closed', 'closed'], sort: 'need' }),
    );
    expect(store.list({})).not.toBe(store.list({ unread: true }));
  });

  it('shows one page after the other', async () => {
    const { adapter, store } = world(someCases(120));
    const list = follow(store.list({}));
    await turn();
    expect(dataOf(list.now)).toMatchObject({ hasMore: true, loadingMore: false });
    store.loadMore({});
    store.loadMore({});
    expect(dataOf(list.now)).toMatchObject({ loadingMore: true });
    expect(list.now.state).toBe('ready');
    await turn();
    store.loadMore({});
    await turn();
    expect(dataOf(list.now)?.items.map(({ id }) => id)).toEqual(someCases(120).map(({ id }) => id));
    expect(dataOf(list.now)?.hasMore).toBe(false);
    store.loadMore({});
    await turn();
    expect(adapter.count('listCases')).toBe(3);
  });

  it('shows a case that stands on two pages once, as it was read last', async () => {
    const { adapter, store } = world(someCases(60));
    const list = follow(store.list({}));
    await turn();
    const moved = { ...adapter.get('c1'), subject: 'Nyare' };
    adapter.cases.delete('c1');
    adapter.cases.set('c1', moved);
    store.loadMore({});
    await turn();
    const items = dataOf(list.now)?.items ?? [];
    expect(items.filter(({ id }) => id === 'c1')).toEqual([expect.objectContaining({ subject: 'Nyare' })]);
  });

  it('says at its button why more could not be shown, and shows it on another try', async () => {
    const { adapter, store } = world(someCases(60));
    const list = follow(store.list({}));
    await turn();
    adapter.next('listCases', fails('forbidden'));
    store.loadMore({});
    await turn();
    expect(list.now).toMatchObject({ state: 'ready', data: { moreFailure: { kind: 'forbidden' }, hasMore: true } });
    expect(dataOf(list.now)?.items).toHaveLength(50);
    store.retry({ list: {} });
    await turn();
    expect(dataOf(list.now)?.items).toHaveLength(60);
    expect(dataOf(list.now)?.moreFailure).toBeUndefined();
  });

  it('begins again at the first page when its cursor has expired, and keeps what it shows meanwhile', async () => {
    const { adapter, store } = world(someCases(110));
    const list = follow(store.list({}));
    await turn();
    adapter.next('listCases', fails('gone'));
    store.loadMore({});
    await turn();
    expect(dataOf(list.now)?.items).toHaveLength(100);
    expect(list.told.every((remote) => (dataOf(remote)?.items.length ?? 50) >= 50)).toBe(true);
    expect(list.told.some((remote) => dataOf(remote)?.moreFailure)).toBe(false);
    expect(
      adapter.calls
        .filter(({ method }) => method === 'listCases')
        .map(({ args }) => (args[1] as { cursor: unknown }).cursor),
    ).toEqual([null, '50', null, '50']);
  });

  it('does not go in circles where a server does', async () => {
    const { adapter, store } = world(someCases(1));
    adapter.always('listCases', () => Promise.resolve({ items: [], next: 'again', counts: {}, facts: adapter.facts }));
    const list = follow(store.list({}));
    await turn();
    store.loadMore({});
    await turn();
    expect(dataOf(list.now)?.hasMore).toBe(false);
  });

  it('shows the answer to the last question, however late the answer to the one before', async () => {
    const { adapter, store } = world(someCases(2));
    const slow = held();
    adapter.next('listCases', slow.behaviour);
    const a = follow(store.list({ text: 'a' }));
    const b = follow(store.list({ text: 'b' }));
    await turn();
    expect(b.now.state).toBe('ready');
    slow.resolve({ items: [], next: null, counts: {}, facts: adapter.facts });
    await turn();
    expect(dataOf(b.now)?.items).toHaveLength(2);
    expect(dataOf(a.now)?.items).toHaveLength(0);
  });

  it('keeps a malformed record beside the others and tells of it once', async () => {
    const { adapter, env, store } = world(someCases(2), { live: true });
    const errors = heard(store, 'case-error');
    const broken = { kind: 'broken', id: 'x', failure: { kind: 'protocol', retryable: false, reference: 'items[0]' } };
    adapter.always('listCases', () =>
      Promise.resolve({ items: [broken, adapter.get('c1')], next: null, counts: {}, facts: adapter.facts }),
    );
    const list = follow(store.list({}));
    await turn();
    adapter.change({ kind: 'list' });
    await env.advance(1_000);
    expect(adapter.count('listCases')).toBe(2);
    expect(dataOf(list.now)?.items).toHaveLength(2);
    expect(errors).toHaveLength(1);
  });
});

describe('facts', () => {
  it('come with access and with each page, and are told when they change', async () => {
    const { adapter, env, store } = world(someCases(2), { live: true });
    const told = heard(store, 'case-facts');
    follow(store.list({}));
    follow(store.access());
    await turn();
    expect(store.facts).toEqual({ total: 2, unread: 0, actionRequired: 2, visible: true });
    expect(told).toHaveLength(1);
    adapter.cases.delete('c2');
    adapter.change({ kind: 'list' });
    await env.advance(1_000);
    expect(told.map(({ total }) => total)).toEqual([2, 1]);
    expect(dataOf(store.access().value)?.facts.total).toBe(1);
    expect(dataOf(store.list({}).value)?.facts.total).toBe(1);
  });

  it('of an older question never replace those of a younger', async () => {
    const { adapter, store } = world(someCases(2));
    const slow = held();
    adapter.next('getAccess', slow.behaviour);
    follow(store.access());
    follow(store.list({}));
    await turn();
    slow.resolve({
      agencies: adapter.agencies,
      role: 'full',
      facts: { ...adapter.facts, total: 99 },
      capabilities: {},
    });
    await turn();
    expect(store.facts?.total).toBe(2);
  });

  it.each([
    ['active', true, 'full', true],
    ['paused', true, 'full', false],
    ['ended', true, 'readOnly', true],
    ['ended', false, 'full', false],
    ['declined', true, 'full', false],
    ['notInvited', true, 'full', false],
    ['invited', true, 'full', false],
    ['active', true, 'none', false],
  ] as const)('with consent %s (history %s) and role %s: visible %s', async (state, historyReadable, role, visible) => {
    const { adapter, store } = world(someCases(1));
    adapter.agencies = [{ agency: { id: 'a1', name: 'A' }, state, historyReadable }];
    adapter.role = role;
    follow(store.access());
    await turn();
    expect(store.facts?.visible).toBe(visible);
  });
});

describe('opening a case', () => {
  it('marks it read at the back end, then on its card and in the counts', async () => {
    const { adapter, env, store } = world(someCases(2, { unread: true }), { live: true });
    const list = follow(store.list({}));
    follow(store.detail('c1'));
    await turn();
    const close = store.opened('c1', 'e1');
    const closeAgain = store.opened('c1', 'e1');
    expect(dataOf(list.now)?.items[0]).toMatchObject({ unread: true });
    await turn();
    expect(dataOf(list.now)?.items[0]).toMatchObject({ id: 'c1', unread: false });
    expect(store.facts?.unread).toBe(1);
    expect(adapter.count('markRead')).toBe(1);
    close();
    closeAgain();
    await env.advance(1_000);
  });

  it('says so again the next time if it could not be said', async () => {
    const { adapter, env, store } = world(someCases(1, { unread: true }));
    adapter.next('markRead', fails('forbidden'));
    follow(store.detail('c1'));
    await turn();
    store.opened('c1', null)();
    await env.advance(1_000);
    store.opened('c1', null)();
    await env.advance(1_000);
    expect(adapter.count('markRead')).toBe(2);
    expect(dataOf(store.detail('c1').value)?.unread).toBe(false);
  });
});

describe('an invitation', () => {
  it('is answered once, and what follows is shown at once', async () => {
    const { adapter, store } = world(someCases(1));
    adapter.agencies = [
      {
        agency: { id: 'a1', name: 'A' },
        state: 'invited',
        historyReadable: false,
        invitation: { id: 'i1', by: { id: 'anna', name: 'Anna', side: 'agency' }, mayAnswer: true },
      },
    ];
    const answers: string[] = [];
    adapter.answerInvitation = (id, decision, o) => {
      answers.push(`${id} ${decision}`);
      adapter.agencies = [{ agency: { id: 'a1', name: 'A' }, state: 'active', historyReadable: true }];
      return adapter.getAccess(o);
    };
    const changes = heard(store, 'case-access-change');
    follow(store.access());
    await turn();
    expect(store.facts?.visible).toBe(false);
    await Promise.all([store.answerInvitation('i1', 'accept'), store.answerInvitation('i1', 'accept')]);
    expect(answers).toEqual(['i1 accept']);
    expect(changes.map(({ agencyId, state }) => [agencyId, state])).toEqual([['a1', 'active']]);
    expect(store.facts?.visible).toBe(true);
  });

  it('that cannot be answered rejects with why', async () => {
    const { store } = world();
    await expect(store.answerInvitation('i1', 'accept')).rejects.toMatchObject({ failure: { kind: 'protocol' } });
    expect(store.offers).toEqual({ startCase: false, answerInvitation: false, drafts: false, share: false });
  });
});

describe('a download', () => {
  it('gives the bytes, or rejects with why', async () => {
    const { adapter, store } = world();
    const file = { id: 'f1', name: 'a.pdf', size: 2, type: 'application/pdf' };
    expect(await (await store.download(file)).text()).toBe('f1');
    adapter.next('downloadFile', fails('notFound'));
    await expect(store.download(file)).rejects.toMatchObject({ failure: { kind: 'notFound' } });
    const stopped = new AbortController();
    adapter.next('downloadFile', hangs);
    const download = store.download(file, stopped.signal);
    stopped.abort();
    await expect(download).rejects.toMatchObject({ failure: { kind: 'aborted' } });
  });
});

it('reads the case again for a download whose link has run out, and tries once more', async () => {
  const { adapter, store } = world(someCases(1));
  store.detail('c1').subscribe(() => undefined);
  await turn();
  const file = { id: 'f1', name: 'a.pdf', size: 2, type: 'application/pdf' };
  adapter.next('downloadFile', fails('gone'));
  expect(await (await store.download(file)).text()).toBe('f1');
  expect([adapter.count('downloadFile'), adapter.count('getCase')]).toEqual([2, 2]);
  adapter.always('downloadFile', fails('gone'));
  await expect(store.download(file)).rejects.toMatchObject({ failure: { kind: 'gone' } });
  expect(adapter.count('downloadFile')).toBe(4);
});

it('forgets everything when it is reset, and stops when it is disposed of', async () => {
  const { adapter, env, store } = world(someCases(2), { live: true });
  const list = follow(store.list({}));
  follow(store.access());
  await turn();
  const facts = heard(store, 'case-facts');
  await store.reset();
  expect(list.now).toEqual({ state: 'idle' });
  expect(store.facts).toBeNull();
  expect(facts.map(({ visible, total }) => [visible, total])).toEqual([[false, 0]]);
  expect(adapter.live).toBeUndefined();
  store.dispose();
  await env.advance(600_000);
  expect(env.running).toBe(0);
});
