import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createDeskClient } from '../../mocks/desk-client.ts';
import { createRestAdapter } from '../../src/adapter/rest/index.ts';
import { startFaultProxy, type FaultProxy } from '../faults/fault-proxy.ts';
import { chooseFiles, openPage, startBrowser, startService, type RunningService } from './support.ts';

let service: RunningService;
let proxy: FaultProxy;
let browser: Browser;

const PATIENCE = { timeout: 10_000 };

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
  proxy = await startFaultProxy(service.url);
});

afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  await service?.stop();
});

async function newCase(subject: string): Promise<string> {
  const desk = createDeskClient({ baseUrl: service.url, consultantId: 'anna' });
  const { id } = await desk.createCase({
    companyId: 'lindqvist',
    type: 'question',
    subject,
    description: '',
    items: [{ kind: 'longText', label: 'Ditt svar', required: true }],
    attachments: [],
  });
  return `/byraarenden/case/${id}`;
}

const field = (page: Page) => page.getByRole('textbox', { name: /Ditt svar/ });
const saved = (page: Page) =>
  page
    .getByText(/^Utkast sparat \d\d:\d\d – inte skickat än$/)
    .filter({ visible: true })
    .first();

/** All that this device keeps and shows, as text. */
const stored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const open = indexedDB.open('spiris-case-drafts');
    const database = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)));
    const all = database.transaction('drafts').objectStore('drafts').getAll();
    const found = await new Promise<unknown[]>((resolve) => (all.onsuccess = () => resolve(all.result)));
    database.close();
    return JSON.stringify(found) + JSON.stringify({ ...localStorage }) + document.body.textContent;
  });

test('the same draft opens in a second browser, with its files, and goes there once it has been sent here', async () => {
  const path = await newCase('Vad gäller resan?');
  const first = await openPage(browser, service.url + path);
  await field(first).fill('Mässan i Göteborg, tåg tur och retur.');
  await first.getByRole('button', { name: /bifoga filer/ }).click();
  const ticket = { name: 'biljett.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 x') };
  await chooseFiles(first, () => first.getByRole('button', { name: 'Välj filer' }).click(), ticket);
  await first
    .getByText(/uppladdad/)
    .filter({ visible: true })
    .first()
    .waitFor();
  await saved(first).waitFor();

  const another = await startBrowser();
  onTestFinished(() => another.close());
  const second = await openPage(another, service.url + path);
  await expect.poll(() => field(second).inputValue(), PATIENCE).toBe('Mässan i Göteborg, tåg tur och retur.');
  await second.getByText('biljett.pdf').first().waitFor();
  await field(second).press('End');
  await field(second).pressSequentially(' Och hotell.');
  await expect
    .poll(() => field(first).inputValue(), PATIENCE)
    .toBe('Mässan i Göteborg, tåg tur och retur. Och hotell.');

  await first.getByRole('button', { name: /^Skicka svar/ }).click();
  await first.getByRole('heading', { name: /Svaret är skickat till/ }).waitFor();
  await second
    .getByText('Ärendet ligger hos byrån')
    .or(second.getByText(/Väntar på byrån/))
    .first()
    .waitFor();
  await second.reload();
  await second.getByText('Och hotell.').first().waitFor();
  await expect.poll(() => second.getByText(/Utkast sparat/).count(), PATIENCE).toBe(0);
  expect(first.errors).toEqual([]);
  expect(second.errors).toEqual([]);
});

test('a draft that cannot be saved is told of, kept on the page, and saved when the line is back', async () => {
  const path = await newCase('Vem är leverantören?');
  const page = await openPage(browser, proxy.url + path);
  await field(page).waitFor();
  proxy.always({ method: 'PUT', path: /\/draft$/ }, { kind: 'reset', when: 'before' });
  await field(page).fill('Rosteriet');
  await page.getByText('Utkastet kunde inte sparas. Stäng inte sidan.').waitFor();
  expect(await field(page).inputValue()).toBe('Rosteriet');
  proxy.always({ method: 'PUT', path: /\/draft$/ }, null);
  await saved(page).waitFor();
  await page.reload();
  await expect.poll(() => field(page).inputValue(), PATIENCE).toBe('Rosteriet');
});

test('what was typed last is there after the page was left at once', async () => {
  const path = await newCase('Vilket konto?');
  const page = await openPage(browser, service.url + path);
  await field(page).pressSequentially('Konto 5410');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(`${service.url}/`);
  await page.goto(service.url + path);
  await expect.poll(() => field(page).inputValue(), PATIENCE).toBe('Konto 5410');
});

test('where nothing outlives the page, the form says so before the first file', async () => {
  const path = await newCase('Var är kvittot?');
  const page = await openPage(browser, `${service.url}/`);
  await page.getByLabel('Utkast sparas').selectOption('page');
  await page.goto(service.url + path);
  await page.getByRole('button', { name: /bifoga filer/ }).click();
  await page.getByText('Det du fyller i finns bara på den här sidan tills du skickar.').waitFor();
});

test('a draft on this device survives a reload and is gone when somebody else signs in', async () => {
  const path = await newCase('Hur många mil?');
  const page = await openPage(browser, `${service.url}/`);
  await page.getByLabel('Utkast sparas').selectOption('device');
  await page.goto(service.url + path);
  await field(page).fill('Hemlig körning');
  await saved(page).waitFor();
  await page.reload();
  await expect.poll(() => field(page).inputValue(), PATIENCE).toBe('Hemlig körning');
  expect(await stored(page)).toContain('Hemlig körning');
  await page.getByLabel('Inloggad som').selectOption('sara');
  await expect.poll(() => stored(page), PATIENCE).not.toContain('Hemlig körning');
});

/** What the service keeps of Maria's draft, or the device, as text. */
const kept = {
  office: async (_page: Page, path: string): Promise<string> => {
    const getHeaders = () => ({ Authorization: 'Bearer demo-maria' });
    const adapter = createRestAdapter({ baseUrl: `${service.url}/api`, getHeaders });
    const o = { signal: new AbortController().signal, session: { userId: 'maria', companyId: 'lindqvist' } };
    return JSON.stringify(await adapter.loadDraft?.(path.split('/').at(-1) ?? '', o));
  },
  device: (page: Page): Promise<string> => stored(page),
};

test.each([
  ['Välj filer', 'office', { width: 1280, touch: false }],
  ['Ta foto', 'device', { width: 390, touch: true }],
] as const)(
  'a page that is ended while the dialog of "%s" is open comes back whole, from the %s',
  async (name, where, window) => {
    const path = await newCase('Var är biljetten?');
    const preferences = JSON.stringify({ language: 'sv', user: 'maria', theme: 'auto', drafts: where });
    const keep = (text: string): void => sessionStorage.setItem('spiris-demo', text);
    const before = (opened: Page) => opened.context().addInitScript(keep, preferences);
    const page = await openPage(browser, service.url + path, { ...window, before });
    await page.getByRole('button', { name: /bifoga filer/ }).click();
    const ticket = { name: 'biljett.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 x') };
    await chooseFiles(page, () => page.getByRole('button', { name: 'Välj filer' }).click(), ticket);
    await page
      .getByText(/uppladdad/)
      .filter({ visible: true })
      .first()
      .waitFor();
    // From here on no clock of the page goes off: nothing is saved but what the dialog saves.
    await page.evaluate(() => Object.assign(globalThis, { setTimeout: () => 0 }));
    await field(page).fill('Tåg tur och retur.');
    expect(await kept[where](page, path)).not.toContain('Tåg tur och retur.');
    const open = page.waitForEvent('filechooser');
    await page.getByRole('button', { name }).click();
    await open;
    await expect.poll(() => kept[where](page, path), PATIENCE).toContain('Tåg tur och retur.');
    const crashed = page.waitForEvent('crash');
    const debug = await page.context().newCDPSession(page);
    // Nobody is left to answer it.
    debug.send('Page.crash').catch(() => undefined);
    await crashed;

    const again = await page.context().newPage();
    await again.goto(service.url + path);
    await expect.poll(() => field(again).inputValue(), PATIENCE).toBe('Tåg tur och retur.');
    await again.getByText('biljett.pdf').first().waitFor();
  },
);
