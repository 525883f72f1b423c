import { Buffer } from 'node:buffer';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeskClient } from '../../mocks/desk-client.ts';
import { chooseFiles, openPage, resetTo, startBrowser, startService, type RunningService } from './support.ts';

/** The smallest picture there is. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let service: RunningService;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

test('four of 23 bank lines on a phone: a photo, a comment, a private purchase, a lost receipt; the rest later', async () => {
  await resetTo(service, 'lists');
  const page = await openPage(browser, `${service.url}/byraarenden/case/lists-bank`, {
    width: 360,
    height: 640,
    touch: true,
  });
  const tap = (name: string) => page.getByRole('button', { name, exact: true }).tap();
  await chooseFiles(page, () => tap('Ta foto'), { name: 'kvitto.png', mimeType: 'image/png', buffer: PNG });
  await page.getByText('kvitto.png').first().waitFor();
  await tap('Klar, nästa');
  await page.getByText('1 av 23 klara').first().waitFor();
  await page.getByRole('textbox', { name: 'Kommentar' }).fill('Domkraft till verkstaden');
  await tap('Klar, nästa');
  await page.getByText('2 av 23 klara').first().waitFor();
  await page.getByRole('checkbox', { name: 'Privat köp, inte företagets' }).tap();
  await tap('Klar, nästa');
  await tap('Hoppa över');
  await tap('Jag har inte underlaget');
  await page.getByRole('radio', { name: 'Det är borttappat' }).tap();
  await page.getByRole('textbox', { name: /Vad gällde köpet/ }).fill('Licensen för november, mejlet är raderat');
  await tap('Klar, nästa');
  await page.getByText('4 av 23 klara').first().waitFor();

  await tap('Skicka det som är klart (4 av 23)');
  await page.getByRole('heading', { name: /Svaret är skickat till Anna Berg/ }).waitFor();
  const desk = createDeskClient({ baseUrl: service.url, consultantId: 'anna' });
  const detail = await desk.getCase('lists-bank');
  expect(detail.status).toBe('awaitingCompany');
  expect(detail.items[0]).toMatchObject({
    answer: {
      lines: {
        'rad-1': { files: [expect.any(String)] },
        'rad-2': { text: 'Domkraft till verkstaden' },
        'rad-3': { mark: 'private' },
        'rad-5': { missing: 'lost', text: 'Licensen för november, mejlet är raderat' },
      },
    },
  });

  // The rest waits where it was left.
  await tap('Svara på resten');
  await page.getByText('4 av 23 klara').first().waitFor();
  await page.getByText('ICA Maxi Luleå').first().waitFor();
  expect(page.errors).toEqual([]);
});
