import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeskClient } from '../../mocks/desk-client.ts';
import { openPage, startBrowser, startService, type RunningService } from './support.ts';

let service: RunningService;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

test('the service is killed in the middle of a send and started again: one answer, nothing lost', async () => {
  const desk = createDeskClient({ baseUrl: service.url, consultantId: 'anna' });
  const { id } = await desk.createCase({
    companyId: 'lindqvist',
    type: 'question',
    subject: 'Vem var med på lunchen?',
    description: 'Vi behöver namn och syfte.',
    items: [{ kind: 'longText', label: 'Deltagare och syfte', required: true }],
    attachments: [],
  });
  const page = await openPage(browser, `${service.url}/byraarenden/case/${id}`);
  const answer = page.getByRole('textbox', { name: /Deltagare och syfte/ });
  await answer.fill('Jag och Per Holm, anbudet för skolan i Sundbyberg.');

  // The request has left the page when the process dies; whether it was applied nobody knows.
  const leaving = page.waitForRequest((request) => request.url().endsWith('/acts'));
  await page.getByRole('button', { name: 'Skicka svar' }).click();
  await leaving;
  await service.kill();
  // Nothing typed has left the screen, unless the answer was acknowledged in the last moment.
  const kept = async () => ((await answer.count()) === 0 ? 'sent' : answer.inputValue());
  expect(await kept()).toMatch(/Per Holm|sent/);
  await service.start();

  await page.getByRole('heading', { name: /Svaret är skickat till/ }).waitFor({ timeout: 60_000 });
  const detail = await desk.getCase(id);
  const answers = detail.entries.filter((entry) => entry.kind === 'answer');
  expect(answers).toHaveLength(1);
  expect(detail.items[0]).toMatchObject({ answer: { value: 'Jag och Per Holm, anbudet för skolan i Sundbyberg.' } });
});

test('a service that is down keeps every character and says what to do', async () => {
  const desk = createDeskClient({ baseUrl: service.url, consultantId: 'anna' });
  const { id } = await desk.createCase({
    companyId: 'lindqvist',
    type: 'question',
    subject: 'Vad var resan till Göteborg?',
    description: '',
    items: [{ kind: 'text', label: 'Syfte med resan', required: true }],
    attachments: [],
  });
  const page = await openPage(browser, `${service.url}/byraarenden/case/${id}`);
  await page.getByRole('textbox', { name: /Syfte med resan/ }).fill('Mässa');
  expect(page.url()).toContain(id);
  const faults = (body: object) =>
    fetch(`${service.url}/demo/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  await faults({ fail: 'server' });
  await page.getByRole('button', { name: 'Skicka svar' }).click();
  await page
    .getByText(/Vi försöker igen|Svaret skickades inte|inte om svaret kom fram/)
    .first()
    .waitFor();
  expect(await page.getByRole('textbox', { name: /Syfte med resan/ }).inputValue()).toBe('Mässa');
  await faults({});
  await page.getByRole('heading', { name: /Svaret är skickat till/ }).waitFor({ timeout: 60_000 });
  expect((await desk.getCase(id)).entries.filter((entry) => entry.kind === 'answer')).toHaveLength(1);
});
