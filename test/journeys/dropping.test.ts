/** Files and folders from the disk, drawn into the page by the browser itself: no page can make up a folder. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeskClient } from '../../mocks/desk-client.ts';
import {
  axeViolations,
  openPage,
  pdfBytes,
  resetTo,
  startBrowser,
  startService,
  type RunningService,
} from './support.ts';

let service: RunningService;
let browser: Browser;
let disk = '';

beforeAll(async () => {
  [service, browser, disk] = await Promise.all([
    startService(),
    startBrowser(),
    mkdtemp(join(tmpdir(), 'case-dropping-')),
  ]);
  await writeFile(join(disk, 'ett.pdf'), pdfBytes('ett'));
  await writeFile(join(disk, 'två.pdf'), pdfBytes('två'));
  await mkdir(join(disk, 'Kvitton oktober'));
  await writeFile(join(disk, 'Kvitton oktober', 'tre.pdf'), pdfBytes('tre'));
});

afterAll(async () => {
  await browser?.close();
  await service?.stop();
  await rm(disk, { recursive: true, force: true });
});

/** Draws what lies on the disk over a place and lets it go there. */
async function drop(page: Page, at: Locator, ...names: string[]): Promise<void> {
  await at.scrollIntoViewIfNeeded();
  const box = await at.boundingBox();
  if (!box) throw new Error('It is not to be seen.');
  const files = names.map((name) => join(disk, name));
  const where = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const cdp = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, ...where, data: { items: [], files, dragOperationsMask: 1 } });
  }
  await cdp.detach();
}

test.each([
  ['sv', 'Välj filer', /Mappar går inte att lägga till/],
  ['en', 'Choose files', /Folders can't be added/],
] as const)(
  'files are dropped beside, then on their place, with a folder among them (%s)',
  async (language, choose, told) => {
    await resetTo(service, 'empty');
    const desk = createDeskClient({ baseUrl: service.url, consultantId: 'anna' });
    const { id } = await desk.createCase({
      companyId: 'lindqvist',
      type: 'documents',
      subject: 'Kvitton för oktober',
      description: 'Hej! Skicka dem gärna i dag.',
      items: [{ kind: 'documents', label: 'Kvitton', required: true }],
      attachments: [],
    });
    const url = `${service.url}/byraarenden/case/${id}`;
    const page = await openPage(browser, url, { language });
    const place = page.getByRole('group', { name: 'Kvitton' });
    const button = place.getByRole('button', { name: choose });
    await button.waitFor();

    // A page that did not keep the browser from it would be left for the file.
    await drop(page, page.getByRole('heading', { name: 'Kvitton för oktober' }), 'ett.pdf');
    await drop(page, page.getByText('Skicka dem gärna i dag.').first(), 'ett.pdf');
    await drop(page, page.getByRole('button', { name: /^(Skicka|Send)/ }).first(), 'ett.pdf');
    expect(page.url()).toBe(url);
    expect(page.context().pages()).toHaveLength(1);
    expect(await place.getByRole('listitem').count()).toBe(0);

    await drop(page, button, 'ett.pdf', 'Kvitton oktober', 'två.pdf');
    await page.getByRole('alert').filter({ hasText: told }).waitFor();
    await place.getByRole('listitem').nth(1).waitFor();
    expect(await place.getByRole('listitem').count()).toBe(2);
    expect(await place.textContent()).not.toContain('Kvitton oktober');
    expect(await axeViolations(page)).toEqual([]);

    // What is chosen next is no folder.
    await drop(page, button, 'Kvitton oktober/tre.pdf');
    await place.getByRole('listitem').nth(2).waitFor();
    expect(await page.getByRole('alert').filter({ hasText: told }).count()).toBe(0);
    expect(page.errors).toEqual([]);
    await page.context().close();
  },
);
