import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createDeskClient, type DeskClient } from '../../mocks/desk-client.ts';
import {
  axeViolations,
  focusedText,
  openPage,
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

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const TEXTS = {
  sv: {
    menu: /^Byråärenden/,
    wants: 'Björkgården Redovisning vill utbyta ärenden med Lindqvist Snickeri AB',
    who: 'Det är Maria Lindqvist som kan godkänna samarbetet.',
    accept: 'Godkänn samarbetet',
    noRole: 'Du har inte tillgång till ärendena',
    ask: /^Be företagets administratör/,
    title: 'Byråärenden – Spiris',
    caseTitle: 'Ärende – Byråärenden – Spiris',
    closedTitle: 'Avslutade – Byråärenden – Spiris',
    compose: 'Nytt ärende',
    onlyRead: 'Du kan läsa ärendet men inte svara. Be en kollega som har behörighet.',
    paused: 'Samarbetet med Björkgården Redovisning är pausat',
    pausedText: /Så länge går det inte att svara på ärenden\. Kontakta byrån/,
    hidden: 'Inget att svara på just nu',
    barred: 'Ärendet kan inte visas',
    retry: 'Försök igen',
    showClosed: 'Visa avslutade ärenden',
    closed: 'Avslutade ärenden',
    ended: 'Samarbetet med Björkgården Redovisning är avslutat',
    closedRow: /^Avslutade/,
    more: 'Visa 1 till',
  },
  en: {
    menu: /^My accountant/,
    wants: 'Björkgården Redovisning would like to exchange cases with Lindqvist Snickeri AB',
    who: 'Maria Lindqvist can approve this.',
    accept: 'Approve',
    noRole: "You don't have access to the cases",
    ask: /^Ask your company's administrator/,
    title: 'My accountant – Spiris',
    caseTitle: 'Case – My accountant – Spiris',
    closedTitle: 'Closed – My accountant – Spiris',
    compose: 'New case',
    onlyRead: /You can read this case but not reply/,
    paused: 'Your cases with Björkgården Redovisning are paused',
    pausedText: /You can't reply for now\. Contact the firm/,
    hidden: 'Nothing to answer right now',
    barred: "This case can't be shown",
    retry: 'Try again',
    showClosed: 'Show closed cases',
    closed: 'Closed cases',
    ended: 'You no longer exchange cases with Björkgården Redovisning',
    closedRow: /^Closed/,
    more: 'Show 1 more',
  },
} as const;

const LIST = '/byraarenden';
const OPEN_CASE = `${LIST}/case/lindqvist-moms`;

const clean = async (page: Page): Promise<void> => expect(await axeViolations(page)).toEqual([]);
const menuEntry = (page: Page, name: RegExp) => page.getByRole('navigation').getByRole('link', { name });

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  const texts = TEXTS[language];
  const open = (path: string, user = 'maria', width = 1280) =>
    openPage(browser, service.url + path, { language, user, width, height: width < 500 ? 640 : 800 });

  test('somebody else must accept: it says who, wherever one looks, and offers no buttons', async () => {
    await resetTo(service, 'invitedOther');
    for (const path of ['/', LIST, OPEN_CASE]) {
      const page = await open(path, 'per');
      await page.getByRole('heading', { name: texts.wants }).waitFor();
      await page.getByText(texts.who).waitFor();
      expect(await page.getByRole('button', { name: texts.accept }).count()).toBe(0);
      expect(await menuEntry(page, texts.menu).count()).toBe(0);
      await clean(page);
    }
  });

  test('a role without access: no menu entry, and list and link say whom to ask', async () => {
    await resetTo(service, 'noAccess');
    for (const path of [LIST, OPEN_CASE]) {
      const page = await open(path);
      await page.getByText(texts.noRole).waitFor();
      await page.getByText(texts.ask).waitFor();
      expect(await page.getByRole('button', { name: texts.retry }).count()).toBe(0);
      expect(await menuEntry(page, texts.menu).count()).toBe(0);
      await clean(page);
    }
  });

  test('a role that may only read: by keyboard to a case, which says so and has no form', async () => {
    await resetTo(service, 'readOnly');
    const page = await open('/');
    await menuEntry(page, texts.menu).waitFor();
    await tabTo(page, texts.menu);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.title()).toBe(texts.title);
    expect(await page.getByRole('link', { name: texts.compose, exact: true }).count()).toBe(0);
    await page.getByRole('link', { name: /Momsdeklaration/ }).waitFor();
    await clean(page);
    await tabTo(page, /Momsdeklaration/);
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedText(page)).toContain('Momsdeklaration');
    await page.getByText(texts.onlyRead).waitFor();
    expect(await page.title()).toBe(texts.caseTitle);
    expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0);
    await clean(page);
    expect(page.errors).toEqual([]);
  });

  test('a pause: a link says why and by whom, comes back by itself, and history can be reached without a menu', async () => {
    await resetTo(service, 'default');
    await desk.pause('lindqvist');
    const page = await open(OPEN_CASE);
    await page.getByRole('heading', { name: texts.barred }).waitFor();
    await page.getByRole('heading', { name: texts.paused }).waitFor();
    await page.getByText(texts.pausedText).waitFor();
    expect(await page.getByRole('button', { name: texts.retry }).count()).toBe(0);
    await clean(page);
    await tabTo(page, texts.menu);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: texts.hidden }).waitFor();
    await clean(page);
    await page.goto(service.url + OPEN_CASE);
    await page.getByRole('heading', { name: texts.barred }).waitFor();
    await desk.pause('lindqvist');
    await page.getByRole('heading', { name: /^Momsdeklaration/ }).waitFor();
    await page.getByRole('heading', { name: texts.barred }).waitFor({ state: 'detached' });
    await clean(page);

    await resetTo(service, 'paused');
    const start = await open('/', 'maria', 360);
    await start.getByRole('heading', { name: texts.paused }).waitFor();
    expect(await menuEntry(start, texts.menu).count()).toBe(0);
    await clean(start);
    await tabTo(start, texts.showClosed);
    await start.keyboard.press('Enter');
    await start.getByRole('heading', { name: texts.closed }).waitFor();
    expect(await start.title()).toBe(texts.closedTitle);
    await clean(start);
    expect(start.errors).toEqual([]);
  });

  test('an ended co-operation: the menu stays, and every closed case can be read', async () => {
    await resetTo(service, 'ended');
    const page = await open('/');
    await menuEntry(page, texts.menu).click();
    await page.getByRole('heading', { name: texts.ended }).waitFor();
    await clean(page);
    await tabTo(page, texts.closedRow);
    await page.keyboard.press('Enter');
    const card = page.getByRole('link', { name: /Momsdeklaration/ }).first();
    await card.waitFor();
    await clean(page);
    await card.focus();
    await page.keyboard.press('Enter');
    // The card that was pressed says the same.
    await page.getByRole('heading', { level: 1, name: /Momsdeklaration/ }).waitFor();
    await expect.poll(() => focusedText(page)).toContain('Momsdeklaration');
    expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0);
    await clean(page);
    expect(page.errors).toEqual([]);
  });

  test('notices cover none of the page, and on a phone no more than a third of the window', async () => {
    await resetTo(service, 'default');
    const [wide, phone] = [await open(LIST), await open(LIST, 'maria', 360)];
    for (const page of [wide, phone]) await page.getByRole('link', { name: texts.compose, exact: true }).waitFor();
    await desk.note('lindqvist-hyra', { text: 'Vi återkommer.' });
    await desk.note('lindqvist-lon', { text: 'Vi återkommer.' });
    await desk.withdraw('lindqvist-inbetalning');
    await desk.createCase({
      companyId: 'lindqvist',
      type: 'question',
      subject: 'Ny',
      description: '',
      items: [],
      attachments: [],
    });
    await wide.getByRole('button', { name: texts.more }).waitFor();
    const region = wide.getByRole('complementary');
    const [notices, button] = [
      await region.boundingBox(),
      await wide.getByRole('link', { name: texts.compose, exact: true }).boundingBox(),
    ];
    expect((notices?.y ?? 0) + (notices?.height ?? 0)).toBeLessThanOrEqual(button?.y ?? 0);
    expect(await region.getByRole('listitem').count()).toBe(2);
    await expect.poll(() => phone.getByRole('complementary').getByRole('listitem').count()).toBe(1);
    expect((await phone.getByRole('complementary').boundingBox())?.height).toBeLessThan(640 / 3 + 1);
    for (const page of [wide, phone]) await clean(page);
  });
});

test("the firm's desk is clean", async () => {
  await resetTo(service, 'default');
  for (const language of ['sv', 'en'] as const) {
    const page = await openPage(browser, `${service.url}/desk`, { language });
    await page.getByRole('table').first().waitFor();
    await clean(page);
  }
});
