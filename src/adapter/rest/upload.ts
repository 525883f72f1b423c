import type { StoredFile, UploadTarget } from '../../domain/index.ts';
import type { UploadOptions } from '../case-adapter.ts';
import { fileRef } from './decode-basics.ts';
import { decode } from './decode.ts';
import { withDeadline } from './deadline.ts';
import { failed, unreachable } from './failures.ts';
import { type Call, type Http, JSON_TYPE, accepted, jsonOf } from './http.ts';
import type { Resumed, SendPiece } from './tus.ts';

type Report = (sent: number) => void;

/** Statuses whose `Response` may not have a body. */
const BODILESS = [204, 205, 304];

function responseOf(xhr: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const line of xhr.getAllResponseHeaders().split(/[\r\n]+/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return new Response(BODILESS.includes(xhr.status) ? null : xhr.responseText, { status: xhr.status, headers });
}

/** By `XMLHttpRequest`, the only one that tells how far an upload has come. */
function sendByXhr(
  { method, url, headers }: { readonly method: string; readonly url: string; readonly headers: Headers },
  body: Blob | null,
  signal: AbortSignal,
  report: Report,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, url);
    headers.forEach((value, name) => xhr.setRequestHeader(name, value));
    xhr.upload.onprogress = (event) => report(event.loaded);
    xhr.onerror = () => reject(unreachable());
    xhr.onabort = () => reject(failed('aborted'));
    xhr.onload = () => {
      // It follows redirects by itself; see `accepted` for what a redirect means.
      if (xhr.responseURL && xhr.responseURL !== new URL(url).href) reject(failed('signedOut'));
      else resolve(responseOf(xhr));
    };
    signal.addEventListener('abort', () => xhr.abort());
    xhr.send(body);
  });
}

/** One request of an upload, with the headers of host and session. A custom `fetch` tells no progress. */
function pieceSender(http: Http, { session }: UploadOptions): SendPiece {
  return async ({ method, url, headers }, body, signal, report) => {
    const all = await http.headersOf({ path: '', headers }, session);
    if (signal.aborted) throw failed('aborted');
    if (!isByFetch(http)) return sendByXhr({ method, url, headers: all }, body, signal, report);
    const send = http.customFetch ?? globalThis.fetch;
    return send(url, { method, headers: all, body, cache: 'no-store', redirect: 'manual', signal }).catch(
      (cause: unknown) => {
        throw unreachable(cause);
      },
    );
  };
}

function isByFetch({ customFetch }: Http): boolean {
  return customFetch !== undefined || typeof XMLHttpRequest === 'undefined';
}

/** What a file is called and for, in the words of the wire. */
function wordsOf(file: File, target: UploadTarget): Record<string, string> {
  if ('newCase' in target) return { newCase: 'true', name: file.name };
  const { caseId, itemId } = target;
  return { caseId, ...(itemId !== undefined && { itemId }), name: file.name };
}

function callOf(file: File, target: UploadTarget, uploadKey: string): Call {
  const query = new URLSearchParams(wordsOf(file, target));
  const headers = { 'Content-Type': file.type || 'application/octet-stream', 'Upload-Key': uploadKey };
  return { path: `/files?${query.toString()}`, headers };
}

/** A file that is sent again in a moment need not be gone on with. */
const WORTH_RESUMING = 1_000_000;

interface Tus {
  readonly uploadByTus: (resumed: Resumed) => Promise<StoredFile>;
}

/** The protocol for large files, loaded when the first one goes; `null` where the host has not installed it. */
function loadTus(http: Http, { size }: File): Promise<Tus | null> {
  if (!http.learnt.resumableUploads || size < WORTH_RESUMING) return Promise.resolve(null);
  return import('./tus.ts').catch(() => null);
}

/** Stores a file. The time limit counts from the last progress: a slow line is no failure as long as bytes move. */
export async function uploadFile(http: Http, file: File, target: UploadTarget, o: UploadOptions): Promise<StoredFile> {
  let sent = 0;
  const report = (bytes: number) => {
    sent = Math.min(Math.max(sent, Number.isFinite(bytes) ? bytes : 0), file.size);
    o.onProgress(sent, file.size);
  };
  const tus = await loadTus(http, file);
  const ms = isByFetch(http) ? http.timeoutMs * 10 : http.timeoutMs * 2;
  return withDeadline({ signal: o.signal, ms, env: http.env }, async (signal, touch) => {
    const progress: Report = (bytes) => {
      if (signal.aborted) return;
      touch();
      report(bytes);
    };
    progress(0);
    const send = pieceSender(http, o);
    const stored = tus
      ? await tus.uploadByTus({
          ...{ http, file, options: o, signal, send, report: progress },
          metadata: { key: o.uploadKey, ...wordsOf(file, target) },
        })
      : await uploadWhole(http, callOf(file, target, o.uploadKey), file, send, signal, progress);
    progress(file.size);
    return stored;
  });
}

async function uploadWhole(
  http: Http,
  call: Call,
  file: File,
  send: SendPiece,
  signal: AbortSignal,
  progress: Report,
): Promise<StoredFile> {
  const piece = { method: 'POST', url: http.urlOf(call), headers: call.headers ?? {} };
  const response = await send(piece, file, signal, progress);
  return decode(fileRef, await jsonOf(await accepted(response, JSON_TYPE, http.env)));
}
