import type { CaseQuery } from '../../domain/index.ts';
import type { CaseAdapter, LiveOptions, PageOptions } from '../case-adapter.ts';
import type { CaseCalls } from './case-calls.ts';
import { decodeAccess } from './decode-access.ts';
import { decodePage } from './decode-case.ts';
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
import { reporter } from './send-parts.ts';
import type { InvitationAnswer, ReadMark } from './wire.ts';

function queryOf(query: CaseQuery, { cursor, limit }: PageOptions): string {
  const pairs: [string, string][] = [];
  for (const [name, value] of Object.entries({ ...query, cursor, limit })) {
    for (const one of [value].flat()) if (one !== undefined && one !== null) pairs.push([name, String(one)]);
  }
  return new URLSearchParams(pairs).toString();
}

type PageCalls = Pick<Required<CaseAdapter>, 'getAccess' | 'listCases' | 'markRead' | 'answerInvitation'>;

/** What a list page and what stands around it asks. */
function pageCalls(http: Http): PageCalls {
  return {
    getAccess: async (o) => {
      const access = decodeAccess(await exchangeJson(http, { path: '/access' }, o), reporter('getAccess', o));
      http.learnt.resumableUploads = access.capabilities.resumableUploads;
      return access;
    },
    listCases: async (query, o) =>
      decodePage(await exchangeJson(http, { path: `/cases?${queryOf(query, o)}` }, o), reporter('listCases', o)),
    markRead: async (id, upTo, o) => {
      const call: Call = { method: 'PUT', path: pathOf('cases', id, 'read') };
      await exchange(http, withJson(call, { upTo } satisfies ReadMark), o, null, () => Promise.resolve());
    },
    answerInvitation: async (invitationId, decision, o) => {
      const call: Call = { method: 'POST', path: pathOf('invitations', invitationId, 'answer') };
      const answered = await exchangeJson(http, withJson(call, { decision } satisfies InvitationAnswer), o);
      return decodeAccess(answered, reporter('answerInvitation', o));
    },
  };
}

/** The calls of an opened case, which fetch their code with the first of them. */
function laterCalls(http: Http): CaseCalls {
  let loading: Promise<CaseCalls> | undefined;
  const calls = (): Promise<CaseCalls> => {
    loading ??= import('./case-calls.ts').then(
      ({ caseCalls }) => caseCalls(http),
      (cause: unknown) => {
        loading = undefined;
        throw unreachable(cause);
      },
    );
    return loading;
  };
  return {
    getCase: async (...args) => (await calls()).getCase(...args),
    downloadFile: async (...args) => (await calls()).downloadFile(...args),
    fileState: async (...args) => (await calls()).fileState(...args),
    uploadFile: async (...args) => (await calls()).uploadFile(...args),
    reportActivity: async (...args) => (await calls()).reportActivity(...args),
    sendAct: async (...args) => (await calls()).sendAct(...args),
    findAct: async (...args) => (await calls()).findAct(...args),
    listRecipients: async (...args) => (await calls()).listRecipients(...args),
    listColleagues: async (...args) => (await calls()).listColleagues(...args),
    startCase: async (...args) => (await calls()).startCase(...args),
    shareCase: async (...args) => (await calls()).shareCase(...args),
    loadDraft: async (...args) => (await calls()).loadDraft(...args),
    saveDraft: async (...args) => (await calls()).saveDraft(...args),
    deleteDraft: async (...args) => (await calls()).deleteDraft(...args),
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
    ...pageCalls(http),
    ...laterCalls(http),
    subscribe: (o) => subscribe(http, o),
    liveName: http.urlOf({ path: '/events' }),
  };
}
