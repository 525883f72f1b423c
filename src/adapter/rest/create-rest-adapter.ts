import { object } from 'valibot';
import type { CaseQuery, FileRef } from '../../domain/index.ts';
import type { CallOptions, CaseAdapter, LiveOptions, PageOptions } from '../case-adapter.ts';
import { fileRef, oneOf } from './decode-basics.ts';
import { decodeAccess } from './decode-access.ts';
import { decodeDetail, decodePage } from './decode-case.ts';
import { decode } from './decode.ts';
import { draftCalls } from './drafts.ts';
import { unreachable } from './failures.ts';
import {
  type Call,
  type Http,
  type RestAdapterOptions,
  createHttp,
  exchange,
  exchangeJson,
  pathOf,
  withJson,
} from './http.ts';
import { peopleCalls } from './people.ts';
import { actHeaders, reporter } from './send-parts.ts';
import { uploadFile } from './upload.ts';
import type { ActivityReport, ActState, InvitationAnswer, ReadMark } from './wire.ts';

const actState = object({ state: oneOf('unknown', 'applied') });

function queryOf(query: CaseQuery, { cursor, limit }: PageOptions): string {
  const pairs: [string, string][] = [];
  for (const [name, value] of Object.entries({ ...query, cursor, limit })) {
    for (const one of [value].flat()) if (one !== undefined && one !== null) pairs.push([name, String(one)]);
  }
  return new URLSearchParams(pairs).toString();
}

/** A login page saved as an invoice helps nobody: HTML is taken only where the file is said to be HTML. */
function typeOfFile(file: FileRef): RegExp {
  return /^text\/html\b/i.test(file.type) ? /^/ : /^(?!text\/html\b)/i;
}

function download(http: Http, file: FileRef, o: CallOptions): Promise<Blob> {
  const read = (response: Response) =>
    response.blob().catch((cause: unknown) => {
      throw unreachable(cause);
    });
  const call: Call = { path: pathOf('files', file.id), headers: { Accept: '*/*' } };
  return exchange(http, call, o, typeOfFile(file), read, http.timeoutMs * 10);
}

function readCalls(
  http: Http,
): Pick<CaseAdapter, 'getAccess' | 'listCases' | 'getCase' | 'downloadFile' | 'fileState'> {
  return {
    getAccess: async (o) => {
      const access = decodeAccess(await exchangeJson(http, { path: '/access' }, o), reporter('getAccess', o));
      http.learnt.resumableUploads = access.capabilities.resumableUploads;
      return access;
    },
    listCases: async (query, o) =>
      decodePage(await exchangeJson(http, { path: `/cases?${queryOf(query, o)}` }, o), reporter('listCases', o)),
    getCase: async (id, o) =>
      decodeDetail(await exchangeJson(http, { path: pathOf('cases', id) }, o), reporter('getCase', o)),
    downloadFile: async (file, o) => download(http, file, o),
    fileState: async ({ id }, o) =>
      decode(fileRef, await exchangeJson(http, { path: pathOf('files', id, 'state') }, o)),
  };
}

type WriteCalls = Pick<
  CaseAdapter,
  'markRead' | 'reportActivity' | 'sendAct' | 'findAct' | 'answerInvitation' | 'uploadFile'
>;

function writeCalls(http: Http): WriteCalls {
  return {
    markRead: async (id, upTo, o) => {
      const call: Call = { method: 'PUT', path: pathOf('cases', id, 'read') };
      await exchange(http, withJson(call, { upTo } satisfies ReadMark), o, null, () => Promise.resolve());
    },
    reportActivity: async (id, activity, o) => {
      const call: Call = { method: 'PUT', path: pathOf('cases', id, 'activity') };
      await exchange(http, withJson(call, { activity } satisfies ActivityReport), o, null, () => Promise.resolve());
    },
    sendAct: async (id, act, o) => {
      const call: Call = { method: 'POST', path: pathOf('cases', id, 'acts'), headers: actHeaders(o) };
      return decodeDetail(await exchangeJson(http, withJson(call, act), o), reporter('sendAct', o));
    },
    findAct: async (id, key, o) => {
      const found = await exchangeJson(http, { path: pathOf('cases', id, 'acts', key) }, o);
      return (decode(actState, found) satisfies ActState).state;
    },
    answerInvitation: async (invitationId, decision, o) => {
      const call: Call = { method: 'POST', path: pathOf('invitations', invitationId, 'answer') };
      const answered = await exchangeJson(http, withJson(call, { decision } satisfies InvitationAnswer), o);
      return decodeAccess(answered, reporter('answerInvitation', o));
    },
    uploadFile: async (file, target, o) => uploadFile(http, file, target, o),
  };
}

/** Loaded when first asked for: a list is shown before it can change. */
function subscribe(http: Http, o: LiveOptions): void {
  import('./live.ts').then(
    (live) => live.subscribe(http, o),
    () => {
      if (!o.signal.aborted) o.onState('lost');
    },
  );
}

/**
 * An adapter over the wire that `openapi.yaml` describes. It sends each request once: trying again is the client's business.
 * Headers go to the origin of `baseUrl` only; redirects are not followed.
 * @throws TypeError where `baseUrl` is no address, or relative outside a page
 */
export function createRestAdapter(options: RestAdapterOptions): CaseAdapter {
  const http = createHttp(options);
  return {
    ...readCalls(http),
    ...writeCalls(http),
    ...peopleCalls(http),
    ...draftCalls(http),
    subscribe: (o) => subscribe(http, o),
    liveName: http.urlOf({ path: '/events' }),
  };
}
