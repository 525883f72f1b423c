import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { tabTo } from './support.ts';
import { cardsOn, clean, deviceOf, focusOn, plain, useStage } from './stage.ts';

const stage = useStage('default');

const TEXTS = {
  sv: {
    filter: 'Filtrera',
    waiting: /^Väntar på dig \d/,
    closed: /^Avslutade \d/,
    type: 'Underlag',
    agency: 'Björkgården Redovisning',
    order: 'Ordning',
    newest: 'Nyast först',
    search: 'Sök bland ärendena',
    remove: (name: string) => `Ta bort filtret ${name}`,
    switch: 'Byt till Lindqvist Fastigheter AB',
    company: 'Företag',
  },
  en: {
    filter: 'Filter',
    waiting: /^Waiting for you \d/,
    closed: /^Closed \d/,
    type: 'Documents',
    agency: 'Björkgården Redovisning',
    order: 'Order',
    newest: 'Newest first',
    search: 'Search your cases',
    remove: (name: string) => `Remove filter ${name}`,
    switch: 'Switch to Lindqvist Fastigheter AB',
    company: 'Company',
  },
} as const;

const WORD = 'kvitto';
const ASKED = {
  status: ['closed'],
  type: ['documents'],
  agency: ['bjorkgarden'],
  text: WORD,
  sort: 'created',
} as const;
const ADDRESS = '?status=closed&type=documents&agency=bjorkgarden&text=kvitto&sort=created';

const subjectsOn = async (page: Page): Promise<string[]> => (await cardsOn(page).allInnerTexts()).map(plain);

describe.each(['sv', 'en'] as const)('the list in %s', (language) => {
  const texts = TEXTS[language];

  test('filters, search and order go together into the address, come back from it, and are taken off one by one', async () => {
    const found = (await deviceOf(stage.service).list(ASKED)).map(({ subject }) => plain(subject));
    expect(found.length).toBeGreaterThan(2);
    const page = await stage.open('/byraarenden', { language });
    const shows = (subjects: readonly string[]) => expect.poll(() => subjectsOn(page)).toEqual(subjects);
    const search = () => new URL(page.url()).search;
    const box = (name: string) => page.getByRole('checkbox', { name, exact: true });
    const chip = (name: string) => page.getByRole('button', { name: texts.remove(name) });
    await page.getByRole('heading', { name: texts.waiting }).waitFor();

    await tabTo(page, texts.closed);
    await page.keyboard.press('Enter');
    await expect.poll(search).toBe('?status=closed');
    await tabTo(page, texts.search);
    await page.keyboard.type(WORD);
    await page.keyboard.press('Enter');
    await expect.poll(search).toBe('?status=closed&text=kvitto');
    await tabTo(page, texts.filter);
    await page.keyboard.press('Enter');
    await box(texts.type).waitFor();
    for (const name of [texts.type, texts.agency]) {
      await tabTo(page, name);
      await page.keyboard.press('Space');
      await chip(name).waitFor();
    }
    const order = page.getByRole('combobox', { name: texts.order });
    await order.selectOption(texts.newest);
    await expect.poll(search).toBe(ADDRESS);
    await shows(found);
    await clean(page);

    // The address alone gives all of it back.
    await page.reload();
    await shows(found);
    expect(await page.getByRole('searchbox', { name: texts.search }).inputValue()).toBe(WORD);
    await page.getByRole('button', { name: texts.filter, exact: true }).click();
    await box(texts.type).waitFor();
    expect([await box(texts.type).isChecked(), await box(texts.agency).isChecked()]).toEqual([true, true]);
    expect(await order.inputValue()).toBe('created');
    await clean(page);

    // Into a case and back by keys, then one filter off, and on again by the browser's way back.
    const [first = ''] = found;
    await page.getByRole('link', { name: first }).focus();
    await page.keyboard.press('Enter');
    await focusOn(page, first);
    expect(new URL(page.url()).pathname).toContain('/byraarenden/case/');
    await page.keyboard.press('Escape');
    await focusOn(page, first);
    expect(search()).toBe(ADDRESS);
    await chip(texts.agency).focus();
    await page.keyboard.press('Enter');
    await expect.poll(search).toBe(ADDRESS.replace('&agency=bjorkgarden', ''));
    await chip(texts.agency).waitFor({ state: 'detached' });
    await page.goBack();
    await chip(texts.agency).waitFor();
    await shows(found);
    expect(page.errors).toEqual([]);
  });

  test('a link to a case of another company opens it after the switch', async () => {
    const page = await stage.open('/byraarenden/case/fastigheter-hyresavtal', { language });
    await page.getByRole('button', { name: texts.switch }).waitFor();
    await clean(page);
    await tabTo(page, texts.switch);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Hyresavtal för lokalen på Vallgatan' }).waitFor();
    expect(page.url()).toContain('fastigheter-hyresavtal');
    expect(await page.getByRole('combobox', { name: texts.company }).inputValue()).toBe('fastigheter');
    await clean(page);
  });
});
