import type { CallOptions, CaseAdapter, SendOptions } from '../case-adapter.ts';
import { person } from './decode-basics.ts';
import { decodeDetail } from './decode-detail.ts';
import { decodeWellFormed } from './decode.ts';
import { type Call, type Http, exchangeJson, pathOf, withJson } from './http.ts';
import { actHeaders, reporter } from './send-parts.ts';
import type { NewCase, Share } from './wire.ts';

type PeopleCalls = Pick<Required<CaseAdapter>, 'listRecipients' | 'startCase' | 'listColleagues' | 'shareCase'>;

/** Whom to write to and with whom to share, and doing so. */
export function peopleCalls(http: Http): PeopleCalls {
  const people = async (operation: string, path: string, o: CallOptions) =>
    decodeWellFormed(await exchangeJson(http, { path }, o), 'items', person, reporter(operation, o));
  const post = async (operation: string, path: string, body: NewCase | Share, o: SendOptions) => {
    const call: Call = { method: 'POST', path, headers: actHeaders(o) };
    return decodeDetail(await exchangeJson(http, withJson(call, body), o), reporter(operation, o));
  };
  return {
    listRecipients: (o) => people('listRecipients', '/recipients', o),
    listColleagues: async (id, o) => people('listColleagues', pathOf('cases', id, 'colleagues'), o),
    startCase: ({ recipientId, subject, text, files }, o) =>
      post('startCase', '/cases', { recipientId, subject, text, files: [...files] }, { ...o, revision: null }),
    shareCase: async (id, share, o) => post('shareCase', pathOf('cases', id, 'shares'), share, o),
  };
}
