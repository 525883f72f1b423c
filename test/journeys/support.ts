import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type FileChooser, type Page } from 'playwright';
import { chromiumFlags, installedBrowser } from '../../scripts/find-browser.ts';

/** The demo service as its users start it: a process of its own, with its own database. */
export interface RunningService {
  readonly url: string;
  /** As a crash would: no time to tidy up. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function startService(): Promise<RunningService> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'case-demo-'));
  let child: ChildProcess | undefined;

  const start = async () => {
    child = spawn(process.execPath, ['demo/service/start.ts'], {
      env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await said(child, 'http://');
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `http://localhost:${port}`,
    kill,
    start,
    async stop() {
      await kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Replaces the service's data by a named set. */
export async function resetTo(service: RunningService, scenario: string): Promise<void> {
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ scenario }) };
  const { status } = await fetch(`${service.url}/demo/reset`, init);
  if (status !== 204) throw new Error(`The service refused to reset: ${status}`);
}

/** Resolves with what a program has printed once these words are in it; rejects if it ends before. */
export function said(child: ChildProcess, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(words)) resolve(output);
    });
    child.once('exit', (code) => reject(new Error(`The service ended with ${code} before it was ready: ${output}`)));
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

export async function startBrowser(): Promise<Browser> {
  const executablePath = await installedBrowser();
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...chromiumFlags] });
}

export interface OpenOptions {
  readonly language?: 'sv' | 'en';
  readonly user?: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** A phone: fingers, and no hover. */
  readonly touch?: boolean;
  /** What must be in place before the page is asked for, e.g. routes. */
  readonly before?: (page: Page) => Promise<unknown>;
}

/** A window of its own: own storage, own user. Anything the page logs as an error, or throws, is collected in `errors`. */
export async function openPage(
  browser: Browser,
  url: string,
  options: OpenOptions = {},
): Promise<Page & { readonly errors: string[] }> {
  const { language = 'sv', user = 'maria', width = 1280, height = 800, dark = false, touch = false } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    ...(touch && { hasTouch: true, isMobile: true }),
    colorScheme: dark ? 'dark' : 'light',
    locale: language === 'sv' ? 'sv-SE' : 'en-GB',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  await context.addInitScript(
    (preferences) => {
      if (!sessionStorage.getItem('spiris-demo')) sessionStorage.setItem('spiris-demo', preferences);
    },
    JSON.stringify({ language, user, theme: 'auto' }),
  );
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await options.before?.(page);
  await page.goto(url);
  return Object.assign(page, { errors });
}

/** axe over the whole page, shadow roots included: one line per violation. */
export async function axeViolations(page: Page): Promise<string[]> {
  // The page's policy forbids injected scripts; an evaluated one belongs to the debugger, not to the page.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: injected } = window as unknown as { axe: typeof axe };
    const { violations } = await injected.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    );
  });
}

/** Presses Tab until what has focus (through shadow roots) has this accessible-looking text, and fails after `limit`. */
export async function tabTo(page: Page, text: string | RegExp, limit = 80): Promise<void> {
  for (let step = 0; step < limit; step++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      let node = document.activeElement;
      while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
      if (!node) return '';
      const label = node.getAttribute('aria-label') ?? '';
      const labels =
        node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement ? [...(node.labels ?? [])] : [];
      return [label, ...labels.map((one) => one.textContent), node.textContent].join(' ').replace(/\s+/g, ' ').trim();
    });
    if (typeof text === 'string' ? focused.includes(text) : text.test(focused)) return;
  }
  throw new Error(`Nothing that says ${String(text)} got focus within ${limit} steps`);
}

/** The element that has the focus, through shadow roots, in words. */
export function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
  });
}

/**
 * Does what opens a file chooser, and chooses there. That choosers are ours reaches the page on another way than keys and
 * taps do, so an answer of the page is waited for in between: without it a quick key opened a chooser that nobody saw.
 */
export async function chooseFiles(
  page: Page,
  open: () => Promise<unknown>,
  files: Parameters<FileChooser['setFiles']>[0],
): Promise<void> {
  const chosen = page.waitForEvent('filechooser').then((chooser) => chooser.setFiles(files));
  await Promise.all([chosen, page.evaluate(() => undefined).then(open)]);
}

/** A real one-page PDF, different for each name. */
export function pdfBytes(name: string): Buffer {
  const text = `BT /F1 18 Tf 60 760 Td (${name}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = file.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
