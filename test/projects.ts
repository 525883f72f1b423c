/** Which folder of `test/` runs where. A test outside these folders would run nowhere; `repo/tests-run.test.ts` catches that. */
export const testFolders = {
  /** Node, no DOM. */
  pure: ['adapter', 'client', 'demo', 'domain', 'events', 'faults', 'host', 'i18n', 'office', 'scripts', 'testing'],
  /** Chromium, by Vitest's browser mode. */
  browser: ['components', 'context', 'controllers', 'define', 'element', 'provider', 'styles', 'support', 'wiring'],
  /** Node that drives Chromium against the real service. */
  journeys: ['journeys'],
  /** Node that kills Chromium and Firefox. Takes minutes: `npm run test:kill` and `.ci/run` run it, `npm test` does not. */
  kill: ['kill'],
  /** Node, about the repository itself. */
  repo: ['repo'],
} as const;

export type TestProject = keyof typeof testFolders;

export const testFiles = (project: TestProject): string[] =>
  testFolders[project].map((folder) => `test/${folder}/**/*.test.ts`);
