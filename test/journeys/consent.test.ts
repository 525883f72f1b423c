import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDeskClient, type DeskClient } from '../../mocks/desk-client.ts';
import { axeViolations, openPage, resetTo, startBrowser, startService, type RunningService } from './support.ts';

let service: RunningService;
let browser: Browser;
let desk: DeskClient;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
  desk = createDeskClient({ baseUrl: service.url, consultantId: 'anna' });
});

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const QUESTION = {
  companyId: 'lindqvist',
  type: 'question',
  subject: 'Vad gäller inbetalningen?',
  description: '',
  items: [{ kind: 'longText', label: 'Vad gäller den?', required: true }],
  attachments: [],
};

const TEXTS = {
  sv: {
    accept: 'Godkänn samarbetet',
    decline: 'Tacka nej',
    owner: 'Byrån äger informationen.',
    accepted: 'Samarbetet med Björkgården Redovisning är godkänt',
    declined: 'Du har tackat nej till Björkgården Redovisning',
    wasDeclined: 'Inbjudan från Björkgården Redovisning är avböjd',
    first: 'Byråärenden 1 ärende väntar på dig',
    menu: /^Byråärenden/,
    news: 'Nytt ärende från Björkgården Redovisning',
    invitation: 'Inbjudan från Björkgården Redovisning',
  },
  en: {
    accept: 'Approve',
    decline: 'Decline',
    owner: 'The firm owns the information.',
    accepted: 'You now exchange cases with Björkgården Redovisning',
    declined: 'You have declined Björkgården Redovisning',
    wasDeclined: 'The invitation from Björkgården Redovisning was declined',
    first: 'My accountant 1 case is waiting for you',
    menu: /^My accountant/,
    news: 'New case from Björkgården Redovisning',
    invitation: 'Invitation from Björkgården Redovisning',
  },
} as const;

const clean = async (page: Page): Promise<void> => expect(await axeViolations(page)).toEqual([]);

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  const texts = TEXTS[language];

  beforeEach(() => resetTo(service, 'invited'));

  test('an invitation is accepted while there is no menu entry, which comes with the first case', async () => {
    const page = await openPage(browser, service.url, { language });
    const menu = page.getByRole('navigation').getByRole('link', { name: texts.menu });
    await page.getByRole('button', { name: texts.accept }).waitFor();
    await page.getByText(texts.owner).waitFor();
    expect(await menu.count()).toBe(0);
    // What the panel says needs no notice beside it.
    expect(await page.getByText(texts.invitation, { exact: true }).count()).toBe(0);
    await clean(page);

    await page.getByRole('button', { name: texts.accept }).click();
    await page.getByRole('heading', { name: texts.accepted }).waitFor();
    await clean(page);
    expect(await menu.count()).toBe(0);

    await desk.createCase(QUESTION);
    await page.getByRole('link', { name: texts.first, exact: true }).waitFor();
    await page.getByRole('list').getByText(texts.news).waitFor();
    await clean(page);
    expect(page.errors).toEqual([]);
  });

  test('an invitation is declined: it says so, here and in another window, and the desk can invite again', async () => {
    const page = await openPage(browser, service.url, { language });
    const other = await page.context().newPage();
    await other.goto(service.url);
    await other.getByRole('button', { name: texts.decline }).waitFor();
    await page.getByRole('button', { name: texts.decline }).click();
    await page.getByRole('heading', { name: texts.declined }).waitFor();
    await other.getByRole('button', { name: texts.decline }).waitFor({ state: 'detached' });
    await clean(page);
    // The menu stays without an entry, and its address, known from somewhere, says why.
    await other.goto(`${service.url}/byraarenden`);
    await other.getByRole('heading', { name: texts.wasDeclined }).waitFor();
    for (const each of [page, other])
      expect(await each.getByRole('navigation').getByRole('link', { name: texts.menu }).count()).toBe(0);
    await clean(other);
    await desk.invite('lindqvist');
    await page.getByRole('button', { name: texts.accept }).waitFor();
    await other.getByRole('button', { name: texts.accept }).waitFor();
    expect(page.errors).toEqual([]);
  });
});

const HELD_UP = {
  paused: 'Samarbetet med Björkgården Redovisning är pausat',
  ended: 'Samarbetet med byrån är avslutat.',
  unsent: 'Ditt svar skickades inte.',
  kept: 'Det du skrev finns kvar här.',
};
const SEND = { name: /^Skicka svar/ };

/** A case that is open in a window, with an answer begun. */
async function begun(): Promise<Page & { readonly errors: string[] }> {
  await resetTo(service, 'empty');
  const { id } = await desk.createCase(QUESTION);
  const page = await openPage(browser, `${service.url}/byraarenden/case/${id}`);
  await page.getByRole('textbox', { name: /Vad gäller den/ }).fill('Faktura 4711, skåpen till Holms.');
  return page;
}

test('a pause while a case is open keeps what was written, says so, and gives the form back afterwards', async () => {
  const page = await begun();
  await desk.pause('lindqvist');
  await page.getByRole('heading', { name: HELD_UP.paused }).waitFor();
  await page.getByText(HELD_UP.kept).waitFor();
  await page.getByText('Faktura 4711, skåpen till Holms.').waitFor();
  expect(await page.getByRole('button', SEND).count()).toBe(0);
  await page.getByRole('navigation').getByRole('link', { name: TEXTS.sv.menu }).waitFor({ state: 'detached' });
  await clean(page);
  await desk.pause('lindqvist');
  const field = page.getByRole('textbox', { name: /Vad gäller den/ });
  await field.waitFor();
  expect(await field.inputValue()).toBe('Faktura 4711, skåpen till Holms.');
  await page.getByRole('button', SEND).click();
  await page.getByRole('heading', { name: /Svaret är skickat till/ }).waitFor();
});

test('the end of the co-operation while a case is open keeps what was written and the history', async () => {
  const page = await begun();
  await desk.end('lindqvist');
  await page.getByRole('heading', { name: HELD_UP.unsent }).waitFor();
  await page.getByText(HELD_UP.ended).filter({ visible: true }).first().waitFor();
  await page.getByText(HELD_UP.kept).waitFor();
  await page.getByText('Faktura 4711, skåpen till Holms.').waitFor();
  await clean(page);
  const menu = page.getByRole('navigation').getByRole('link', { name: TEXTS.sv.menu });
  await menu.click();
  await page.getByRole('heading', { name: 'Samarbetet med Björkgården Redovisning är avslutat' }).waitFor();
  await clean(page);
});
