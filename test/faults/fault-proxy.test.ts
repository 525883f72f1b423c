import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';

let bodies: string[] = [];
let service: Server;
let proxy: FaultProxy;

beforeEach(async () => {
  bodies = [];
  service = createServer((incoming, answer) => {
    let body = '';
    incoming.on('data', (part: Buffer) => (body += part.toString()));
    const done = () => bodies.push(body);
    incoming.on('end', () => {
      done();
      answer.writeHead(200, { 'Content-Type': 'text/plain' }).end(`got ${body}`);
    });
    incoming.on('error', done);
  });
  await new Promise<void>((ready) => service.listen(0, '127.0.0.1', ready));
  proxy = await startFaultProxy(`http://127.0.0.1:${(service.address() as AddressInfo).port}`);
});

afterEach(async () => {
  await proxy.close();
  await new Promise((done) => {
    service.close(done);
    service.closeAllConnections();
  });
});

const post = (body = 'one', init: RequestInit = {}) =>
  fetch(`${proxy.url}/acts?x=1`, { method: 'POST', body, redirect: 'manual', ...init });
const acts = { method: 'POST', path: /^\/acts/ };

it('passes on what it is not told to spoil', async () => {
  expect(await (await post()).text()).toBe('got one');
  expect(proxy.seen).toMatchObject([{ method: 'POST', path: '/acts?x=1', fault: null }]);
});

it('spoils the next ones that match, one by one, and then no more', async () => {
  proxy.next(acts, { kind: 'status', status: 503 }, { kind: 'status', status: 429, headers: { 'Retry-After': '7' } });
  expect((await post()).status).toBe(503);
  expect((await post()).headers.get('Retry-After')).toBe('7');
  expect((await post()).status).toBe(200);
  expect(bodies).toEqual(['one']);
});

it('spoils all that match until it is told to stop', async () => {
  proxy.always(acts, { kind: 'wrongType' });
  expect((await post()).headers.get('Content-Type')).toContain('text/html');
  expect((await post()).headers.get('Content-Type')).toContain('text/html');
  proxy.always(acts, null);
  expect(await (await post()).text()).toBe('got one');
});

it('breaks the line before or after the service has done it', async () => {
  proxy.next(acts, { kind: 'reset', when: 'before' }, { kind: 'reset', when: 'after' });
  await expect(post('before')).rejects.toThrow('fetch failed');
  await expect(post('after')).rejects.toThrow('fetch failed');
  expect(bodies).toEqual(['after']);
});

it('cuts what is sent after so many bytes', async () => {
  proxy.next(acts, { kind: 'cut', afterBytes: 4 });
  const long = 'x'.repeat(100_000);
  await expect(post(long)).rejects.toThrow('fetch failed');
  expect(bodies.every((body) => body.length <= 4)).toBe(true);
});

it('answers half of it, or nothing at all', async () => {
  proxy.next(acts, { kind: 'truncate' }, { kind: 'hang', when: 'after' });
  await expect(post().then((response) => response.text())).rejects.toThrow();
  const given = new AbortController();
  const hanging = post('hang', { signal: given.signal });
  await proxy.came(acts, 2);
  given.abort();
  await expect(hanging).rejects.toThrow();
});

it('lets an answer drip, byte by byte', async () => {
  proxy.next(acts, { kind: 'drip', everyMs: 1 });
  const response = await post();
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('got one');
});

it('leads to a login page', async () => {
  proxy.next(acts, { kind: 'redirect' });
  const response = await post();
  expect([response.status, response.headers.get('Location')]).toEqual([302, '/faults/login']);
  proxy.next(acts, { kind: 'redirect' });
  const followed = await post('one', { redirect: 'follow' });
  expect(await followed.text()).toContain('Logga in');
});

it('delivers twice', async () => {
  proxy.next(acts, { kind: 'duplicate' });
  expect(await (await post()).text()).toBe('got one');
  expect(bodies).toEqual(['one', 'one']);
});

it('knows which lines are open, and breaks them off', async () => {
  service.removeAllListeners('request');
  service.on('request', (_incoming, answer) =>
    answer.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('a'),
  );
  const events = { path: /^\/events/ };
  const response = await fetch(`${proxy.url}/events`);
  const reader = response.body?.getReader();
  await reader?.read();
  expect([proxy.open(events), proxy.open(acts)]).toEqual([1, 0]);
  proxy.breakOff(events);
  await expect(reader?.read()).rejects.toThrow();
  await expect.poll(() => proxy.open(events)).toBe(0);
});
