/**
 * Kills Chromium and Firefox 1.5 s after the last key, 20 times each, and counts how often all that was typed is back.
 *
 *     npm run test:kill
 */
import { runTool } from './run.ts';

process.env['KILL_RUNS'] ??= '20';
const { ok } = runTool('vitest', ['run', '--project=journeys', 'test/journeys/killed-browser.test.ts']);
if (!ok) process.exitCode = 1;
