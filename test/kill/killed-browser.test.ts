import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeskClient } from '../../mocks/desk-client.ts';
import { chromiumFlags, findBrowser } from '../../scripts/find-browser.ts';
import { findFirefox } from '../../scripts/find-firefox.ts';
import { startService, type RunningService } from '../journeys/support.ts';

/** `npm run test:kill` asks for 20, `.ci/run` for 3. */
const RUNS = Number(process.env['KILL_RUNS'] ?? 20);
/** What is promised: what was typed so long before the end is back (ms). */
const PROMISE = 1_500;

let service: RunningService;
let url = '';

beforeAll(async () => {
  service = await startService();
  const desk = createDeskClient({ baseUrl: service.url, consultantId: 'anna' });
  const { id } = await desk.createCase({
    companyId: 'lindqvist',
    type: 'question',
    subject: 'Vad gäller köpet?',
    description: '',
    items: [{ kind: 'longText', label: 'Ditt svar', required: true }],
    attachments: [],
  });
  url = `${service.url}/byraarenden/case/${id}`;
});

afterAll(() => service?.stop());

const engines = {
  chrome: async () => ({ executablePath: await findBrowser(), args: [...chromiumFlags] }),
  firefox: async () => ({ executablePath: findFirefox(), args: [] }),
};

async function open(engine: keyof typeof engines, userDataDir: string) {
  const browser = await launch({ browser: engine, headless: true, userDataDir, ...(await engines[engine]()) });
  const page = await browser.newPage();
  // Drafts on the device only: nothing of this may come from the service.
  await page.evaluateOnNewDocument(() => {
    const preferences = { language: 'sv', user: 'maria', theme: 'auto', drafts: 'device' };
    sessionStorage.setItem('spiris-demo', JSON.stringify(preferences));
  });
  await page.goto(url);
  const field = await page.waitForSelector('>>> textarea', { timeout: 30_000 });
  if (!field) throw new Error('no field');
  return { browser, page, field };
}

async function kill(browser: Browser): Promise<void> {
  const child = browser.process();
  if (!child) throw new Error('no process');
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

test.each(['chrome', 'firefox'] as const)(
  `%s is killed 1.5 s after the last key: all text is back, ${RUNS} of ${RUNS}`,
  async (engine) => {
    let back = 0;
    for (let run = 1; run <= RUNS; run += 1) {
      const profile = await mkdtemp(join(tmpdir(), 'killed-'));
      const text = `Körning ${run}: kaffe, bönor och en filt till mötet.`;
      const before = await open(engine, profile);
      await before.field.type(text);
      // The promise is about time, so that is what is waited for.
      await new Promise((resolve) => setTimeout(resolve, PROMISE));
      await kill(before.browser);
      const after = await open(engine, profile);
      const restored = await after.page
        .waitForFunction((field, wanted) => field.value === wanted, { timeout: 10_000 }, after.field, text)
        .then(
          () => true,
          () => false,
        );
      if (restored) back += 1;
      await after.browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
    console.log(`${engine}: ${back} of ${RUNS}`);
    expect(back).toBe(RUNS);
  },
  RUNS * 60_000,
);
