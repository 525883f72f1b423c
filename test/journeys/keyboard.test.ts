import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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

const TEXTS = {
  sv: {
    accept: 'Godkänn samarbetet',
    menu: /Byråärenden/,
    subject: 'Två frågor om november',
    what: 'Vad gäller inköpet?',
    files: 'Välj filer',
    uploaded: /uppladdad/,
    send: /^Skicka/,
    sent: /Svaret är skickat till Anna Berg/,
    withAgency: /^Väntar på byrån 1/,
  },
  en: {
    accept: 'Approve',
    menu: /My accountant/,
    subject: 'Two questions about November',
    what: 'What was the purchase for?',
    files: 'Choose files',
    uploaded: /uploaded/,
    send: /^Send/,
    sent: /Your reply has been sent to Anna Berg/,
    withAgency: /^With your accountant 1/,
  },
} as const;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
  desk = createDeskClient({ baseUrl: service.url, consultantId: 'anna' });
});

beforeEach(async () => {
  await resetTo(service, 'invited');
});

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

async function focusIn(page: Page, text: RegExp | string): Promise<void> {
  await expect.poll(() => focusedText(page)).toMatch(text);
}

describe.each(['sv', 'en'] as const)('by keyboard only, in %s', (language) => {
  test('from the invitation to the receipt, axe clean at every stop', async () => {
    const texts = TEXTS[language];
    const page = await openPage(browser, service.url, { language, user: 'maria' });
    const clean = async () => expect(await axeViolations(page)).toEqual([]);

    // 1. Accept the invitation; the agency sends a case; the menu entry appears.
    await page.getByRole('button', { name: texts.accept }).waitFor();
    await clean();
    await tabTo(page, texts.accept);
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await desk.overview()).clients.find(({ companyId }) => companyId === 'lindqvist')?.consent)
      .toBe('active');
    await desk.createCase({
      companyId: 'lindqvist',
      type: 'documents',
      subject: texts.subject,
      description: 'Hej **Maria**!',
      items: [
        { kind: 'documents', label: 'Kvitto', required: true },
        { kind: 'text', label: texts.what, required: true },
      ],
      attachments: [],
    });
    const entry = page.getByRole('navigation').getByRole('link', { name: texts.menu });
    await entry.waitFor();

    // 2. The list.
    await tabTo(page, texts.menu);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: new RegExp(texts.subject) }).waitFor();
    await clean();

    // 3. The case.
    await tabTo(page, texts.subject);
    await page.keyboard.press('Enter');
    await focusIn(page, texts.subject);
    await clean();

    // 4. The answer: a file, a text, send.
    await tabTo(page, texts.files);
    const receipt = { name: 'kvitto.pdf', mimeType: 'application/pdf', buffer: pdfBytes(language) };
    await chooseFiles(page, () => page.keyboard.press('Enter'), receipt);
    await page.getByText(texts.uploaded).waitFor();
    await tabTo(page, texts.what);
    await page.keyboard.type('Kaffebönor');
    await tabTo(page, texts.send);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: texts.sent }).waitFor();
    await focusIn(page, texts.sent);
    await clean();

    // The card has changed sides.
    await page.keyboard.press('Shift+Tab');
    await tabTo(page, texts.menu, 200);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: texts.withAgency }).waitFor();
    await clean();
    expect(page.errors).toEqual([]);
  });
});
