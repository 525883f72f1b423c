/**
 * Weighs the list against performance.md §3: ours against vanilla DOM in the same run, and ten thousand cases against a
 * hundred. Prints the table last, writes it to bench/results, and exits with 1 when a budget falls short.
 *
 *     npm run bench
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { chromiumFlags, findBrowser } from '../scripts/find-browser.ts';
import { root } from '../scripts/run.ts';
import type * as Bench from './lists/page.ts';

const ROUNDS = 7;

interface Row {
  readonly what: string;
  readonly figure: number;
  readonly budget: number;
  readonly unit: '×' | 'MB';
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: `${root}bench/lists/page.ts`, formats: ['iife'], name: 'bench' },
    },
  });
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : [];
  const [chunk] = outputs.flatMap(({ output }) => output.filter((file) => file.type === 'chunk'));
  if (!chunk) throw new Error('The build gave nothing.');
  return chunk.code;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

type Measure = readonly [name: keyof typeof Bench, ...args: (string | number)[]];

const run = (page: Page, [name, ...args]: Measure): Promise<number> =>
  page.evaluate(
    ([method, rest]) =>
      (window as unknown as { bench: Record<string, (...all: unknown[]) => Promise<number>> }).bench[method]?.(
        ...rest,
      ) ?? Promise.reject(new Error(`There is no ${method}.`)),
    [name, args] as const,
  );

/** Medians of measures that take turns, so that what disturbs the machine disturbs them alike. */
async function alternating(page: Page, measures: readonly Measure[], rounds = ROUNDS): Promise<number[]> {
  const all: number[][] = measures.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [at, measure] of measures.entries()) {
      const ms = await run(page, measure);
      // The first round warms up.
      if (round >= 0) all[at]?.push(ms);
    }
  }
  return all.map(median);
}

async function ratio(page: Page, ours: Measure, control: Measure, rounds?: number): Promise<number> {
  const [a = NaN, b = NaN] = await alternating(page, [ours, control], rounds);
  return a / b;
}

async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const used = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize / 1_000_000;
  };
  await page.evaluate(() => (window as unknown as { bench: typeof Bench }).bench.hold(10_000));
  const before = await used();
  await page.evaluate(() => (window as unknown as { bench: typeof Bench }).bench.keep(10_000));
  return (await used()) - before;
}

async function measure(page: Page): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [count, budget, rounds] of [
    [100, 1.0, ROUNDS],
    [1000, 0.25, ROUNDS],
    [10_000, 0.05, 3],
  ] as const) {
    const figure = await ratio(page, ['create', count], ['createVanilla', count], rounds);
    rows.push({ what: `create ${count}, against vanilla DOM`, figure, budget, unit: '×' });
  }
  const create = await ratio(page, ['create', 10_000], ['create', 100]);
  rows.push({ what: 'create, 10 000 against 100', figure: create, budget: 1.5, unit: '×' });
  for (const name of ['filter', 'updateOne', 'appendPage', 'language']) {
    const figure = await ratio(page, ['change', name, 10_000], ['change', name, 100]);
    rows.push({ what: `${name}, 10 000 against 100`, figure, budget: 1.5, unit: '×' });
  }
  return rows;
}

const code = await bundle();
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: [...chromiumFlags, '--enable-precise-memory-info'],
});
const open = async (): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addScriptTag({ content: code });
  return page;
};
const rows = await measure(await open());
rows.push({ what: 'heap of the list, 10 000 cases', figure: await heap(await open()), budget: 8, unit: 'MB' });
const version = browser.version();
await browser.close();

const versions = (
  JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { dependencies: Readonly<Record<string, string>> }
).dependencies;
mkdirSync(`${root}bench/results`, { recursive: true });
const result = {
  date: new Date().toISOString().slice(0, 10),
  chromium: version,
  node: process.version,
  versions,
  rows,
};
writeFileSync(`${root}bench/results/lists.json`, `${JSON.stringify(result, null, 2)}\n`);

console.log(`${''.padEnd(44)}${'budget'.padStart(8)}${'figure'.padStart(8)}`);
for (const { what, figure, budget, unit } of rows) {
  const short = figure > budget ? '  FALLS SHORT' : '';
  console.log(`${what.padEnd(44)}${String(budget).padStart(8)}${figure.toFixed(2).padStart(8)} ${unit}${short}`);
}
if (rows.some(({ figure, budget }) => !(figure <= budget))) process.exitCode = 1;
