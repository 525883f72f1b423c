import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { focusedText, openPage, resetTo, startBrowser, startService, type RunningService } from './support.ts';

let service: RunningService;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
  await resetTo(service, 'many');
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

/** What it took is told and not judged: a shared machine would be measured too. `npm run bench` has the budgets. */
test('ten thousand cases: first cards, a filter, a search, more while one scrolls, and back to the card', async () => {
  const took: string[] = [];
  const timed = async (what: string, run: () => Promise<unknown>): Promise<void> => {
    const began = performance.now();
    await run();
    took.push(`${what} ${Math.round(performance.now() - began)} ms`);
  };
  const page = await openPage(browser, service.url);
  const cards = page.getByRole('link', { name: /verifikation \d+|Leverantörsfaktura \d+/ });
  const entry = page.getByRole('navigation').getByRole('link', { name: /^Byråärenden/ });
  // 2 % of them wait for the company: more than the entry counts.
  await expect.poll(() => entry.textContent()).toContain('99+');
  await timed('first cards', async () => {
    await entry.click();
    await cards.first().waitFor();
  });
  await page.getByRole('heading', { name: 'Väntar på dig 200' }).waitFor();

  await page.getByRole('button', { name: 'Filtrera' }).click();
  await timed('filter', async () => {
    await page.getByRole('checkbox', { name: 'Väntar på företaget 200' }).uncheck();
    await page.getByRole('heading', { name: 'Väntar på byrån 300' }).waitFor();
  });
  await page.goBack();
  await page.getByRole('heading', { name: 'Väntar på dig 200' }).waitFor();

  const search = page.getByRole('searchbox', { name: 'Sök bland ärendena' });
  await timed('search', async () => {
    await search.fill('verifikation 9990');
    await search.press('Enter');
    await expect.poll(() => cards.count()).toBe(1);
  });
  await page.getByRole('button', { name: 'Rensa sökningen' }).click();
  await page.getByRole('heading', { name: 'Väntar på dig 200' }).waitFor();

  const withAgency = page.getByRole('heading', { name: 'Väntar på byrån 300' });
  await timed('to the 201st card', async () => {
    await page.mouse.move(700, 500);
    const further = async () => {
      await page.mouse.wheel(0, 20_000);
      return withAgency.count();
    };
    await expect.poll(further, { timeout: 10_000 }).toBe(1);
  });
  await cards.last().click();
  await page.waitForURL('**/case/*');
  const subject = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await timed('back', async () => {
    await page.goBack();
    await expect.poll(() => focusedText(page)).toContain(subject.replace(/\s+/g, ' ').trim());
  });
  console.info(`ten thousand cases: ${took.join(', ')}`);
  expect(page.errors).toEqual([]);
}, 40_000);
