import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService, type Service } from '../../demo/service/server.ts';
import { createDeskClient } from '../../mocks/desk-client.ts';
import { demoSession } from '../../mocks/demo-adapter.ts';
import { createRestAdapter } from '../../src/adapter/rest/index.ts';

/** A promise, and what fulfils it. */
function signalled(): { promise: Promise<void>; resolve(): void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}

const o = () => ({ session: demoSession(), signal: new AbortController().signal });
const adapterAt = (url: string) =>
  createRestAdapter({ baseUrl: new URL('api', url).href, getHeaders: () => ({ Authorization: 'Bearer demo-maria' }) });
const deskAt = (url: string) => createDeskClient({ baseUrl: url, consultantId: 'anna' });
const newCase = {
  companyId: 'lindqvist',
  type: 'question',
  subject: 'Ny fråga',
  description: 'Hej!',
  items: [],
  attachments: [],
};

let dataDir = '';
const running: Service[] = [];
const start = async (members: Partial<Parameters<typeof startService>[0]> = {}): Promise<Service> => {
  const service = await startService({ port: 0, dataDir, scenario: 'empty', ...members });
  running.push(service);
  return service;
};

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'service-'));
});
afterEach(async () => {
  for (const service of running.splice(0)) await service.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the demo service', () => {
  it('keeps cases, answers, files and keys over a restart', async () => {
    const first = await start();
    const { id } = await deskAt(first.url).createCase(newCase);
    const file = await adapterAt(first.url).uploadFile(
      new File(['%PDF-1.4 x'], 'å.pdf'),
      { caseId: id },
      { ...o(), uploadKey: 'u', onProgress: () => undefined },
    );
    const act = { kind: 'answer', answers: {}, text: 'Här är det.', files: [file.id] } as const;
    const sent = await adapterAt(first.url).sendAct(id, act, { ...o(), idempotencyKey: 'k', revision: '1' });
    await running.pop()?.close();
    const second = await start({ scenario: 'default' });
    const adapter = adapterAt(second.url);
    expect(await adapter.getCase(id, o())).toEqual(sent);
    expect(await adapter.findAct?.(id, 'k', o())).toBe('applied');
    expect(await adapter.sendAct(id, act, { ...o(), idempotencyKey: 'k', revision: '1' })).toEqual(sent);
    expect(await (await adapter.downloadFile(file, o())).text()).toBe('%PDF-1.4 x');
  });

  it('says that a port is taken', async () => {
    const { url } = await start();
    await expect(start({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('lets a call go dead while the demo plays "offline"', async () => {
    const { url } = await start();
    const faults = (body: object) => fetch(new URL('demo/faults', url), { method: 'POST', body: JSON.stringify(body) });
    await faults({ fail: 'offline' });
    await expect(adapterAt(url).getAccess(o())).rejects.toMatchObject({ failure: { kind: 'network' } });
    await faults({});
    expect((await adapterAt(url).getAccess(o())).role).toBe('full');
  });

  it('starts over on request, and tells whoever listens', async () => {
    const { url } = await start();
    const stop = new AbortController();
    const kinds: string[] = [];
    const { promise, resolve } = signalled();
    adapterAt(url).subscribe?.({
      ...o(),
      signal: stop.signal,
      onChange: ({ kind }) => void (kinds.push(kind) === 2 && resolve()),
      onState: (state) =>
        void (state === 'open' && fetch(new URL('demo/reset', url), { method: 'POST', body: '{"scenario":"single"}' })),
    });
    await promise;
    stop.abort();
    expect(kinds).toEqual(['access', 'list']);
    expect((await adapterAt(url).getAccess(o())).facts.total).toBe(1);
  });
});

describe('its pages', () => {
  const page = (name: string) =>
    `<!doctype html><html><head>\n<title>${name}</title><link rel="modulepreload" href="/b.js"><script type="module" src="/assets/a.js"></script></head></html>`;
  let url = '';
  beforeEach(async () => {
    const staticDir = join(dataDir, 'pages');
    await mkdir(join(staticDir, 'assets'), { recursive: true });
    await writeFile(join(staticDir, 'index.html'), page('shell'));
    await writeFile(join(staticDir, 'desk.html'), page('desk'));
    await writeFile(join(staticDir, 'assets/a.js'), 'export {};');
    await writeFile(join(dataDir, 'secret.js'), 'secret');
    ({ url } = await start({ staticDir }));
  });
  const get = (path: string, init?: RequestInit) => fetch(new URL(path, url), init);

  it.each([
    ['/', 'shell'],
    ['/arenden/lindqvist-moms?x=1', 'shell'],
    ['/arenden/a.b', 'shell'],
    ['/desk', 'desk'],
    ['/desk?case=a', 'desk'],
    ['/index.html', 'shell'],
    ['/desk.html', 'desk'],
  ])('%s shows the %s', async (path, name) => {
    const response = await get(path);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain(`<title>${name}</title>`);
  });

  it('come under the strict policy, with a nonce of their own on each script', async () => {
    const [one, two] = [await get('/'), await get('/')];
    const policy = one.headers.get('Content-Security-Policy') ?? '';
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types lit-html");
    expect(policy).not.toMatch(/unsafe|\*|data:/);
    const html = await one.text();
    expect(html.match(/nonce="([^"]+)"/g)).toEqual(Array.from({ length: 3 }, () => `nonce="${nonce}"`));
    expect(two.headers.get('Content-Security-Policy')).not.toBe(policy);
  });

  it('have their files beside them, and nothing from outside the folder', async () => {
    const script = await get('/assets/a.js');
    expect(script.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('Cache-Control')).toContain('immutable');
    expect(await script.text()).toBe('export {};');
    expect((await get('/assets/none.js')).status).toBe(404);
    for (const path of ['/..%2fsecret.js', '/%2e%2e/secret.js', '/assets/..%2f..%2fsecret.js', '/%ff.js']) {
      expect((await get(path)).status).toBe(404);
    }
    expect((await get('/', { method: 'POST' })).status).toBe(405);
  });

  it('leave the office its addresses', async () => {
    expect((await get('/api/none')).headers.get('Content-Type')).toBe('application/problem+json');
    expect((await get('/desk/overview')).status).toBe(401);
  });
});

/** A service in a process of its own, so that it can be killed. */
async function startProcess(): Promise<{ url: string; kill(): Promise<void> }> {
  const code = `import { startService } from ${JSON.stringify(new URL('../../demo/service/server.ts', import.meta.url).href)};
    console.log((await startService({ port: 0, dataDir: ${JSON.stringify(dataDir)}, scenario: 'empty' })).url);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve) =>
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
  );
  return {
    url,
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

describe('a killed service', () => {
  it('has every act that it acknowledged, and each act whole or not at all', { timeout: 60_000 }, async () => {
    const first = await startProcess();
    const cases = await Promise.all(Array.from({ length: 12 }, () => deskAt(first.url).createCase(newCase)));
    const act = (text: string) => ({ kind: 'answer', answers: {}, text, files: [] }) as const;
    const acknowledged = new Set<string>();
    const sends = cases.map(({ id }) =>
      adapterAt(first.url)
        .sendAct(id, act(`Svar ${id}`), { ...o(), idempotencyKey: `k-${id}`, revision: '1' })
        .then(
          () => acknowledged.add(id),
          () => undefined,
        ),
    );
    // Killed when the first of them has been acknowledged: the others are anywhere on their way.
    await Promise.race(sends);
    await first.kill();
    await Promise.all(sends);
    const { url } = await start();
    const adapter = adapterAt(url);
    expect(acknowledged.size).toBeGreaterThan(0);
    for (const { id } of cases) {
      const before = await adapter.getCase(id, o());
      const isApplied = (await adapter.findAct?.(id, `k-${id}`, o())) === 'applied';
      if (acknowledged.has(id)) expect(isApplied).toBe(true);
      expect(before.ball.holder).toBe(isApplied ? 'agency' : 'company');
      const again = await adapter.sendAct(id, act(`Svar ${id}`), {
        ...o(),
        idempotencyKey: `k-${id}`,
        revision: before.revision,
      });
      expect(again.entries.filter((entry) => 'text' in entry && entry.text === `Svar ${id}`)).toHaveLength(1);
    }
  });
});
