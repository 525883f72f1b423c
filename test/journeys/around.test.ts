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

beforeEach(() => resetTo(service, 'empty'));

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const TEXTS = {
  sv: {
    signedOut: 'Du är utloggad',
    signIn: 'Logga in igen',
    compose: 'Nytt ärende',
    subject: 'Ämne',
    text: 'Vad vill du fråga eller berätta?',
    send: 'Skicka ärendet',
    sent: 'Ärendet är skickat till Anna Berg på Björkgården Redovisning',
    open: 'Visa ärendet',
    only: /^Bara .*\bdu\b.* kan se det här/,
    notFound: 'Ärendet hittades inte',
    drafts: 'Utkast sparas',
    choose: 'Välj filer',
    company: 'Företag',
    none: 'Inga ärenden än',
  },
  en: {
    signedOut: "You're signed out",
    signIn: 'Sign in again',
    compose: 'New case',
    subject: 'Subject',
    text: 'What would you like to ask or tell?',
    send: 'Send case',
    sent: 'Your case has been sent to Anna Berg at Björkgården Redovisning',
    open: 'Show the case',
    only: /^Only .*\byou\b.* can see this/,
    notFound: 'Case not found',
    drafts: 'Drafts are kept',
    choose: 'Choose files',
    company: 'Company',
    none: 'No cases yet',
  },
} as const;

async function newCase(subject: string): Promise<string> {
  const { id } = await desk.createCase({
    companyId: 'lindqvist',
    type: 'question',
    subject,
    description: 'Hej!',
    items: [
      { kind: 'text', label: 'Vad köpte du?', required: true },
      { kind: 'documents', label: 'Kvitto', required: false },
    ],
    attachments: [],
  });
  return id;
}

/** Everything a page shows, through shadow roots, and what the fields in it hold. */
function wholePage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const words = (root: ParentNode & Node): string[] =>
      [...root.querySelectorAll('*')].flatMap((node) => [
        ...[...node.childNodes].flatMap((part) => (part.nodeType === Node.TEXT_NODE ? [part.textContent ?? ''] : [])),
        ...(node instanceof HTMLTextAreaElement || node instanceof HTMLInputElement ? [node.value] : []),
        ...(node.shadowRoot ? words(node.shadowRoot) : []),
      ]);
    return words(document).join(' ');
  });
}

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  const texts = TEXTS[language];

  test('a link from an e-mail opens exactly its case once one has signed in', async () => {
    const id = await newCase('Frågan i mejlet');
    await newCase('En annan fråga');
    const path = `/byraarenden/case/${id}`;
    const refuseAll = async (page: Page) =>
      page.route('**/api/**', (route) => route.fulfill({ status: 401, headers: { 'WWW-Authenticate': 'Bearer' } }));
    const page = await openPage(browser, service.url + path, { language, before: refuseAll });
    await page.getByText(texts.signedOut).first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(new URL(page.url()).pathname).toBe(path);
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: texts.signIn }).click();
    expect(await page.getByRole('main').evaluate((main) => main === document.activeElement)).toBe(true);
    await page.getByRole('heading', { name: 'Frågan i mejlet' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(path);
    await page.getByText(texts.signedOut).waitFor({ state: 'detached' });
    expect(await wholePage(page)).not.toContain('En annan fråga');
    expect(await axeViolations(page)).toEqual([]);
  });

  test('a case is started by keyboard only, and nobody but the two who write can see it', async () => {
    // Whoever has written before can be written to.
    await newCase('Den första frågan');
    const maria = await openPage(browser, `${service.url}/byraarenden`, { language });
    await maria.getByRole('link', { name: texts.compose }).waitFor();
    await tabTo(maria, texts.compose);
    await maria.keyboard.press('Enter');
    await expect.poll(() => focusedText(maria)).toBe(texts.compose);
    await maria.getByRole('textbox', { name: texts.subject }).waitFor();
    expect(await axeViolations(maria)).toEqual([]);
    await tabTo(maria, texts.subject);
    await maria.keyboard.type('Min lön');
    await tabTo(maria, texts.text);
    await maria.keyboard.type('Kan jag höja den?');
    await tabTo(maria, texts.send);
    await maria.keyboard.press('Enter');
    await maria.getByRole('heading', { name: texts.sent }).waitFor();
    await expect.poll(() => focusedText(maria)).toContain(texts.sent);
    expect(await axeViolations(maria)).toEqual([]);
    await tabTo(maria, texts.open);
    await maria.keyboard.press('Enter');
    await maria.getByRole('heading', { name: 'Min lön' }).waitFor();
    await maria.getByText(texts.only).filter({ visible: true }).first().waitFor();

    const { pathname } = new URL(maria.url());
    const per = await openPage(browser, `${service.url}/byraarenden`, { language, user: 'per' });
    await per.getByRole('link', { name: /Den första frågan/ }).waitFor();
    expect(await wholePage(per)).not.toContain('Min lön');
    await per.goto(service.url + pathname);
    await per.getByRole('heading', { name: texts.notFound }).waitFor();
    expect(await wholePage(per)).not.toContain('Min lön');
    expect(await axeViolations(per)).toEqual([]);
    expect([...maria.errors]).toEqual([]);
  });

  test('another company at the same screen: list, draft and an upload on its way are gone', async () => {
    const path = `/byraarenden/case/${await newCase('Lindqvists hemlighet')}`;
    const page = await openPage(browser, service.url, { language });
    await page.getByLabel(texts.drafts).selectOption('device');
    await page.goto(service.url + path);
    await page.getByRole('textbox', { name: /Vad köpte du/ }).fill('Kaffebönor');
    // An upload that never comes to its end by itself.
    await page.route('**/api/files**', () => undefined);
    const begun = page.waitForRequest(/\/api\/files/);
    const choose = page.getByRole('button', { name: texts.choose }).first();
    await chooseFiles(page, () => choose.click(), {
      name: 'lindqvist.pdf',
      mimeType: 'application/pdf',
      buffer: pdfBytes('lindqvist'),
    });
    const upload = await begun;
    const storedOnDevice = () =>
      page.evaluate(async () => {
        const open = indexedDB.open('spiris-case-drafts');
        const database = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)));
        const all = database.transaction('drafts').objectStore('drafts').getAll();
        const found = await new Promise<unknown[]>((resolve) => (all.onsuccess = () => resolve(all.result)));
        database.close();
        return JSON.stringify(found) + JSON.stringify({ ...localStorage });
      });
    await expect.poll(storedOnDevice).toContain('Kaffebönor');

    const givenUp = page.waitForEvent('requestfailed', (request) => request === upload);
    await page.getByRole('combobox', { name: texts.company }).selectOption('fastigheter');
    await givenUp;
    await expect.poll(storedOnDevice).not.toContain('Kaffebönor');
    await page.goto(`${service.url}/byraarenden`);
    await page.getByText(texts.none).waitFor();
    expect(await wholePage(page)).not.toMatch(/hemlighet|Kaffebönor|lindqvist\.pdf/);
    expect(await axeViolations(page)).toEqual([]);

    await page.getByRole('combobox', { name: texts.company }).selectOption('lindqvist');
    await page.goto(service.url + path);
    expect(await page.getByRole('textbox', { name: /Vad köpte du/ }).inputValue()).toBe('');
    expect(page.errors).toEqual([]);
  });
});
