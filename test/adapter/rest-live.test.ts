import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveOptions } from '../../src/adapter/case-adapter.ts';
import { createHttp, type RestAdapterOptions } from '../../src/adapter/rest/http.ts';
import { subscribe } from '../../src/adapter/rest/live.ts';
import { type FakeEnv, type Sent, adapterOver, anna, call, fakeEnv, problem, quiet, until } from './support.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** One connection that the test writes to. */
class Line {
  readonly stream: ReadableStream<Uint8Array>;
  cancelled = false;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor() {
    this.stream = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.cancelled = true;
      },
    });
  }
  async write(text: string) {
    this.#controller?.enqueue(new TextEncoder().encode(text));
    await quiet();
  }
  async end() {
    this.#controller?.close();
    await quiet();
  }
  async drop() {
    this.#controller?.error(new TypeError('network error'));
    await quiet();
  }
}

interface Station {
  readonly env: FakeEnv;
  readonly lines: Line[];
  readonly sent: Sent[];
  readonly told: unknown[];
  readonly controller: AbortController;
  /** What the next connections are answered with instead of a stream. */
  readonly refusals: (() => Response | Promise<Response>)[];
}

async function station(options: Partial<RestAdapterOptions> = {}, more: Partial<LiveOptions> = {}): Promise<Station> {
  const at: Station = {
    env: fakeEnv(),
    lines: [],
    sent: [],
    told: [],
    controller: new AbortController(),
    refusals: (options as { refusals?: Station['refusals'] }).refusals ?? [],
  };
  const http = createHttp({
    baseUrl: 'https://host.example/api',
    getHeaders: () => ({ Authorization: `Bearer t-${at.sent.length + 1}` }),
    env: at.env,
    ...options,
    fetch: async (url, init = {}) => {
      at.sent.push({ url: url as string, init, headers: new Headers(init.headers) });
      const refusal = at.refusals.shift();
      if (refusal) return refusal();
      const line = new Line();
      at.lines.push(line);
      return new Response(line.stream, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } });
    },
  });
  const onChange = (change: unknown) => void at.told.push(change);
  const onState = (state: unknown) => void at.told.push(state);
  subscribe(http, { ...call({ signal: at.controller.signal }), onChange, onState, ...more });
  await quiet();
  return at;
}

async function withRefusals(...refusals: Station['refusals']): Promise<Station> {
  return station({ refusals } as Partial<RestAdapterOptions>);
}

const event = (id: string, data: unknown) => `id: ${id}\nevent: change\ndata: ${JSON.stringify(data)}\n\n`;
const lost = () => Promise.reject(new TypeError('Failed to fetch'));

describe('a stream of changes', () => {
  it('is asked for with the headers of host and session, and tells that it is open', async () => {
    const { sent, told } = await station();
    expect(sent[0]?.url).toBe('https://host.example/api/events');
    expect(sent[0]?.headers.get('Accept')).toBe('text/event-stream');
    expect(sent[0]?.headers.get('Authorization')).toBe('Bearer t-1');
    expect(sent[0]?.headers.get('Case-User')).toBe('maria');
    expect(sent[0]?.headers.has('Last-Event-ID')).toBe(false);
    expect(told).toEqual(['open']);
  });

  it('gives each change as it comes, however it is cut up', async () => {
    const { lines, told } = await station();
    const changes = [
      { eventId: '1', kind: 'case', caseId: 'c1' },
      { eventId: '2', kind: 'answering', caseId: 'c1', by: anna },
      { eventId: '3', kind: 'access' },
    ];
    const text = changes.map((change) => event(change.eventId, change)).join(': ping\n\n');
    for (const half of [text.slice(0, 37), text.slice(37)]) await lines[0]?.write(half);
    expect(told).toEqual(['open', ...changes]);
  });

  it('keeps letters whole that arrive in two pieces', async () => {
    const { told } = await withRefusals(() => {
      const bytes = new TextEncoder().encode(event('1', { kind: 'case', caseId: 'å🧾' }));
      const split = bytes.indexOf(0xc3) + 1;
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(bytes.slice(0, split));
          controller.enqueue(bytes.slice(split));
        },
      });
      return new Response(stream, { headers: { 'Content-Type': 'text/event-stream' } });
    });
    expect(told).toEqual(['open', { eventId: '1', kind: 'case', caseId: 'å🧾' }]);
  });

  it('takes the id from the event where the data has none', async () => {
    const { lines, told } = await station();
    await lines[0]?.write(event('9', { kind: 'list' }));
    expect(told).toEqual(['open', { eventId: '9', kind: 'list' }]);
  });

  it('passes over events of other names', async () => {
    const { lines, told } = await station();
    await lines[0]?.write('id: 1\nevent: weather\ndata: {"kind":"list"}\n\ndata: {"kind":"list"}\n\n');
    expect(told).toEqual(['open']);
  });

  it.each([
    '{"kind":"case"',
    '{"kind":"fire"}',
    '{"kind":"case","caseId":7}',
    '{"kind":"answering","caseId":"c1"}',
    'null',
    '7',
    '[]',
  ])('has the list asked for again where a change cannot be read: %s', async (data) => {
    const { lines, told } = await station();
    await lines[0]?.write(`id: 4\nevent: change\ndata: ${data}\n\n`);
    expect(told).toEqual(['open', { kind: 'list', eventId: '4' }]);
  });
});

describe('when the stream breaks', () => {
  it('it is taken up again after the last event, with fresh headers', async () => {
    const { env, lines, sent, told } = await station();
    await lines[0]?.write(event('41', { kind: 'list' }) + event('42', { kind: 'list' }));
    await lines[0]?.drop();
    expect(told.at(-1)).toBe('lost');
    expect(env.waiting()).toEqual([1000]);
    env.advance(1000);
    await quiet();
    expect(sent[1]?.headers.get('Last-Event-ID')).toBe('42');
    expect(sent[1]?.headers.get('Authorization')).toBe('Bearer t-2');
    await lines[1]?.write(event('43', { kind: 'access' }));
    expect(told.slice(-3)).toEqual(['lost', 'open', { kind: 'access', eventId: '43' }]);
  });

  it('so it is when the server ends it', async () => {
    const { env, lines, sent } = await station();
    await lines[0]?.end();
    env.advance(1000);
    await quiet();
    expect(sent).toHaveLength(2);
  });

  it('waits longer each time, up to 30 s, and says once that it is lost', async () => {
    const { env, told, refusals } = await withRefusals(...Array<() => Promise<Response>>(8).fill(lost));
    const waits: number[] = [];
    while (refusals.length > 0) {
      waits.push(...env.waiting());
      env.advance(env.waiting()[0] ?? 0);
      await quiet();
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(told).toEqual(['lost']);
  });

  it('begins with short waits again once something has come', async () => {
    const { env, lines } = await withRefusals(lost, lost, lost);
    for (const wait of [1000, 2000, 4000]) {
      env.advance(wait);
      await quiet();
    }
    await lines[0]?.write(': ping\n\n');
    await lines[0]?.drop();
    expect(env.waiting()).toEqual([1000]);
  });

  it('spreads the waits so that not all come back at once', async () => {
    const env = { ...fakeEnv(), random: () => 0 };
    const waited: number[] = [];
    const setTimeout = (run: () => void, ms: number) => {
      waited.push(ms);
      return env.setTimeout(run, ms);
    };
    const at = await station({ refusals: [lost], env: { ...env, setTimeout } } as Partial<RestAdapterOptions>);
    expect(waited).toEqual([45_000, 500]);
    at.controller.abort();
  });

  it.each([
    ['retry: 5000', 5000],
    ['retry: 0', 250],
    ['retry: 999999', 30_000],
    ['retry: soon', 1000],
  ])('heeds "%s"', async (line, wait) => {
    const { env, lines } = await station();
    await lines[0]?.write(`${line}\n\n`);
    await lines[0]?.drop();
    expect(env.waiting()).toEqual([wait]);
  });

  it.each([429, 503])('heeds Retry-After of a %i', async (status) => {
    const { env } = await withRefusals(() => problem(status, {}, { 'Retry-After': '7' }));
    expect(env.waiting()).toEqual([7000]);
  });

  it('forgets an id that no header could carry', async () => {
    const { env, lines, sent } = await station();
    await lines[0]?.write(event('7', { kind: 'list' }) + event('å', { kind: 'list' }));
    await lines[0]?.drop();
    env.advance(1000);
    await quiet();
    expect(sent[1]?.headers.get('Last-Event-ID')).toBe('7');
  });

  it('takes 45 s of silence for a dead line; a ping keeps it alive', async () => {
    const { env, lines, sent, told } = await station();
    env.advance(44_000);
    await lines[0]?.write(': ping\n\n');
    env.advance(44_000);
    await quiet();
    expect(told).toEqual(['open']);
    env.advance(1000);
    await quiet();
    expect(told).toEqual(['open', 'lost']);
    expect(lines[0]?.cancelled).toBe(true);
    env.advance(1000);
    await quiet();
    expect(sent).toHaveLength(2);
  });

  it('takes 45 s without any answer for a dead line too', async () => {
    const { env, sent, told } = await withRefusals(() => new Promise<Response>(() => undefined));
    env.advance(45_000);
    await quiet();
    expect(told).toEqual(['lost']);
    env.advance(1000);
    await quiet();
    expect(sent).toHaveLength(2);
  });

  it('lets go of a line that sends without end and never an event', async () => {
    const { env, lines, told } = await station();
    await lines[0]?.write(`data: ${'x'.repeat(1_100_000)}`);
    await lines[0]?.write('x');
    expect(told).toEqual(['open', 'lost']);
    expect(lines[0]?.cancelled).toBe(true);
    expect(env.waiting()).toEqual([1000]);
  });

  it('survives a listener that throws, and goes on after the event it threw at', async () => {
    const onChange = vi.fn(() => {
      throw new Error('listener');
    });
    const { env, lines, sent } = await station({}, { onChange });
    await lines[0]?.write(event('5', { kind: 'list' }));
    env.advance(1000);
    await quiet();
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(sent[1]?.headers.get('Last-Event-ID')).toBe('5');
  });

  describe('in a browser that tells when it is online', () => {
    const window = new EventTarget();
    const online = async () => {
      window.dispatchEvent(new Event('online'));
      await quiet();
    };

    beforeEach(() => {
      vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
      vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
    });

    it('comes back as soon as it does, and only once', async () => {
      const { env, sent } = await withRefusals(lost);
      for (let times = 0; times < 5; times += 1) window.dispatchEvent(new Event('online'));
      await quiet();
      expect(sent).toHaveLength(2);
      expect(env.waiting()).toEqual([45_000]);
    });

    it('does not come back before a server that asked to be left alone wants it', async () => {
      const { sent } = await withRefusals(() => problem(429, {}, { 'Retry-After': '7' }));
      await online();
      expect(sent).toHaveLength(1);
    });

    it('leaves no listener behind, however often it breaks', async () => {
      const { env, controller } = await withRefusals(lost, lost, lost);
      const listeners = () => [
        getEventListeners(controller.signal, 'abort').length,
        getEventListeners(window, 'online').length,
      ];
      for (const wait of [1000, 2000, 4000]) {
        expect(listeners()).toEqual([1, 1]);
        env.advance(wait);
        await quiet();
      }
      expect(listeners()).toEqual([1, 0]);
      controller.abort();
      await quiet();
      expect(listeners()).toEqual([0, 0]);
    });
  });
});

describe('when the stream is refused', () => {
  it.each([401, 403, 404, 410])('%i ends it: lost is the last that is told', async (status) => {
    const { env, sent, told } = await withRefusals(() => problem(status));
    expect(told).toEqual(['lost']);
    expect(env.waiting()).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it('a redirect ends it as 401 does', async () => {
    const { env, told } = await withRefusals(() => new Response(null, { status: 302 }));
    expect([told, env.waiting()]).toEqual([['lost'], []]);
  });

  it.each([
    ['a page of a proxy', () => new Response('<p>', { headers: { 'Content-Type': 'text/html' } })],
    ['a broken server', () => problem(502)],
  ])('%s is tried again', async (_name, refusal) => {
    const { env, sent, told } = await withRefusals(refusal);
    expect(told).toEqual(['lost']);
    env.advance(1000);
    await quiet();
    expect(sent).toHaveLength(2);
    expect(told).toEqual(['lost', 'open']);
  });
});

describe('when it is no longer wanted', () => {
  it('it stops at once, tells nothing more and leaves no timer', async () => {
    const { controller, env, lines, sent, told } = await station();
    controller.abort();
    await lines[0]?.write(event('1', { kind: 'list' })).catch(() => undefined);
    await quiet();
    expect(told).toEqual(['open']);
    expect(lines[0]?.cancelled).toBe(true);
    expect(sent[0]?.init.signal?.aborted).toBe(true);
    expect(env.waiting()).toEqual([]);
  });

  it('tells nothing more of what came in the same breath', async () => {
    const controller = new AbortController();
    const onChange = vi.fn(() => controller.abort());
    const { lines } = await station({}, { onChange, signal: controller.signal });
    await lines[0]?.write(event('1', { kind: 'list' }) + event('2', { kind: 'list' }));
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('so it does while it waits', async () => {
    const { controller, env, sent } = await withRefusals(lost);
    controller.abort();
    await quiet();
    env.advance(60_000);
    await quiet();
    expect(sent).toHaveLength(1);
    expect(env.waiting()).toEqual([]);
  });

  it('nothing is sent where it was not wanted to begin with', async () => {
    const http = createHttp({ baseUrl: 'https://host.example', getHeaders: () => ({}), fetch: lost });
    const onState = vi.fn();
    subscribe(http, { ...call({ signal: AbortSignal.abort() }), onChange: vi.fn(), onState });
    await quiet();
    expect(onState).not.toHaveBeenCalled();
  });
});

it('is reached through the adapter', async () => {
  const told: string[] = [];
  const { adapter, sent } = adapterOver([problem(401)]);
  const onState = (state: string) => void told.push(state);
  adapter.subscribe?.({ ...call(), onChange: vi.fn(), onState });
  await until(() => told.length > 0);
  expect([told, sent.length]).toEqual([['lost'], 1]);
});

describe('between the first answer and the stream', () => {
  const answered = (id: string): Response => new Response('{}', { headers: { 'Event-Id': id } });
  const openAfter = async (answers: readonly Response[], wait = 0): Promise<string | null> => {
    const env = fakeEnv();
    const sent: Headers[] = [];
    const http = createHttp({
      baseUrl: 'https://host.example/api',
      getHeaders: () => ({}),
      env,
      fetch: (_url, init) => {
        sent.push(new Headers(init?.headers));
        return Promise.resolve(new Response(new Line().stream, { headers: { 'Content-Type': 'text/event-stream' } }));
      },
    });
    for (const answer of answers) http.place.note(answer);
    env.advance(wait);
    subscribe(http, { ...call(), onChange: vi.fn(), onState: vi.fn() });
    await quiet();
    return sent[0]?.get('Last-Event-ID') ?? null;
  };

  it('nothing is lost: it begins after the first answer', async () => {
    expect(await openAfter([answered('41'), answered('43')])).toBe('41');
  });

  it('it begins where it is where no answer has said where that was, or it was too long ago', async () => {
    expect(await openAfter([new Response('{}')])).toBeNull();
    expect(await openAfter([answered('41')], 31_000)).toBeNull();
  });
});
