/**
 * Measures what performance.md §3 budgets beside bytes. Prints the tables, keeps them in bench/results, and exits with 1
 * when a budget falls short.
 *
 *     npm run bench                  all of it
 *     npm run bench -- lists feel    some of it
 */
import { measureCost } from './cost.ts';
import { measureFeel } from './feel.ts';
import { measureLists } from './lists.ts';
import { launch, report } from './support.ts';

const BENCHES = { lists: measureLists, feel: measureFeel, cost: measureCost } as const;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}: ${Object.keys(BENCHES).join(', ')}.`);

let short = 0;
for (const [name, measure] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const browser = await launch();
  try {
    short += report(name, await measure(browser), browser.version());
  } finally {
    await browser.close();
  }
}
if (short > 0) process.exitCode = 1;
