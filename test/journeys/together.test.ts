import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import type { NoticeKind } from '../../src/domain/index.ts';
import { startFaultProxy, type FaultProxy } from '../faults/fault-proxy.ts';
import { chance, closedCases, nextChange, openCases, question, type Scene, type Told } from './changes.ts';
import { openPage } from './support.ts';
import { deviceOf, plain, useStage, type Device } from './stage.ts';

/**
 * As many as `npm test` has time for. The long run, which npm is not needed for, writes down what it was:
 *
 *     CHANGES=100 SEED=7 RESULT=bench/results/together.json \
 *       node node_modules/vitest/vitest.mjs run --project=journeys test/journeys/together.test.ts -t agree
 */
const CHANGES = Number(process.env['CHANGES'] ?? 25);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const RESULT = process.env['RESULT'];
const STREAM = { path: /^\/api\/events/ };
const LIST = '/byraarenden';

const stage = useStage('default');
const proxies: FaultProxy[] = [];

afterEach(() => Promise.all(proxies.splice(0).map((proxy) => proxy.close())));

interface Seat {
  readonly proxy: FaultProxy;
  readonly tabs: Page[];
}

/** A browser of its own with so many tabs that show the list, over a line of its own. */
async function seat(tabs: number, path = LIST): Promise<Seat> {
  const proxy = await startFaultProxy(stage.service.url);
  proxies.push(proxy);
  const first = await openPage(stage.browser, proxy.url + path);
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

/** What a page shows: the figure in the menu, its cards with their dots, and what its notices say, all of them. */
interface Shown {
  readonly badge: number;
  /** `id`, with a `*` where it is unread. */
  readonly cards: readonly string[];
  readonly notices: readonly string[];
  readonly notReloaded: boolean;
}

async function shownOn(page: Page): Promise<Shown> {
  const shown = await page.evaluate(() => {
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
    const notices = all(document, 'case-notifications').flatMap((element) => {
      const more = element.shadowRoot?.querySelector<HTMLElement>('button[aria-expanded="false"]');
      if (more?.checkVisibility()) more.click();
      return [...(element.shadowRoot?.querySelectorAll<HTMLElement>('li p') ?? [])].map((text) => text.innerText);
    });
    return { badge: Number(figure ?? 0), cards: cards.sort(), notices, notReloaded: 'notReloaded' in window };
  });
  return { ...shown, notices: shown.notices.map(plain).sort() };
}

const AGENCY = 'Björkgården Redovisning';
const WORDS: Partial<Record<NoticeKind, (count: number) => string>> = {
  newCase: (n) => (n === 1 ? `Nytt ärende från ${AGENCY}` : `${n} nya ärenden från ${AGENCY}`),
  newMessage: (n) => (n === 1 ? `Nytt meddelande från ${AGENCY}` : `Nya meddelanden i ${n} ärenden från ${AGENCY}`),
  toCorrect: (n) => (n === 1 ? `${AGENCY} ber dig rätta ett svar` : `${AGENCY} ber dig rätta svar i ${n} ärenden`),
  withdrawn: (n) => `${AGENCY} har dragit tillbaka ${n === 1 ? 'ett ärende' : `${n} ärenden`}`,
  reopened: (n) => `${AGENCY} har öppnat ${n === 1 ? 'ett ärende' : `${n} ärenden`} igen`,
  merged: (n) => `${AGENCY} har slagit ihop ${n === 1 ? 'ett ärende med ett annat' : `${n} ärenden med andra`}`,
  handedOver: (n) => (n === 1 ? 'Ett ärende har lämnats över till dig' : `${n} ärenden har lämnats över till dig`),
  closed: (n) => `${AGENCY} har avslutat ${n === 1 ? 'ett ärende' : `${n} ärenden`}`,
};

/** What the notices must say: one for each kind, of all its cases that nobody has read since. */
function wordsOf(news: readonly Told[]): string[] {
  const kinds = [...new Set(news.map(({ kind }) => kind))];
  const ids = (kind: NoticeKind) => new Set(news.filter((one) => one.kind === kind).map(({ caseId }) => caseId));
  return kinds.map((kind) => WORDS[kind]?.(ids(kind).size) ?? kind).sort();
}

/** What every page must show, by what the service says now; forgets the news that has been read. */
async function truthOf(maria: Device, news: Told[]): Promise<Shown> {
  const [open, closed] = await Promise.all([openCases({ maria }), closedCases({ maria })]);
  const unread = new Set([...open, ...closed].filter((one) => one.unread).map(({ id }) => id));
  news.splice(0, news.length, ...news.filter(({ caseId }) => unread.has(caseId)));
  return {
    badge: (await maria.adapter.getAccess(maria.call())).facts.actionRequired,
    cards: open.map(({ id }) => (unread.has(id) ? `${id}*` : id)).sort(),
    notices: wordsOf(news),
    notReloaded: true,
  };
}

/** What was run and with what, for who reads the committed result. */
function writeResult(path: string, done: readonly string[], byPage: number, began: number): void {
  const { dependencies: versions } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
  const result = {
    date: new Date().toISOString().slice(0, 10),
    chromium: stage.browser.version(),
    node: process.version,
    versions,
    seed: SEED,
    changes: done.length,
    byPage,
    pages: 5,
    seconds: Math.round((Date.now() - began) / 1000),
    done,
  };
  writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`);
}

/** Two browsers with two tabs each, and a third that acts; beside them the desk, and both people on other devices. */
test(
  `three browsers and the desk: all pages agree after each of ${CHANGES} changes on either side (seed ${SEED})`,
  async () => {
    const began = Date.now();
    const seats = [await seat(2), await seat(2), await seat(1)];
    const pages = seats.flatMap(({ tabs }) => tabs);
    const { maria, hand } = { maria: deviceOf(stage.service), hand: pages.at(-1) as Page };
    const scene: Scene = {
      desk: stage.desk,
      deskPage: await stage.open('/desk'),
      hand,
      maria,
      per: deviceOf(stage.service, 'per'),
      random: chance(SEED),
      asked: new Set(),
      passed: new Set(),
    };
    const news: Told[] = [];
    const done: string[] = [];
    let byPage = 0;
    while (done.length < CHANGES) {
      const change = await nextChange(scene);
      done.push(change.what);
      const message = `seed ${SEED}, change ${done.length}: ${change.what}`;
      news.push(...(await change.run().catch((cause: unknown) => Promise.reject(new Error(message, { cause })))));
      if (change.byPage) byPage += 1;
      const differing = async () => {
        const [truth, ...shown] = await Promise.all([truthOf(maria, news), ...pages.map(shownOn)]);
        return shown.map((one) => [one, truth]).filter(([one, is]) => JSON.stringify(one) !== JSON.stringify(is));
      };
      await expect.poll(differing, { timeout: 10_000, message }).toEqual([]);
    }
    expect(seats.map(({ proxy }) => proxy.open(STREAM))).toEqual([1, 1, 1]);
    if (RESULT) writeResult(RESULT, done, byPage, began);
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
    const { id } = await stage.desk.createCase(question('Efter bytet'));
    for (const page of [second, third]) {
      await expect.poll(async () => (await shownOn(page)).cards.includes(`${id}*`), { timeout: 5_000 }).toBe(true);
    }
  });

  test('costs access, the first page and a look for news when the list is opened, and nothing while nothing happens', async () => {
    const { proxy } = await seat(1);
    const asked = () => proxy.seen.flatMap(({ path }) => (path.startsWith('/api/') ? [path.replace(/\?.*/, '')] : []));
    expect(asked().sort()).toEqual(['/api/access', '/api/cases', '/api/cases', '/api/events']);
    const { id } = await stage.desk.createCase(question('Något nytt'));
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
      made.push((await stage.desk.createCase(question(`Under avbrott ${times}`))).id);
      await expect.poll(() => proxy.count(STREAM), { timeout: 10_000 }).toBe(streams + 1);
      made.push((await stage.desk.createCase(question(`Efter avbrott ${times}`))).id);
    }
    for (const page of tabs) {
      const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told);
      // The list is fetched on its own, before or after what there is to tell.
      const cards = async () => (await shownOn(page)).cards.map((card) => card.replace('*', ''));
      const shown = async () => (await cards()).filter((id) => made.includes(id)).sort();
      await expect.poll(shown, { timeout: 10_000 }).toEqual([...made].sort());
      await expect.poll(async () => (await told()).length, { timeout: 10_000 }).toBeGreaterThanOrEqual(made.length);
      expect((await told()).sort()).toEqual([...made].sort());
    }
    expect(proxy.open(STREAM)).toBe(1);
  });
});
