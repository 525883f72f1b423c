/** The rows of reliability.md §8 "Answer and session", against the real service behind a bad line. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientFor } from '../../src/client/registry.ts';
import { adapterError } from '../../src/adapter/adapter-error.ts';
import { heard, repliesOf } from '../client/support.ts';
import { all, compose, fastEnv, openBench, phase, sends, until, type Bench } from './support.ts';

let bench: Bench;
let id = '';
beforeEach(async () => {
  bench = await openBench();
  id = await bench.newCase();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await bench.close();
});

const keys = () =>
  bench.proxy.seen.filter(({ path }) => sends.path.test(path)).map(({ headers }) => headers['idempotency-key']);

describe('an answer', () => {
  it('sent twice in one task goes once', async () => {
    const { reply } = await bench.writing(id);
    reply.send(compose);
    reply.send(compose);
    await phase(reply, 'sent');
    expect(bench.proxy.count(sends)).toBe(1);
    expect(await bench.arrived(id)).toEqual(['Hej!']);
  });

  it.each(['reset', 'hang'] as const)(
    'applied, its acknowledgement lost (%s): same key again, one message',
    async (kind) => {
      const { reply } = await bench.writing(id);
      bench.proxy.next(sends, { kind, when: 'after' });
      reply.send(compose);
      await phase(reply, 'sent');
      expect(new Set(keys()).size).toBe(1);
      expect(await bench.arrived(id)).toEqual(['Hej!']);
    },
  );

  it.each([
    { kind: 'reset', when: 'before' },
    { kind: 'cut', afterBytes: 5 },
    { kind: 'truncate' },
    { kind: 'duplicate' },
    { kind: 'wrongType' },
  ] as const)('over a line that plays %j arrives once', async (fault) => {
    const { reply } = await bench.writing(id);
    bench.proxy.next(sends, fault);
    reply.send(compose);
    await phase(reply, 'sent');
    expect(await bench.arrived(id)).toEqual(['Hej!']);
  });

  it('that meets a newer case is kept, the new is shown, and one step sends it', async () => {
    const { reply, store } = await bench.writing(id);
    await bench.desk.note(id, { text: 'En sak till: vilket datum?', files: [] });
    reply.send(compose);
    await phase(reply, 'failed');
    const { conflict, text } = reply.state.value;
    expect(text).toBe('Hej!');
    expect(conflict?.failure.by?.name).toBe('Anna Berg');
    expect(JSON.stringify(conflict?.current.entries)).toContain('vilket datum?');
    expect(await bench.arrived(id)).toEqual([]);
    reply.retry();
    await phase(reply, 'sent');
    expect(await bench.arrived(id)).toEqual(['Hej!']);
    expect(store.hasUnsentInput).toBe(false);
  });

  it('keeps what is typed while it is under way, as the next draft', async () => {
    const { reply } = await bench.writing(id);
    bench.proxy.next(sends, { kind: 'drip', everyMs: 0 });
    reply.send(compose);
    reply.setText('Hej! Och tack.');
    await phase(reply, 'sent');
    expect(reply.state.value).toMatchObject({ text: 'Och tack.', dirty: true });
    expect(await bench.arrived(id)).toEqual(['Hej!']);
  });

  it('goes on while its element is away, and its result is there when the element comes back', async () => {
    const { subscribe: _subscribe, ...adapter } = bench.adapter;
    const session = { userId: 'maria', companyId: 'lindqvist' };
    const first = clientFor(adapter, session, { env: fastEnv() });
    first.store.detail(id).subscribe(() => undefined);
    await until(() => 'data' in first.store.detail(id).value);
    repliesOf(first.store).reply(id).setText('Hej!');
    bench.proxy.next(sends, { kind: 'reset', when: 'after' });
    repliesOf(first.store).reply(id).send(compose);
    first.release();
    const second = clientFor(adapter, session);
    const reply = repliesOf(second.store).reply(id);
    await phase(reply, 'sent');
    expect(reply.state.value.receipt).toBeDefined();
    expect(await bench.arrived(id)).toEqual(['Hej!']);
    second.replacedBy(undefined);
  });

  it('refused by field keeps every value, and names known and unknown fields', async () => {
    const { reply } = await bench.writing(id, 'Kvar');
    reply.send(() => ({ kind: 'answer', answers: { finnsEj: { value: 'x' } }, text: '', files: ['okänd'] }));
    await phase(reply, 'failed');
    expect(reply.state.value).toMatchObject({ text: 'Kvar', failure: { kind: 'invalid' } });
    expect(reply.state.value.failure?.fields?.map(({ path }) => path)).toEqual(['answers.finnsEj', 'files']);
  });
});

describe('a session that has run out', () => {
  it('is told of once, however many calls it stops; the form stays, and all go on with the same keys', async () => {
    const { store, reply } = await bench.writing(id);
    const told = heard(store, 'case-auth-required');
    const others = await Promise.all(Array.from({ length: 9 }, () => bench.newCase()));
    bench.proxy.always(all, { kind: 'status', status: 401 });
    for (const other of others) store.detail(other).subscribe(() => undefined);
    reply.send(compose);
    await phase(reply, 'waitingForSignIn');
    await until(() => others.every((other) => store.detail(other).value.state === 'failed'));
    reply.setText('Hej! Fortfarande här.');
    expect(told).toHaveLength(1);
    bench.proxy.always(all, null);
    store.resume();
    await phase(reply, 'sent');
    expect(new Set(keys()).size).toBe(1);
    expect(await bench.arrived(id)).toEqual(['Hej!']);
    expect(reply.state.value.text).toBe('Fortfarande här.');
    await until(() => others.every((other) => store.detail(other).value.state === 'ready'));
  });

  it('shows as a redirect to a login page, which is not followed', async () => {
    const { store, reply } = await bench.writing(id);
    bench.proxy.next(sends, { kind: 'redirect' });
    reply.send(compose);
    await phase(reply, 'waitingForSignIn');
    store.resume();
    await phase(reply, 'sent');
    expect(await bench.arrived(id)).toEqual(['Hej!']);
  });
});

describe('without a connection', () => {
  it('an answer waits, and five "online" in a second send it once', async () => {
    const { reply } = await bench.writing(id);
    const page = new EventTarget();
    vi.stubGlobal('navigator', { onLine: false });
    vi.stubGlobal('window', page);
    reply.send(compose);
    await phase(reply, 'waitingForConnection');
    vi.stubGlobal('navigator', { onLine: true });
    for (let count = 0; count < 5; count += 1) page.dispatchEvent(new Event('online'));
    await phase(reply, 'sent');
    expect(bench.proxy.count(sends)).toBe(1);
    expect(await bench.arrived(id)).toEqual(['Hej!']);
  });

  it('behind a captive portal the text is kept, and goes once when the portal is gone', async () => {
    const { reply } = await bench.writing(id);
    bench.proxy.always(all, { kind: 'wrongType' });
    reply.send(compose);
    await until(() => bench.proxy.count(sends) > 0);
    await until(() => reply.state.value.phase === 'unknown' || reply.state.value.phase === 'settling');
    expect(reply.state.value.text).toBe('Hej!');
    bench.proxy.always(all, null);
    reply.retry();
    await phase(reply, 'sent');
    expect(new Set(keys()).size).toBe(1);
    expect(await bench.arrived(id)).toEqual(['Hej!']);
  });
});

describe('an adapter that does what it should not', () => {
  it.each([
    [
      'throws at once',
      () => {
        throw new Error('no');
      },
    ],
    ['gives nothing', () => undefined],
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- just that is the fault
    ['rejects with a string', () => Promise.reject('no')],
    ['never settles', () => new Promise(() => undefined)],
    [
      'settles after it was given up',
      ({ signal }: { signal: AbortSignal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(adapterError({ kind: 'server', retryable: true })));
        }),
    ],
  ])('%s: the draft is kept, and nothing is left unhandled', async (_, behaviour) => {
    const { subscribe: _subscribe, ...adapter } = bench.adapter;
    let calls = 0;
    const sendAct = ((_id: string, _act: unknown, o: { signal: AbortSignal }) => ((calls += 1), behaviour(o))) as never;
    const store = bench.client({ adapter: { ...adapter, sendAct } });
    store.access().subscribe(() => undefined);
    store.detail(id).subscribe(() => undefined);
    await until(() => 'data' in store.detail(id).value && 'data' in store.access().value);
    const reply = repliesOf(store).reply(id);
    reply.setText('Kvar');
    reply.send(compose);
    await until(() => calls > 0);
    await until(() => reply.state.value.failure !== undefined, 'a failure');
    expect(['sending', 'unknown', 'settling', 'failed']).toContain(reply.state.value.phase);
    expect(reply.state.value.text).toBe('Kvar');
    expect(await bench.arrived(id)).toEqual([]);
  });
});
