import type { Office } from '../../mocks/office/office.ts';

/*
 * One office for all windows of the demo without a server: the first window holds it, the others ask that one through a
 * BroadcastChannel. So the company and the desk, side by side, follow each other live here too. When the window that
 * holds the office is closed, the next one starts over with fresh data.
 */

type OfficeFetch = Office['fetch'];

type Question =
  | {
      readonly ask: string;
      readonly method: string;
      readonly url: string;
      readonly headers: [string, string][];
      readonly body: ArrayBuffer;
      readonly basePath: string | undefined;
    }
  | { readonly stop: string };

type Reply = { readonly to: string } & (
  | { readonly status: number; readonly headers: [string, string][] }
  | { readonly chunk: Uint8Array }
  | { readonly end: true }
  | { readonly failed: true }
);

const NAME = 'spiris-demo-office';

/** Resolves to a `fetch` that reaches the one office, wherever it is. `create` is called in the window that holds it. */
export async function shareOffice(create: () => Promise<OfficeFetch>): Promise<OfficeFetch> {
  const channel = new BroadcastChannel(NAME);
  let own: OfficeFetch | undefined;
  const hold = async (): Promise<void> => {
    const office = await create();
    serve(channel, office);
    own = office;
  };
  await new Promise<void>((ready, fail) => {
    void navigator.locks.request(NAME, { ifAvailable: true }, async (lock) => {
      if (!lock) {
        ready();
        // Waits until the window that holds the office is gone.
        void navigator.locks.request(NAME, () => hold().then(() => new Promise(() => undefined)));
        return;
      }
      await hold().then(ready, fail);
      await new Promise(() => undefined);
    });
  });
  const ask = asker(channel);
  return (request, basePath) => (own ?? ask)(request, basePath);
}

function serve(channel: BroadcastChannel, office: OfficeFetch): void {
  const running = new Map<string, AbortController>();
  channel.addEventListener('message', ({ data }: MessageEvent<Question | Reply>) => {
    if ('stop' in data) running.get(data.stop)?.abort();
    if (!('ask' in data)) return;
    const abort = new AbortController();
    running.set(data.ask, abort);
    void answer(channel, office, data, abort.signal).finally(() => running.delete(data.ask));
  });
}

async function answer(
  channel: BroadcastChannel,
  office: OfficeFetch,
  question: Extract<Question, { ask: string }>,
  signal: AbortSignal,
): Promise<void> {
  const { ask: to, method, url, headers, body, basePath } = question;
  const tell = (reply: Reply) => channel.postMessage(reply);
  try {
    const init = { method, headers, signal, ...(body.byteLength > 0 ? { body } : {}) };
    const response = await office(new Request(url, init), basePath);
    tell({ to, status: response.status, headers: [...response.headers] });
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      tell({ to, chunk: part.value });
    tell({ to, end: true });
  } catch {
    tell({ to, failed: true });
  }
}

/** Statuses whose responses may not have a body. */
const BODILESS = new Set([204, 205, 304]);

function asker(channel: BroadcastChannel): OfficeFetch {
  return async (request, basePath) => {
    const ask = crypto.randomUUID();
    const body = await request.arrayBuffer();
    return new Promise<Response>((resolve, reject) => {
      let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
      const leave = () => channel.removeEventListener('message', hear);
      const stop = () => {
        leave();
        channel.postMessage({ stop: ask } satisfies Question);
        reject(new DOMException('Stopped', 'AbortError'));
      };
      const hear = ({ data }: MessageEvent<Question | Reply>) => {
        if (!('to' in data) || data.to !== ask) return;
        if ('status' in data) {
          const content = new ReadableStream<Uint8Array>({
            start: (controller) => void (stream = controller),
            cancel: stop,
          });
          const { status, headers } = data;
          resolve(new Response(BODILESS.has(status) ? null : content, { status, headers }));
        } else if ('chunk' in data) stream?.enqueue(data.chunk);
        else {
          leave();
          if ('failed' in data) reject(new TypeError('Failed to fetch'));
          else stream?.close();
        }
      };
      channel.addEventListener('message', hear);
      request.signal.addEventListener('abort', stop, { once: true });
      const { method, url } = request;
      channel.postMessage({ ask, method, url, headers: [...request.headers], body, basePath } satisfies Question);
    });
  };
}
