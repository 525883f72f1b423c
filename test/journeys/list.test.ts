import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  axeViolations,
  focusedText,
  openPage,
  resetTo,
  startBrowser,
  startService,
  type RunningService,
} from './support.ts';

let service: RunningService;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
  await resetTo(service, 'default');
});

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const TEXTS = {
  sv: {
    filter: 'Filtrera',
    mine: 'Väntar på dig',
    remove: 'Ta bort filtret Väntar på dig',
    waiting: /^Väntar på dig \d/,
    switch: 'Byt till Lindqvist Fastigheter AB',
    company: 'Företag',
  },
  en: {
    filter: 'Filter',
    mine: 'Waiting for you',
    remove: 'Remove filter Waiting for you',
    waiting: /^Waiting for you \d/,
    switch: 'Switch to Lindqvist Fastigheter AB',
    company: 'Company',
  },
} as const;

describe.each(['sv', 'en'] as const)('the list in %s', (language) => {
  const texts = TEXTS[language];

  test('filters into the address, and comes back from a case as it was left', async () => {
    const page = await openPage(browser, `${service.url}/byraarenden`, { language });
    await page.getByRole('heading', { name: texts.waiting }).waitFor();
    await page.getByRole('button', { name: texts.filter }).click();
    await page.getByRole('checkbox', { name: texts.mine, exact: true }).check();
    await expect.poll(() => page.url()).toContain('needsYou=true');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: /Momsdeklaration/ }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('/byraarenden/case/');
    await expect.poll(() => focusedText(page)).toMatch(/Momsdeklaration/);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).toContain('needsYou=true');
    await expect.poll(() => focusedText(page)).toMatch(/Momsdeklaration/);
    await page.getByRole('button', { name: texts.remove }).click();
    await expect.poll(() => page.url()).not.toContain('needsYou');
    await page.goBack();
    await page.getByRole('button', { name: texts.remove }).waitFor();
    expect(page.errors).toEqual([]);
  });

  test('a link to a case of another company opens it after the switch', async () => {
    const page = await openPage(browser, `${service.url}/byraarenden/case/fastigheter-hyresavtal`, { language });
    await page.getByRole('button', { name: texts.switch }).click();
    await page.getByRole('heading', { name: 'Hyresavtal för lokalen på Vallgatan' }).waitFor();
    expect(page.url()).toContain('fastigheter-hyresavtal');
    expect(await page.getByRole('combobox', { name: texts.company }).inputValue()).toBe('fastigheter');
    expect(await axeViolations(page)).toEqual([]);
  });
});
