import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDeskClient } from '../../mocks/desk-client.ts';
import { freePort, openPage, said, startBrowser } from './support.ts';

let browser: Browser;
let dataDir = '';
const running: ChildProcess[] = [];

beforeAll(async () => {
  browser = await startBrowser();
});

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'case-start-'));
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((child) => end(child, 'SIGKILL')));
  await rm(dataDir, { recursive: true, force: true });
});

afterAll(() => browser?.close());

/** An npm script as people call it. It leads a group of its own, so that what it has started ends with it. */
function npmRun(script: string, args: readonly string[] = [], env: Record<string, string> = {}): ChildProcess {
  const path = [dirname(process.execPath), process.env['PATH']].join(':');
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
    env: { ...process.env, PATH: path, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  running.push(child);
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, signal);
  await ended;
}

/** `npm start`, and the one address that it prints. */
async function start(port: number): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = npmRun('start', [], { PORT: String(port), DATA_DIR: dataDir });
  const url = /http:\S+/.exec(await said(child, '\n'))?.[0];
  if (url === undefined) throw new Error('It printed no address.');
  return { child, url };
}

const deskAt = (url: string) => createDeskClient({ baseUrl: url, consultantId: 'anna' });

/** Somebody else's program, at a port that it keeps. */
async function occupy(): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer((_request, answer) => answer.end('Someone else'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { port: (server.address() as AddressInfo).port, server };
}

test('npm start takes the next free port, keeps its data in DATA_DIR, and has it again the next time', async () => {
  const { port, server } = await occupy();
  const first = await start(port);
  expect(Number(new URL(first.url).port)).toBeGreaterThan(port);
  const { id } = await deskAt(first.url).createCase({
    companyId: 'lindqvist',
    type: 'question',
    subject: 'Finns kvar efter omstarten',
    description: '',
    items: [],
    attachments: [],
  });
  await access(join(dataDir, 'office.db'));
  await access(join(dataDir, 'files'));
  await end(first.child, 'SIGTERM');
  await new Promise((closed) => server.close(closed));

  const second = await start(port);
  expect(Number(new URL(second.url).port)).toBe(port);
  expect((await deskAt(second.url).getCase(id)).subject).toBe('Finns kvar efter omstarten');
});

test('npm run start:mock is the same shell without a service: the list shows and a case opens', async () => {
  const port = await freePort();
  const vite = npmRun('start:mock', ['--port', String(port), '--strictPort']);
  await said(vite, 'localhost');
  const page = await openPage(browser, `http://localhost:${port}/byraarenden`);
  await page.getByRole('heading', { name: /^Väntar på dig/ }).waitFor({ timeout: 60_000 });
  const card = page
    .getByRole('list', { name: /^Väntar på dig/ })
    .getByRole('link')
    .first();
  const subject = (await card.innerText()).replace(/^Oläst/, '').trim();
  expect(subject).not.toBe('');
  await card.click();
  await page.getByRole('heading', { level: 1, name: subject, exact: true }).waitFor();
  expect(page.errors).toEqual([]);
});
