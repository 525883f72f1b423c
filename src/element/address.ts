import { type CaseLocation, formatLocation } from '../domain/location.ts';

/** The real address of a place in the portal, for links; `undefined` where the host has given no base path. */
export function addressOf(basePath: string | undefined, location: CaseLocation): string | undefined {
  if (basePath === undefined) return undefined;
  const path = formatLocation(location);
  const base = basePath.replace(/\/$/, '');
  if (path === '' || path.startsWith('?')) return `${base || '/'}${path}`;
  return `${base}/${path}`;
}
