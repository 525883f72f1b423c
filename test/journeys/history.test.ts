import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { tabTo } from './support.ts';
import { cardsOn, clean, deviceOf, focusOn, plain, useStage } from './stage.ts';

const stage = useStage('default');

/** A month's missing receipts: a promise, an answer with four photos, and the closing. */
const ID = 'lindqvist-kvitton-3';
const SEARCH = 'kvitton som saknas';

const TEXTS = {
  sv: {
    closed: /^Avslutade \d/,
    heading: /^Avslutade ärenden \d/,
    search: 'Sök bland ärendena',
    done: 'Ärendet är klart.',
    send: /^Skicka/,
    earlier: 'Tidigare i ärendet',
    promised: 'Du bad om mer tid',
    answered: 'Du svarade',
    ended: 'Anna Berg avslutade ärendet',
    print: 'Skriv ut',
    download: 'Ladda ner ärendet',
    menu: 'Byråärenden',
  },
  en: {
    closed: /^Closed \d/,
    heading: /^Closed cases \d/,
    search: 'Search your cases',
    done: 'This case is done.',
    send: /^Send/,
    earlier: 'Earlier in this case',
    promised: 'You asked for more time',
    answered: 'You replied',
    ended: 'Anna Berg closed the case',
    print: 'Print',
    download: 'Download the case',
    menu: 'My accountant',
  },
} as const;

/** Keeps the browser's own print dialog away and counts how often it was asked for. */
const countPrinting = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const asked = { times: 0 };
    Object.assign(window, { asked });
    window.print = () => (asked.times += 1);
  });

/** What stands on paper, through shadow roots, at the moment at which the browser takes the page. */
async function onPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => {
    const shows = (node: Element): boolean =>
      getComputedStyle(node).display === 'contents' || node.checkVisibility({ visibilityProperty: true });
    const partsOf = (node: Node): readonly Node[] => {
      if (node instanceof HTMLSlotElement) return node.assignedNodes({ flatten: true });
      return [...(node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes];
    };
    const words = (node: Node): string => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
      return node instanceof Element && !shows(node) ? '' : partsOf(node).map(words).join('');
    };
    addEventListener('beforeprint', () => Object.assign(window, { paper: words(document.body) }), {
      once: true,
    });
  });
  expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
  await page.emulateMedia({ media: 'screen' });
  return plain(await page.evaluate(() => (window as unknown as { paper: string }).paper));
}

describe.each(['sv', 'en'] as const)('a closed case, in %s', (language) => {
  const texts = TEXTS[language];

  test('is reached by a link and by a search, printed whole, and taken along as one file', async () => {
    const device = deviceOf(stage.service);
    const detail = await device.adapter.getCase(ID, device.call());
    const page = await stage.open(`/byraarenden/case/${ID}`, { language, before: countPrinting });
    await page.getByText(texts.done).waitFor();
    expect(await page.getByRole('button', { name: texts.send }).count()).toBe(0);
    await clean(page);

    // From there to all of the closed ones, and by a search back to it.
    await tabTo(page, texts.menu);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: texts.closed }).waitFor();
    await tabTo(page, texts.closed);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: texts.heading }).waitFor();
    await tabTo(page, texts.search);
    await page.keyboard.type(SEARCH);
    await page.keyboard.press('Enter');
    const found = await device.list({ status: ['closed'], text: SEARCH });
    expect(found.length).toBeGreaterThan(2);
    await expect.poll(() => cardsOn(page).count()).toBe(found.length);
    for (const [at, { subject }] of found.entries()) {
      expect(plain(await cardsOn(page).nth(at).innerText())).toBe(plain(subject));
    }
    expect(new URL(page.url()).searchParams.get('text')).toBe(SEARCH);
    await clean(page);
    const subject = plain(detail.subject);
    await tabTo(page, subject);
    await page.keyboard.press('Enter');
    await focusOn(page, subject);

    // On paper, with the fold closed on screen: the whole thread, and nothing to press.
    const fold = page.getByRole('group').filter({ hasText: texts.earlier });
    await page.getByText(texts.earlier).waitFor();
    const paper = await onPaper(page);
    for (const words of [subject, texts.promised, texts.answered, texts.ended, 'Tack, allt är på plats.']) {
      expect(paper).toContain(words);
    }
    for (const action of [texts.print, texts.download, texts.menu]) expect(paper).not.toContain(action);
    expect(await fold.getByText(texts.promised).isVisible()).toBe(false);
    await tabTo(page, texts.earlier);
    await page.keyboard.press('Enter');
    await page.getByText(texts.promised).waitFor();
    await clean(page);
    await tabTo(page, texts.print);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => (window as unknown as { asked: { times: number } }).asked.times)).toBe(1);

    // The file: heading, every question with what was sent, and the thread from its beginning.
    const saved = page.waitForEvent('download');
    await tabTo(page, texts.download);
    await page.keyboard.press('Enter');
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/^Kvitton som saknas .*\.txt$/);
    const file = plain(await readFile(await download.path(), 'utf8'));
    const labels = detail.items.flatMap((item) => ('label' in item ? [plain(item.label)] : []));
    expect(labels).toHaveLength(4);
    const inOrder = [
      subject,
      'Lindqvist Snickeri AB',
      ...labels,
      texts.promised,
      'Vi är på jobb i Linköping',
      texts.answered,
      texts.ended,
      'Tack, allt är på plats.',
    ].map((words) => [words, file.indexOf(words)] as const);
    expect(inOrder.filter(([, at]) => at === -1)).toEqual([]);
    expect([...inOrder].sort(([, a], [, b]) => a - b)).toEqual(inOrder);
    const photos = detail.entries.flatMap((entry) => ('files' in entry ? entry.files : [])).map(({ name }) => name);
    expect(photos.length).toBeGreaterThan(3);
    for (const name of photos) expect(file.split(name)).toHaveLength(3);

    expect(page.errors).toEqual([]);
  });
});
