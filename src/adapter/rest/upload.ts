import type { StoredFile, UploadTarget } from '../../domain/index.ts';
import type { UploadOptions } from '../case-adapter.ts';
import { fileRef } from './decode-basics.ts';
import { decode } from './decode.ts';
import { withDeadline } from './deadline.ts';
import { failed, unreachable } from './failures.ts';
import { type Call, type Http, JSON_TYPE, accepted, jsonOf, request } from './http.ts';

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
function sendByXhr(url: string, headers: Headers, file: File, signal: AbortSignal, report: Report): Promise<Response> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', url);
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
    xhr.send(file);
  });
}

function callOf(file: File, target: UploadTarget, uploadKey: string): Call {
  const query = new URLSearchParams();
  if ('newCase' in target) query.set('newCase', 'true');
  else {
    query.set('caseId', target.caseId);
    if (target.itemId !== undefined) query.set('itemId', target.itemId);
  }
  query.set('name', file.name);
  const headers = { 'Content-Type': file.type || 'application/octet-stream', 'Upload-Key': uploadKey };
  return { method: 'POST', path: `/files?${query.toString()}`, headers, body: file };
}

/** Stores a file. The time limit counts from the last progress: a slow line is no failure as long as bytes move. */
export async function uploadFile(http: Http, file: File, target: UploadTarget, o: UploadOptions): Promise<StoredFile> {
  let sent = 0;
  const report = (bytes: number) => {
    sent = Math.min(Math.max(sent, Number.isFinite(bytes) ? bytes : 0), file.size);
    o.onProgress(sent, file.size);
  };
  const byFetch = http.customFetch !== undefined || typeof XMLHttpRequest === 'undefined';
  const call = callOf(file, target, o.uploadKey);
  const ms = byFetch ? http.timeoutMs * 10 : http.timeoutMs * 2;
  return withDeadline({ signal: o.signal, ms, env: http.env }, async (signal, touch) => {
    const progress: Report = (bytes) => {
      if (signal.aborted) return;
      touch();
      report(bytes);
    };
    progress(0);
    const response = byFetch
      ? await request(http, call, o.session, signal)
      : await prepared(http, call, o, signal).then((headers) =>
          sendByXhr(http.urlOf(call), headers, file, signal, progress),
        );
    const stored = decode(fileRef, await jsonOf(await accepted(response, JSON_TYPE, http.env)));
    progress(file.size);
    return stored;
  });
}

async function prepared(http: Http, call: Call, o: UploadOptions, signal: AbortSignal): Promise<Headers> {
  const headers = await http.headersOf(call, o.session);
  if (signal.aborted) throw failed('aborted');
  return headers;
}
