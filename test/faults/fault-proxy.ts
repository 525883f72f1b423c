/**
 * A proxy on this machine that plays a bad network in front of a real service: what it is told to spoil it spoils once,
 * all else goes through as it is.
 */
import { request, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault =
  /** The line breaks: before the service has heard of it, or after it has done what was asked. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** The line breaks in the middle of what is sent: the service gets no more than so many bytes of the body. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** No answer ever comes, before or after the service has done it. */
  | { readonly kind: 'hang'; readonly when: 'before' | 'after' }
  /** The answer's head and the first half of its body, then the line breaks. */
  | { readonly kind: 'truncate' }
  /** The head at once, then one byte each so many ms. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** To a login page, which is answered with 200. */
  | { readonly kind: 'redirect' }
  /** A web page in place of an answer: a captive portal. */
  | { readonly kind: 'wrongType' }
  /** The service gets it twice, as from a proxy that tries again by itself; the answer is the second one's. */
  | { readonly kind: 'duplicate' }
  /** Another answer than the service's, which hears nothing of it. */
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> };

export interface Seen {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly fault: Fault['kind'] | null;
}

/** Which requests are meant. */
export interface Match {
  readonly method?: string;
  readonly path?: RegExp;
}

export interface FaultProxy {
  /** `http://localhost:<port>`. */
  readonly url: string;
  /** All requests that came, the spoilt ones included. */
  readonly seen: readonly Seen[];
  /** The next requests that match are spoilt one by one, in this order. */
  next(match: Match, ...faults: readonly Fault[]): void;
  /** All that match are spoilt, until this is called again with `null`. */
  always(match: Match, fault: Fault | null): void;
  /** How many that match are being answered now, e.g. streams of events. */
  open(match: Match): number;
  /** Breaks the lines of those that are being answered now. */
  breakOff(match: Match): void;
  /** How many requests that match have come. */
  count(match: Match): number;
  /** Resolves when so many that match have come. */
  came(match: Match, count?: number): Promise<void>;
  close(): Promise<void>;
}

interface Rule {
  readonly match: Match;
  readonly faults: Fault[];
}

const PAGE = '<!doctype html><title>Logga in</title><form></form>';

type Asked = Pick<Seen, 'method' | 'path'>;

const meets = ({ method, path }: Match, asked: Asked): boolean =>
  (method === undefined || method === asked.method) && (path === undefined || path.test(asked.path));

async function bytesOf(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** The answer of the service to a request whose body is at hand. */
function ask(target: URL, incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, url, headers } = incoming;
    const own = { ...headers, host: target.host, 'content-length': String(body.length) };
    const outgoing = request(new URL(url ?? '/', target), { method, headers: own, agent: false }, resolve);
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

/** As it is, piece by piece: streams of events too. */
function pass(target: URL, incoming: IncomingMessage, answer: ServerResponse): void {
  const { method, url, headers } = incoming;
  const options = { method, headers: { ...headers, host: target.host }, agent: false };
  const outgoing = request(new URL(url ?? '/', target), options, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
    response.once('error', () => answer.destroy());
  });
  outgoing.once('error', () => answer.destroy());
  answer.once('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}

/** Hands over so many bytes of the body, then breaks off both lines. */
async function cut(target: URL, incoming: IncomingMessage, afterBytes: number): Promise<void> {
  const { method, url, headers, socket } = incoming;
  const outgoing = request(new URL(url ?? '/', target), { method, headers: { ...headers, host: target.host } });
  outgoing.on('error', () => undefined);
  let left = afterBytes;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    const piece = part.subarray(0, left);
    await new Promise<void>((done) => outgoing.write(piece, () => done()));
    left -= piece.length;
    if (left <= 0) break;
  }
  outgoing.destroy();
  socket.destroy();
}

async function drip(answer: ServerResponse, body: Buffer, everyMs: number): Promise<void> {
  for (const byte of body) {
    if (answer.destroyed) return;
    answer.write(Buffer.of(byte));
    await new Promise((done) => setTimeout(done, everyMs).unref());
  }
  answer.end();
}

function sendPage(answer: ServerResponse): void {
  answer.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(PAGE);
}

/** A fault that needs the service's answer first. */
async function spoilAnswer(target: URL, incoming: IncomingMessage, answer: ServerResponse, fault: Fault) {
  const asked = await bytesOf(incoming);
  if (fault.kind === 'duplicate') await bytesOf(await ask(target, incoming, asked));
  const response = await ask(target, incoming, asked);
  const body = await bytesOf(response);
  if (fault.kind === 'hang') return;
  if (fault.kind === 'reset') return void incoming.socket.destroy();
  const { 'transfer-encoding': _chunked, ...headers } = response.headers;
  answer.writeHead(response.statusCode ?? 502, { ...headers, 'content-length': String(body.length) });
  if (fault.kind === 'drip') return drip(answer, body, fault.everyMs);
  if (fault.kind !== 'truncate') return void answer.end(body);
  answer.write(body.subarray(0, Math.floor(body.length / 2)), () => incoming.socket.destroy());
}

async function spoil(target: URL, incoming: IncomingMessage, answer: ServerResponse, fault: Fault): Promise<void> {
  const before = 'when' in fault && fault.when === 'before';
  switch (fault.kind) {
    case 'cut':
      return cut(target, incoming, fault.afterBytes);
    case 'redirect':
      return void answer.writeHead(302, { Location: '/faults/login' }).end();
    case 'wrongType':
      return sendPage(answer);
    case 'status': {
      const type = { 'Content-Type': 'application/problem+json' };
      return void answer.writeHead(fault.status, { ...type, ...fault.headers }).end(JSON.stringify({ title: 'Fault' }));
    }
    case 'reset':
      return before ? void incoming.socket.destroy() : spoilAnswer(target, incoming, answer, fault);
    case 'hang':
      return before ? undefined : spoilAnswer(target, incoming, answer, fault);
    default:
      return spoilAnswer(target, incoming, answer, fault);
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Starts a proxy before the service at `target`. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const at = new URL(target);
  const seen: Seen[] = [];
  const once: Rule[] = [];
  const standing: { readonly match: Match; readonly fault: Fault }[] = [];
  const waiting = new Set<() => void>();
  const running = new Set<{ readonly asked: Asked; readonly answer: ServerResponse }>();
  const faultFor = (asked: { readonly method: string; readonly path: string }): Fault | undefined =>
    once.find(({ match, faults }) => faults.length > 0 && meets(match, asked))?.faults.shift() ??
    standing.findLast(({ match }) => meets(match, asked))?.fault;
  const server = createServer((incoming, answer) => {
    const asked = { method: incoming.method ?? 'GET', path: incoming.url ?? '/' };
    const { socket } = incoming;
    incoming.on('error', () => undefined);
    if (asked.path === '/faults/login') return sendPage(answer);
    const one = { asked, answer };
    running.add(one);
    answer.once('close', () => running.delete(one));
    const fault = faultFor(asked);
    seen.push({ ...asked, headers: incoming.headers, at: Date.now(), fault: fault?.kind ?? null });
    if (fault) void spoil(at, incoming, answer, fault).catch(() => socket.destroy());
    else pass(at, incoming, answer);
    for (const look of [...waiting]) look();
  });
  const port = await listen(server);
  const count = (match: Match): number => seen.filter((each) => meets(match, each)).length;
  const open = (match: Match) => [...running].filter(({ asked }) => meets(match, asked));
  return {
    open: (match) => open(match).length,
    breakOff: (match) => {
      for (const { answer } of open(match)) answer.destroy();
    },
    url: `http://localhost:${port}`,
    seen,
    next: (match, ...faults) => void once.push({ match, faults: [...faults] }),
    always: (match, fault) => {
      const same = standing.findIndex((rule) => String(rule.match.path) === String(match.path));
      if (same >= 0) standing.splice(same, 1);
      if (fault) standing.push({ match, fault });
    },
    count,
    came: (match, wanted = 1) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (count(match) < wanted) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
