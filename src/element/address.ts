import type { CaseId } from '../domain/index.ts';
import { NEW_CASE } from '../domain/start.ts';
import { type CaseLocation, formatLocation } from '../domain/location.ts';

/** The whole address of a case, or of one that is being started, e.g. for another device; `undefined` where the host has given no base path. */
export function pageOf(host: HTMLElement, basePath: string | undefined, caseId: CaseId): string | undefined {
  const path = addressOf(basePath, caseId === NEW_CASE ? { view: 'new' } : { view: 'case', caseId });
  return path === undefined ? undefined : new URL(path, host.ownerDocument.baseURI).href;
}

/** The real address of a place in the portal, for links; `undefined` where the host has given no base path. */
export function addressOf(basePath: string | undefined, location: CaseLocation): string | undefined {
  if (basePath === undefined) return undefined;
  const path = formatLocation(location);
  const base = basePath.replace(/\/$/, '');
  if (path === '' || path.startsWith('?')) return `${base || '/'}${path}`;
  return `${base}/${path}`;
}
