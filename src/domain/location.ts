import type { CaseId, CaseQuery } from './case.ts';
import type { PersonId } from './person.ts';
import { paramsToQuery, queryToParams } from './query.ts';

/** Where in the portal the user is. */
export type CaseLocation =
  | { readonly view: 'list'; readonly query: CaseQuery }
  | { readonly view: 'case'; readonly caseId: CaseId }
  | { readonly view: 'new'; readonly recipientId?: PersonId }
  | { readonly view: 'notFound'; readonly path: string };

/**
 * The location behind a path relative to the portal's base: `` (list; filters as query string), `new`,
 * `new/<recipientId>`, `case/<id>`. A leading slash, a trailing slash and a fragment do not matter. Never throws: what
 * is none of these is `notFound`.
 */
export function parseLocation(path: string): CaseLocation {
  const [address = ''] = path.split('#', 1);
  const [before = ''] = address.split('?', 1);
  const route = before.replace(/^\//, '').replace(/\/$/, '');
  if (route === '') return { view: 'list', query: paramsToQuery(new URLSearchParams(address.slice(before.length))) };
  const [view, encoded, ...rest] = route.split('/');
  const id = encoded === undefined ? undefined : decodeId(encoded);
  if (view === 'new' && encoded === undefined) return { view: 'new' };
  if (id && rest.length === 0) {
    if (view === 'case') return { view: 'case', caseId: id };
    if (view === 'new') return { view: 'new', recipientId: id };
  }
  return { view: 'notFound', path };
}

/** The path of a location, relative to the portal's base and without leading slash; `parseLocation` reads it back. */
export function formatLocation(location: CaseLocation): string {
  switch (location.view) {
    case 'list': {
      const params = queryToParams(location.query).toString();
      return params === '' ? '' : `?${params}`;
    }
    case 'case':
      return `case/${encodeId(location.caseId)}`;
    case 'new':
      return location.recipientId === undefined ? 'new' : `new/${encodeId(location.recipientId)}`;
    case 'notFound':
      return location.path;
  }
}

/**
 * One path segment. `.` and `..` would be taken for folders even when encoded, so they (and what begins with the mark)
 * get a `~` in front; half a surrogate pair, which no URL can carry, becomes U+FFFD.
 */
function encodeId(id: string): string {
  const marked = /^(\.{1,2}$|~)/.test(id) ? `~${id}` : id;
  return encodeURIComponent(marked.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

function decodeId(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment).replace(/^~/, '');
  } catch {
    return undefined;
  }
}
