import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
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

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

/** Fails when the page has been loaded anew since `mark`. */
async function mark(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  return async () => expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
}

async function newCase(desk: Page, subject: string): Promise<void> {
  await desk.getByRole('button', { name: 'Nytt ärende' }).click();
  await desk.getByRole('combobox', { name: 'Kund', exact: true }).selectOption({ label: 'Lindqvist Snickeri AB' });
  await desk.getByRole('combobox', { name: 'Typ av ärende' }).selectOption({ label: 'Underlag' });
  await desk.getByLabel('Ämne').fill(subject);
  await desk.getByLabel('Text till kunden').fill('Hej Maria! Jag saknar kvittot för inköpet.');
  await desk.getByLabel('Bifoga filer').setInputFiles({
    name: 'kontoutdrag.pdf',
    mimeType: 'application/pdf',
    buffer: pdfBytes('kontoutdrag'),
  });
  await desk.getByRole('textbox', { name: 'Fråga', exact: true }).fill('Kvitto från grossisten');
  await desk.getByRole('button', { name: 'Lägg till en fråga' }).click();
  await desk.getByRole('textbox', { name: 'Fråga', exact: true }).nth(1).fill('Vad köpte du?');
  await desk.getByRole('combobox', { name: 'Svarstyp' }).nth(1).selectOption({ label: 'Kort text' });
  await desk.getByRole('button', { name: 'Skicka till kunden' }).click();
  await desk.getByText('Ärendet är skickat.').waitFor();
}

const TEXTS = {
  sv: {
    menu: 'Meny',
    cases: /^Byråärenden/,
    one: 'Byråärenden 1 ärende väntar på dig',
    accept: 'Godkänn samarbetet',
    accepted: 'Samarbetet med Björkgården Redovisning är godkänt',
    news: 'Nytt ärende från Björkgården Redovisning',
    choose: 'Välj filer',
    uploaded: /uppladdad/,
    send: /^Skicka/,
    sent: /Svaret är skickat till Anna Berg/,
    withAgency: /^Väntar på byrån 1/,
    toCorrect: 'Att rätta',
    redo: /Gör om:.*Skriv också vem som är leverantör/,
    closed: /^Avslutade/,
    closedList: 'Avslutade ärenden 1',
    done: 'Ärendet är klart.',
  },
  en: {
    menu: 'Menu',
    cases: /^My accountant/,
    one: 'My accountant 1 case is waiting for you',
    accept: 'Approve',
    accepted: 'You now exchange cases with Björkgården Redovisning',
    news: 'New case from Björkgården Redovisning',
    choose: 'Choose files',
    uploaded: /uploaded/,
    send: /^Send/,
    sent: /Your reply has been sent to Anna Berg/,
    withAgency: /^With your accountant 1/,
    toCorrect: 'To correct',
    redo: /Redo:.*Skriv också vem som är leverantör/,
    closed: /^Closed/,
    closedList: 'Closed cases 1',
    done: 'This case is done.',
  },
} as const;

/** The desk speaks Swedish in both: it is the demo's, not the library's. */
test.each(['sv', 'en'] as const)(
  'company and agency, side by side, follow each other from invitation to history without a reload, in %s',
  async (language) => {
    const texts = TEXTS[language];
    await resetTo(service, 'invited');
    const company = await openPage(browser, service.url, { user: 'maria', language });
    const desk = await openPage(browser, `${service.url}/desk`);
    const companyStays = await mark(company);
    const deskStays = await mark(desk);
    const menu = company.getByRole('navigation', { name: texts.menu }).getByRole('link', { name: texts.cases });

    // Invited: no menu entry; accepting says so, and the desk sees it.
    await company.getByRole('button', { name: texts.accept }).waitFor();
    expect(await menu.count()).toBe(0);
    await company.getByRole('button', { name: texts.accept }).click();
    await company.getByRole('heading', { name: texts.accepted }).waitFor();
    await desk.getByRole('row', { name: /^Lindqvist Snickeri AB Aktivt/ }).waitFor();
    expect(await menu.count()).toBe(0);

    // The first case brings menu entry, badge and notice.
    await newCase(desk, 'Kvitto från grossisten i november');
    await menu.waitFor();
    await company.getByRole('link', { name: texts.one, exact: true }).waitFor();
    await company.getByText(texts.news).first().waitFor();

    // The company reads, opens the agency's file, answers with a real PDF and a text.
    await menu.click();
    await company.getByRole('link', { name: /Kvitto från grossisten i november/ }).click();
    await company.getByRole('heading', { name: 'Kvitto från grossisten i november' }).waitFor();
    const receipt = pdfBytes('kvitto');
    const choose = company.getByRole('button', { name: texts.choose }).first();
    const file = { name: 'kvitto.pdf', mimeType: 'application/pdf', buffer: receipt };
    await chooseFiles(company, () => choose.click(), file);
    await company.getByText(texts.uploaded).waitFor();
    await company.getByRole('textbox', { name: /Vad köpte du/ }).fill('Kaffebönor, 12 kg');
    await company.getByRole('button', { name: texts.send }).click();
    await company.getByRole('heading', { name: texts.sent }).waitFor();
    await menu.click();
    await company.getByRole('heading', { name: texts.withAgency }).waitFor();

    // The desk sees the answer at once, and the bytes are the same.
    await desk.getByText('Kaffebönor, 12 kg').first().waitFor();
    const download = desk.waitForEvent('download');
    await desk.getByRole('button', { name: 'kvitto.pdf' }).first().click();
    expect((await readFile(await (await download).path())).equals(receipt)).toBe(true);

    // One item accepted, one to be done again; the company is told at the item.
    await desk.getByRole('group', { name: 'Kvitto från grossisten' }).getByRole('button', { name: 'Godta' }).click();
    const what = desk.getByRole('group', { name: 'Vad köpte du?' });
    await what.getByRole('button', { name: 'Gör om' }).click();
    await desk.getByLabel('Skäl till kunden').fill('Skriv också vem som är leverantör.');
    await desk.getByRole('button', { name: 'Spara' }).click();
    // The badge, and the button to judge again.
    await what.getByText('Gör om').nth(1).waitFor();
    await desk.getByLabel('Meddelande till kunden').fill('Nästan klart!');
    await desk.getByRole('button', { name: 'Skicka tillbaka' }).click();
    const card = company.getByRole('link', { name: /Kvitto från grossisten i november/ });
    await company.getByText(texts.toCorrect).first().waitFor();
    await card.click();
    await company.getByText(texts.redo).filter({ visible: true }).first().waitFor();
    await company.getByRole('textbox', { name: /Vad köpte du/ }).fill('Kaffebönor, 12 kg, från Rosteriet');
    await company.getByRole('button', { name: texts.send }).click();
    await company.getByRole('heading', { name: texts.sent }).waitFor();

    // Closed by the desk: readable history, nothing to fill in, and the menu entry stays.
    await desk.getByText('Kaffebönor, 12 kg, från Rosteriet').first().waitFor();
    await desk.getByRole('button', { name: 'Avsluta ärendet' }).click();
    await menu.click();
    await company.getByRole('link', { name: texts.closed }).click();
    await company.getByRole('heading', { name: texts.closedList }).waitFor();
    await company.getByRole('link', { name: /Kvitto från grossisten i november/ }).click();
    await company.getByText(texts.done).first().waitFor();
    expect(await company.getByRole('button', { name: texts.send }).count()).toBe(0);
    await menu.waitFor();

    // The end of the co-operation leaves the history readable.
    await desk.getByRole('button', { name: 'Avsluta samarbetet Lindqvist Snickeri AB' }).click();
    await desk.getByRole('row', { name: /^Lindqvist Snickeri AB Avslutat/ }).waitFor();
    await menu.waitFor();

    await companyStays();
    await deskStays();
    expect(company.errors).toEqual([]);
    expect(desk.errors).toEqual([]);
  },
);
