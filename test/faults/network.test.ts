/** The rows of reliability.md §8 "Network and contract" that a line can play, against the real service. */
import { repliesOf } from '../client/support.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toFailure } from '../../src/adapter/adapter-error.ts';
import { nextDelay } from '../../src/domain/retry-policy.ts';
import { FakeEnv, until as soon } from '../client/fake-env.ts';
import { compose, openBench, phase, sends, until, type Bench } from './support.ts';

let bench: Bench;
let id = '';
beforeEach(async () => {
  bench = await openBench();
  id = await bench.newCase();
});
afterEach(() => bench.close());

/** A client whose clock stands still, over the real line. */
async function stopped() {
  const env = new FakeEnv();
  const store = bench.client({ env });
  store.access().subscribe(() => undefined);
  store.detail(id).subscribe(() => undefined);
  await until(() => 'data' in store.detail(id).value && 'data' in store.access().value);
  const reply = repliesOf(store).reply(id);
  reply.setText('Hej!');
  return { env, reply };
}

const tries = () => bench.proxy.seen.filter(({ path }) => sends.path.test(path));

describe('an act', () => {
  it('refused with "Retry-After: 7" is not sent again before 7 s, and the form knows when', async () => {
    const { env, reply } = await stopped();
    bench.proxy.next(sends, { kind: 'status', status: 429, headers: { 'Retry-After': '7' } });
    reply.send(compose);
    await until(() => reply.state.value.retryAt !== undefined);
    const wait = (reply.state.value.retryAt ?? 0) - env.now();
    expect(wait).toBe(7_000);
    await env.advance(6_999);
    expect(tries()).toHaveLength(1);
    await env.advance(1);
    await phase(reply, 'sent');
    expect(tries()).toHaveLength(2);
  });

  it('answered 503, 503, 503, 200 makes four calls with one key, and waits as the policy says', async () => {
    const { env, reply } = await stopped();
    const busy = { kind: 'status', status: 503 } as const;
    bench.proxy.next(sends, busy, busy, busy);
    reply.send(compose);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await until(() => tries().length === attempt && reply.state.value.retryAt !== undefined);
      await soon(() => (reply.state.value.retryAt ?? 0) > env.now());
      const wait = (reply.state.value.retryAt ?? 0) - env.now();
      expect(wait).toBeGreaterThanOrEqual(nextDelay(attempt, 0) ?? 0);
      expect(wait).toBeLessThanOrEqual(nextDelay(attempt, 1) ?? 0);
      await env.advance(wait);
    }
    await phase(reply, 'sent');
    expect(tries()).toHaveLength(4);
    expect(new Set(tries().map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(await bench.arrived(id)).toEqual(['Hej!']);
  });

  it.each([400, 402, 403, 404, 405, 413, 415, 422, 451])(
    'answered %i is never sent again by itself',
    async (status) => {
      const { env, reply } = await stopped();
      bench.proxy.next(sends, { kind: 'status', status });
      reply.send(compose);
      await phase(reply, 'failed');
      await env.advance(300_000);
      expect(tries()).toHaveLength(1);
      expect(reply.state.value.text).toBe('Hej!');
    },
  );

  it('whose answer comes one byte a second is given up in time, and looked into', async () => {
    const { reply } = await bench.writing(id);
    bench.proxy.next(sends, { kind: 'drip', everyMs: 1_000 });
    reply.send(compose);
    await until(() => reply.state.value.failure?.kind === 'timeout');
    await phase(reply, 'sent');
    expect(await bench.arrived(id)).toEqual(['Hej!']);
  });
});

describe('a read', () => {
  it.each([
    [{ kind: 'truncate' }, 'network'],
    [{ kind: 'reset', when: 'before' }, 'network'],
    [{ kind: 'hang', when: 'before' }, 'timeout'],
    [{ kind: 'redirect' }, 'signedOut'],
    [{ kind: 'wrongType' }, 'protocol'],
  ] as const)('over a line that plays %j fails as %s', async (fault, kind) => {
    bench.proxy.next({ path: /\/access$/ }, fault);
    const session = { userId: 'maria', companyId: 'lindqvist' };
    const read = bench.adapter.getAccess({ session, signal: new AbortController().signal });
    expect(
      await read.then(
        () => undefined,
        (thrown: unknown) => toFailure(thrown).kind,
      ),
    ).toBe(kind);
  });
});
