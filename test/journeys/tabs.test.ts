import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createDeskClient, type DeskClient } from '../../mocks/desk-client.ts';
import { startFaultProxy, type FaultProxy } from '../faults/fault-proxy.ts';
import { openPage, startBrowser, startService, type RunningService } from './support.ts';

let service: RunningService;
let proxy: FaultProxy;
let browser: Browser;
let desk: DeskClient;

/** What is promised: so long after the holder's death another tab has taken over at the latest (ms). */
const TAKE_OVER = { timeout: 5_000 };
const PATIENCE = { timeout: 10_000 };
const ANSWER = 'En filt till mötesrummet.';
const sends = { method: 'POST', path: /\/acts$/ };

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
  proxy = await startFaultProxy(service.url);
  desk = createDeskClient({ baseUrl: service.url, consultantId: 'anna' });
});

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  await service?.stop();
});

const field = (page: Page) => page.getByRole('textbox', { name: /Ditt svar/ });

/** Two tabs of one browser on one new case, with the same answer in both. */
async function twoTabs(): Promise<{ id: string; tabs: readonly [Page, Page]; errors: string[] }> {
  const { id } = await desk.createCase({
    companyId: 'lindqvist',
    type: 'question',
    subject: 'Vad gäller filten?',
    description: '',
    items: [{ kind: 'longText', label: 'Ditt svar', required: true }],
    attachments: [],
  });
  const url = `${proxy.url}/byraarenden/case/${id}`;
  const first = await openPage(browser, url);
  const second = await first.context().newPage();
  await second.goto(url);
  await field(first).fill(ANSWER);
  await expect.poll(() => field(second).inputValue(), PATIENCE).toBe(ANSWER);
  return { id, tabs: [first, second], errors: first.errors };
}

/** A tab behind another draws nothing, so that a pointer would wait for it. */
async function send(page: Page): Promise<void> {
  const button = await page.getByRole('button', { name: /^Skicka svar/ }).elementHandle();
  await button?.evaluate((node) => (node as HTMLElement).click());
}

const receipt = (page: Page) => page.getByRole('heading', { name: /^Svaret är skickat till Anna Berg/ });
const answer = (page: Page) => page.getByText(ANSWER).filter({ visible: true });

/** The answers that the agency has. */
async function arrived(id: string): Promise<unknown[]> {
  const { entries, items } = await desk.getCase(id);
  const answers = entries.filter((entry) => 'kind' in entry && entry.kind === 'answer');
  return [answers.length, ...items.map((item) => ('answer' in item ? item.answer : null))];
}

const keysSince = (before: number): unknown[] =>
  proxy.seen
    .filter(({ path }) => sends.path.test(path))
    .map(({ headers }) => headers['idempotency-key'])
    .slice(before);

test('two tabs that press Send at the same moment send one answer: one has the receipt, the other shows what was sent', async () => {
  const { id, tabs, errors } = await twoTabs();
  const before = proxy.count(sends);
  await Promise.all(tabs.map(send));
  for (const page of tabs) await expect.poll(() => field(page).count(), PATIENCE).toBe(0);
  await expect
    .poll(async () => {
      const shown = tabs.map(async (page) => [await receipt(page).count(), await answer(page).count()]);
      return (await Promise.all(shown)).sort();
    }, PATIENCE)
    .toEqual([
      [0, 1],
      [1, 0],
    ]);
  expect(proxy.count(sends) - before).toBe(1);
  expect(await arrived(id)).toEqual([1, { value: ANSWER }]);
  expect(errors).toEqual([]);
});

const ends = {
  closed: (page: Page) => page.close(),
  crashed: async (page: Page) => {
    const debug = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    // Nobody is left to answer it.
    debug.send('Page.crash').catch(() => undefined);
    await crashed;
  },
};

test.each([
  ['closed', 'before'],
  ['closed', 'after'],
  ['crashed', 'before'],
  ['crashed', 'after'],
] as const)(
  'a tab that is %s while its answer hangs, %s it arrived, is relieved by the other: one answer',
  async (end, when) => {
    const { id, tabs, errors } = await twoTabs();
    const [first, second] = tabs;
    const before = proxy.count(sends);
    proxy.next(sends, { kind: 'hang', when });
    await send(first);
    await proxy.came(sends, before + 1);
    const isIn = when === 'after';
    await expect.poll(() => arrived(id), PATIENCE).toEqual(isIn ? [1, { value: ANSWER }] : [0, null]);
    await ends[end](first);
    await expect.poll(() => receipt(second).count(), TAKE_OVER).toBe(1);
    expect(await arrived(id)).toEqual([1, { value: ANSWER }]);
    // What has arrived is found out by asking, what has not goes again.
    expect(proxy.count(sends) - before).toBe(isIn ? 1 : 2);
    expect(new Set(keysSince(before)).size).toBe(1);
    expect(errors).toEqual([]);
  },
);

test.each(['before', 'after'] as const)(
  'a page loaded anew in mid-send, %s the service has it, sends once, and shows the receipt',
  async (when) => {
    const { id } = await desk.createCase({
      companyId: 'lindqvist',
      type: 'question',
      subject: 'Vad gäller filten?',
      description: '',
      items: [{ kind: 'longText', label: 'Ditt svar', required: true }],
      attachments: [],
    });
    const page = await openPage(browser, `${proxy.url}/byraarenden/case/${id}`);
    // The browser asks whether to leave; one does.
    page.on('dialog', (dialog) => void dialog.accept());
    await field(page).fill(ANSWER);
    await page
      .getByText(/^Utkast sparat \d\d:\d\d/)
      .filter({ visible: true })
      .first()
      .waitFor();
    const before = proxy.count(sends);
    proxy.next(sends, { kind: 'hang', when });
    await send(page);
    await expect.poll(() => proxy.count(sends), PATIENCE).toBe(before + 1);
    if (when === 'after') await expect.poll(() => arrived(id), PATIENCE).toEqual([1, { value: ANSWER }]);
    await page.reload();
    if (when === 'before') {
      await expect.poll(() => field(page).inputValue(), PATIENCE).toBe(ANSWER);
      await send(page);
    }
    await receipt(page).waitFor();
    expect(new Set(keysSince(before)).size).toBe(1);
    expect(await arrived(id)).toEqual([1, { value: ANSWER }]);
  },
);
