import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeskClient } from '../../mocks/desk-client.ts';
import { openPage, resetTo, startBrowser, startService, type RunningService } from './support.ts';

/** What a host's page holds besides the element itself. */
const PAGES = {
  list: `import '/src/define/case-list.ts';`,
  form: `import '/src/define/reply-form.ts';`,
} as const;

const script = (imports: string): string => `${imports}
import { createRestAdapter } from '/src/adapter/rest/index.ts';
const element = document.querySelector('[data-alone]');
element.session = { userId: 'maria', companyId: 'lindqvist' };
element.adapter = createRestAdapter({ baseUrl: '/api', getHeaders: () => ({ Authorization: 'Bearer demo-maria' }) });`;

/** Contract §6.5, as a host without inline scripts would send it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'none'; connect-src 'self'; img-src 'self' blob:; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

let service: RunningService;
let browser: Browser;
let files: ReadonlyMap<string, string>;

/** The pages' scripts as a host's bundler makes them, by file name. */
async function bundle(): Promise<ReadonlyMap<string, string>> {
  const names = Object.keys(PAGES) as (keyof typeof PAGES)[];
  const built = (await build({
    configFile: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'error',
    base: '/alone/',
    publicDir: false,
    plugins: [
      {
        name: 'pages',
        resolveId: (id) => (id.startsWith('page:') ? `\0${id}` : null),
        load: (id) => (id.startsWith('\0page:') ? script(PAGES[id.slice(6) as keyof typeof PAGES]) : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, `page:${name}`])),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })) as Rolldown.RolldownOutput;
  return new Map(built.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])));
}

/** Puts a page that holds one element, and nothing else of ours, beside the service. */
const hosting =
  (name: keyof typeof PAGES, element: string) =>
  (page: Page): Promise<unknown> =>
    page.route(`${service.url}/alone/**`, (route) => {
      const file = new URL(route.request().url()).pathname.replace('/alone/', '');
      const code = files.get(file);
      if (code !== undefined) return route.fulfill({ contentType: 'text/javascript', body: code });
      const body = `<!doctype html><html lang="sv"><title>Värd</title><link rel="icon" href="/leaf.svg" />
        <h1>Värdens sida</h1>${element}<script type="module" src="/alone/${name}.js"></script></html>`;
      return route.fulfill({ contentType: 'text/html', headers: { 'Content-Security-Policy': POLICY }, body });
    });

beforeAll(async () => {
  [service, browser, files] = await Promise.all([startService(), startBrowser(), bundle()]);
});

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

test('a page with nothing but <case-list> and an adapter shows the cases, and says which one is opened', async () => {
  await resetTo(service, 'oneCase');
  const page = await openPage(browser, `${service.url}/alone/`, {
    before: hosting('list', '<case-list data-alone></case-list>'),
  });
  await page.getByRole('heading', { name: 'Väntar på dig 1' }).waitFor();
  const opened = page.evaluate(
    () => new Promise((tell) => addEventListener('case-open', ({ caseId }) => tell(caseId), { once: true })),
  );
  await page.getByRole('button', { name: /Inbetalning på 18 400 kr/ }).click();
  expect(await opened).toBe('one');
  expect(page.errors).toEqual([]);
});

test('a page with <reply-form> alone sends an answer, and shows its receipt', async () => {
  await resetTo(service, 'oneCase');
  const page = await openPage(browser, `${service.url}/alone/`, {
    before: hosting('form', '<reply-form data-alone case-id="one"></reply-form>'),
  });
  await page.getByRole('textbox', { name: /Vad gäller inbetalningen/ }).fill('Faktura 4711, skåpen till Holms.');
  await page.getByRole('button', { name: 'Skicka svar' }).click();
  await page.getByRole('heading', { name: /Svaret är skickat till Anna Berg/ }).waitFor();
  const desk = createDeskClient({ baseUrl: service.url, consultantId: 'anna' });
  expect((await desk.getCase('one')).items[0]).toMatchObject({ answer: { value: 'Faktura 4711, skåpen till Holms.' } });
  expect(page.errors).toEqual([]);
});
