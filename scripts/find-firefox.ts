import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { argv, env, getuid } from 'node:process';
import { pathToFileURL } from 'node:url';
import { NoBrowser } from './find-browser.ts';

const NAMES = ['firefox-esr', 'firefox'];
const MAC_APP = '/Applications/Firefox.app/Contents/MacOS/firefox';
const WHAT_TO_DO = 'Install Firefox, or set FIREFOX_PATH to its program file.';

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Firefox that is here: `FIREFOX_PATH`, then the system's. Installs nothing. */
export function installedFirefox(): string | undefined {
  const named = env['FIREFOX_PATH'];
  if (named) {
    if (canRun(named)) return named;
    throw new NoBrowser(`FIREFOX_PATH is ${named}, which is not a program that can be run.`);
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun) ?? [MAC_APP].find(canRun);
}

/** The Firefox that is here, else Debian's, which it installs where it may. */
export function findFirefox(): string {
  const present = installedFirefox();
  if (present) return present;
  if (getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.error('No Firefox here: installing the Debian package firefox-esr …');
    for (const args of [
      ['update', '-q'],
      ['install', '-y', '-q', '--no-install-recommends', 'firefox-esr'],
    ]) {
      // Standard output belongs to whoever asked for the path.
      spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } });
    }
  }
  const installed = installedFirefox();
  if (installed) return installed;
  throw new NoBrowser(`No Firefox was found and none could be installed. ${WHAT_TO_DO}`);
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  try {
    console.log(findFirefox());
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
