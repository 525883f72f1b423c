import { afterEach, describe, expect, it } from 'vitest';
import type { LiveOptions } from '../../src/adapter/case-adapter.ts';
import type { Tabs } from '../../src/client/tabs.ts';
import { detail } from '../domain/make.ts';
import { FakeBrowser, type FakeTab } from './fake-tabs.ts';
import { turn } from './fake-env.ts';
import { session } from './fake-adapter.ts';
import { follow, tidy, world, type World } from './support.ts';

afterEach(tidy);

const SERVICE = 'https://host.example/api/events';

interface Window extends World {
  readonly tab: FakeTab;
  /** How often this window has asked the service for a stream. */
  readonly streams: number;
  readonly live: LiveOptions | undefined;
}

/** One window of the browser, with a client that shows the list. */
async function open(browser: FakeBrowser, liveName: string | undefined = SERVICE, who = session): Promise<Window> {
  const tab = browser.tab();
  const made = world([detail([])], { live: true }, { tabs: tab, session: who });
  Object.assign(made.adapter, { liveName });
  follow(made.store.list({}));
  await turn();
  return {
    ...made,
    tab,
    get streams() {
      return made.adapter.count('subscribe');
    },
    get live() {
      return made.adapter.live;
    },
  };
}

async function reads(window: Window, act: () => void): Promise<number> {
  const before = window.adapter.count('listCases');
  act();
  await window.env.advance(1_000);
  return window.adapter.count('listCases') - before;
}

describe('several windows of one user', () => {
  it('share one stream, and every one of them hears of a change', async () => {
    const browser = new FakeBrowser();
    const windows = [await open(browser), await open(browser), await open(browser)];
    windows[0]?.live?.onState('open');
    expect(windows.map(({ streams }) => streams)).toEqual([1, 0, 0]);
    for (const window of windows) {
      expect(await reads(window, () => windows[0]?.adapter.change({ kind: 'list' }))).toBe(1);
    }
  });

  it('of another user, another company or another service do not', async () => {
    const browser = new FakeBrowser();
    const all = [
      await open(browser),
      await open(browser, SERVICE, { ...session, userId: 'per' }),
      await open(browser, SERVICE, { ...session, companyId: 'norrbo' }),
      await open(browser, 'https://other.example/api/events'),
    ];
    expect(all.map(({ streams }) => streams)).toEqual([1, 1, 1, 1]);
    expect(await reads(all[1] as Window, () => all[0]?.adapter.change({ kind: 'list' }))).toBe(0);
  });

  it('each have their own where the adapter does not say what it reaches', async () => {
    const browser = new FakeBrowser();
    const made = [
      world([], { live: true }, { tabs: browser.tab() }),
      world([], { live: true }, { tabs: browser.tab() }),
    ];
    for (const { store } of made) follow(store.list({}));
    await turn();
    expect(made.map(({ adapter }) => adapter.count('subscribe'))).toEqual([1, 1]);
    expect(browser.said).toEqual([]);
  });

  it('poll nothing while the one stream is open', async () => {
    const browser = new FakeBrowser();
    const [first, second] = [await open(browser), await open(browser)];
    first.live?.onState('open');
    expect(await reads(second, () => void second.env.advance(600_000))).toBe(0);
  });
});

describe('when the window that reads the stream', () => {
  it('is closed, the next one goes on after the last event', async () => {
    const browser = new FakeBrowser();
    const [first, second, third] = [await open(browser), await open(browser), await open(browser)];
    first.live?.onState('open');
    first.live?.onChange({ eventId: '41', kind: 'list' });
    first.store.dispose();
    await turn();
    expect([second.streams, third.streams]).toEqual([1, 0]);
    expect(second.live?.after).toBe('41');
    // What lies between the two streams is read by all.
    expect(await reads(third, () => second.live?.onState('open'))).toBe(1);
  });

  it('crashes, the next one takes over at once', async () => {
    const browser = new FakeBrowser();
    const [first, second] = [await open(browser), await open(browser)];
    first.tab.crash();
    await turn();
    expect(second.streams).toBe(1);
  });

  it('hangs, one that is looked at takes over within 5 s, and only one of them reads on', async () => {
    const browser = new FakeBrowser();
    const [first, second] = [await open(browser), await open(browser)];
    first.live?.onState('open');
    first.tab.isHanging = true;
    await second.env.advance(5_000);
    expect(second.streams).toBe(1);
    second.live?.onState('open');
    // It comes to itself again: its lock is gone, and with it its stream.
    first.tab.isHanging = false;
    await turn();
    expect(first.live).toBeUndefined();
    expect(await reads(first, () => second.adapter.change({ kind: 'list' }))).toBe(1);
    second.store.dispose();
    await turn();
    expect(first.streams).toBe(2);
  });

  it('answers, nobody takes over however long it takes', async () => {
    const browser = new FakeBrowser();
    const [first, second] = [await open(browser), await open(browser)];
    first.live?.onState('open');
    await second.env.advance(60_000);
    expect([first.streams, second.streams]).toEqual([1, 0]);
  });

  it('has been refused and another one is signed in again, asks anew', async () => {
    const browser = new FakeBrowser();
    const [first, second] = [await open(browser), await open(browser)];
    first.live?.onState('lost');
    second.adapter.next('getAccess', () =>
      Promise.reject(Object.assign(new Error('401'), { failure: { kind: 'signedOut', retryable: false } })),
    );
    follow(second.store.access());
    await turn();
    second.store.resume();
    await turn();
    expect([first.streams, second.streams]).toEqual([2, 0]);
  });
});

describe('without what a browser needs for it', () => {
  it('a refused lock leaves each window with its own stream', async () => {
    const refusing: Tabs = {
      ...new FakeBrowser().tab(),
      locks: { request: () => Promise.reject(new DOMException('No', 'SecurityError')) },
      channel: (name) => new FakeBrowser().tab().channel(name),
    };
    const { adapter, store } = world([], { live: true }, { tabs: refusing });
    Object.assign(adapter, { liveName: SERVICE });
    follow(store.list({}));
    await turn();
    expect(adapter.count('subscribe')).toBe(1);
  });

  it('a page that is put aside gives its stream away and takes it up when it comes back', async () => {
    const page = new EventTarget();
    Object.assign(globalThis, { window: page });
    try {
      const browser = new FakeBrowser();
      const [first, second] = [await open(browser), await open(browser)];
      first.live?.onState('open');
      page.dispatchEvent(new Event('pagehide'));
      await turn();
      expect([first.live, second.live]).toEqual([undefined, undefined]);
      page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
      await turn();
      // Both windows stand on this one page; one of them reads.
      expect([first.streams, second.streams]).toEqual([2, 0]);
    } finally {
      Reflect.deleteProperty(globalThis, 'window');
    }
  });
});
