import { createParser } from 'eventsource-parser';
import type { Failure } from '../../domain/index.ts';
import { toFailure } from '../adapter-error.ts';
import type { LiveOptions } from '../case-adapter.ts';
import { decodeChange } from './decode-change.ts';
import { withDeadline } from './deadline.ts';
import type { RestEnv } from './env.ts';
import { failed, unreachable } from './failures.ts';
import { type Call, type Http, accepted, request } from './http.ts';

/** The server sends something every 15 s; three missed and the line is dead. */
const HEARTBEAT_MS = 45_000;
const MIN_WAIT_MS = 250;
const MAX_WAIT_MS = 30_000;
const STREAM_TYPE = /^text\/event-stream\b/i;

/** What is remembered from one connection to the next. */
interface Stream {
  lastId: string;
  /** The server may set it (`retry:`). */
  waitMs: number;
  tries: number;
  state?: 'open' | 'lost';
}

function tell(stream: Stream, state: 'open' | 'lost', o: LiveOptions): void {
  if (stream.state === state || o.signal.aborted) return;
  stream.state = state;
  o.onState(state);
}

async function readChunks(body: ReadableStream<Uint8Array>, signal: AbortSignal, onText: (text: string) => void) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel);
  for (;;) {
    const { done, value } = await reader.read();
    if (done || signal.aborted) return;
    onText(decoder.decode(value, { stream: true }));
  }
}

function parserOf(stream: Stream, o: LiveOptions) {
  return createParser({
    maxBufferSize: 1_000_000,
    onId: (id) => {
      // Anything else could not be sent back in a header.
      if (/^[\x20-\x7e]*$/.test(id)) stream.lastId = id;
    },
    onRetry: (ms) => {
      stream.waitMs = Math.min(Math.max(ms, MIN_WAIT_MS), MAX_WAIT_MS);
    },
    onEvent: ({ event, data, id }) => {
      if (event === 'change' && !o.signal.aborted) o.onChange(decodeChange(data, id ?? ''));
    },
  });
}

/** One connection, until it ends. */
async function listen(http: Http, stream: Stream, o: LiveOptions): Promise<void> {
  stream.lastId ||= http.place.take();
  const call: Call = {
    path: '/events',
    headers: { Accept: 'text/event-stream', ...(stream.lastId ? { 'Last-Event-ID': stream.lastId } : {}) },
  };
  await withDeadline({ signal: o.signal, ms: HEARTBEAT_MS, env: http.env }, async (signal, touch) => {
    const response = await accepted(await request(http, call, o.session, signal), STREAM_TYPE, http.env);
    if (signal.aborted || !response.body) throw failed('protocol');
    tell(stream, 'open', o);
    const parser = parserOf(stream, o);
    await readChunks(response.body, signal, (text) => {
      touch();
      stream.tries = 0;
      parser.feed(text);
    }).catch((cause: unknown) => {
      throw unreachable(cause);
    });
  });
}

function waitOf(stream: Stream, failure: Failure | undefined, env: RestEnv): number {
  const wait = Math.min(stream.waitMs * 2 ** stream.tries, MAX_WAIT_MS) * (0.5 + env.random() / 2);
  stream.tries += 1;
  return Math.max(wait, (failure?.retryAfter ?? 0) * 1000);
}

/** Waits; not for long after the browser says that it is online again, unless the server has asked to be left alone. */
function pause(ms: number, until: AbortSignal, env: RestEnv, wakeOnline: boolean): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      env.clearTimeout(timer);
      until.removeEventListener('abort', wake);
      globalThis.removeEventListener?.('online', wake);
      resolve();
    };
    const timer = env.setTimeout(wake, ms);
    until.addEventListener('abort', wake);
    if (wakeOnline) globalThis.addEventListener?.('online', wake);
  });
}

/** Whether trying again helps: not where the server refuses this user or has no such stream. */
function isFinal({ kind, retryable }: Failure): boolean {
  return !retryable && kind !== 'protocol';
}

async function follow(http: Http, o: LiveOptions): Promise<void> {
  const stream: Stream = { lastId: o.after ?? '', waitMs: 1000, tries: 0 };
  while (!o.signal.aborted) {
    const failure = await listen(http, stream, o).then(() => undefined, toFailure);
    tell(stream, 'lost', o);
    if (failure && isFinal(failure)) return;
    const wakeOnline = failure?.retryAfter === undefined;
    if (!o.signal.aborted) await pause(waitOf(stream, failure, http.env), o.signal, http.env, wakeOnline);
  }
}

/** Live changes until `o.signal` aborts, or the server refuses them (then `lost` is the last that is told). */
export function subscribe(http: Http, o: LiveOptions): void {
  void follow(http, o);
}
