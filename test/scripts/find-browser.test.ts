import { chromium } from 'playwright';
import { afterEach, expect, it, vi } from 'vitest';
import { chromiumFlags, installedBrowser, NoBrowser } from '../../scripts/find-browser.ts';

afterEach(() => vi.unstubAllEnvs());

it('takes the browser that CHROMIUM_PATH names before any other', async () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath);
  expect(await installedBrowser()).toBe(process.execPath);
});

it('says so when CHROMIUM_PATH names nothing that runs', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/no/such/browser');
  await expect(installedBrowser()).rejects.toThrow(NoBrowser);
});

it('switches off all that Playwright switches off, whose own list does not hold beside another', async () => {
  const executablePath = await installedBrowser();
  const server = await chromium.launchServer({
    ...(executablePath ? { executablePath } : {}),
    args: [...chromiumFlags],
  });
  const lists = server.process().spawnargs.flatMap((flag) => {
    const [name, features] = flag.split('=');
    return name === '--disable-features' && features ? [features.split(',')] : [];
  });
  await server.close();
  expect(lists).toHaveLength(2);
  const [theirs, ours] = lists;
  expect(ours).toEqual(expect.arrayContaining(theirs ?? []));
});
