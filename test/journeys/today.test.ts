import { readFile } from 'node:fs/promises';
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { makeReceipt } from '../../mocks/office/content/png.ts';
import { chooseFiles, openPage, tabTo } from './support.ts';
import { clean, deviceOf, focusOn, plain, useStage } from './stage.ts';

const stage = useStage('default');

/** The VAT return, which has a date to meet; and the case with a receipt to send again. */
const DATED = 'lindqvist-moms';
const RECEIPT = 'lindqvist-kortkop';

const TEXTS = {
  sv: {
    tile: (count: number) => `${count} saker väntar på dig`,
    first: /Den första skulle ha besvarats (.+)\./,
    group: (count: number) => `Väntar på dig ${count}`,
    add: 'Lägg i kalendern',
    summary: 'Svar till Björkgården Redovisning',
    phone: 'Fotografera med mobilen',
    code: 'Kod som öppnar ärendet i mobilen',
    photo: 'Ta foto',
    uploaded: /uppladdad/,
    send: /^Skicka/,
    sent: /Svaret är skickat till Anna Berg/,
  },
  en: {
    tile: (count: number) => `${count} things are waiting for you`,
    first: /The first was due (.+)\./,
    group: (count: number) => `Waiting for you ${count}`,
    add: 'Add to calendar',
    summary: 'Reply to Björkgården Redovisning',
    phone: 'Take photos with your phone',
    code: 'Code that opens the case on your phone',
    photo: 'Take photo',
    uploaded: /uploaded/,
    send: /^Send/,
    sent: /Your reply has been sent to Anna Berg/,
  },
} as const;

/** The properties of the one entry in a calendar file. */
function entryOf(file: string): Readonly<Record<string, string>> {
  const lines = file.replaceAll('\r\n ', '').trimEnd().split('\r\n');
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.search(/[:;]/)), line.slice(line.indexOf(':') + 1)]),
  );
}

const compact = (date: string): string => date.replaceAll('-', '');
const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

/** The dark squares of a drawn code, row by row. */
function darkSquares(path: string): readonly string[] {
  return [...path.matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => `${x} ${y}`).sort();
}

function squaresOf(address: string): readonly string[] {
  const { data } = encode(address, { border: 2 });
  return data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`${x} ${y}`] : []))).sort();
}

describe.each(['sv', 'en'] as const)('by keyboard, in %s', (language) => {
  const texts = TEXTS[language];

  test('from the tile to the list, to a date in the calendar, and to the phone and back with a photo', async () => {
    const device = deviceOf(stage.service);
    const page = await stage.open('/', { language });

    // What the tile counts is what the list shows, also after one more.
    const before = await device.list({ needsYou: true });
    await page.getByRole('heading', { name: texts.tile(before.length) }).waitFor();
    await stage.desk.createCase({
      companyId: 'lindqvist',
      type: 'question',
      subject: 'Vad gäller resan?',
      description: '',
      items: [{ kind: 'text', label: 'Vart?', required: true }],
      attachments: [],
    });
    const tile = texts.tile(before.length + 1);
    await page.getByRole('heading', { name: tile }).waitFor();
    const first = texts.first.exec(plain(await page.getByText(texts.first).innerText()))?.[1] ?? '';
    await clean(page);
    await tabTo(page, tile);
    await page.keyboard.press('Enter');
    const group = page.getByRole('list', { name: texts.group(before.length + 1) });
    await group.waitFor();
    expect(await group.getByRole('listitem').count()).toBe(before.length + 1);
    const dates = await group.getByRole('listitem').filter({ hasText: first }).allInnerTexts();
    expect(dates).toHaveLength(1);

    // The date of one of them, without what it is about.
    const dated = await device.adapter.getCase(DATED, device.call());
    await tabTo(page, plain(dated.subject));
    await page.keyboard.press('Enter');
    await focusOn(page, plain(dated.subject));
    await clean(page);
    const address = page.url();
    const saved = page.waitForEvent('download');
    await tabTo(page, texts.add);
    await page.keyboard.press('Enter');
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/\.ics$/);
    const file = await readFile(await download.path(), 'utf8');
    const due = dated.dueOn ?? '';
    expect(entryOf(file)).toMatchObject({
      DTSTART: compact(due),
      DTEND: compact(dayAfter(due)),
      SUMMARY: texts.summary,
      URL: address,
    });
    for (const word of dated.subject.split(/\s+/).filter((each) => each.length > 3)) expect(file).not.toContain(word);

    // At the desk a code, which is the case's address; on the phone a photo, which comes to the open form.
    await page.keyboard.press('Escape');
    await group.waitFor();
    const receipt = (await device.list({ toCorrect: true })).find(({ id }) => id === RECEIPT);
    await tabTo(page, plain(receipt?.subject ?? RECEIPT));
    await page.keyboard.press('Enter');
    await tabTo(page, texts.phone);
    await page.keyboard.press('Enter');
    const code = page.getByRole('img', { name: texts.code });
    await code.waitFor();
    await clean(page);
    const link = `${stage.service.url}/byraarenden/case/${RECEIPT}`;
    expect(page.url()).toBe(link);
    expect(darkSquares((await code.locator('path').getAttribute('d')) ?? '')).toEqual(squaresOf(link));

    const phone = await openPage(stage.browser, link, { language, width: 360, height: 740, touch: true });
    const take = phone.getByRole('button', { name: texts.photo }).first();
    await take.waitFor();
    const buffer = Buffer.from(makeReceipt('SJ', ['895,00 kr', language]));
    await chooseFiles(phone, () => take.tap(), { name: 'IMG_0042.png', mimeType: 'image/png', buffer });
    await phone.getByText(texts.uploaded).waitFor();
    await clean(phone);
    const row = page.getByRole('listitem').filter({ hasText: 'IMG_0042.png' });
    await row.getByText(texts.uploaded).waitFor();
    await clean(page);
    await tabTo(page, texts.send);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: texts.sent }).waitFor();
    const { entries } = await stage.desk.getCase(RECEIPT);
    const [got] = entries
      .flatMap((entry) => ('files' in entry ? entry.files : []))
      .filter(({ name }) => name === 'IMG_0042.png');
    if (!got) throw new Error('The agency has not got the photo.');
    expect(Buffer.from(await (await stage.desk.download(got)).arrayBuffer()).equals(buffer)).toBe(true);
    expect([...page.errors, ...phone.errors]).toEqual([]);
  });
});
