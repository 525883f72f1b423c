import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDeskClient, type DeskClient } from '../../mocks/desk-client.ts';
import { createRestAdapter } from '../../src/adapter/rest/index.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import type { CaseSummary } from '../../src/domain/index.ts';
import { startFaultProxy, type FaultProxy } from '../faults/fault-proxy.ts';
import { openPage, resetTo, startBrowser, startService, type RunningService } from './support.ts';

/** As many as `npm test` has time for; the long run sets it to 100. */
const CHANGES = Number(process.env['CHANGES'] ?? 25);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const STREAM = { path: /^\/api\/events/ };
const LIST = '/byraarenden';

let service: RunningService;
let browser: Browser;
let desk: DeskClient;
const proxies: FaultProxy[] = [];

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
  desk = createDeskClient({ baseUrl: service.url, consultantId: 'anna' });
});

beforeEach(() => resetTo(service, 'default'));

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
});

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

interface Seat {
  readonly proxy: FaultProxy;
  readonly tabs: Page[];
}

/** A browser of its own with so many tabs that show the list, over a line of its own. */
async function seat(tabs: number, path = LIST): Promise<Seat> {
  const proxy = await startFaultProxy(service.url);
  proxies.push(proxy);
  const first = await openPage(browser, proxy.url + path);
  const pages: Page[] = [first];
  while (pages.length < tabs) {
    const next = await first.context().newPage();
    await next.goto(proxy.url + path);
    pages.push(next);
  }
  for (const page of pages) {
    await page.getByRole('heading', { name: /^Väntar på dig/ }).waitFor();
    await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  }
  await expect.poll(() => proxy.open(STREAM)).toBe(1);
  return { proxy, tabs: pages };
}

/** What a page shows: the figure in the menu, its cards with their dots, and what its notices are about. */
interface Shown {
  readonly badge: number;
  /** `id`, with a `*` where it is unread. */
  readonly cards: readonly string[];
  readonly notices: readonly string[];
  readonly notReloaded: boolean;
}

function shownOn(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const all = (root: ParentNode, tag: string): Element[] =>
      [...root.querySelectorAll('*')].flatMap((node) => [
        ...(node.localName === tag ? [node] : []),
        ...(node.shadowRoot ? all(node.shadowRoot, tag) : []),
      ]);
    const cards = all(document, 'case-card').map((card) => {
      const { id, unread } = (card as unknown as { summary: { id: string; unread: boolean } }).summary;
      return unread ? `${id}*` : id;
    });
    const figure = all(document, 'case-menu-item')[0]?.shadowRoot?.querySelector('[part="badge"]')?.textContent;
    const { client } = document.querySelector('case-provider') as unknown as {
      client: { notices: { value: readonly { caseIds: readonly string[] }[] } };
    };
    const notices = client.notices.value.flatMap(({ caseIds }) => caseIds);
    return {
      badge: Number(figure ?? 0),
      cards: cards.sort(),
      notices: [...new Set(notices)].sort(),
      notReloaded: 'notReloaded' in window,
    };
  });
}

/** The same user on another device: what the service itself says, and a hand that acts. */
function device(): CaseAdapter {
  const getHeaders = () => ({ Authorization: 'Bearer demo-maria' });
  return createRestAdapter({ baseUrl: `${service.url}/api`, getHeaders });
}

const call = () => ({ session: { userId: 'maria', companyId: 'lindqvist' }, signal: new AbortController().signal });

async function casesIn(adapter: CaseAdapter, open: boolean): Promise<readonly CaseSummary[]> {
  const status = open ? (['awaitingCompany', 'awaitingAgency', 'unknown'] as const) : (['closed'] as const);
  const page = await adapter.listCases({ status: [...status] }, { ...call(), cursor: null, limit: 100 });
  return page.items.filter((item): item is CaseSummary => 'subject' in item);
}

/** mulberry32: the same changes for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

const question = (subject: string) => ({
  companyId: 'lindqvist',
  type: 'question',
  subject,
  description: 'Hej!',
  items: [{ kind: 'text', label: 'Vad gäller det?', required: true }],
  attachments: [],
});

/** One thing that somebody does, and whether the agency did it to a case (which is then news). */
interface Change {
  readonly what: string;
  readonly run: () => Promise<string | null>;
}

/** Something that can be done now, at random. */
async function nextChange(adapter: CaseAdapter, random: () => number): Promise<Change> {
  const open = await casesIn(adapter, true);
  const ours = open.filter(({ agency }) => agency.id === 'bjorkgarden');
  const unread = open.filter((one) => one.unread);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const on = (what: string, one: CaseSummary | undefined, run: (id: string) => Promise<unknown>, isNews: boolean) =>
    one ? [{ what: `${what} ${one.id}`, run: async () => (await run(one.id), isNews ? one.id : null) }] : [];
  const waiting = ours.filter(({ status }) => status === 'awaitingCompany');
  const withAgency = ours.filter(({ status }) => status === 'awaitingAgency');
  const changes: Change[] = [
    { what: 'new case', run: async () => (await desk.createCase(question(`Fråga ${random()}`))).id },
    ...on('note on', pick(ours), (id) => desk.note(id, { text: 'En rad till.' }), true),
    ...on('send back', pick(withAgency), (id) => desk.sendBack(id, { text: 'Kan du förtydliga?' }), true),
    ...on('close', pick(ours), (id) => desk.close(id), true),
    ...on('withdraw', pick(waiting), (id) => desk.withdraw(id), true),
    ...on('remind of', pick(waiting), (id) => desk.remind(id), false),
    ...on('read', pick(unread), (id) => adapter.markRead(id, null, call()), false),
    ...on('read', pick(unread), (id) => adapter.markRead(id, null, call()), false),
    ...on('ask in', pick(waiting), (id) => send(adapter, id), false),
  ];
  return pick(changes) as Change;
}

async function send(adapter: CaseAdapter, id: string): Promise<unknown> {
  const { revision } = await adapter.getCase(id, call());
  const options = { ...call(), revision, idempotencyKey: crypto.randomUUID() };
  return adapter.sendAct(id, { kind: 'ask', text: 'Vilket datum gäller det?', files: [] }, options);
}

test(
  `two browsers, two tabs each: all agree after each of ${CHANGES} changes on either side (seed ${SEED})`,
  async () => {
    const seats = [await seat(2), await seat(2)];
    const pages = seats.flatMap(({ tabs }) => tabs);
    const adapter = device();
    const random = chance(SEED);
    const news = new Set<string>();
    for (let count = 1; count <= CHANGES; count += 1) {
      const { what, run } = await nextChange(adapter, random);
      const about = await run();
      if (about) news.add(about);
      const open = await casesIn(adapter, true);
      const unread = new Set(
        [...open, ...(await casesIn(adapter, false))].filter((one) => one.unread).map(({ id }) => id),
      );
      for (const id of news) if (!unread.has(id)) news.delete(id);
      const truth: Shown = {
        badge: (await adapter.getAccess(call())).facts.actionRequired,
        cards: open.map(({ id }) => (unread.has(id) ? `${id}*` : id)).sort(),
        notices: [...news].sort(),
        notReloaded: true,
      };
      await expect
        .poll(() => Promise.all(pages.map(shownOn)), {
          timeout: 10_000,
          message: `seed ${SEED}, change ${count}: ${what}`,
        })
        .toEqual(pages.map(() => truth));
    }
    expect(seats.map(({ proxy }) => proxy.open(STREAM))).toEqual([1, 1]);
  },
  60_000 + CHANGES * 8_000,
);

describe('the one stream of a browser', () => {
  test('is read by one of three tabs; when that one is closed another one takes over, and all follow on', async () => {
    const { proxy, tabs } = await seat(3);
    const [first, second, third] = tabs as [Page, Page, Page];
    expect(proxy.count(STREAM)).toBe(1);
    await first.close();
    await expect.poll(() => proxy.count(STREAM), { timeout: 5_000 }).toBe(2);
    await expect.poll(() => proxy.open(STREAM)).toBe(1);
    const { id } = await desk.createCase(question('Efter bytet'));
    for (const page of [second, third]) {
      await expect.poll(async () => (await shownOn(page)).cards.includes(`${id}*`), { timeout: 5_000 }).toBe(true);
    }
  });

  test('costs access, the first page and a look for news when the list is opened, and nothing while nothing happens', async () => {
    const { proxy } = await seat(1);
    const asked = () => proxy.seen.flatMap(({ path }) => (path.startsWith('/api/') ? [path.replace(/\?.*/, '')] : []));
    expect(asked().sort()).toEqual(['/api/access', '/api/cases', '/api/cases', '/api/events']);
    const { id } = await desk.createCase(question('Något nytt'));
    await proxy.came({ path: /^\/api\/cases\?/ }, 4);
    // Twice more: the list, and what there is to tell.
    expect(asked().filter((path) => path.endsWith('/cases'))).toHaveLength(4);
    expect(asked().filter((path) => path.includes(id))).toEqual([]);
  });

  test('breaks ten times within a minute: nothing is lost and nothing is told twice', async () => {
    const { proxy, tabs } = await seat(2);
    for (const page of tabs) {
      await page.evaluate(() => {
        const { client } = document.querySelector('case-provider') as unknown as { client: EventTarget };
        const told: string[] = [];
        Object.assign(window, { told });
        client.addEventListener('case-notify', (event) => {
          told.push(...(event as unknown as { caseIds: readonly string[] }).caseIds);
        });
      });
    }
    const made: string[] = [];
    for (let times = 0; times < 10; times += 1) {
      const streams = proxy.count(STREAM);
      proxy.breakOff(STREAM);
      made.push((await desk.createCase(question(`Under avbrott ${times}`))).id);
      await expect.poll(() => proxy.count(STREAM), { timeout: 10_000 }).toBe(streams + 1);
      made.push((await desk.createCase(question(`Efter avbrott ${times}`))).id);
    }
    for (const page of tabs) {
      const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told);
      await expect.poll(async () => (await told()).length, { timeout: 10_000 }).toBeGreaterThanOrEqual(made.length);
      expect((await told()).sort()).toEqual([...made].sort());
      expect((await shownOn(page)).cards.filter((card) => made.includes(card.replace('*', '')))).toHaveLength(
        made.length,
      );
    }
    expect(proxy.open(STREAM)).toBe(1);
  });
});
