import { afterEach, describe, expect, it } from 'vitest';
import type { CaseReplySubmitEvent } from '../../src/events/index.ts';
import { detail, item } from '../domain/make.ts';
import { fails, hangs, held, type FakeAdapter, type Office } from './fake-adapter.ts';
import { turn } from './fake-env.ts';
import { compose, heard, repliesOf, reply, tidy, world } from './support.ts';

afterEach(tidy);

/** A case with something typed, and a back end that knows keys and can be asked for them. */
async function begun(office: Office = {}) {
  const made = world([detail([item('text')])], { findAct: true, ...office });
  const session = await reply(made);
  const phase = () => session.state.value.phase;
  const send = async (): Promise<void> => {
    session.send(compose);
    await turn();
  };
  return { ...made, session, phase, send };
}

/** The office does it, and its answer is lost on the way. */
const losesAnswer =
  (adapter: FakeAdapter) =>
  (...[id, act, o]: Parameters<FakeAdapter['sendAct']>) => {
    adapter.apply(id, act, o);
    return fails('network')() as Promise<never>;
  };

describe('one send', () => {
  it('has one effect however often the button is pressed, and leaves an empty form and a receipt', async () => {
    const { adapter, session, store, send } = await begun();
    const sent = heard(store, 'case-reply-sent');
    session.send(compose);
    session.send(compose);
    await send();
    expect(adapter.effects).toHaveLength(1);
    expect(session.state.value).toMatchObject({ text: '', dirty: false, receipt: { act: 'answer' } });
    expect(sent.map(({ caseId, act }) => [caseId, act])).toEqual([['c1', 'answer']]);
  });

  it('keeps its key over every retry that is safe: 503, 503, 200', async () => {
    const { adapter, env, send, session } = await begun();
    adapter.next('sendAct', fails('server'), fails('server'));
    await send();
    expect(session.state.value).toMatchObject({ phase: 'sending', text: 'Hej!' });
    await env.advance(10_000);
    expect(adapter.keys).toHaveLength(3);
    expect(new Set(adapter.keys).size).toBe(1);
    expect(adapter.effects).toHaveLength(1);
  });

  it('has another key than the next one', async () => {
    const { adapter, session, send } = await begun();
    await send();
    session.dismissReceipt();
    session.setText('En sak till.');
    await send();
    expect(new Set(adapter.keys).size).toBe(2);
    expect(adapter.effects).toHaveLength(2);
  });

  it('whose answer was lost is found again, not made again', async () => {
    const { adapter, env, session, send } = await begun();
    adapter.next('sendAct', losesAnswer(adapter));
    await send();
    await env.advance(60_000);
    expect(adapter.effects).toHaveLength(1);
    expect(session.state.value.receipt).toBeDefined();
  });

  it('that is refused keeps every character, and says why', async () => {
    const { adapter, session, store, send } = await begun();
    const failed = heard(store, 'case-reply-failed');
    adapter.next('sendAct', fails('invalid', { fields: [{ path: 'answers.i1', code: 'required' }] }));
    await send();
    expect(session.state.value).toMatchObject({ phase: 'failed', text: 'Hej!', failure: { kind: 'invalid' } });
    expect(failed.map(({ kind }) => kind)).toEqual(['invalid']);
    expect(adapter.effects).toEqual([]);
  });
});

/** A send without keys that got no answer, and whose outcome cannot be found out. */
async function unknown() {
  const made = await begun({ idempotent: false, findAct: false, actKeys: false });
  made.adapter.next('sendAct', fails('timeout'));
  await made.send();
  await made.env.advance(600_000);
  return made;
}

describe('a send whose outcome cannot be found out', () => {
  it('is not made again without keys, by itself or by looking into it once more', async () => {
    const { adapter, session, phase } = await unknown();
    expect(adapter.count('sendAct')).toBe(1);
    expect(phase()).toBe('unknown');
    const asked = adapter.count('getCase');
    session.retry();
    await turn();
    expect(adapter.count('getCase')).toBe(asked + 1);
    expect(adapter.count('sendAct')).toBe(1);
    expect(session.state.value).toMatchObject({ phase: 'unknown', text: 'Hej!' });
  });

  it('is made again when the user says so', async () => {
    const { adapter, session } = await unknown();
    expect(session.state.value).toMatchObject({ mayResend: true, mayGiveUp: true });
    session.resend();
    await turn();
    expect(adapter.effects).toHaveLength(1);
    expect(session.state.value.receipt).toBeDefined();
  });

  it('is given up when the user says so, and what was written stays', async () => {
    const { adapter, session } = await unknown();
    session.cancel();
    await turn();
    expect(adapter.count('sendAct')).toBe(1);
    expect(session.state.value).toMatchObject({ phase: 'editing', text: 'Hej!' });
    expect(session.state.value).not.toHaveProperty('mayResend');
  });

  it('is not given up where a key protects it, and not made again before it has been looked into', async () => {
    const { adapter, env, session, phase, send } = await begun();
    adapter.next('sendAct', fails('protocol'));
    adapter.always('findAct', fails('server'));
    adapter.always('getCase', () => new Promise(() => undefined));
    await send();
    session.resend();
    expect(session.state.value).not.toHaveProperty('mayResend');
    await env.advance(600_000);
    expect(phase()).toBe('unknown');
    expect(session.state.value).toHaveProperty('mayResend');
    expect(session.state.value).not.toHaveProperty('mayGiveUp');
    session.cancel();
    expect(phase()).toBe('unknown');
    expect(adapter.count('sendAct')).toBe(1);
  });
});

describe('a send waits', () => {
  it('for the host, whose check decides', async () => {
    const { adapter, session, store, send } = await begun();
    const check = held<void>();
    const ask = (event: Event): void => (event as CaseReplySubmitEvent).waitUntil(check.behaviour() as Promise<void>);
    store.addEventListener('case-reply-submit', ask, { once: true });
    await send();
    expect(adapter.count('sendAct')).toBe(0);
    check.reject(new Error('No'));
    await turn();
    expect(adapter.count('sendAct')).toBe(0);
    expect(session.state.value.text).toBe('Hej!');
    store.addEventListener('case-reply-submit', (event) => event.preventDefault(), { once: true });
    await send();
    expect(adapter.count('sendAct')).toBe(0);
    await send();
    expect(adapter.effects).toHaveLength(1);
  });

  it('for a renewed session, and goes then under the same key', async () => {
    const { adapter, store, session, phase, send } = await begun();
    const asked = heard(store, 'case-auth-required');
    adapter.next('sendAct', fails('signedOut'));
    await send();
    expect(phase()).toBe('waitingForSignIn');
    expect(asked).toHaveLength(1);
    store.resume();
    await turn();
    expect(new Set(adapter.keys).size).toBe(1);
    expect(adapter.effects).toHaveLength(1);
    expect(session.state.value.receipt).toBeDefined();
  });

  it('as long as a busy server asks, and no longer', async () => {
    const { adapter, env, send } = await begun();
    adapter.next('sendAct', fails('rateLimited', { retryAfter: 30 }));
    await send();
    await env.advance(29_999);
    expect(adapter.count('sendAct')).toBe(1);
    await env.advance(2);
    expect(adapter.effects).toHaveLength(1);
  });

  it('not for a clock that has been set back meanwhile', async () => {
    const { adapter, env, send } = await begun();
    adapter.next('sendAct', fails('rateLimited', { retryAfter: 30 }));
    await send();
    env.setClock(env.now() - 3_600_000);
    await env.advance(30_001);
    expect(adapter.effects).toHaveLength(1);
  });

  it('no longer than 30 s for an answer that never comes', async () => {
    const { adapter, env, phase, send } = await begun();
    adapter.next('sendAct', hangs);
    await send();
    await env.advance(29_999);
    expect([phase(), adapter.count('sendAct')]).toEqual(['sending', 1]);
    await env.advance(60_000);
    expect(adapter.effects).toHaveLength(1);
  });
});

describe('somebody else’s answer', () => {
  it('is never written over: it is shown, the draft stays, and one step sends it on the new revision', async () => {
    const { adapter, session, send } = await begun();
    const theirs = { act: { kind: 'answer', answers: {}, files: [] } as const, key: 'theirs' };
    adapter.apply('c1', theirs.act, { idempotencyKey: theirs.key, revision: adapter.get('c1').revision ?? null });
    await send();
    expect(session.state.value).toMatchObject({ text: 'Hej!', phase: 'failed' });
    expect(session.state.value.conflict).toBeDefined();
    expect(adapter.effects).toHaveLength(1);
    session.retry();
    await turn();
    expect(adapter.effects).toHaveLength(2);
    expect(new Set(adapter.keys).size).toBe(2);
  });
});

it('what was on its way when its client went is settled by the next one of the session', async () => {
  const { adapter, store, env, send } = await begun();
  adapter.next('sendAct', losesAnswer(adapter));
  await send();
  store.dispose();
  const next = world([], {}, { adapter, env });
  const again = repliesOf(next.store).reply('c1');
  expect(again.state.value).toMatchObject({ text: 'Hej!', phase: 'settling' });
  await env.advance(60_000);
  expect(adapter.effects).toHaveLength(1);
  expect(again.state.value).toMatchObject({ text: '', dirty: false, receipt: { act: 'answer' } });
});
