import type { Access, CaseDetail, CasePage, Person, StoredFile } from '../domain/index.ts';

/*
 * What an adapter must at least answer with. REST answers are decoded in full at their own door; this keeps an adapter
 * that somebody else wrote from bringing the page down.
 */

export function isAccess(value: unknown): value is Access {
  return (
    isRecord(value) && Array.isArray(value['agencies']) && isRecord(value['facts']) && isRecord(value['capabilities'])
  );
}

export function isCasePage(value: unknown): value is CasePage {
  return (
    isRecord(value) &&
    Array.isArray(value['items']) &&
    value['items'].every(isRecord) &&
    isRecord(value['counts']) &&
    isRecord(value['facts'])
  );
}

export function isCaseDetail(value: unknown): value is CaseDetail {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    isRecord(value['ball']) &&
    Array.isArray(value['items']) &&
    Array.isArray(value['entries']) &&
    isRecord(value['permissions'])
  );
}

export function isPeople(value: unknown): value is Person[] {
  return Array.isArray(value) && value.every((one) => isRecord(one) && typeof one['id'] === 'string');
}

export function isStoredFile(value: unknown): value is StoredFile {
  return isRecord(value) && typeof value['id'] === 'string' && value['id'] !== '';
}

export function isBlob(value: unknown): value is Blob {
  return value instanceof Blob;
}

export function isFoundAct(value: unknown): value is 'unknown' | 'applied' {
  return value === 'unknown' || value === 'applied';
}

/** For calls that answer nothing. */
export function isAnything(_value: unknown): _value is unknown {
  return true;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
