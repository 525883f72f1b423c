import { describe, expect, it } from 'vitest';
import type { Access, CaseDetail } from '../../src/domain/index.ts';
import { takingUp } from '../../src/domain/taking-up.ts';

const agency = { id: 'b', name: 'Björkgården' };
const access = (changes: Partial<Access> = {}, reopen = true): Access => ({
  agencies: [{ agency, state: 'active', historyReadable: true }],
  role: 'full',
  facts: { total: 1, unread: 0, actionRequired: 0, visible: true },
  capabilities: { idempotency: true, revisions: true, resumableUploads: false, scan: false, reopen },
  ...changes,
});
const over = (comment = true, changes: Partial<CaseDetail> = {}) => ({
  status: 'closed' as const,
  outcome: 'done' as const,
  agency,
  permissions: { answer: false, approve: false, comment, share: false, reason: 'closed' },
  ...changes,
});

describe('a case that is over is taken up', () => {
  it('by writing in it where back end and permissions let one', () => {
    expect(takingUp(over(), access(), true)).toBe('reopen');
    expect(takingUp(over(false), access(), true)).toBe('start');
    expect(takingUp(over(), access({}, false), true)).toBe('start');
  });

  it('by another case only where one may start one with that agency', () => {
    expect(takingUp(over(false), access(), false)).toBe('contact');
    expect(takingUp(over(false), access({ role: 'readOnly' }), true)).toBe('contact');
    const paused = access({ agencies: [{ agency, state: 'paused', historyReadable: true }] });
    expect(takingUp(over(false), paused, true)).toBe('contact');
    expect(takingUp(over(false), undefined, true)).toBeUndefined();
  });

  it('where it goes on, if it was merged; and not at all while it is open', () => {
    expect(takingUp(over(true, { outcome: 'merged' }), access(), true)).toBeUndefined();
    expect(takingUp(over(true, { status: 'awaitingAgency', outcome: undefined }), access(), true)).toBeUndefined();
  });
});
