/** What the widgets cost a page: memory, what mounts leave behind, requests, and the first card. */
import type { Browser, CDPSession } from 'playwright';
import { bundle, call, median, open, usedHeap, type Row } from './support.ts';

const ALL = 10_000;
const MOUNTS = 500;
const FIRSTS = 9;

async function paging(browser: Browser, code: string): Promise<Row[]> {
  const { page, cdp } = await open(browser, code);
  await call(page, ['hold', ALL]);
  const data = await usedHeap(cdp);
  const rows: Row[] = [];
  for (const count of [ALL / 4, ALL / 2, ALL]) {
    await call(page, ['pageTo', count]);
    const what = `heap above the data after paging to case ${count}`;
    rows.push({ what, figure: (await usedHeap(cdp)) - data, unit: 'MB', ...(count === ALL && { budget: 8 }) });
  }
  await page.close();
  return rows;
}

interface Held {
  readonly nodes: number;
  readonly listeners: number;
  /** MB */
  readonly heap: number;
}

async function held(cdp: CDPSession): Promise<Held> {
  const heap = await usedHeap(cdp);
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap };
}

async function mounting(browser: Browser, code: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const tag of ['case-list', 'case-detail', 'reply-form']) {
    const { page, cdp } = await open(browser, code);
    await cdp.send('Performance.enable');
    // What the page and the client have once, and what the engine compiles, is no leak.
    await call(page, ['mounts', tag, MOUNTS]);
    const before = await held(cdp);
    await call(page, ['mounts', tag, MOUNTS]);
    const after = await held(cdp);
    const what = `${MOUNTS} mounts of ${tag}`;
    rows.push(
      { what: `${what}: nodes left`, figure: after.nodes - before.nodes, unit: '', budget: 0 },
      { what: `${what}: listeners left`, figure: after.listeners - before.listeners, unit: '', budget: 0 },
      { what: `${what}: heap`, figure: (after.heap / before.heap - 1) * 100, unit: '%', budget: 1 },
    );
    await page.close();
  }
  return rows;
}

/** Each in a page of its own, so that its code runs for the first time. */
async function firstCard(browser: Browser, code: string): Promise<Row> {
  const once = async (name: string, ...args: string[]): Promise<number> => {
    const { page } = await open(browser, code);
    const ms = await call(page, [name, ...args]);
    await page.close();
    return ms;
  };
  const { page } = await open(browser, code);
  const html = await call<string>(page, ['htmlOfVanilla']);
  await page.close();
  const [ours, control]: [number[], number[]] = [[], []];
  for (let round = FIRSTS; round > 0; round--) {
    ours.push(await once('firstCard'));
    control.push(await once('firstVanilla', html));
  }
  const figure = median(ours) / median(control);
  return { what: 'first of 50 cards painted, against the same HTML', figure, unit: '×', budget: 1.5 };
}

/** The list page's first requests, and what follows in ten minutes with a live stream open, by a clock of the page's own. */
async function requests(browser: Browser, code: string): Promise<Row[]> {
  const page = await browser.newPage();
  await page.clock.install();
  await page.setContent('<!doctype html><html lang="sv"><title>Bench</title><body></body></html>');
  await page.addScriptTag({ content: code });
  const first = await call<{ requests: number; waits: number }>(page, ['listPage']);
  await page.clock.runFor(5_000);
  const before = await call<string[]>(page, ['paths']);
  await page.clock.runFor(600_000);
  const after = await call<string[]>(page, ['paths']);
  await page.close();
  return [
    { what: 'requests of the list page until its first card', figure: first.requests, unit: '', budget: 2 },
    { what: 'of these, begun only after another had ended', figure: first.waits, unit: '', budget: 0 },
    {
      what: 'requests in the ten minutes after, live stream open',
      figure: after.length - before.length,
      unit: '',
      budget: 0,
    },
  ];
}

export async function measureCost(browser: Browser): Promise<Row[]> {
  const code = await bundle('bench/whole/page.ts');
  return [
    ...(await requests(browser, code)),
    await firstCard(browser, code),
    ...(await paging(browser, code)),
    ...(await mounting(browser, code)),
  ];
}
