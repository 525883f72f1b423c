import type { Locator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { tabTo } from './support.ts';
import { cardsOn, clean, deviceOf, focusOn, plain, useStage } from './stage.ts';

const stage = useStage('default');

const CASE = 'lindqvist-inbetalning';

const TEXTS = {
  sv: {
    waiting: /^Väntar på dig \d/,
    answer: /Vad gäller inbetalningen på 18 400 kr/,
    sent: /Svaret är skickat till Anna Berg/,
    help: 'Kortkommandon',
    arrows: 'Gå mellan ärendena',
    close: 'Stäng',
    closedList: /^Avslutade ärenden \d/,
    back: 'Byråärenden',
  },
  en: {
    waiting: /^Waiting for you \d/,
    answer: /Vad gäller inbetalningen på 18 400 kr/,
    sent: /Your reply has been sent to Anna Berg/,
    help: 'Keyboard shortcuts',
    arrows: 'Move between cases',
    close: 'Close',
    closedList: /^Closed cases \d/,
    back: 'My accountant',
  },
} as const;

/** Which of the cards has the focus, from 0; -1: none. */
const focusedCard = async (cards: Locator): Promise<number> =>
  (await cards.evaluateAll((links) => links.map((link) => link.matches(':focus')))).indexOf(true);

/** Presses a key on a card and answers with the number of the card that has the focus then. */
async function press(page: Page, key: string): Promise<number> {
  await page.keyboard.press(key);
  return focusedCard(cardsOn(page));
}

const setShortcuts = (page: Page, off: boolean): Promise<unknown> =>
  page.evaluate((value) => document.querySelector('case-provider')?.toggleAttribute('no-shortcuts', value), off);

describe.each(['sv', 'en'] as const)('keys, in %s', (language) => {
  const texts = TEXTS[language];

  test('move over the grid, open, lead back and send; one attribute switches them off, a button tells of them', async () => {
    const page = await stage.open('/byraarenden', { language });
    await page.getByRole('heading', { name: texts.waiting }).waitFor();
    const cards = cardsOn(page);
    const places = await cards.evaluateAll((links) =>
      links.map((link) => {
        const { x, y } = link.getBoundingClientRect();
        return { x: Math.round(x), y: Math.round(y) };
      }),
    );
    const last = places.length - 1;
    const below = places.findIndex(({ y }) => y > (places[0]?.y ?? 0));
    expect(below).toBeGreaterThan(1);
    expect(places[below]?.x).toBe(places[0]?.x);

    // Arrows go along the row and down the column, across groups; Home and End to the ends.
    await tabTo(page, plain(await cards.first().innerText()));
    expect(await press(page, 'ArrowRight')).toBe(1);
    expect(await press(page, 'ArrowLeft')).toBe(0);
    expect(await press(page, 'ArrowDown')).toBe(below);
    expect(await press(page, 'ArrowUp')).toBe(0);
    expect(await press(page, 'End')).toBe(last);
    expect(await press(page, 'Home')).toBe(0);
    await clean(page);

    // Switched off, they are the browser's.
    await setShortcuts(page, true);
    await page.getByRole('button', { name: texts.help }).waitFor({ state: 'detached' });
    expect(await press(page, 'ArrowRight')).toBe(0);
    expect(await press(page, 'End')).toBe(0);
    const subject = plain((await stage.desk.getCase(CASE)).subject);
    await tabTo(page, subject);
    await page.keyboard.press('Enter');
    await focusOn(page, subject);
    await page.keyboard.press('Escape');
    expect(new URL(page.url()).pathname).toBe(`/byraarenden/case/${CASE}`);
    await tabTo(page, texts.answer);
    await page.keyboard.type('Ett förskott');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type(' för skåpen');

    // On again: Esc leaves a field alone, and leads to the list and the card from anywhere else.
    await setShortcuts(page, false);
    await page.keyboard.press('Escape');
    expect(new URL(page.url()).pathname).toBe(`/byraarenden/case/${CASE}`);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Escape');
    await focusOn(page, subject);
    expect(new URL(page.url()).pathname).toBe('/byraarenden');
    await tabTo(page, texts.help);
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: texts.help });
    await sheet.getByText(texts.arrows).waitFor();
    await clean(page);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await focusOn(page, texts.help);

    await page.getByRole('link', { name: subject }).focus();
    await page.keyboard.press('Enter');
    await focusOn(page, subject);
    await tabTo(page, texts.answer);
    await page.keyboard.press('End');
    await page.keyboard.type(' till Holms');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: texts.sent }).waitFor();
    await focusOn(page, texts.sent);
    await clean(page);
    // Once, and whole: nothing went when the keys were off.
    const { entries, items } = await stage.desk.getCase(CASE);
    expect(entries.filter((entry) => 'by' in entry && entry.by.side === 'company')).toHaveLength(1);
    expect(items.map((item) => ('answer' in item ? item.answer : undefined))).toEqual([
      { value: 'Ett förskott för skåpen till Holms' },
    ]);
    expect(page.errors).toEqual([]);
  });

  test('Back, Forward and a new tab lead where they say, and back is where one was', async () => {
    const device = deviceOf(stage.service);
    const query = { status: ['closed'], type: ['documents'], text: 'saknas' } as const;
    const found = await device.list(query);
    const page = await stage.open('/byraarenden?status=closed&type=documents&text=saknas', { language, height: 460 });
    const list = page.url();
    const cards = cardsOn(page);
    await expect.poll(() => cards.count()).toBe(found.length);
    const card = cards.last();
    const subject = plain(await card.innerText());

    // A new tab has the case, and this one stays as it is.
    await card.scrollIntoViewIfNeeded();
    const opened = page.context().waitForEvent('page');
    await card.click({ modifiers: ['Control'] });
    const tab = await opened;
    await tab.getByRole('heading', { level: 1, name: subject }).waitFor();
    await clean(tab);
    const address = tab.url();
    expect(new URL(address).pathname).toBe(`/byraarenden/case/${found.at(-1)?.id}`);
    await tab.close();
    expect(page.url()).toBe(list);

    const scrolled = () => page.evaluate(() => scrollY);
    const from = await scrolled();
    expect(from).toBeGreaterThan(100);
    const row = await card.evaluate((link) => link.getBoundingClientRect().height);
    const isAsLeft = async (): Promise<void> => {
      await focusOn(page, subject);
      expect(page.url()).toBe(list);
      expect(await cards.count()).toBe(found.length);
      expect(Math.abs((await scrolled()) - from)).toBeLessThan(row);
    };
    const isCase = async (): Promise<void> => {
      await focusOn(page, subject);
      expect(page.url()).toBe(address);
    };
    await card.focus();
    await page.keyboard.press('Enter');
    await isCase();
    await page.goBack();
    await isAsLeft();
    await clean(page);
    await page.goForward();
    await isCase();
    await page.keyboard.press('Escape');
    await isAsLeft();
    // Esc went on rather than back: the case is what lies before.
    await page.goBack();
    await isCase();
    await page.goForward();
    await isAsLeft();
    expect(page.errors).toEqual([]);
  });
});
