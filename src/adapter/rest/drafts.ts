import type { CaseAdapter } from '../case-adapter.ts';
import { draftReceipt, keptDraft } from './decode-draft.ts';
import { decode } from './decode.ts';
import { type Call, type Http, exchange, exchangeJson, pathOf, withJson } from './http.ts';
import type { Draft } from './wire.ts';

type DraftCalls = Pick<Required<CaseAdapter>, 'loadDraft' | 'saveDraft' | 'deleteDraft'>;

/** Browsers let go of requests of a page that is left, but for small ones that are marked to be kept alive (bytes). */
const KEPT_ALIVE = 30_000;

/** What the user has typed, kept at the back end. */
export function draftCalls(http: Http): DraftCalls {
  return {
    loadDraft: async (id, o) => {
      const found = decode(keptDraft, await exchangeJson(http, { path: pathOf('cases', id, 'draft') }, o));
      return found.draft ?? null;
    },
    saveDraft: async (id, { synced: _synced, ...draft }, o) => {
      const call = withJson({ method: 'PUT', path: pathOf('cases', id, 'draft') }, draft satisfies WireDraft);
      const keepalive = new Blob([call.body ?? '']).size <= KEPT_ALIVE;
      return decode(draftReceipt, await exchangeJson(http, { ...call, keepalive }, o));
    },
    deleteDraft: async (id, o) => {
      const meant = o.version !== undefined && { headers: { 'If-Match': `"${o.version}"` } };
      const call: Call = { method: 'DELETE', path: pathOf('cases', id, 'draft'), keepalive: true, ...meant };
      await exchange(http, call, o, null, () => Promise.resolve());
    },
  };
}

type Unwritable<T> = T extends readonly (infer E)[] ? readonly Unwritable<E>[] : T;
type WireDraft = { readonly [K in keyof Draft]: Unwritable<Draft[K]> };
