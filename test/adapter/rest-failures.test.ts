import { afterEach, describe, expect, it, vi } from 'vitest';
import { adapterError } from '../../src/adapter/adapter-error.ts';
import { FAILURE_KINDS } from '../../src/domain/index.ts';
import {
  adapterOver,
  anna,
  call,
  detail,
  failureOf,
  fakeEnv,
  json,
  problem,
  quiet,
  session,
  spoil,
} from './support.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

async function failureFrom(response: Response, options = {}) {
  const { adapter } = adapterOver([response], options);
  return failureOf(adapter.getCase('c1', call()));
}

function html(init: ResponseInit = {}, text = '<h1>SQLException at line 401</h1>') {
  return new Response(text, { ...init, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

describe('a status without a kind', () => {
  it.each([
    [400, 'invalid', false],
    [401, 'signedOut', false],
    [403, 'forbidden', false],
    [404, 'notFound', false],
    [405, 'forbidden', false],
    [408, 'timeout', true],
    [409, 'conflict', false],
    [410, 'gone', false],
    [412, 'conflict', false],
    [413, 'tooLarge', false],
    [415, 'unsupportedType', false],
    [422, 'invalid', false],
    [425, 'server', true],
    [428, 'conflict', false],
    [451, 'forbidden', false],
    [429, 'rateLimited', true],
    [500, 'server', true],
    [502, 'server', true],
    [503, 'server', true],
    [599, 'server', true],
  ])('%i is %s', async (status, kind, retryable) => {
    expect(await failureFrom(problem(status))).toEqual({ kind, retryable });
    expect(await failureFrom(html({ status }))).toEqual({ kind, retryable });
  });

  it('is judged by the status alone, never by numbers in its text', async () => {
    expect(await failureFrom(problem(500, { title: '401', detail: 'Belopp 403 kr' }))).toEqual({
      kind: 'server',
      retryable: true,
    });
  });
});

describe('the kind of a problem', () => {
  const retryable = ['inProgress', 'rateLimited', 'server'];
  const told = FAILURE_KINDS.filter((kind) => !['network', 'timeout', 'aborted', 'offline'].includes(kind));

  it.each(told)('%s counts before the status', async (kind) => {
    expect(await failureFrom(problem(418, { kind }))).toEqual({ kind, retryable: retryable.includes(kind) });
  });

  it.each(['network', 'timeout', 'aborted', 'offline', 'toString', '__proto__', 7, {}])(
    '%j is not for a server to say: the status counts',
    async (kind) => {
      expect(await failureFrom(problem(403, { kind }))).toEqual({ kind: 'forbidden', retryable: false });
    },
  );
});

describe('what a problem tells', () => {
  it('a conflict: the case as it is now, by whom and when', async () => {
    const body = { kind: 'conflict', current: detail, by: anna, at: '2026-11-24T07:59:00Z', reference: 'r-1' };
    expect(await failureFrom(problem(412, body))).toEqual({ ...body, retryable: false });
  });

  it('fields with their codes', async () => {
    const fields = [{ path: 'answers.i3', code: 'required' }];
    expect(await failureFrom(problem(422, { fields }))).toEqual({ kind: 'invalid', retryable: false, fields });
  });

  it('nothing that is malformed, and nothing else', async () => {
    const body = {
      kind: 'conflict',
      current: spoil(detail, 'subject', {}),
      by: { id: 'x' },
      at: 'yesterday',
      reference: { strings: [] },
      fields: [{ path: 4 }],
      title: 'secret',
      stack: 'at line 4',
    };
    expect(await failureFrom(problem(412, body))).toEqual({ kind: 'conflict', retryable: false });
  });

  it('a reference of its own before that of the request', async () => {
    const headers = { 'X-Request-Id': 'req-9' };
    expect(await failureFrom(problem(500, { reference: 'r-1' }, headers))).toMatchObject({ reference: 'r-1' });
    expect(await failureFrom(problem(500, {}, headers))).toMatchObject({ reference: 'req-9' });
  });

  it('leaves no entry in `current` that is not public', async () => {
    const current = spoil(detail, 'entries.0.visibility', 'internal');
    expect(await failureFrom(problem(412, { current }))).toMatchObject({ current: { entries: [] } });
  });

  it.each([
    ['7', 7],
    ['0', 0],
    ['99999', 300],
    ['Tue, 24 Nov 2026 08:00:30 GMT', 30],
    ['Tue, 24 Nov 2026 07:00:00 GMT', 0],
    ['Wed, 25 Nov 2026 08:00:00 GMT', 300],
    ['soon', undefined],
    ['-5', undefined],
    ['', undefined],
  ])('Retry-After %j means %j seconds', async (header, seconds) => {
    const response = problem(429, {}, { 'Retry-After': header });
    const failure = await failureFrom(response, { env: fakeEnv() });
    expect(failure.retryAfter).toBe(seconds);
  });
});

describe('an answer that is not what was asked for', () => {
  it.each([
    ['a login page', () => html()],
    ['a page that says it is text', () => new Response('hello', { headers: { 'Content-Type': 'text/plain' } })],
    ['no type', () => new Response(new Uint8Array([123, 125]))],
    ['nothing', () => new Response(null, { status: 204 })],
    ['half of it', () => new Response('{"id":', { headers: { 'Content-Type': 'application/json' } })],
  ])('%s is protocol', async (_name, response) => {
    expect(await failureFrom(response())).toMatchObject({ kind: 'protocol', retryable: false });
  });

  it('names the request where it can', async () => {
    const response = new Response('<p>', { headers: { 'Content-Type': 'text/html', 'X-Request-Id': 'req-9' } });
    expect(await failureFrom(response)).toEqual({ kind: 'protocol', retryable: false, reference: 'req-9' });
  });

  it('a redirect is taken as signed out and is not followed', async () => {
    const response = new Response(null, { status: 302, headers: { Location: 'https://login.example/' } });
    const { adapter, sent } = adapterOver([response]);
    expect(await failureOf(adapter.getAccess(call()))).toEqual({ kind: 'signedOut', retryable: false });
    expect(sent.map(({ init }) => init.redirect)).toEqual(['manual']);
  });

  it.each(['type', 'redirected'])(
    'so is one that a browser hides or a custom fetch has followed (%s)',
    async (trait) => {
      const response = html();
      Object.defineProperty(response, trait, { value: trait === 'type' ? 'opaqueredirect' : true });
      const { adapter } = adapterOver([() => response]);
      expect(await failureOf(adapter.getAccess(call()))).toMatchObject({ kind: 'signedOut' });
    },
  );

  it('json with a suffix or parameters is json', async () => {
    const headers = { 'Content-Type': 'application/vnd.cases+json; charset=utf-8' };
    const { adapter } = adapterOver([json(detail, { headers })]);
    await expect(adapter.getCase('c1', call())).resolves.toEqual(detail);
  });

  it('marking as read wants 204 and takes nothing else for it', async () => {
    const { adapter } = adapterOver([html(), new Response(null, { status: 204 })]);
    expect(await failureOf(adapter.markRead('c1', null, call()))).toMatchObject({ kind: 'protocol' });
    await expect(adapter.markRead('c1', 'e1', call())).resolves.toBe(undefined);
  });

  it('a login page is not downloaded as an invoice', async () => {
    const file = { id: 'f1', name: 'Faktura.pdf', size: 3, type: 'application/pdf' };
    const { adapter } = adapterOver([html()]);
    expect(await failureOf(adapter.downloadFile(file, call()))).toMatchObject({ kind: 'protocol' });
    expect(await adapter.downloadFile({ ...file, type: 'text/html' }, call())).toBeInstanceOf(Blob);
  });
});

describe('no answer', () => {
  const nothing = () => Promise.reject(new TypeError('Load failed'));

  it('is network; offline while the browser says so', async () => {
    const { adapter } = adapterOver([nothing]);
    expect(await failureOf(adapter.getAccess(call()))).toEqual({ kind: 'network', retryable: true });
    vi.stubGlobal('navigator', { onLine: false });
    expect(await failureOf(adapter.getAccess(call()))).toEqual({ kind: 'offline', retryable: true });
  });

  it('is network too where the answer breaks off', async () => {
    const body = new ReadableStream({ pull: (stream) => stream.error(new TypeError('terminated')) });
    const response = () => new Response(body, { headers: { 'Content-Type': 'application/json' } });
    const { adapter } = adapterOver([response]);
    expect(await failureOf(adapter.getAccess(call()))).toEqual({ kind: 'network', retryable: true });
  });

  it('is network whatever the error is called: only this adapter knows what it has aborted', async () => {
    const abort = () => Promise.reject(new DOMException('The operation timed out.', 'TimeoutError'));
    const { adapter } = adapterOver([abort]);
    expect(await failureOf(adapter.getAccess(call()))).toMatchObject({ kind: 'network' });
  });

  it('is timeout after the time there is, also with a fetch that ignores its signal', async () => {
    const env = fakeEnv();
    const { adapter, sent } = adapterOver([() => new Promise<Response>(() => undefined)], { env, timeoutMs: 5000 });
    const failure = failureOf(adapter.getAccess(call()));
    await quiet();
    env.advance(4999);
    expect(sent[0]?.init.signal?.aborted).toBe(false);
    env.advance(1);
    expect(await failure).toEqual({ kind: 'timeout', retryable: true });
    expect(sent[0]?.init.signal?.aborted).toBe(true);
    expect(env.waiting()).toEqual([]);
  });

  it('is timeout where the headers came at once and the body drips', async () => {
    const env = fakeEnv();
    const drip = new ReadableStream<Uint8Array>({ start: (stream) => stream.enqueue(new Uint8Array([123])) });
    const response = () => new Response(drip, { headers: { 'Content-Type': 'application/json' } });
    const { adapter } = adapterOver([response], { env });
    const failure = failureOf(adapter.getAccess(call()));
    await quiet();
    env.advance(30_000);
    expect(await failure).toMatchObject({ kind: 'timeout' });
  });

  it('is timeout where the host never gives its headers', async () => {
    const env = fakeEnv();
    const { adapter, sent } = adapterOver([json({})], { env, getHeaders: () => new Promise(() => undefined) });
    const failure = failureOf(adapter.getAccess(call()));
    env.advance(30_000);
    expect(await failure).toMatchObject({ kind: 'timeout' });
    expect(sent).toEqual([]);
  });

  it('leaves no timer behind when all goes well', async () => {
    const env = fakeEnv();
    const { adapter } = adapterOver([json(detail)], { env });
    await adapter.getCase('c1', call());
    await quiet();
    expect(env.waiting()).toEqual([]);
  });
});

describe('an abort', () => {
  it('before the call sends nothing', async () => {
    const { adapter, sent } = adapterOver([json(detail)]);
    const failure = await failureOf(adapter.getCase('c1', call({ signal: AbortSignal.abort() })));
    expect(failure).toEqual({ kind: 'aborted', retryable: false });
    expect(sent).toEqual([]);
  });

  it('while the host makes its headers sends nothing', async () => {
    const controller = new AbortController();
    const getHeaders = async () => {
      await quiet();
      return {};
    };
    const { adapter, sent } = adapterOver([json(detail)], { getHeaders });
    const failure = failureOf(adapter.getCase('c1', call({ signal: controller.signal })));
    controller.abort();
    expect(await failure).toMatchObject({ kind: 'aborted' });
    await quiet();
    await quiet();
    expect(sent).toEqual([]);
  });

  it.each([new DOMException('x', 'TimeoutError'), 'gone', undefined])('with reason %j is aborted', async (reason) => {
    const controller = new AbortController();
    const { adapter } = adapterOver([() => new Promise<Response>(() => undefined)]);
    const failure = failureOf(adapter.getCase('c1', call({ signal: controller.signal })));
    await quiet();
    controller.abort(reason);
    expect(await failure).toEqual({ kind: 'aborted', retryable: false });
  });

  it('after the time is up changes nothing', async () => {
    const env = fakeEnv();
    const controller = new AbortController();
    const { adapter } = adapterOver([() => new Promise<Response>(() => undefined)], { env });
    const failure = failureOf(adapter.getAccess(call({ signal: controller.signal })));
    env.advance(30_000);
    controller.abort();
    expect(await failure).toMatchObject({ kind: 'timeout' });
  });

  it('leaves no listener on a signal that outlives many calls', async () => {
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, 'addEventListener');
    const remove = vi.spyOn(signal, 'removeEventListener');
    const { adapter } = adapterOver([json(detail)]);
    await Promise.all([adapter.getCase('c1', call({ signal })), adapter.getCase('c1', call({ signal }))]);
    await quiet();
    expect(add).toHaveBeenCalledTimes(2);
    expect(remove).toHaveBeenCalledTimes(2);
  });
});

describe('headers that the host cannot give', () => {
  const refuse = (error: Error) => ({ getHeaders: () => Promise.reject(error) });

  it('mean signed out; offline while the browser is', async () => {
    expect(await failureFrom(json(detail), refuse(new Error('no token')))).toMatchObject({ kind: 'signedOut' });
    vi.stubGlobal('navigator', { onLine: false });
    expect(await failureFrom(json(detail), refuse(new Error('no token')))).toMatchObject({ kind: 'offline' });
  });

  it('mean what the host says, where it says so', async () => {
    const error = adapterError({ kind: 'server', retryable: true });
    expect(await failureFrom(json(detail), refuse(error))).toEqual({ kind: 'server', retryable: true });
  });

  it('mean signed out too where they throw or are no headers', async () => {
    const thrower = () => {
      throw new Error('no token');
    };
    expect(await failureFrom(json(detail), { getHeaders: thrower })).toMatchObject({ kind: 'signedOut' });
    const broken = () => ({ Authorization: 'a\nb' });
    expect(await failureFrom(json(detail), { getHeaders: broken })).toMatchObject({ kind: 'signedOut' });
  });
});

it('every failure comes as a rejection, never as a throw', async () => {
  const { adapter } = adapterOver([json(detail)]);
  const o = { ...call(), idempotencyKey: 'k', revision: 'a\nb' };
  const sent = adapter.sendAct('c1', { kind: 'acknowledge' }, o);
  expect(await failureOf(sent)).toMatchObject({ kind: 'protocol', retryable: false });
  const lost = adapter.getCase('c1', call({ session: { ...session, userId: '\ud800' } }));
  expect(await failureOf(lost)).toMatchObject({ kind: 'protocol' });
});
