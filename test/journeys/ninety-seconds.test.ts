import type { Browser, CDPSession, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDeskClient, type DeskClient } from '../../mocks/desk-client.ts';
import { chooseFiles, pdfBytes, resetTo, startBrowser, startService, type RunningService } from './support.ts';

/**
 * The measure of `ux.md`: a phone of 360 × 640 with touch, a processor four times slower and slow 4G, from the e-mail's
 * link to the receipt. Taps are counted and judged; how long we made the user wait is told in the output and not judged,
 * since a shared machine would be measured too.
 */
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

/** As Chrome's developer tools call it: 400 ms round trip with protocol, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** A phone in one hand. Every tap is counted, and every time that one waits for us. */
class Phone {
  readonly page: Page;
  taps = 0;
  waited = 0;

  constructor(page: Page) {
    this.page = page;
  }

  static async at(url: string, language: 'sv' | 'en'): Promise<Phone> {
    const context = await browser.newContext({
      viewport: { width: 360, height: 640 },
      hasTouch: true,
      isMobile: true,
      deviceScaleFactor: 2,
      locale: language === 'sv' ? 'sv-SE' : 'en-GB',
      timezoneId: 'Europe/Stockholm',
    });
    await context.addInitScript(
      (preferences) => sessionStorage.setItem('spiris-demo', preferences),
      JSON.stringify({ language, user: 'maria', theme: 'auto' }),
    );
    const page = await context.newPage();
    await slowDown(await context.newCDPSession(page));
    const phone = new Phone(page);
    // The tap on the link in the e-mail is the first one.
    phone.taps += 1;
    await phone.waitFor(async () => {
      await page.goto(url, { waitUntil: 'commit' });
      await page.getByRole('heading', { level: 1 }).first().waitFor();
    });
    return phone;
  }

  async waitFor(what: () => Promise<unknown>): Promise<void> {
    const began = performance.now();
    await what();
    this.waited += performance.now() - began;
  }

  async tap(role: 'button' | 'textbox', name: string | RegExp, at = 0): Promise<void> {
    const target = this.page.getByRole(role, { name }).nth(at);
    await this.waitFor(() => target.waitFor());
    this.taps += 1;
    await target.tap();
  }

  /** Takes a photo: the button, the shutter, and "use this photo" of the phone's own camera. */
  async photograph(name: string | RegExp, at: number, file: string): Promise<void> {
    const photo = { name: file, mimeType: 'application/pdf', buffer: pdfBytes(file) };
    await chooseFiles(this.page, () => this.tap('button', name, at), photo);
    this.taps += 2;
  }
}

const TEXTS = {
  sv: { send: /^Skicka/, photo: 'Ta foto', sent: /Svaret är skickat till Anna Berg/ },
  en: { send: /^Send/, photo: 'Take photo', sent: /Your reply has been sent to Anna Berg/ },
} as const;

describe.each(['sv', 'en'] as const)('on a phone, in %s', (language) => {
  const texts = TEXTS[language];

  const report = (what: string, { taps, waited }: Phone) =>
    console.info(
      `ninety seconds, ${language}, ${what}: ${taps} taps, ${(waited / 1000).toFixed(1)} s of waiting for us`,
    );

  test('one question takes at most four taps and the text', async () => {
    const { id } = await desk.createCase({
      companyId: 'lindqvist',
      type: 'question',
      subject: 'En fråga',
      description: 'Hej Maria!',
      items: [{ kind: 'longText', label: 'Vad gäller inbetalningen?', required: true }],
      attachments: [],
    });
    const phone = await Phone.at(`${service.url}/byraarenden/case/${id}`, language);
    await phone.tap('textbox', 'Vad gäller inbetalningen?');
    await phone.page.keyboard.insertText('Förskott på köket på Ekvägen.');
    await phone.tap('button', texts.send);
    await phone.waitFor(() => phone.page.getByRole('heading', { name: texts.sent }).waitFor());
    report('one question', phone);
    expect(phone.taps).toBeLessThanOrEqual(4);
    expect((await desk.getCase(id)).ball.holder).toBe('agency');
  });

  test('three photographed receipts take at most fourteen taps', async () => {
    const labels = ['Kvitto, Bauhaus', 'Kvitto, SJ', 'Kvitto, Prinsen'];
    const { id } = await desk.createCase({
      companyId: 'lindqvist',
      type: 'documents',
      subject: 'Tre kvitton',
      description: 'Hej Maria!',
      items: labels.map((label) => ({ kind: 'documents', label, required: true })),
      attachments: [],
    });
    const phone = await Phone.at(`${service.url}/byraarenden/case/${id}`, language);
    for (const index of labels.keys()) await phone.photograph(texts.photo, index, `kvitto-${index + 1}.pdf`);
    await phone.tap('button', texts.send);
    await phone.waitFor(() => phone.page.getByRole('heading', { name: texts.sent }).waitFor());
    report('three receipts', phone);
    expect(phone.taps).toBeLessThanOrEqual(14);
    const { ball, items } = await desk.getCase(id);
    expect(ball.holder).toBe('agency');
    expect(items.filter((item) => 'label' in item && item.answer && 'files' in item.answer)).toHaveLength(3);
  });
});
