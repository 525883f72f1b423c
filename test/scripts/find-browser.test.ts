import { afterEach, expect, it, vi } from 'vitest';
import { installedBrowser, NoBrowser } from '../../scripts/find-browser.ts';

afterEach(() => vi.unstubAllEnvs());

it('takes the browser that CHROMIUM_PATH names before any other', async () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath);
  expect(await installedBrowser()).toBe(process.execPath);
});

it('says so when CHROMIUM_PATH names nothing that runs', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/no/such/browser');
  await expect(installedBrowser()).rejects.toThrow(NoBrowser);
});
