import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { DeskCaseDetail } from '../../mocks/desk-client.ts';
import { clean, useStage } from './stage.ts';

const stage = useStage('empty');

const TEXTS = {
  sv: {
    unsent: 'Ditt svar skickades inte.',
    message: 'Nytt meddelande från Björkgården Redovisning',
    goOn: 'Ta med det till ärendet det fortsätter i',
    merged: 'Sammanslaget',
    mergedNotice: 'Björkgården Redovisning har slagit ihop ett ärende med ett annat',
    continues: 'Fortsätter i Två inköp',
    write: /^Skriv till Anna Berg/,
    splitCard: 'Utbrutet ur ett annat ärende',
    split: 'Kommer från Ett inköp',
    followUpCard: 'Uppföljning av ett tidigare ärende',
    followsUp: 'Följer upp Ett inköp',
    followedUp: 'Följs upp i Ett inköp, i efterhand',
    closed: /^Avslutade/,
    reopenedNotice: 'Björkgården Redovisning har öppnat ett ärende igen',
    reopenedCard: 'Öppnat igen',
    reopened: 'Ärendet är öppnat igen.',
    again: 'Ta upp ärendet igen',
    hint: 'När du skickar öppnas ärendet igen. Sedan har byrån bollen.',
    sendAgain: 'Skicka och öppna igen',
    sent: /^Meddelandet är skickat till Anna Berg/,
    back: 'Tillbaka till ärendet',
    withdrawn: 'Byrån har dragit tillbaka ärendet.',
    withdrawnBadge: 'Tillbakadraget',
    startNew: 'Starta ett nytt ärende med det',
    subject: 'Ämne',
    share: 'Dela eller lämna över',
    earlier: 'Tidigare i ärendet',
    colleague: 'Kollega',
    handOver: 'Lämna över',
    handedOver: 'Du lämnade över ärendet till Per Lindqvist',
    waits: 'Väntar på Per Lindqvist',
    handedNotice: 'Ett ärende har lämnats över till dig',
    handedToYou: 'Maria Lindqvist lämnade över ärendet till dig',
    by: 'Överlämnat av Maria Lindqvist',
  },
  en: {
    unsent: "Your reply wasn't sent.",
    message: 'New message from Björkgården Redovisning',
    goOn: 'Take it to the case it continues in',
    merged: 'Merged',
    mergedNotice: 'Björkgården Redovisning has merged a case with another',
    continues: 'Continues in Två inköp',
    write: /^Write to Anna Berg/,
    splitCard: 'Split from another case',
    split: 'Comes from Ett inköp',
    followUpCard: 'Follow-up of an earlier case',
    followsUp: 'Follows up Ett inköp',
    followedUp: 'Followed up in Ett inköp, i efterhand',
    closed: /^Closed/,
    reopenedNotice: 'Björkgården Redovisning has reopened a case',
    reopenedCard: 'Reopened',
    reopened: 'This case has been reopened.',
    again: 'Take up the case again',
    hint: "Sending reopens the case. It's then your accountant's turn.",
    sendAgain: 'Send and reopen',
    sent: /^Your message has been sent to Anna Berg/,
    back: 'Back to the case',
    withdrawn: 'Your accountant has withdrawn this case.',
    withdrawnBadge: 'Withdrawn',
    startNew: 'Start a new case with it',
    subject: 'Subject',
    share: 'Share or hand over',
    earlier: 'Earlier in this case',
    colleague: 'Colleague',
    handOver: 'Hand over',
    handedOver: 'You handed the case over to Per Lindqvist',
    waits: 'Waiting for Per Lindqvist',
    handedNotice: 'A case has been handed over to you',
    handedToYou: 'Maria Lindqvist handed the case over to you',
    by: 'Handed over by Maria Lindqvist',
  },
} as const;

/** A busy machine is not a failure. */
const PATIENT = { timeout: 30_000, interval: 500 };

const ask = (subject: string): Promise<DeskCaseDetail> =>
  stage.desk.createCase({
    companyId: 'lindqvist',
    type: 'question',
    subject,
    description: 'Hej Maria!',
    items: [
      { kind: 'text', label: 'Vad gäller det?', required: true },
      { kind: 'text', label: 'Vem var med?', required: true },
    ],
    attachments: [],
  });

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true, level: 1 });
const card = (page: Page, subject: string) => page.getByRole('listitem').filter({ hasText: subject });

describe.each(['sv', 'en'] as const)('what becomes of a case, in %s', (language) => {
  const texts = TEXTS[language];
  const open = (path = '', user = 'maria') => stage.open(`/byraarenden${path}`, { language, user });

  /** A start page that is being told of news: what came before its first look is not. */
  async function told(caseId: string, user = 'maria'): Promise<Page> {
    const page = await stage.open('/', { language, user });
    const notice = page.getByRole('listitem').filter({ hasText: texts.message });
    await expect
      .poll(async () => {
        await stage.desk.note(caseId, { text: 'Hej!' });
        return notice.isVisible();
      }, PATIENT)
      .toBe(true);
    return page;
  }

  test('merged while one writes: the answer goes along, and a link to the first case leads on', async () => {
    const [first, second] = [await ask('Ett inköp'), await ask('Två inköp')];
    const page = await open(`/case/${first.id}`);
    const other = await told(second.id, 'per');
    await page.getByRole('textbox', { name: 'Vad gäller det?' }).fill('Kaffebönor');
    await stage.desk.merge(first.id, { into: second.id });
    await page.getByRole('heading', { name: texts.unsent }).waitFor();
    await other.getByRole('listitem').filter({ hasText: texts.mergedNotice }).waitFor();
    await clean(page);
    await page.getByRole('button', { name: texts.goOn }).click();
    await heading(page, 'Två inköp').waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: texts.write }).inputValue()).toContain('Kaffebönor');

    const late = await open(`/case/${first.id}`);
    await late.getByText(texts.merged, { exact: true }).waitFor();
    await clean(late);
    await late.getByRole('link', { name: texts.continues }).click();
    await heading(late, 'Två inköp').waitFor();
    expect(new URL(late.url()).pathname).toContain(second.id);
  });

  test('split: the part is told to be one, on its card and in the case', async () => {
    const { id, items } = await ask('Ett inköp');
    const page = await open();
    await card(page, 'Ett inköp').waitFor();
    const itemIds = items.flatMap((item) => ('label' in item ? [item.id] : [])).slice(1);
    await stage.desk.split(id, { subject: 'Vilka var med?', itemIds });
    await card(page, 'Vilka var med?').getByText(texts.splitCard).waitFor();
    await clean(page);
    await page.getByRole('link', { name: /Vilka var med\?/ }).click();
    await page.getByRole('link', { name: texts.split }).waitFor();
    await clean(page);
    await page.getByRole('link', { name: texts.split }).click();
    await heading(page, 'Ett inköp').waitFor();
  });

  test('followed up: each of the two leads to the other', async () => {
    const { id } = await ask('Ett inköp');
    await stage.desk.close(id);
    const page = await open();
    const next = await stage.desk.followUp(id, { subject: 'Ett inköp, i efterhand', description: 'Hej igen!' });
    await card(page, next.subject).getByText(texts.followUpCard).waitFor();
    await page.getByRole('link', { name: /Ett inköp, i efterhand/ }).click();
    await page.getByRole('link', { name: texts.followsUp }).waitFor();
    await clean(page);
    await page.getByRole('link', { name: texts.followsUp }).click();
    await heading(page, 'Ett inköp').waitFor();
    await page.getByRole('link', { name: texts.followedUp }).waitFor();
    await clean(page);
  });

  test('reopened by the agency: told by notice, card and case, without the date that has passed', async () => {
    const { id } = await ask('Ett inköp');
    const start = await told(id);
    await stage.desk.close(id);
    const page = await open();
    await page.getByRole('link', { name: texts.closed }).first().waitFor();
    await stage.desk.reopen(id, { text: 'En sak till.' });
    await start.getByRole('listitem').filter({ hasText: texts.reopenedNotice }).waitFor();
    await card(page, 'Ett inköp').getByText(texts.reopenedCard).waitFor();
    await clean(page);
    await page.getByRole('link', { name: /Ett inköp/ }).click();
    await page.getByText(texts.reopened).waitFor();
    await clean(page);
  });

  test('taken up by the company: said before one writes, and then so by the desk', async () => {
    const { id } = await ask('Ett inköp');
    await stage.desk.close(id);
    const page = await open(`/case/${id}`);
    await page.getByRole('button', { name: texts.again }).click();
    await page.getByText(texts.hint).waitFor();
    await clean(page);
    await page.getByRole('textbox', { name: texts.write }).fill('Vi hittade ett kvitto till.');
    await page.getByRole('button', { name: texts.sendAgain }).click();
    await page.getByRole('heading', { name: texts.sent }).waitFor();
    await clean(page);
    await page.getByRole('button', { name: texts.back }).click();
    await page.getByText(texts.reopened).waitFor();
    const { status, entries } = await stage.desk.getCase(id);
    expect([status, entries.map(({ kind }) => kind).at(-1)]).toEqual(['awaitingAgency', 'reopened']);
    expect(page.errors).toEqual([]);
  });

  test('withdrawn while it is open: said at once, and what was written begins a case of its own', async () => {
    const { id } = await ask('Ett inköp');
    const page = await open(`/case/${id}`);
    await page.getByRole('textbox', { name: 'Vad gäller det?' }).fill('Kaffebönor');
    await stage.desk.withdraw(id);
    await page.getByRole('heading', { name: texts.unsent }).waitFor();
    expect(await page.getByText(texts.withdrawn).filter({ visible: true }).count()).toBeGreaterThan(0);
    await page.getByText(texts.withdrawnBadge, { exact: true }).waitFor();
    await clean(page);
    await page.getByRole('button', { name: texts.startNew }).click();
    await expect.poll(() => page.getByRole('textbox', { name: texts.subject }).inputValue()).toBe('Ett inköp');
    await clean(page);
  });

  test('handed over to a colleague: both see by whom and to whom, also of a case nobody has moved', async () => {
    const { id } = await ask('Ett inköp');
    const per = await told(id, 'per');
    const maria = await open(`/case/${id}`);
    await maria.getByRole('button', { name: texts.share }).click();
    await maria.getByRole('combobox', { name: texts.colleague }).selectOption({ label: 'Per Lindqvist' });
    await clean(maria);
    await maria.getByRole('button', { name: texts.handOver, exact: true }).click();
    await maria.getByText(texts.waits).first().waitFor();
    await maria.getByText(texts.earlier).click();
    await maria.getByText(texts.handedOver).waitFor();
    await clean(maria);
    await per.getByRole('listitem').filter({ hasText: texts.handedNotice }).waitFor();
    await clean(per);

    const pers = await open(`/case/${id}`, 'per');
    await pers.getByText(texts.earlier).click();
    await pers.getByText(texts.handedToYou).waitFor();
    await pers.getByText(texts.by).waitFor();
    await clean(pers);
  });
});
