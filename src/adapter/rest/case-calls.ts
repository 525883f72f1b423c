import { object } from 'valibot';
import type { FileRef } from '../../domain/index.ts';
import type { CallOptions, CaseAdapter } from '../case-adapter.ts';
import { fileRef, oneOf } from './decode-basics.ts';
import { decodeDetail } from './decode-detail.ts';
import { decode } from './decode.ts';
import { draftCalls } from './drafts.ts';
import { unreachable } from './failures.ts';
import { type Call, type Http, exchange, exchangeJson, pathOf, withJson } from './http.ts';
import { peopleCalls } from './people.ts';
import { actHeaders, reporter } from './send-parts.ts';
import { uploadFile } from './upload.ts';
import type { ActivityReport, ActState } from './wire.ts';

const actState = object({ state: oneOf('unknown', 'applied') });

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

/** All that concerns an opened case, its files and its people; loaded when the first of it is asked for. */
export function caseCalls(http: Http): CaseCalls {
  return {
    ...fileCalls(http),
    ...actCalls(http),
    ...peopleCalls(http),
    ...draftCalls(http),
    getCase: async (id, o) =>
      decodeDetail(await exchangeJson(http, { path: pathOf('cases', id) }, o), reporter('getCase', o)),
  };
}

type FileCalls = Pick<Required<CaseAdapter>, 'downloadFile' | 'fileState' | 'uploadFile'>;
type ActCalls = Pick<Required<CaseAdapter>, 'reportActivity' | 'sendAct' | 'findAct'>;
export type CaseCalls = Pick<Required<CaseAdapter>, 'getCase'> &
  FileCalls &
  ActCalls &
  ReturnType<typeof peopleCalls> &
  ReturnType<typeof draftCalls>;

function fileCalls(http: Http): FileCalls {
  return {
    downloadFile: async (file, o) => download(http, file, o),
    fileState: async ({ id }, o) =>
      decode(fileRef, await exchangeJson(http, { path: pathOf('files', id, 'state') }, o)),
    uploadFile: async (file, target, o) => uploadFile(http, file, target, o),
  };
}

function actCalls(http: Http): ActCalls {
  return {
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
  };
}
