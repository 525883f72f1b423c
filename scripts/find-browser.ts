import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { argv, env, getuid } from 'node:process';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const WHAT_TO_DO = 'Install Chromium or Google Chrome, or set CHROMIUM_PATH to the program file of one.';

const isRoot = getuid?.() === 0;

/** What Playwright switches off itself. Of several such lists Chromium takes the last, so that ours holds these too. */
const OFF_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];
/** Two more pages in each window, for suggestions in an address bar that nobody sees: half of what opening a page costs. */
const SUGGESTIONS = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/**
 * What every launch gets. Without the first group a closed network is asked for updates at each start;
 * root (containers, CI) cannot use Chromium's sandbox.
 */
export const chromiumFlags: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--no-first-run',
  `--disable-features=${[...OFF_BY_PLAYWRIGHT, ...SUGGESTIONS].join(',')}`,
  ...(isRoot ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
];

/** Tells why no browser can be had, in one sentence for the person at the terminal. */
export class NoBrowser extends Error {
  override name = 'NoBrowser';
}

/** The browser that is here: `CHROMIUM_PATH`, then the system's, then Playwright's. Installs nothing. */
export async function installedBrowser(): Promise<string | undefined> {
  const named = env['CHROMIUM_PATH'];
  if (named) {
    if (canRun(named)) return named;
    throw new NoBrowser(`CHROMIUM_PATH is ${named}, which is not a program that can be run.`);
  }
  return onPath() ?? MAC_APPS.find(canRun) ?? (await playwrightBrowser());
}

/** The browser that is here, else one that it installs (Debian's as root, else Playwright's). */
export async function findBrowser(): Promise<string> {
  const present = await installedBrowser();
  if (present) return present;
  return install() ?? (await playwrightBrowser()) ?? fail();
}

function fail(): never {
  throw new NoBrowser(`No Chromium was found and none could be installed. ${WHAT_TO_DO}`);
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun);
}

async function playwrightBrowser(): Promise<string | undefined> {
  const { chromium } = await import('playwright');
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

function install(): string | undefined {
  if (isRoot && existsSync('/etc/debian_version')) {
    console.error('No Chromium here: installing the Debian package chromium …');
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
      DEBIAN_FRONTEND: 'noninteractive',
    });
  }
  const installed = onPath();
  if (installed) return installed;
  console.error("Installing Playwright's Chromium …");
  const playwright = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  run(process.execPath, [playwright, 'install', 'chromium']);
  return undefined;
}

function run(command: string, args: string[], more: Record<string, string> = {}): void {
  // Standard output belongs to whoever asked for the path.
  spawnSync(command, args, { stdio: ['ignore', 2, 2], env: { ...env, ...more } });
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  try {
    console.log(await findBrowser());
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
