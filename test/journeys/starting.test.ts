import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDeskClient, type DeskClient } from '../../mocks/desk-client.ts';
import {
  axeViolations,
  chooseFiles,
  focusedText,
  openPage,
  pdfBytes,
  resetTo,
  startBrowser,
  startService,
  tabTo,
  type RunningService,
} from './support.ts';

let service: RunningService;
let browser: Browser;
let desk: DeskClient;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
  desk = createDeskClient({ baseUrl: service.url, consultantId: 'anna' });
});

/** Whoever has written before can be written to. */
beforeEach(async () => {
  await resetTo(service, 'empty');
  const start = { companyId: 'lindqvist', type: 'question', description: 'Hej!', items: [], attachments: [] };
  await desk.createCase({ ...start, subject: 'Den första frågan' });
});

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const TEXTS = {
  sv: {
    subject: 'Ämne',
    text: 'Vad vill du fråga eller berätta?',
    choose: 'Välj filer',
    uploaded: /· uppladdad/,
    saved: /^Utkast sparat \d\d:\d\d – inte skickat än$/,
    goes: 'Ärendet går till Anna Berg med 1 fil',
    send: 'Skicka ärendet',
    sent: 'Ärendet är skickat till Anna Berg på Björkgården Redovisning',
    open: 'Visa ärendet',
  },
  en: {
    subject: 'Subject',
    text: 'What would you like to ask or tell?',
    choose: 'Choose files',
    uploaded: /· uploaded/,
    saved: /^Draft saved \d\d:\d\d – not sent yet$/,
    goes: 'The case goes to Anna Berg with 1 file',
    send: 'Send case',
    sent: 'Your case has been sent to Anna Berg at Björkgården Redovisning',
    open: 'Show the case',
  },
} as const;

type Texts = (typeof TEXTS)[keyof typeof TEXTS];

const PATIENCE = { timeout: 10_000 };
const RECEIPT = { name: 'kvitto.pdf', mimeType: 'application/pdf', buffer: pdfBytes('kvitto') };

const pathOfNew = () => `${service.url}/byraarenden/new`;
const seen = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first();
const valueOf = (page: Page, name: string) => page.getByRole('textbox', { name }).inputValue();

/** About what, and a text; whom it goes to is chosen, since there is only one. */
async function write(page: Page, texts: Texts): Promise<void> {
  await page.getByRole('textbox', { name: texts.subject }).waitFor();
  await tabTo(page, texts.subject);
  await page.keyboard.type('Ett kvitto från i fjol');
  await tabTo(page, texts.text);
  await page.keyboard.type('Kan det bokföras i år?');
}

async function isAsWritten(page: Page, texts: Texts): Promise<void> {
  await expect.poll(() => valueOf(page, texts.subject), PATIENCE).toBe('Ett kvitto från i fjol');
  expect(await valueOf(page, texts.text)).toBe('Kan det bokföras i år?');
  await seen(page, 'kvitto.pdf').waitFor();
  await seen(page, texts.uploaded).waitFor();
  await seen(page, texts.goes).waitFor();
}

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  const texts = TEXTS[language];

  test('a case with a file is started by keyboard, over a reload, and goes whole', async () => {
    const page = await openPage(browser, pathOfNew(), { language });
    await write(page, texts);
    await tabTo(page, texts.choose);
    await chooseFiles(page, () => page.keyboard.press('Enter'), RECEIPT);
    await seen(page, texts.uploaded).waitFor();
    await seen(page, texts.saved).waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await page.reload();
    await isAsWritten(page, texts);
    await seen(page, texts.saved).waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await tabTo(page, texts.send);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: texts.sent }).waitFor();
    await expect.poll(() => focusedText(page)).toBe(texts.sent);
    await seen(page, 'kvitto.pdf').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await tabTo(page, texts.open);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ett kvitto från i fjol' }).waitFor();

    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const files = (await desk.getCase(id)).entries.flatMap((entry) => ('files' in entry ? entry.files : []));
    expect(files.map(({ name }) => name)).toEqual(['kvitto.pdf']);
    const [file] = files;
    if (!file) throw new Error('The file has not arrived.');
    expect(Buffer.from(await (await desk.download(file)).arrayBuffer())).toEqual(RECEIPT.buffer);

    await page.goto(pathOfNew());
    await page.getByRole('textbox', { name: texts.subject }).waitFor();
    expect(await valueOf(page, texts.subject)).toBe('');
    expect(page.errors).toEqual([]);
  });
});

test('what is photographed with the phone for a new case appears at the desk, and goes from there too', async () => {
  const texts = TEXTS.sv;
  const atDesk = await openPage(browser, pathOfNew());
  await write(atDesk, texts);
  await seen(atDesk, texts.saved).waitFor();
  await atDesk.getByRole('button', { name: 'Fotografera med mobilen' }).click();
  await atDesk.getByRole('img', { name: 'Kod som öppnar ärendet i mobilen' }).waitFor();

  // The address in the code: that of the page itself.
  const phone = await openPage(browser, pathOfNew(), { width: 360, height: 640, touch: true });
  await expect.poll(() => valueOf(phone, texts.subject), PATIENCE).toBe('Ett kvitto från i fjol');
  await chooseFiles(phone, () => phone.getByRole('button', { name: texts.choose }).tap(), RECEIPT);
  await isAsWritten(atDesk, texts);
  expect(await axeViolations(atDesk)).toEqual([]);

  await atDesk.getByRole('button', { name: texts.send }).click();
  await atDesk.getByRole('heading', { name: texts.sent }).waitFor();
  await expect.poll(() => valueOf(phone, texts.subject), PATIENCE).toBe('');
  await seen(phone, 'kvitto.pdf').waitFor({ state: 'detached' });
  expect([...atDesk.errors, ...phone.errors]).toEqual([]);
});

test('a new case is kept on this device where the host wants it there, and goes with the session', async () => {
  const texts = TEXTS.sv;
  const page = await openPage(browser, service.url);
  await page.getByLabel('Utkast sparas').selectOption('device');
  await page.goto(pathOfNew());
  await write(page, texts);
  await seen(page, texts.saved).waitFor();
  expect(await page.getByRole('button', { name: 'Fotografera med mobilen' }).count()).toBe(0);
  await page.reload();
  await expect.poll(() => valueOf(page, texts.subject), PATIENCE).toBe('Ett kvitto från i fjol');
  expect(await valueOf(page, texts.text)).toBe('Kan det bokföras i år?');

  await page.getByRole('combobox', { name: 'Företag' }).selectOption('fastigheter');
  await page.getByRole('combobox', { name: 'Företag' }).selectOption('lindqvist');
  await page.goto(pathOfNew());
  await page.getByRole('textbox', { name: texts.subject }).waitFor();
  await seen(page, 'Ärendet går till Anna Berg').waitFor();
  expect(await valueOf(page, texts.subject)).toBe('');
  expect(page.errors).toEqual([]);
});
