/** What every bench needs: a bundle, a browser, medians, and a table that is printed and kept. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright';
import { build } from 'vite';
import { chromiumFlags, findBrowser } from '../scripts/find-browser.ts';
import { root } from '../scripts/run.ts';

export interface Row {
  readonly what: string;
  readonly figure: number;
  readonly unit: '×' | 'MB' | 'ms' | '%' | '';
  /** None for a control, or for what only explains another figure. */
  readonly budget?: number;
}

/** What runs in the page: each export is called by its name. */
export type Call = readonly [name: string, ...args: unknown[]];

/** The production bundle of a page. Its exports are `bench` there. */
export async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: `${root}${entry}`, formats: ['iife'], name: 'bench' },
    },
  });
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : [];
  const [chunk] = outputs.flatMap(({ output }) => output.filter((file) => file.type === 'chunk'));
  if (!chunk) throw new Error('The build gave nothing.');
  return chunk.code;
}

export const launch = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await findBrowser(), args: [...chromiumFlags, '--enable-precise-memory-info'] });

export async function open(browser: Browser, code: string): Promise<{ readonly page: Page; readonly cdp: CDPSession }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  // Without a standards-mode document heights would be those of an old browser.
  await page.setContent('<!doctype html><html lang="sv"><title>Bench</title><body></body></html>');
  await page.addScriptTag({ content: code });
  return { page, cdp: await page.context().newCDPSession(page) };
}

export function call<T = number>(page: Page, [name, ...args]: Call): Promise<T> {
  return page.evaluate(
    ([method, rest]) => {
      const { bench } = window as unknown as { bench: Record<string, (...all: readonly unknown[]) => Promise<T>> };
      const run = bench[method];
      if (!run) throw new Error(`There is no ${method}.`);
      return run(...rest);
    },
    [name, args] as const,
  );
}

/** The value below which such a share (0–1) of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Heap in use after a collection (MB). */
export async function usedHeap(cdp: CDPSession): Promise<number> {
  // Twice: what a finaliser lets go of is collected the next time.
  for (let times = 2; times > 0; times--) await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1_000_000;
}

/** Keeps the figures with what they were measured with, and says how many fall short. */
export function report(name: string, rows: readonly Row[], version: string): number {
  const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const result = {
    date: new Date().toISOString().slice(0, 10),
    chromium: version,
    node: process.version,
    // Above two on two cores, others were at work too.
    load: Number(loadavg()[1]?.toFixed(1)),
    versions: dependencies,
    rows,
  };
  mkdirSync(`${root}bench/results`, { recursive: true });
  writeFileSync(`${root}bench/results/${name}.json`, `${JSON.stringify(result, null, 2)}\n`);
  console.log(`\n${name.padEnd(64)}${'budget'.padStart(8)}${'figure'.padStart(9)}`);
  for (const row of rows) console.log(lineOf(row));
  return rows.filter(fallsShort).length;
}

const fallsShort = ({ figure, budget }: Row): boolean => budget !== undefined && !(figure <= budget);

function lineOf(row: Row): string {
  const { what, figure, unit, budget } = row;
  const allowed = budget === undefined ? '' : String(budget);
  return `${what.padEnd(64)}${allowed.padStart(8)}${figure.toFixed(2).padStart(9)} ${unit}${fallsShort(row) ? '  FALLS SHORT' : ''}`;
}
