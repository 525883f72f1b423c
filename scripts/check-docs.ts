/**
 * Opens every docs page of the built Storybook, in both languages, and listens for errors: a page on which one story
 * crashes takes the others with it.
 *
 *     npm run build-storybook && npm run check:docs
 */
import { existsSync, readFileSync } from 'node:fs';
import { preview } from 'vite';
import { chromium, type Browser } from 'playwright';
import { chromiumFlags, findBrowser } from './find-browser.ts';
import { root } from './run.ts';

interface Entry {
  readonly id: string;
  readonly type: 'docs' | 'story';
}

const STACK = /^\s*at .+\/assets\//m;
const folder = `${root}storybook-static`;

function pages(): string[] {
  const { entries } = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')) as { entries: Record<string, Entry> };
  return Object.values(entries)
    .filter(({ type }) => type === 'docs')
    .map(({ id }) => id);
}

async function problemsOf(browser: Browser, address: string, id: string, locale: string): Promise<string[]> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`${id} (${locale}): ${error.message}`));
  await page.goto(`${address}iframe.html?viewMode=docs&id=${id}&globals=locale:${locale}`);
  await page
    .locator('#storybook-docs .sbdocs-wrapper, .sb-errordisplay')
    .locator('visible=true')
    .first()
    .waitFor({ timeout: 30_000 })
    .catch(() => problems.push(`${id} (${locale}): the page stays empty`));
  await page.waitForLoadState('networkidle');
  // A story that fails shows its stack in place of itself.
  const texts = await page.locator('.docs-story, .sb-errordisplay').locator('visible=true').allInnerTexts();
  problems.push(
    ...texts.filter((text) => STACK.test(text)).map((text) => `${id} (${locale}): ${text.split('\n')[0] ?? ''}`),
  );
  await page.close();
  return problems;
}

if (!existsSync(`${folder}/index.json`)) {
  console.error('There is no Storybook to check: run "npm run build-storybook" first.');
  process.exit(1);
}
const server = await preview({
  configFile: false,
  root,
  logLevel: 'error',
  build: { outDir: 'storybook-static' },
  preview: { port: 0, open: false },
});
const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...chromiumFlags] });
const problems: string[] = [];
const address = server.resolvedUrls?.local[0] ?? '';
for (const locale of ['sv', 'en']) {
  for (const id of pages()) problems.push(...(await problemsOf(browser, address, id, locale)));
}
await browser.close();
await server.close();
for (const problem of problems) console.log(problem);
console.log(`${pages().length} docs pages in two languages, ${problems.length} problems`);
if (problems.length > 0 || pages().length === 0) process.exitCode = 1;
