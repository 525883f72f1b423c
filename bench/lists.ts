/** The list against vanilla DOM in the same run, and ten thousand cases against a hundred. */
import type { Browser, Page } from 'playwright';
import { bundle, call, median, open, usedHeap, type Call, type Row } from './support.ts';

const ROUNDS = 15;
/** The control takes seconds for ten thousand. */
const FEW_ROUNDS = 3;

/** Medians of measures that take turns, so that what disturbs the machine disturbs them alike. */
async function alternating(page: Page, measures: readonly Call[], rounds = ROUNDS): Promise<number[]> {
  const all: number[][] = measures.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [at, measure] of measures.entries()) {
      const ms = await call(page, measure);
      // The first round warms up.
      if (round >= 0) all[at]?.push(ms);
    }
  }
  return all.map(median);
}

async function ratio(page: Page, ours: Call, control: Call, rounds?: number): Promise<readonly [number, number]> {
  const [a = NaN, b = NaN] = await alternating(page, [ours, control], rounds);
  return [a / b, a];
}

async function create(page: Page): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [count, budget, rounds] of [
    [100, 1.0, ROUNDS],
    [1000, 0.25, ROUNDS],
    [10_000, 0.05, FEW_ROUNDS],
  ] as const) {
    const [figure, ms] = await ratio(page, ['create', count], ['createVanilla', count], rounds);
    rows.push({ what: `create ${count}: what can be seen, against all of it by hand`, figure, budget, unit: '×' });
    rows.push({ what: `create ${count}`, figure: ms, unit: 'ms' });
  }
  // Up to 200 cards all are drawn in the end.
  const [whole, ms] = await ratio(page, ['createWhole', 100], ['createVanilla', 100]);
  rows.push({ what: 'create 100: all of it, the first paint in between', figure: whole, unit: '×' });
  rows.push({ what: 'create 100: all of it', figure: ms, unit: 'ms' });
  return rows;
}

async function growth(page: Page): Promise<Row[]> {
  const rows: Row[] = [];
  const [figure] = await ratio(page, ['createWhole', 10_000], ['createWhole', 100]);
  rows.push({ what: 'create, 10 000 against 100', figure, budget: 1.5, unit: '×' });
  for (const name of ['filter', 'updateOne', 'moveOne', 'appendPage', 'language']) {
    const [times, ms] = await ratio(page, ['change', name, 10_000], ['change', name, 100]);
    rows.push({ what: `${name}, 10 000 against 100`, figure: times, budget: 1.5, unit: '×' });
    rows.push({ what: `${name}, 10 000`, figure: ms, unit: 'ms' });
  }
  return rows;
}

async function heap(browser: Browser, code: string): Promise<Row> {
  const { page, cdp } = await open(browser, code);
  await call(page, ['hold', 10_000]);
  const before = await usedHeap(cdp);
  await call(page, ['keep', 10_000]);
  const figure = (await usedHeap(cdp)) - before;
  await page.close();
  return { what: 'heap of the list above its data, 10 000 cases', figure, budget: 8, unit: 'MB' };
}

export async function measureLists(browser: Browser): Promise<Row[]> {
  const code = await bundle('bench/lists/page.ts');
  const { page } = await open(browser, code);
  const rows = [...(await create(page)), ...(await growth(page))];
  await page.close();
  return [...rows, await heap(browser, code)];
}
