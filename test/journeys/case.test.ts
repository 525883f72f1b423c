import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDeskClient, type DeskClient } from '../../mocks/desk-client.ts';
import type { Entry } from '../../src/domain/index.ts';
import { startFaultProxy } from '../faults/fault-proxy.ts';
import {
  axeViolations,
  chooseFiles,
  openPage,
  pdfBytes,
  resetTo,
  startBrowser,
  startService,
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

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

/** A busy machine is not a failure. */
const PATIENT = { timeout: 30_000 };
const PDF = 'application/pdf';
const pdf = (name: string) => ({ name, mimeType: PDF, buffer: pdfBytes(name) });

/** A case that asks for a receipt and has a file of the agency's. */
async function receiptCase(attachments: readonly string[] = []): Promise<string> {
  const { id } = await desk.createCase({
    companyId: 'lindqvist',
    type: 'documents',
    subject: 'Kvitto från grossisten',
    description: 'Hej Maria! Jag saknar kvittot.',
    items: [
      { kind: 'documents', label: 'Kvitto', required: true },
      { kind: 'text', label: 'Vad köpte du?', required: true },
    ],
    attachments,
  });
  return id;
}

/** What the desk has got as answers. */
async function answersTo(id: string): Promise<readonly Entry[]> {
  const { entries } = await desk.getCase(id);
  return entries.filter((entry): entry is Entry => 'kind' in entry && entry.kind === 'answer');
}

const fileRow = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

async function upload(page: Page, ...names: string[]): Promise<void> {
  const choose = page.getByRole('button', { name: /^Välj filer/ }).first();
  await chooseFiles(page, () => choose.click(), names.map(pdf));
  for (const name of names) await fileRow(page, name).filter({ hasText: 'uppladdad' }).waitFor();
}

/** Keeps what the page gives a tab of its own, since a browser shows a PDF where no script can read it. */
const keepOpened = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      Object.assign(window, { opened: blob });
      return make(blob);
    };
  });

/** Opens a file from the case as a person does: in a tab of its own. What that tab was given. */
async function openInTab(page: Page, name: string): Promise<Buffer> {
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    page
      .getByRole('button', { name: new RegExp(`^${name} ?, öppnas i ny flik`) })
      .filter({ visible: true })
      .first()
      .click(),
  ]);
  // Shown as what it is, from memory: never a page under this site's address.
  await expect.poll(() => tab.url(), PATIENT).toMatch(/^blob:/);
  const bytes = await page.evaluate(async () => {
    const { opened } = window as unknown as { opened: Blob };
    if (opened.type !== 'application/pdf') throw new Error(`It is opened as ${opened.type}.`);
    return [...new Uint8Array(await opened.arrayBuffer())];
  });
  await tab.close();
  return Buffer.from(bytes);
}

test('the consultant can be phoned and written to from the case, and the agency’s PDF opens in a tab', async () => {
  const file = await desk.upload(new File([new Uint8Array(pdfBytes('kontoutdrag'))], 'kontoutdrag.pdf', { type: PDF }));
  const id = await receiptCase([file.id]);
  const page = await openPage(browser, `${service.url}/byraarenden/case/${id}`, { before: keepOpened });
  const phone = page.getByRole('link', { name: /^Ring Anna Berg/ });
  await phone.waitFor();
  expect(await phone.getAttribute('href')).toBe('tel:0855501020');
  const mail = page.getByRole('link', { name: /post till Anna Berg/ });
  expect(await mail.getAttribute('href')).toBe('mailto:anna.berg@bjorkgarden.example');
  expect((await openInTab(page, 'kontoutdrag.pdf')).equals(pdfBytes('kontoutdrag'))).toBe(true);
  expect(page.errors).toEqual([]);
});

test('a PDF that was sent comes back byte for byte, to the company and to the desk', async () => {
  const id = await receiptCase();
  const page = await openPage(browser, `${service.url}/byraarenden/case/${id}`, { before: keepOpened });
  await upload(page, 'kvitto.pdf');
  await page.getByRole('textbox', { name: /Vad köpte du/ }).fill('Kaffebönor');
  await page.getByRole('button', { name: /^Skicka/ }).click();
  await page.getByRole('heading', { name: /Svaret är skickat till Anna Berg/ }).waitFor();
  // Another day, another tab: nothing of what was chosen is left in the page.
  await page.reload();
  expect((await openInTab(page, 'kvitto.pdf')).equals(pdfBytes('kvitto.pdf'))).toBe(true);

  const [stored] = (await answersTo(id)).flatMap(({ files }) => files);
  if (!stored) throw new Error('The desk has no file.');
  const atDesk = Buffer.from(await (await desk.download(stored)).arrayBuffer());
  expect(atDesk.equals(pdfBytes('kvitto.pdf'))).toBe(true);
  expect(page.errors).toEqual([]);
});

test('a send that fails leaves every character and every chosen file where it was, and the next one takes them', async () => {
  const id = await receiptCase();
  const proxy = await startFaultProxy(service.url);
  const acts = { method: 'POST', path: /\/acts$/ };
  const page = await openPage(browser, `${proxy.url}/byraarenden/case/${id}`);
  await upload(page, 'ett.pdf', 'två.pdf');
  const what = page.getByRole('textbox', { name: /Vad köpte du/ });
  await what.fill('Kaffebönor, 12 kg');

  proxy.always(acts, { kind: 'status', status: 403 });
  await page.getByRole('button', { name: /^Skicka/ }).click();
  await page.getByText('Svaret skickades inte. Det du har skrivit finns kvar.').first().waitFor();
  expect(await what.inputValue()).toBe('Kaffebönor, 12 kg');
  for (const name of ['ett.pdf', 'två.pdf']) await fileRow(page, name).filter({ hasText: 'uppladdad' }).waitFor();
  expect(await answersTo(id)).toEqual([]);

  proxy.always(acts, null);
  await page.getByRole('button', { name: 'Försök igen', exact: true }).click();
  await page.getByRole('heading', { name: /Svaret är skickat till Anna Berg/ }).waitFor();
  expect((await answersTo(id)).map(({ files }) => files.map(({ name }) => name))).toEqual([['ett.pdf', 'två.pdf']]);
  // Uploaded once: what was there did not go up again.
  expect(proxy.count({ method: 'POST', path: /\/files(\?|$)/ })).toBe(2);
  await page.close();
  await proxy.close();
});

test.each([
  ['sv', 'Ärendet hittades inte', 'Fråga din kontakt på byrån om du saknar det.', 'Byråärenden'],
  ['en', 'Case not found', 'Ask your accountant if you are missing it.', 'My accountant'],
] as const)(
  'the address of a case that is not there says so kindly, and leads to the list, in %s',
  async (language, title, advice, menu) => {
    await receiptCase();
    const page = await openPage(browser, `${service.url}/byraarenden/case/finns-inte`, { language });
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByText(advice, { exact: false }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('main').getByRole('link', { name: menu }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /Kvitto från grossisten/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/byraarenden');
  },
);
