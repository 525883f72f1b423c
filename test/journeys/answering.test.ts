import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDeskClient, type DeskClient, type DeskNewCase } from '../../mocks/desk-client.ts';
import type { Item } from '../../src/domain/index.ts';
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
let desk: DeskClient;

const TEXTS = {
  sv: {
    send: 'Skicka svar',
    sent: /Svaret är skickat till Anna Berg/,
    back: 'Tillbaka till ärendet',
    rest: 'Svara på resten',
    later: 'Jag kan inte svara än',
    ask: /^Fråga byrån/,
    question: 'Vad vill du fråga Anna Berg?',
    sendQuestion: 'Skicka frågan',
    asked: /Frågan är skickad till Anna Berg/,
    moreTime: /^Behöver mer tid/,
    tomorrow: /^I morgon/,
    sendMoreTime: 'Be om mer tid',
    promised: /Du har lovat svar senast/,
    note: /^Skriv utan att lämna över/,
    message: 'Skriv till Anna Berg',
    sendNote: 'Skicka meddelandet',
    noted: /Meddelandet är skickat till Anna Berg/,
    part: 'Skicka det som är klart (1 av 2)',
    review: 'Se efter innan du skickar',
    files: 'Välj filer',
    uploaded: /uppladdad/,
    sendFile: 'Skicka 1 underlag',
    redo: /Gör om:.*Vilket år\?/,
    addMore: /Komplettera:.*Sida 2 saknas\./,
    goTo: 'Gå till det som ska rättas (2)',
    change: 'Ändra svaret',
    sendChange: 'Skicka ändringen',
    changed: /Ändringen är skickad till Anna Berg/,
    changeFiles: 'Lägg till eller ta bort filer',
    remove: 'Ta bort sida1.pdf',
    read: 'Jag har läst',
    hasRead: /vet att du har läst/,
    approve: 'Godkänn',
    decline: 'Begär ändring',
    reason: 'Skriv vad som behöver ändras.',
    approved: /Du har godkänt/,
    notSignature: 'Ditt ja sparas med namn och tid. Det är ingen underskrift.',
    withdraw: 'Ta tillbaka godkännandet',
    why: 'Varför tar du tillbaka godkännandet?',
    takenBack: /Du har tagit tillbaka godkännandet, och Anna Berg/,
    logged: 'Du tog tillbaka godkännandet',
    same: /Samma som förra/,
    answering: /Per Lindqvist håller på att svara/,
    answered: /Per Lindqvist svarade/,
  },
  en: {
    send: 'Send reply',
    sent: /Your reply has been sent to Anna Berg/,
    back: 'Back to the case',
    rest: 'Answer the rest',
    later: "I can't reply yet",
    ask: /^Ask your accountant/,
    question: 'What do you want to ask Anna Berg?',
    sendQuestion: 'Send the question',
    asked: /question has been sent to Anna Berg/,
    moreTime: /^I need more time/,
    tomorrow: /^Tomorrow/,
    sendMoreTime: 'Ask for more time',
    promised: /You've promised a reply by/,
    note: /^Write without handing over/,
    message: 'Write to Anna Berg',
    sendNote: 'Send the message',
    noted: /message has been sent to Anna Berg/,
    part: 'Send what is ready (1 of 2)',
    review: 'Check before you send',
    files: 'Choose files',
    uploaded: /uploaded/,
    sendFile: 'Send 1 document',
    redo: /Redo:.*Vilket år\?/,
    addMore: /Add more:.*Sida 2 saknas\./,
    goTo: 'Go to what needs correcting (2)',
    change: 'Change the answer',
    sendChange: 'Send the change',
    changed: /Your change has been sent to Anna Berg/,
    changeFiles: 'Add or remove files',
    remove: 'Remove sida1.pdf',
    read: 'I have read it',
    hasRead: /knows that you have read it/,
    approve: 'Approve',
    decline: 'Request changes',
    reason: 'Tell us what needs to change.',
    approved: /You have approved/,
    notSignature: /It is not a signature/,
    withdraw: 'Withdraw the approval',
    why: 'Why do you withdraw the approval?',
    takenBack: /You have withdrawn your approval, and Anna Berg/,
    logged: 'You withdrew the approval',
    same: /Same as last/,
    answering: /Per Lindqvist is answering/,
    answered: /Per Lindqvist answered/,
  },
} as const;

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

const newCase = (start: Partial<DeskNewCase>) =>
  desk.createCase({
    companyId: 'lindqvist',
    type: 'question',
    subject: 'Två frågor',
    description: 'Hej!',
    items: [],
    attachments: [],
    ...start,
  });

const open = (id: string, language: 'sv' | 'en', user = 'maria') =>
  openPage(browser, `${service.url}/byraarenden/case/${id}`, { language, user });

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const seen = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).waitFor();

async function itemOf(id: string, label: string): Promise<Item> {
  const { items } = await desk.getCase(id);
  const found = items.find((item): item is Item => 'label' in item && item.label === label);
  if (!found) throw new Error(`There is no item ${label}`);
  return found;
}

async function choose(page: Page, button: string, ...names: string[]): Promise<void> {
  const files = names.map((name) => ({ name, mimeType: 'application/pdf', buffer: pdfBytes(name) }));
  await chooseFiles(page, () => press(page, button), files);
}

describe.each(['sv', 'en'] as const)('answering, in %s', (language) => {
  const texts = TEXTS[language];

  test('who cannot answer yet asks, promises and writes; then part now, part later', async () => {
    const { id } = await newCase({
      items: [
        { kind: 'text', label: 'Vad köpte du?', required: true },
        { kind: 'text', label: 'Av vem?', required: true },
      ],
    });
    const page = await open(id, language);
    const ball = async () => (await desk.getCase(id)).ball;

    await press(page, texts.later);
    await press(page, texts.ask);
    await page.getByRole('textbox', { name: texts.question }).fill('Vilket inköp?');
    await press(page, texts.sendQuestion);
    await seen(page, texts.asked);
    expect(await ball()).toMatchObject({ holder: 'agency', reason: 'question' });

    await desk.sendBack(id, { text: 'Det från den tredje.' });
    await press(page, texts.back);
    await press(page, texts.later);
    await press(page, texts.moreTime);
    await page.getByRole('radio', { name: texts.tomorrow }).check();
    await press(page, texts.sendMoreTime);
    await page.getByText(texts.promised).first().waitFor();
    const promise = await ball();
    expect(promise.holder).toBe('company');
    expect(promise.promisedBy).toMatch(/^\d{4}-/);

    await press(page, texts.rest);
    await press(page, texts.later);
    await press(page, texts.note);
    await page.getByRole('textbox', { name: texts.message }).fill('Jag letar.');
    await press(page, texts.sendNote);
    await seen(page, texts.noted);
    expect((await ball()).holder).toBe('company');

    await press(page, texts.rest);
    await page.getByRole('textbox', { name: 'Vad köpte du?' }).fill('Kaffe');
    await press(page, texts.part);
    await seen(page, texts.review);
    await press(page, texts.part);
    await seen(page, texts.sent);
    expect((await ball()).holder).toBe('company');
    await press(page, texts.rest);
    await page.getByRole('textbox', { name: 'Av vem?' }).fill('Rosteriet');
    await press(page, texts.send);
    await seen(page, texts.sent);
    expect(await ball()).toMatchObject({ holder: 'agency', reason: 'answered' });
    expect(page.errors).toEqual([]);
  });

  test('what is to be done again or added to is asked again, and what was sent can be corrected until it is used', async () => {
    const { id } = await newCase({
      items: [
        { kind: 'text', label: 'Vad köpte du?', required: true },
        { kind: 'documents', label: 'Avtalet', required: true },
        { kind: 'text', label: 'Av vem?', required: true },
      ],
    });
    const page = await open(id, language);
    await page.getByRole('textbox', { name: 'Vad köpte du?' }).fill('Kaffe');
    await page.getByRole('textbox', { name: 'Av vem?' }).fill('Rosteriet');
    await choose(page, texts.files, 'sida1.pdf');
    await page.getByText(texts.uploaded).waitFor();
    await press(page, texts.send);
    await seen(page, texts.sent);

    const ids = await Promise.all(['Vad köpte du?', 'Avtalet', 'Av vem?'].map((label) => itemOf(id, label)));
    const [what = '', contract = '', whom = ''] = ids.map((item) => item.id);
    await desk.judge(id, { itemId: what, is: 'rejected', reason: 'Vilket år?' });
    await desk.judge(id, { itemId: contract, is: 'needsMore', reason: 'Sida 2 saknas.' });
    await desk.judge(id, { itemId: whom, is: 'accepted' });
    await desk.sendBack(id, { text: '' });

    await press(page, texts.back);
    await page.getByText(texts.redo).first().waitFor();
    await page.getByText(texts.addMore).first().waitFor();
    expect(await page.getByRole('textbox', { name: 'Av vem?' }).count()).toBe(0);
    await press(page, texts.goTo);
    await page.keyboard.type('Kaffe, 2026');
    await choose(page, texts.files, 'sida2.pdf');
    await page.getByText(texts.uploaded).waitFor();
    await press(page, texts.send);
    await seen(page, texts.sent);
    expect((await itemOf(id, 'Vad köpte du?')).answer).toEqual({ value: 'Kaffe, 2026' });
    expect((await itemOf(id, 'Avtalet')).answer).toMatchObject({ files: [expect.anything(), expect.anything()] });

    await press(page, texts.back);
    await press(page, texts.change);
    await page.getByRole('textbox', { name: 'Vad köpte du?' }).fill('Te, 2026');
    await press(page, texts.changeFiles);
    await press(page, texts.remove);
    await press(page, texts.sendChange);
    await seen(page, texts.changed);
    expect((await itemOf(id, 'Vad köpte du?')).answer).toEqual({ value: 'Te, 2026' });
    expect((await itemOf(id, 'Avtalet')).answer).toMatchObject({ files: [expect.anything()] });
    expect((await desk.getCase(id)).ball.holder).toBe('agency');

    await press(page, texts.back);
    await desk.use(id, { itemId: what });
    await desk.use(id, { itemId: contract });
    await expect.poll(() => page.getByRole('button', { name: texts.change, exact: true }).count()).toBe(0);
    expect(page.errors).toEqual([]);
  });

  test('an approval is refused with a reason, given, and taken back; the log keeps all three', async () => {
    const pdf = (name: string) =>
      new File([new Uint8Array(pdfBytes(name))], `${name}.pdf`, { type: 'application/pdf' });
    const report = await desk.upload(pdf('moms'));
    const figures = [{ label: 'Att betala', value: { amount: '48320', currency: 'SEK' } }];
    const approves = { files: [report.id], figures };
    const { id } = await newCase({
      type: 'approval',
      items: [{ kind: 'approval', label: 'Moms för oktober', required: true, approves }],
    });
    const page = await open(id, language);
    await page.getByText(texts.notSignature).first().waitFor();
    await press(page, texts.decline);
    await page.getByRole('textbox', { name: texts.reason }).fill('Fakturan är från november.');
    await press(page, texts.decline);
    await seen(page, texts.sent);
    const { id: itemId } = await itemOf(id, 'Moms för oktober');
    expect((await itemOf(id, 'Moms för oktober')).answer).toMatchObject({ approved: false });

    const better = await desk.upload(pdf('moms-2'));
    await desk.replaceFile(id, { itemId, fileId: report.id, by: better.id });
    await press(page, texts.back);
    await press(page, texts.approve);
    await seen(page, texts.review);
    await page.getByRole('region', { name: texts.review }).getByText('moms-2.pdf').waitFor();
    await press(page, texts.approve);
    await seen(page, texts.approved);
    expect((await itemOf(id, 'Moms för oktober')).answer).toMatchObject({ approved: true });

    await press(page, texts.back);
    await press(page, texts.withdraw);
    await page.getByRole('textbox', { name: texts.why }).fill('Jag läste fel.');
    await press(page, texts.withdraw);
    await seen(page, texts.takenBack);
    const kinds = (await desk.getCase(id)).entries.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['notApproved', 'approved', 'approvalWithdrawn']));
    await press(page, texts.back);
    await page.getByText(texts.logged).first().waitFor();
    expect(page.errors).toEqual([]);
  });

  test('information is acknowledged, and a suggestion is one tap', async () => {
    const { id: told } = await newCase({ type: 'information', subject: 'Ny sats' });
    const page = await open(told, language);
    await press(page, texts.read);
    await seen(page, texts.hasRead);
    expect((await desk.getCase(told)).ball.holder).toBe('agency');

    const value = { value: { amount: '150', currency: 'SEK' } };
    const suggestion = { value, caseId: told, answeredOn: '2026-01-09' };
    const { id } = await newCase({ items: [{ kind: 'amount', label: 'Privat telefon', required: true, suggestion }] });
    const next = await open(id, language);
    await press(next, texts.same);
    await press(next, texts.send);
    await seen(next, texts.sent);
    expect((await itemOf(id, 'Privat telefon')).answer).toEqual(value);
    expect([...page.errors, ...next.errors]).toEqual([]);
  });

  test('a colleague in a second window is seen to answer, and to have answered, before one sends', async () => {
    const { id } = await newCase({ items: [{ kind: 'text', label: 'Vad köpte du?', required: true }] });
    const [maria, per] = await Promise.all([open(id, language), open(id, language, 'per')]);
    const field = (page: Page) => page.getByRole('textbox', { name: 'Vad köpte du?' });
    await Promise.all([field(maria).waitFor(), field(per).waitFor()]);
    await field(per).fill('Kaffe');
    await maria.getByText(texts.answering).waitFor();
    await field(maria).fill('Te, tror jag');
    await press(per, texts.send);
    await seen(per, texts.sent);
    await maria.getByText(texts.answered).first().waitFor();
    expect(await field(maria).inputValue()).toBe('Te, tror jag');
    await press(maria, texts.sendChange);
    await seen(maria, texts.changed);
    expect((await itemOf(id, 'Vad köpte du?')).answer).toEqual({ value: 'Te, tror jag' });
    expect([...maria.errors, ...per.errors]).toEqual([]);
  });
});
