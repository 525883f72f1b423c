import { afterEach, describe, expect, it, vi } from 'vitest';
import type { UploadOptions } from '../../src/adapter/case-adapter.ts';
import type { UploadTarget } from '../../src/domain/index.ts';
import { createRestAdapter } from '../../src/adapter/rest/index.ts';
import { adapterOver, call, failureOf, fakeEnv, json, problem, quiet } from './support.ts';

const stored = { id: 'f1', name: 'Kvitto.pdf', size: 4, type: 'application/pdf' };
const file = new File(['abcd'], 'Kvitto å & b.pdf', { type: 'application/pdf' });

function upload(more: Partial<UploadOptions> = {}): { o: UploadOptions; steps: [number, number][] } {
  const steps: [number, number][] = [];
  return { steps, o: { ...call(), uploadKey: 'u-1', onProgress: (sent, total) => steps.push([sent, total]), ...more } };
}

/** A stand-in for the browser's own, driven by the test. */
class FakeXhr {
  static made: FakeXhr[] = [];
  readonly headers: Record<string, string> = {};
  readonly upload: { onprogress?: (event: { loaded: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  opened: [string, string] = ['', ''];
  body: unknown;
  status = 0;
  responseText = '';
  responseURL = '';
  aborted = false;

  constructor() {
    FakeXhr.made.push(this);
  }
  open(method: string, url: string) {
    this.opened = [method, url];
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name.toLowerCase()] = value;
  }
  getAllResponseHeaders() {
    return 'content-type: application/json\r\nretry-after: 7\r\nx-odd\r\n';
  }
  send(body: unknown) {
    this.body = body;
  }
  abort() {
    this.aborted = true;
    this.onabort?.();
  }
  answer(status: number, body: unknown, responseURL = this.opened[1]) {
    Object.assign(this, { status, responseText: body === null ? '' : JSON.stringify(body), responseURL });
    this.onload?.();
  }
}

async function started(more: Partial<UploadOptions> = {}, env = fakeEnv()) {
  FakeXhr.made = [];
  vi.stubGlobal('XMLHttpRequest', FakeXhr);
  const adapter = createRestAdapter({
    baseUrl: 'https://host.example/api',
    getHeaders: () => ({ Authorization: 'Bearer t-1' }),
    env,
  });
  const { o, steps } = upload(more);
  const result = adapter.uploadFile(file, { caseId: 'c/1', itemId: 'i 1' }, o);
  result.catch(() => undefined);
  await quiet();
  const [xhr] = FakeXhr.made;
  if (!xhr) throw new Error('no XMLHttpRequest was made');
  return { xhr, steps, result, env };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('an upload by XMLHttpRequest', () => {
  it('sends the bytes with name, target, type, key and the headers of host and session', async () => {
    const { xhr, result } = await started();
    const url = new URL(xhr.opened[1]);
    expect([xhr.opened[0], url.pathname]).toEqual(['POST', '/api/files']);
    expect(Object.fromEntries(url.searchParams)).toEqual({ caseId: 'c/1', itemId: 'i 1', name: 'Kvitto å & b.pdf' });
    expect(xhr.headers).toMatchObject({
      authorization: 'Bearer t-1',
      'case-user': 'maria',
      'case-company': 'lindqvist',
      'content-type': 'application/pdf',
      'upload-key': 'u-1',
    });
    expect(xhr.body).toBe(file);
    xhr.answer(201, stored);
    await expect(result).resolves.toEqual(stored);
  });

  it('tells of progress that never shrinks and never passes the size', async () => {
    const { xhr, result, steps } = await started();
    for (const loaded of [1, 3, 2, Number.NaN, 480, -1]) xhr.upload.onprogress?.({ loaded });
    xhr.answer(201, stored);
    await result;
    expect(steps).toEqual([0, 1, 3, 3, 3, 4, 4, 4].map((sent) => [sent, 4]));
  });

  it('tells of none and all where the browser tells nothing', async () => {
    const { xhr, result, steps } = await started();
    xhr.answer(201, stored);
    await result;
    expect(steps).toEqual([
      [0, 4],
      [4, 4],
    ]);
  });

  it('stops when it is aborted, and tells no more', async () => {
    const controller = new AbortController();
    const { xhr, result, steps } = await started({ signal: controller.signal });
    controller.abort();
    expect(xhr.aborted).toBe(true);
    xhr.upload.onprogress?.({ loaded: 4 });
    expect(await failureOf(result)).toEqual({ kind: 'aborted', retryable: false });
    expect(steps).toEqual([[0, 4]]);
  });

  it('runs out of time only when nothing moves', async () => {
    const { xhr, result, env } = await started();
    for (const loaded of [1, 2, 3]) {
      env.advance(59_000);
      xhr.upload.onprogress?.({ loaded });
    }
    expect(xhr.aborted).toBe(false);
    env.advance(60_000);
    expect(xhr.aborted).toBe(true);
    expect(await failureOf(result)).toEqual({ kind: 'timeout', retryable: true });
    expect(env.waiting()).toEqual([]);
  });

  it('is over when it is stored: progress that comes late starts no clock', async () => {
    const { xhr, result, env } = await started();
    xhr.answer(201, stored);
    await result;
    await quiet();
    xhr.upload.onprogress?.({ loaded: 4 });
    expect(env.waiting()).toEqual([]);
  });

  it.each([
    [413, {}, { kind: 'tooLarge' }],
    [415, {}, { kind: 'unsupportedType' }],
    [422, { kind: 'infected' }, { kind: 'infected' }],
    [
      422,
      { fields: [{ path: 'file', code: 'empty' }] },
      { kind: 'invalid', fields: [{ path: 'file', code: 'empty' }] },
    ],
    [401, {}, { kind: 'signedOut' }],
    [429, {}, { kind: 'rateLimited', retryAfter: 7 }],
    [201, { id: 'f1' }, { kind: 'protocol', reference: 'protocol at name' }],
    [204, null, { kind: 'protocol' }],
  ])('%i %j is %j', async (status, body, failure) => {
    const { xhr, result, steps } = await started();
    xhr.upload.onprogress?.({ loaded: 4 });
    xhr.answer(status, body);
    expect(await failureOf(result)).toMatchObject(failure);
    expect(steps.at(-1)).toEqual([4, 4]);
  });

  it('is network where no answer comes, and signed out where it was led elsewhere', async () => {
    const lost = await started();
    lost.xhr.onerror?.();
    expect(await failureOf(lost.result)).toMatchObject({ kind: 'network', retryable: true });
    const led = await started();
    led.xhr.answer(200, {}, 'https://login.example/');
    expect(await failureOf(led.result)).toMatchObject({ kind: 'signedOut' });
  });

  it('is not begun when it is aborted while the host makes its headers', async () => {
    FakeXhr.made = [];
    vi.stubGlobal('XMLHttpRequest', FakeXhr);
    const controller = new AbortController();
    const getHeaders = async () => {
      await quiet();
      return {};
    };
    const adapter = createRestAdapter({ baseUrl: 'https://host.example', getHeaders });
    const result = failureOf(adapter.uploadFile(file, { newCase: true }, upload({ signal: controller.signal }).o));
    controller.abort();
    expect(await result).toMatchObject({ kind: 'aborted' });
    await quiet();
    await quiet();
    expect(FakeXhr.made).toEqual([]);
  });
});

describe('an upload by a custom fetch', () => {
  it.each<[UploadTarget, Record<string, string>]>([
    [{ caseId: 'c1' }, { caseId: 'c1' }],
    [
      { caseId: 'c1', itemId: 'i1' },
      { caseId: 'c1', itemId: 'i1' },
    ],
    [{ newCase: true }, { newCase: 'true' }],
  ])('for %j tells of none and all', async (target, query) => {
    vi.stubGlobal('XMLHttpRequest', FakeXhr);
    FakeXhr.made = [];
    const { adapter, sent } = adapterOver([json(stored, { status: 201 })]);
    const { o, steps } = upload();
    const untyped = new File(['abcd'], 'bok.sie');
    await expect(adapter.uploadFile(untyped, target, o)).resolves.toEqual(stored);
    expect(FakeXhr.made).toEqual([]);
    expect(steps).toEqual([
      [0, 4],
      [4, 4],
    ]);
    expect(Object.fromEntries(new URL(sent[0]?.url ?? '').searchParams)).toEqual({ ...query, name: 'bok.sie' });
    expect(sent[0]?.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(sent[0]?.headers.get('Upload-Key')).toBe('u-1');
    expect(sent[0]?.init.body).toBe(untyped);
  });

  it('keeps composed and decomposed letters of a name as they are', async () => {
    for (const name of ['Å.pdf'.normalize('NFC'), 'Å.pdf'.normalize('NFD')]) {
      const { adapter, sent } = adapterOver([json(stored)]);
      await adapter.uploadFile(new File(['a'], name), { newCase: true }, upload().o);
      expect(new URL(sent[0]?.url ?? '').searchParams.get('name')).toBe(name);
    }
  });

  it('reports a refusal as it came', async () => {
    const { adapter } = adapterOver([problem(413, { kind: 'tooLarge', reference: 'r-1' })]);
    const { o, steps } = upload();
    expect(await failureOf(adapter.uploadFile(file, { newCase: true }, o))).toEqual({
      kind: 'tooLarge',
      retryable: false,
      reference: 'r-1',
    });
    expect(steps).toEqual([[0, 4]]);
  });
});
