/**
 * Kills Chromium and Firefox 1.5 s after the last key, 20 times each, and counts how often all that was typed is back.
 * A browser that is missing is installed where that may be done.
 *
 *     npm run test:kill
 *     KILL_RUNS=3 npm run test:kill     3 times each, as CI does
 */
import { findBrowser, NoBrowser } from './find-browser.ts';
import { findFirefox } from './find-firefox.ts';
import { runTool } from './run.ts';

try {
  process.env['CHROMIUM_PATH'] = await findBrowser();
  process.env['FIREFOX_PATH'] = findFirefox();
  if (!runTool('vitest', ['run', '--project=kill']).ok) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof NoBrowser)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
