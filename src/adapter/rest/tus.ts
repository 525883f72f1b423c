import type { HttpRequest, HttpResponse, HttpStack, UploadOptions as TusOptions } from 'tus-js-client';
import BaseUpload from 'tus-js-client/lib.esm/upload.js';
import type { StoredFile } from '../../domain/index.ts';
import type { UploadOptions } from '../case-adapter.ts';
import { fileRef } from './decode-basics.ts';
import { decode, memberOf } from './decode.ts';
import { failed, isAdapterError } from './failures.ts';
import { adapterError, type AdapterError } from '../adapter-error.ts';
import { exchangeJson, type Http, parsed, pathOf } from './http.ts';
import { problemOf } from './problem.ts';

/** How one request of an upload goes out: by what the page has, with the headers of host and session. */
export type SendPiece = (
  piece: { readonly method: string; readonly url: string; readonly headers: Readonly<Record<string, string>> },
  body: Blob | null,
  signal: AbortSignal,
  report: (sent: number) => void,
) => Promise<Response>;

export interface Resumed {
  readonly http: Http;
  readonly file: File;
  /** What the file is called and for, in the words of the wire. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly options: UploadOptions;
  readonly signal: AbortSignal;
  readonly send: SendPiece;
  readonly report: (sent: number) => void;
}

/**
 * Sends a file by tus 1.0. The upload lies at its key, so another try with the same key, from another page too, goes on
 * where the one before was cut; nothing is kept for that here, least of all in the host's storage.
 */
export async function uploadByTus(resumed: Resumed): Promise<StoredFile> {
  const { http, options, signal } = resumed;
  const path = pathOf('uploads', options.uploadKey);
  const url = http.urlOf({ path });
  const { begunUploads } = http.learnt;
  const isBegun = begunUploads.has(options.uploadKey);
  begunUploads.add(options.uploadKey);
  try {
    await sent(resumed, isBegun ? url : null);
  } catch (thrown) {
    // Begun by an earlier page.
    if (isBegun || !isAdapterError(thrown) || thrown.failure.kind !== 'inProgress') throw thrown;
    await sent(resumed, url);
  }
  const { session } = options;
  return decode(fileRef, await exchangeJson(http, { path }, { session, signal }));
}

/** Resolves when the server has all bytes. Without an address the upload is begun, with one it is asked for first. */
function sent(resumed: Resumed, uploadUrl: string | null): Promise<void> {
  const { http, file, metadata, signal, report } = resumed;
  return new Promise((resolve, reject) => {
    const upload = new BaseUpload(file, {
      ...BaseUpload.defaultOptions,
      ...WHOLE,
      endpoint: http.urlOf({ path: '/uploads' }),
      uploadUrl,
      metadata,
      httpStack: stackOf(resumed),
      onProgress: report,
      onSuccess: () => resolve(),
      onError: (error) => reject(whyOf(error, http)),
    });
    signal.addEventListener('abort', () => void upload.abort());
    upload.start();
  });
}

/** A file is never read here: pieces of it are handed to the browser as they are. Trying again is the client's business. */
const WHOLE: TusOptions = {
  retryDelays: null,
  storeFingerprintForResuming: false,
  fingerprint: () => Promise.resolve(''),
  fileReader: {
    openFile: (file: File) =>
      Promise.resolve({
        size: file.size,
        slice: (from: number, to: number) => Promise.resolve({ value: file.slice(from, to), done: to >= file.size }),
        close: () => undefined,
      }),
  },
};

function stackOf(resumed: Resumed): HttpStack {
  return { getName: () => 'case-widgets', createRequest: (method, url) => requestOf(resumed, method, url) };
}

function requestOf({ send, signal }: Resumed, method: string, url: string): HttpRequest {
  const headers: Record<string, string> = {};
  const own = new AbortController();
  signal.addEventListener('abort', () => own.abort());
  let report: (sent: number) => void = () => undefined;
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => void (headers[name] = value),
    getHeader: (name) => headers[name],
    setProgressHandler: (handler) => void (report = handler),
    send: async (body: Blob | undefined) =>
      responseOf(await send({ method, url, headers }, body ?? null, own.signal, (bytes) => report(bytes))),
    abort: () => Promise.resolve(own.abort()),
    getUnderlyingObject: () => undefined,
  };
}

async function responseOf(response: Response): Promise<HttpResponse> {
  if (response.type === 'opaqueredirect') throw failed('signedOut');
  const text = await response.text();
  return {
    getStatus: () => response.status,
    getHeader: (name) => response.headers.get(name) ?? undefined,
    getBody: () => text,
    getUnderlyingObject: () => response,
  };
}

/** The upload is not where we took it to be, or somebody is at it: the next try asks first. */
const MOVED = [404, 409, 410, 423, 460];

/** What stands behind an error of the protocol's: our own, or what the server said. */
function whyOf(error: Error, http: Http): AdapterError {
  const { causingError, originalResponse } = error as {
    readonly causingError?: unknown;
    readonly originalResponse?: HttpResponse | null;
  };
  if (isAdapterError(causingError)) return causingError;
  if (!originalResponse) return failed('protocol', {}, error);
  const { status, headers } = originalResponse.getUnderlyingObject() as Response;
  const body = parsed(originalResponse.getBody());
  const isTold = memberOf(body, 'kind') !== undefined;
  if (!isTold && MOVED.includes(status)) return failed('inProgress', {}, error);
  if (status < 300) return failed('protocol', {}, error);
  return adapterError(problemOf(body, status, headers, http.env.now()), error);
}
