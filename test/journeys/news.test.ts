import type { Locator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { NoticeKind } from '../../src/domain/index.ts';
import { tabTo } from './support.ts';
import { clean, deviceOf, focusOn, plain, useStage } from './stage.ts';

const stage = useStage('default');

const TEXTS = {
  sv: {
    news: 'Aviseringar',
    waiting: /^Väntar på dig \d/,
    read: 'Markera som läst',
    readAll: 'Markera alla som lästa',
    more: (count: number) => `Visa ${count} till`,
    unread: 'Oläst',
    fresh: 'Nytt sedan du sist var här',
    show: 'Visa ärendet',
    kinds: {
      newMessage: 'Nytt meddelande från Björkgården Redovisning',
      toCorrect: 'Björkgården Redovisning ber dig rätta ett svar',
      withdrawn: 'Björkgården Redovisning har dragit tillbaka ett ärende',
      reopened: 'Björkgården Redovisning har öppnat ett ärende igen',
      closed: 'Björkgården Redovisning har avslutat ett ärende',
    },
  },
  en: {
    news: 'Notifications',
    waiting: /^Waiting for you \d/,
    read: 'Mark as read',
    readAll: 'Mark all as read',
    more: (count: number) => `Show ${count} more`,
    unread: 'Unread',
    fresh: 'New since you were last here',
    show: 'Show case',
    kinds: {
      newMessage: 'New message from Björkgården Redovisning',
      toCorrect: 'Björkgården Redovisning asks you to correct a reply',
      withdrawn: 'Björkgården Redovisning has withdrawn a case',
      reopened: 'Björkgården Redovisning has reopened a case',
      closed: 'Björkgården Redovisning has closed a case',
    },
  },
} as const;

type Kind = keyof (typeof TEXTS)['sv']['kinds'];

/** What the agency does to a case of the data set, and which notice it gives. */
const DEEDS: readonly (readonly [kind: Kind, id: string, run: (id: string) => Promise<unknown>])[] = [
  ['newMessage', 'lindqvist-moms', (id) => stage.desk.note(id, { text: 'Jag har bytt ut rapporten.' })],
  [
    'toCorrect',
    'lindqvist-lon',
    async (id) => {
      await stage.desk.judge(id, { itemId: 'timmar-adam', is: 'rejected', reason: 'Det är en timme för mycket.' });
      await stage.desk.sendBack(id, { text: 'Kan du se över Adams timmar?' });
    },
  ],
  ['withdrawn', 'lindqvist-inbetalning', (id) => stage.desk.withdraw(id)],
  ['reopened', 'lindqvist-traktamente', (id) => stage.desk.reopen(id, { text: 'Vi glömde hemresan.' })],
  ['closed', 'lindqvist-hyra', (id) => stage.desk.close(id, { text: 'Ja, det går bra.' })],
];

const noticesOn = (page: Page, name: string): Locator => page.getByRole('list', { name }).getByRole('listitem');

async function told(page: Page, name: string): Promise<string[]> {
  return (await noticesOn(page, name).getByRole('paragraph').allInnerTexts()).map(plain).sort();
}

/** Ids of the cases that are unread to Maria, of those that somebody has done something to. */
async function unreadOf(ids: readonly string[]): Promise<string[]> {
  const device = deviceOf(stage.service);
  const all = await device.list({ unread: true, status: ['awaitingCompany', 'awaitingAgency', 'closed'] });
  return all.flatMap(({ id }) => (ids.includes(id) ? [id] : [])).sort();
}

/** What the host's own listener was told of while it shows the news itself. */
const takeOver = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const taken: string[] = [];
    Object.assign(window, { taken });
    document.querySelector('case-provider')?.addEventListener('case-notify', (event) => {
      event.preventDefault();
      taken.push(event.kind);
    });
  });

const taken = (page: Page): Promise<NoticeKind[]> =>
  page.evaluate(() => (window as unknown as { taken: NoticeKind[] }).taken);

describe.each(['sv', 'en'] as const)('news, in %s', (language) => {
  const texts = TEXTS[language];

  test('has its words for each thing the agency does, until it is read: one, all, or by the host itself', async () => {
    const page = await stage.open('/', { language });
    const other = await page.context().newPage();
    await other.goto(`${stage.service.url}/byraarenden`);
    await other.getByRole('heading', { name: texts.waiting }).waitFor();
    const both = (expected: readonly string[]) =>
      expect.poll(() => Promise.all([page, other].map((each) => told(each, texts.news)))).toEqual([expected, expected]);
    const ids = DEEDS.map(([, id]) => id);
    const expected: string[] = [];
    for (const [kind, id, run] of DEEDS) {
      await run(id);
      expected.push(texts.kinds[kind]);
      await both(expected.slice(-2).sort());
    }
    // The latest two are shown, the others on demand.
    for (const each of [page, other]) {
      await each.getByRole('button', { name: texts.more(expected.length - 2), exact: true }).press('Enter');
    }
    await both([...expected].sort());
    expect(await unreadOf(ids)).toEqual([...ids].sort());
    await clean(page);

    // One of them: its case is read, and its notice is gone from the other window too.
    const words = plain(await noticesOn(page, texts.news).first().getByRole('paragraph').innerText());
    const [, id] = DEEDS.find(([kind]) => texts.kinds[kind] === words) ?? [];
    await tabTo(page, texts.read);
    await page.keyboard.press('Enter');
    await both(expected.filter((each) => each !== words).sort());
    await expect.poll(() => unreadOf(ids)).toEqual(ids.filter((each) => each !== id).sort());
    await clean(page);
    await tabTo(page, texts.readAll);
    await page.keyboard.press('Enter');
    await both([]);
    await expect.poll(() => unreadOf(ids)).toEqual([]);

    // A host that cancels shows it itself; the other window has no such host.
    await takeOver(page);
    await stage.desk.note('lindqvist-lon', { text: 'Tack så länge.' });
    await expect.poll(() => taken(page)).toEqual(['newMessage']);
    await expect.poll(() => told(other, texts.news)).toEqual([texts.kinds.newMessage]);
    expect(await told(page, texts.news)).toEqual([]);

    // What is on screen is no news: of two messages one is told.
    await other.bringToFront();
    await tabTo(other, texts.show);
    await other.keyboard.press('Enter');
    await other.getByText('Tack så länge.').filter({ visible: true }).first().waitFor();
    await expect.poll(() => told(other, texts.news)).toEqual([]);
    await stage.desk.note('lindqvist-lon', { text: 'Nu är lönerna klara.' });
    await other.getByText('Nu är lönerna klara.').filter({ visible: true }).first().waitFor();
    await stage.desk.note('lindqvist-moms', { text: 'Rapporten är på väg.' });
    await expect.poll(() => told(other, texts.news)).toEqual([texts.kinds.newMessage]);
    await clean(other);
    await tabTo(other, texts.show);
    await other.keyboard.press('Enter');
    await other.getByText('Rapporten är på väg.').filter({ visible: true }).first().waitFor();
    expect(new URL(other.url()).pathname).toBe('/byraarenden/case/lindqvist-moms');
    expect(page.errors).toEqual([]);
  });

  test('makes a card unread in every window until the case is opened, and again when something new comes', async () => {
    const device = deviceOf(stage.service);
    const page = await stage.open('/byraarenden', { language });
    const other = await page.context().newPage();
    await other.goto(`${stage.service.url}/byraarenden`);
    for (const each of [page, other]) await each.getByRole('heading', { name: texts.waiting }).waitFor();
    const subject = 'Vad gäller Swishen?';
    const { id } = await stage.desk.createCase({
      companyId: 'lindqvist',
      type: 'question',
      subject,
      description: 'Hej!',
      items: [{ kind: 'text', label: 'Vad gäller den?', required: true }],
      attachments: [],
    });
    const card = (each: Page) => each.getByRole('main').getByRole('heading').getByRole('link', { name: subject });
    const names = () => Promise.all([page, other].map((each) => card(each).getAttribute('aria-labelledby')));
    const bothAre = async (unread: boolean): Promise<void> => {
      await expect.poll(names).toEqual(Array(2).fill(unread ? 'unread subject word phrase' : 'subject word phrase'));
      const read = new RegExp(unread ? `^${texts.unread} ` : `^${subject}`);
      for (const each of [page, other])
        await each.getByRole('link', { name: read }).filter({ hasText: subject }).waitFor();
    };
    await bothAre(true);
    await clean(page);

    // That it was fetched is no opening; that somebody reads it is.
    await device.adapter.getCase(id, device.call());
    expect(await unreadOf([id])).toEqual([id]);
    expect((await stage.desk.getCase(id)).seenByCompany).toEqual([]);
    await page.bringToFront();
    await tabTo(page, subject);
    await page.keyboard.press('Enter');
    await focusOn(page, subject);
    await expect.poll(() => unreadOf([id])).toEqual([]);
    expect((await stage.desk.getCase(id)).seenByCompany.map(({ person }) => person.id)).toEqual(['maria']);
    await page.keyboard.press('Escape');
    await focusOn(page, subject);
    await bothAre(false);

    await stage.desk.note(id, { text: 'Det var 450 kronor.' });
    await bothAre(true);
    await page.keyboard.press('Enter');
    await page.getByText(texts.fresh).filter({ visible: true }).first().waitFor();
    await clean(page);
    await page.keyboard.press('Escape');
    await bothAre(false);
    expect(page.errors).toEqual([]);
  });
});
