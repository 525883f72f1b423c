import { afterEach, describe, expect, it } from 'vitest';
import { clientFor, type Lease } from '../../src/client/registry.ts';
import { openDrawer, vaultSize } from '../../src/client/vault.ts';
import { detail, item } from '../domain/make.ts';
import { FakeAdapter, held, session } from './fake-adapter.ts';
import { FakeEnv, turn } from './fake-env.ts';
import { compose, repliesOf } from './support.ts';

const leases: Lease[] = [];
const nobody = { userId: '', companyId: '' };
const per = { userId: 'per', companyId: 'lindqvist' };
/** Long enough for what is only moved in the page, and then some. */
const LATER = 60_000;

function lease(adapter: FakeAdapter, of = session, env = new FakeEnv()): Lease {
  const made = clientFor(adapter, of, { env });
  leases.push(made);
  return made;
}

const office = () => new FakeAdapter([detail([item('text')])]);
const textOf = ({ store }: Lease): string => repliesOf(store).reply('c1').state.value.text;
const write = ({ store }: Lease, text = 'Hej!'): void => repliesOf(store).reply('c1').setText(text);

afterEach(() => {
  for (const each of leases.splice(0)) each.replacedBy(nobody);
  expect(vaultSize()).toBe(0);
});

describe('one client', () => {
  it('is for everybody with the same adapter and an equal session, and another for everybody else', () => {
    const adapter = office();
    const first = lease(adapter);
    expect(lease(adapter, { ...session }).store).toBe(first.store);
    expect(lease(adapter, per).store).not.toBe(first.store);
    expect(lease(office()).store).not.toBe(first.store);
    expect(lease(adapter, nobody).store).not.toBe(first.store);
  });

  it('outlives a moment in which nobody holds it, and no more than that', async () => {
    const [adapter, env] = [office(), new FakeEnv()];
    const first = lease(adapter, session, env);
    first.release();
    expect(lease(adapter, session, env).store).toBe(first.store);
    for (const each of leases.splice(0)) each.release();
    await env.advance(LATER);
    expect(lease(adapter, session, env).store).not.toBe(first.store);
  });

  it('is not given back twice by the same holder', async () => {
    const [adapter, env] = [office(), new FakeEnv()];
    const [first, second] = [lease(adapter, session, env), lease(adapter, session, env)];
    first.release();
    first.release();
    await env.advance(LATER);
    expect(lease(adapter, session, env).store).toBe(second.store);
  });

  it('lives on until what is on its way has arrived', async () => {
    const [adapter, env] = [office(), new FakeEnv()];
    const only = lease(adapter, session, env);
    only.store.detail('c1').subscribe(() => undefined);
    only.store.access().subscribe(() => undefined);
    await turn();
    const answer = held<ReturnType<FakeAdapter['get']>>();
    adapter.next('sendAct', answer.behaviour);
    write(only);
    repliesOf(only.store).reply('c1').send(compose);
    await turn();
    only.release();
    await env.advance(5_000);
    expect(adapter.calls.at(-1)?.signal.aborted).toBe(false);
    answer.resolve(adapter.get('c1'));
    await turn();
    expect(textOf(lease(adapter, session, env))).toBe('');
  });
});

describe('what is unsent', () => {
  it('is there again for the next client of the same user and company', async () => {
    const [adapter, env] = [office(), new FakeEnv()];
    const first = lease(adapter, session, env);
    write(first);
    first.release();
    await env.advance(LATER);
    expect(textOf(lease(office(), session, env))).toBe('Hej!');
  });

  it('is gone at once when somebody else is named in its place', () => {
    const adapter = office();
    const first = lease(adapter);
    write(first);
    first.replacedBy(per);
    expect(vaultSize()).toBe(0);
    expect(textOf(lease(adapter))).toBe('');
  });

  it('of one who has left the page is gone when another user comes, but not for another company of the same', async () => {
    const [adapter, env] = [office(), new FakeEnv()];
    const first = lease(adapter, session, env);
    write(first);
    first.release();
    await env.advance(LATER);
    lease(adapter, { ...session, companyId: 'ekdahl' }, env);
    expect(vaultSize()).toBe(1);
    lease(adapter, per, env);
    expect(vaultSize()).toBe(0);
  });

  it('of a session that names nobody goes with its client', () => {
    const [one, other] = [openDrawer(nobody), openDrawer(nobody)];
    one.set('c1', { act: 'answer', answers: {}, text: 'Hej!', files: [], unsent: true });
    expect([one.ids(), other.ids(), vaultSize()]).toEqual([['c1'], [], 0]);
  });
});
