import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { msw } from 'msw/vite';
import { defineConfig } from 'vitest/config';
import { chromiumFlags, installedBrowser } from './scripts/find-browser.ts';
import { testFiles } from './test/projects.ts';

const executablePath = await installedBrowser();

const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  viewport: { width: 1280, height: 800 },
  provider: playwright({
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: [...chromiumFlags] },
    contextOptions: { locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' },
    actionTimeout: 5_000,
  }),
  instances: [{ browser: 'chromium' as const }],
});

const node = { globals: true, environment: 'node' as const };

const stories = (locale: 'sv' | 'en') => ({
  extends: true as const,
  plugins: [storybookTest({ configDir: '.storybook', initialGlobals: { locale } })],
  test: { name: `stories-${locale}`, browser: browser() },
});

/** Against the real service. Journeys wait more than they work, so two cores take two at a time; browsers are killed one by one. */
const journeys = (name: 'journeys' | 'kill') => ({
  extends: true as const,
  test: {
    ...node,
    name,
    include: testFiles(name),
    ...(name === 'kill' ? { fileParallelism: false } : { maxWorkers: 2 }),
    globalSetup: ['test/journeys/built-demo.ts'],
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // Several processes share two cores; what holds is found at once, what does not hold is waited for.
    expect: { poll: { timeout: 10_000 } },
  },
});

/** Loading Storybook takes seconds: left out where `--project` names other projects only. */
const named = process.argv.filter(
  (argument, index, all) => argument.startsWith('--project=') || all[index - 1] === '--project',
);
const withStories = named.length === 0 || named.some((argument) => /stories|\*|!/.test(argument));

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^(\.\.\/)*\/?__web-dev-server__web-socket\.js$/,
        replacement: fileURLToPath(new URL('./test/wds-stub.ts', import.meta.url)),
      },
    ],
  },
  test: {
    testTimeout: 30_000,
    projects: [
      { extends: true, test: { ...node, name: 'pure', include: testFiles('pure') } },
      { extends: true, test: { ...node, name: 'repo', include: testFiles('repo'), testTimeout: 60_000 } },
      {
        extends: true,
        plugins: [msw({ mode: 'worker-only' })],
        test: {
          name: 'browser',
          globals: true,
          include: testFiles('browser'),
          setupFiles: ['test/support/setup.ts'],
          browser: browser(),
        },
      },
      ...(withStories ? [stories('sv'), stories('en')] : []),
      journeys('journeys'),
      journeys('kill'),
    ],
  },
});
