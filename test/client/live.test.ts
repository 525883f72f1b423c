import { afterEach, describe, expect, it, vi } from 'vitest';
import { detail } from '../domain/make.ts';
import { fails, held, someCases } from './fake-adapter.ts';
import { turn } from './fake-env.ts';
import { follow, tidy, world, type World } from './support.ts';

afterEach(async () => {
  await tidy();
  vi.unstubAllGlobals();
});

/** A page that can be hidden. */
function page(): { hide(): void; show(): void } {
  const node = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', node);
  const set = (state: string) => {
    node.visibilityState = state;
    node.dispatchEvent(new Event('visibilitychange'));
  };
  return { hide: () => set('hidden'), show: () => set('visible') };
}

/** A client over a live back end that shows the list and case c1. */
async function live(): Promise<World> {
  const made = world(someCases(3), { live: true });
  follow(made.store.list({}));
  follow(made.store.detail('c1'));
  await turn();
  made.adapter.live?.onState('open');
  await made.env.advance(1_000);
  made.adapter.calls.length = 0;
  return made;
}

describe('a change', () => {
  it('in a case that is on screen reads that case and the list, nothing more', async () => {
    const { adapter, env } = await live();
    adapter.change({ kind: 'case', caseId: 'c1' });
    await env.advance(5_000);
    expect([adapter.count('getCase'), adapter.count('listCases'), adapter.count('getAccess')]).toEqual([1, 1, 0]);
  });

  it('in a case that nobody knows reads the list only', async () => {
    const { adapter, env } = await live();
    adapter.change({ kind: 'case', caseId: 'never-heard-of' });
    adapter.change({ kind: 'removed', caseId: 'nor-of-this' });
    await env.advance(5_000);
    expect(adapter.count('getCase')).toBe(0);
    expect(adapter.count('listCases')).toBeLessThanOrEqual(2);
  });

  it('of consent reads an open case too: what may be done in it has changed', async () => {
    const { adapter, env, store } = await live();
    adapter.always('getCase', fails('consentMissing'));
    adapter.change({ kind: 'access' });
    await env.advance(5_000);
    expect(store.detail('c1').value).toMatchObject({
      state: 'stale',
      failure: { kind: 'consentMissing' },
      data: { id: 'c1', permissions: { answer: false, reason: 'consentMissing' } },
    });
    adapter.always('getCase');
    adapter.change({ kind: 'access' });
    await env.advance(5_000);
    expect(store.detail('c1').value).toMatchObject({ state: 'ready', data: { permissions: { answer: true } } });
  });

  it('of which there are a thousand in a second: at most one refresh at a time, and no end of them after', async () => {
    const { adapter, env } = await live();
    let running = 0;
    let most = 0;
    adapter.always('listCases', async () => {
      most = Math.max(most, (running += 1));
      await new Promise<void>((resolve) => env.setTimeout(resolve, 200));
      running -= 1;
      return {
        items: [],
        next: null,
        counts: { awaitingCompany: 0, awaitingAgency: 0, closed: 0, unknown: 0 },
        facts: adapter.facts,
      };
    });
    for (let ms = 0; ms < 1_000; ms += 10) {
      for (let many = 0; many < 10; many += 1) adapter.change({ kind: 'case', caseId: `c${many}` });
      await env.advance(10);
    }
    await env.advance(10_000);
    expect(most).toBe(1);
    expect(adapter.count('listCases')).toBeLessThanOrEqual(4);
    const calls = adapter.calls.length;
    await env.advance(50_000);
    expect(adapter.calls).toHaveLength(calls);
  });

  it('that comes while the answer to an older question is on its way is read once more', async () => {
    const { adapter, env, store } = await live();
    const slow = held<unknown>();
    adapter.next('getCase', slow.behaviour);
    adapter.change({ kind: 'case', caseId: 'c1' });
    await turn();
    const older = adapter.get('c1');
    adapter.put({ ...older, subject: 'Newer' });
    adapter.change({ kind: 'case', caseId: 'c1' });
    slow.resolve(older);
    await env.advance(1_000);
    expect(store.detail('c1').value).toMatchObject({ state: 'ready', data: { subject: 'Newer' } });
  });
});

describe('a window that nobody looks at', () => {
  it('is silent whatever happens, and catches up with one refresh when it is looked at again', async () => {
    const { hide, show } = page();
    const { adapter, env } = await live();
    hide();
    for (let many = 0; many < 50; many += 1) adapter.change({ kind: 'case', caseId: 'c1' });
    await env.advance(300_000);
    expect(adapter.calls).toEqual([]);
    show();
    await env.advance(10_000);
    expect([adapter.count('listCases'), adapter.count('getCase')]).toEqual([1, 1]);
  });

  it('catches up with one refresh too where the stream has been lost meanwhile', async () => {
    const { hide, show } = page();
    const { adapter, env } = await live();
    hide();
    adapter.change({ kind: 'case', caseId: 'c1' });
    adapter.live?.onState('lost');
    await env.advance(1_000);
    show();
    await env.advance(10_000);
    expect([adapter.count('listCases'), adapter.count('getCase')]).toEqual([1, 1]);
  });
});

describe('without a stream', () => {
  it('one asks about once a minute, not on the minute, while the page is seen', async () => {
    const { hide, show } = page();
    const { adapter, env, store } = world([detail([])]);
    follow(store.list({}));
    await turn();
    adapter.calls.length = 0;
    await env.advance(600_000);
    const asked = adapter.count('listCases');
    expect(asked).toBeGreaterThanOrEqual(8);
    expect(asked).toBeLessThanOrEqual(13);
    hide();
    await env.advance(600_000);
    expect(adapter.count('listCases')).toBe(asked);
    show();
    await turn();
    expect(adapter.count('listCases')).toBe(asked + 1);
  });

  it('one asks more and more seldom while nothing answers, and as before once something does', async () => {
    const { adapter, env, store } = world([detail([])]);
    follow(store.list({}));
    await turn();
    adapter.always('listCases', fails('server'));
    await env.advance(300_000);
    adapter.calls.length = 0;
    await env.advance(3_600_000);
    // Six or seven questions in an hour, each tried four times.
    expect(adapter.count('listCases')).toBeLessThanOrEqual(28);
    adapter.always('listCases');
    await env.advance(1_200_000);
    adapter.calls.length = 0;
    await env.advance(600_000);
    expect(adapter.count('listCases')).toBeGreaterThanOrEqual(8);
  });

  it('an adapter whose stream throws is asked now and then instead', async () => {
    const { adapter, env, store } = world([detail([])], { live: true });
    adapter.subscribe = () => {
      throw new Error('no stream');
    };
    follow(store.list({}));
    await turn();
    adapter.calls.length = 0;
    await env.advance(90_000);
    expect(adapter.count('listCases')).toBeGreaterThanOrEqual(1);
  });
});

describe('a stream that breaks', () => {
  it('has what may have been missed read when it opens again, and nothing is asked for in between', async () => {
    const { adapter, env } = await live();
    adapter.live?.onState('lost');
    await env.advance(2_000);
    expect(adapter.calls).toEqual([]);
    adapter.live?.onState('open');
    await env.advance(5_000);
    expect([adapter.count('listCases'), adapter.count('getCase')]).toEqual([1, 1]);
  });

  it('has a case that was left shortly before read again when it is opened next', async () => {
    const { adapter, env, store } = await live();
    const other = follow(store.detail('c2'));
    await turn();
    other.stop();
    await env.advance(1_000);
    adapter.live?.onState('lost');
    adapter.live?.onState('open');
    await env.advance(1_000);
    adapter.calls.length = 0;
    follow(store.detail('c2'));
    await turn();
    expect(adapter.count('getCase')).toBe(1);
  });
});
