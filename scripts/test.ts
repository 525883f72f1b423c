/**
 * All that must hold before a change lands. Prints each part's result and last one plain line `N passed, N failed`.
 *
 *     npm test                      everything
 *     npm test -- lint pure repo    only these parts
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { findBrowser, NoBrowser } from './find-browser.ts';
import { reportLine, root, run, runTool } from './run.ts';

interface Part {
  readonly name: string;
  /** Vitest projects; none means lint. */
  readonly projects: readonly string[];
  readonly browser?: true;
}

/** What fails fastest comes first; two cores run one part at a time. */
const parts: readonly Part[] = [
  { name: 'lint', projects: [] },
  { name: 'pure', projects: ['pure'] },
  { name: 'repo', projects: ['repo'] },
  { name: 'browser', projects: ['browser'], browser: true },
  { name: 'stories-sv', projects: ['stories-sv'], browser: true },
  { name: 'stories-en', projects: ['stories-en'], browser: true },
  { name: 'journeys', projects: ['journeys'], browser: true },
];

interface Result {
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

function lint(): Result {
  const { ok, seconds } = run(process.execPath, ['scripts/lint.ts']);
  return { passed: 0, failed: ok ? 0 : 1, seconds };
}

function tests(part: Part): Result {
  const report = `.vitest/report-${part.name}.json`;
  rmSync(root + report, { force: true });
  const { ok, seconds } = runTool('vitest', [
    'run',
    ...part.projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const { numPassedTests: passed = 0, numFailedTests = 0 } = existsSync(root + report) ? readReport(root + report) : {};
  // A file that cannot be loaded, or an error outside of any test, fails the run without a failed test.
  return { passed, failed: ok ? numFailedTests : Math.max(numFailedTests, 1), seconds };
}

const readReport = (file: string) =>
  JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests?: number; numFailedTests?: number };

function chosen(names: readonly string[]): readonly Part[] {
  const unknown = names.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')}; there are ${parts.map((part) => part.name).join(', ')}.`);
    process.exit(2);
  }
  return names.length > 0 ? parts.filter((part) => names.includes(part.name)) : parts;
}

const asked = chosen(process.argv.slice(2));
try {
  if (asked.some((part) => part.browser)) process.env['CHROMIUM_PATH'] = await findBrowser();
} catch (error) {
  if (!(error instanceof NoBrowser)) throw error;
  console.error(error.message);
  process.exit(1);
}

const results = asked.map((part) => {
  console.log(`\n━━ ${part.name}`);
  return { ...(part.projects.length > 0 ? tests(part) : lint()), name: part.name };
});

const sum = (count: (result: Result) => number): number => results.reduce((total, result) => total + count(result), 0);
const summary = ({ name, passed, failed, seconds }: Result & { name: string }): string => {
  const counted = name === 'lint' ? (failed > 0 ? 'FALLS SHORT' : 'ok') : `${passed} passed, ${failed} failed`;
  return reportLine(name, counted, seconds);
};

console.log(`\n${results.map(summary).join('\n')}`);
console.log(
  reportLine(
    'in all',
    '',
    sum((result) => result.seconds),
  ),
);
console.log(`${sum((result) => result.passed)} passed, ${sum((result) => result.failed)} failed`);
if (sum((result) => result.failed) > 0) process.exitCode = 1;
