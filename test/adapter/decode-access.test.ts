import { describe, expect, it } from 'vitest';
import { access, adapterOver, call, failureOf, json, listening, spoil } from './support.ts';

describe('access', () => {
  it('comes through with every member and loses those nobody knows', async () => {
    const { adapter } = adapterOver([json({ ...access, secret: 1 })]);
    await expect(adapter.getAccess(call())).resolves.toEqual(access);
  });

  it.each([
    ['role', 'owner'],
    ['facts.unread', '1'],
    ['facts.visible', undefined],
    ['limits.extensions', 'pdf'],
    ['capabilities.idempotency', undefined],
    ['agencies', undefined],
  ])('is refused where %s is %j', async (path, value) => {
    const { adapter } = adapterOver([json(spoil(access, path, value))]);
    expect(await failureOf(adapter.getAccess(call()))).toEqual({
      kind: 'protocol',
      retryable: false,
      reference: `protocol at ${path}`,
    });
  });

  it('leaves a malformed agency out and tells of it', async () => {
    const good = access.agencies[0];
    const { adapter } = adapterOver([json({ ...access, agencies: [{ ...good, state: 'engaged' }, good] })]);
    const { o, dropped } = listening();
    expect((await adapter.getAccess(o)).agencies).toEqual([good]);
    expect(dropped).toEqual([{ operation: 'getAccess', path: 'agencies[0].state', reason: 'malformed' }]);
  });
});
