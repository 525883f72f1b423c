import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resetTo, startBrowser, startService, openPage, tabTo, type RunningService } from './support.ts';
import { clean, focusOn, plain } from './stage.ts';

let service: RunningService;
let browser: Browser;

// Once for both languages: nothing here changes a case, and so many take seconds to write.
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
  await resetTo(service, 'many');
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const TEXTS = {
  sv: {
    menu: /^Byråärenden/,
    mine: 'Väntar på dig 200',
    agency: 'Väntar på byrån 300',
    filter: 'Filtrera',
    company: 'Väntar på företaget 200',
    search: 'Sök bland ärendena',
    clear: 'Rensa sökningen',
  },
  en: {
    menu: /^My accountant/,
    mine: 'Waiting for you 200',
    agency: 'With your accountant 300',
    filter: 'Filter',
    company: 'Waiting for your company 200',
    search: 'Search your cases',
    clear: 'Clear search',
  },
} as const;

describe.each(['sv', 'en'] as const)('ten thousand cases, in %s', (language) => {
  const texts = TEXTS[language];

  /** What it took is told and not judged: a shared machine would be measured too. `npm run bench` has the budgets. */
  test('first cards, a filter, a search, more while one scrolls, and back to the card', async () => {
    const took: string[] = [];
    const timed = async (what: string, run: () => Promise<unknown>): Promise<void> => {
      const began = performance.now();
      await run();
      took.push(`${what} ${Math.round(performance.now() - began)} ms`);
    };
    const page = await openPage(browser, service.url, { language });
    const cards = page.getByRole('link', { name: /verifikation \d+|Leverantörsfaktura \d+/ });
    const entry = page.getByRole('navigation').getByRole('link', { name: texts.menu });
    const mine = page.getByRole('heading', { name: texts.mine });
    const withAgency = page.getByRole('heading', { name: texts.agency });
    // 2 % of them wait for the company: more than the entry counts.
    await expect.poll(() => entry.textContent()).toContain('99+');
    await tabTo(page, texts.menu);
    await timed('first cards', async () => {
      await page.keyboard.press('Enter');
      await cards.first().waitFor();
    });
    await mine.waitFor();
    await clean(page);

    await tabTo(page, texts.filter);
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: texts.company }).waitFor();
    await tabTo(page, texts.company);
    await timed('filter', async () => {
      await page.keyboard.press('Space');
      await withAgency.waitFor();
    });
    await page.goBack();
    await mine.waitFor();

    await page.getByRole('searchbox', { name: texts.search }).focus();
    await page.keyboard.type('verifikation 9990');
    await timed('search', async () => {
      await page.keyboard.press('Enter');
      await expect.poll(() => cards.count()).toBe(1);
    });
    await tabTo(page, texts.clear);
    await page.keyboard.press('Enter');
    await mine.waitFor();

    await timed('to the 201st card', async () => {
      await page.mouse.move(700, 500);
      const further = async () => {
        await page.mouse.wheel(0, 20_000);
        return withAgency.count();
      };
      await expect.poll(further, { timeout: 10_000 }).toBe(1);
    });
    const last = cards.last();
    await last.focus();
    const scrolled = () => page.evaluate(() => scrollY);
    const from = await scrolled();
    const card = await last.evaluate((link) => (link.getRootNode() as ShadowRoot).host.getBoundingClientRect().height);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/case/*');
    const subject = plain((await page.getByRole('heading', { level: 1 }).textContent()) ?? '');
    await timed('back', async () => {
      await page.goBack();
      await focusOn(page, subject);
    });
    // Rows are measured anew: the same ones are in sight, not the same pixel.
    await expect.poll(async () => Math.abs((await scrolled()) - from)).toBeLessThan(card);
    console.info(`ten thousand cases: ${took.join(', ')}`);
    expect(page.errors).toEqual([]);
  }, 60_000);
});
