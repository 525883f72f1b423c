import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Act, CaseDetail } from '../../src/domain/index.ts';
import type { SendOptions } from '../../src/adapter/case-adapter.ts';
import type { ReplySession } from '../../src/client/types.ts';
import { clearOthers } from '../../src/client/vault.ts';
import { detail, item } from '../domain/make.ts';
import { type FakeAdapter, held } from './fake-adapter.ts';
import { FakeDrafts, FakeStore } from './fake-drafts.ts';
import { FakeEnv, turn, until } from './fake-env.ts';
import { compose, repliesOf, tidy, world, type World } from './support.ts';

/** What outlives a page: the office, with or without drafts, and the device. */
interface Lasting {
  readonly adapter: FakeAdapter;
  readonly store: FakeStore | undefined;
}

let pages = 0;

beforeEach(() => {
  clearOthers(() => false);
});
afterEach(tidy);

interface Page extends World {
  readonly reply: ReplySession;
}

function lasting(where: 'office' | 'device', cases: readonly CaseDetail[] = [detail([item('text', { id: 'i1' })])]) {
  const { adapter } = world(cases, { live: true });
  if (where === 'office') new FakeDrafts().offer(adapter);
  return { adapter, store: where === 'device' ? new FakeStore() : undefined };
}

/** A page of its own: nothing of an earlier one is in memory. */
async function page({ adapter, store }: Lasting): Promise<Page> {
  clearOthers(() => false);
  const made = world(
    [],
    {},
    { adapter, env: new FakeEnv(`page-${(pages += 1)}`), ...(store && { draftStore: store }) },
  );
  made.store.detail('c1').subscribe(() => undefined);
  made.store.access().subscribe(() => undefined);
  const reply = repliesOf(made.store).reply('c1');
  await until(() => reply.state.value.draft?.state !== 'loading', 'the draft to be read');
  await turn();
  return { ...made, adapter, reply };
}

/** Somebody writes and presses, and the page ends before the answer has come. Resolves to what lets the act arrive. */
async function endsInMidSend(place: Lasting, text = 'Hej!'): Promise<() => void> {
  const { adapter, env, reply } = await page(place);
  reply.setText(text);
  reply.setAnswer('i1', { text: 'Svaret' });
  await env.advance(1_500);
  adapter.next('sendAct', held().behaviour);
  reply.send(compose);
  await turn();
  const [id, act, o] = adapter.args('sendAct') as [string, Act, SendOptions];
  // Killed: nothing of its clean-up runs, and nothing of its memory is left.
  clearOthers(() => false);
  return () => void adapter.apply(id, act, o);
}

describe.each(['office', 'device'] as const)('a page that ends in mid-send, its draft kept at the %s', (where) => {
  it('is told by the next one what has arrived, and nothing is left to be sent again', async () => {
    const place = lasting(where);
    const arrive = await endsInMidSend(place);
    arrive();
    const { adapter, env, reply } = await page(place);
    expect(reply.state.value).toMatchObject({ dirty: false, text: '', receipt: { act: 'answer', hasText: true } });
    await env.advance(10_000);
    expect(adapter.effects).toHaveLength(1);
    const third = await page(place);
    expect(third.reply.state.value).toMatchObject({ dirty: false, text: '' });
    expect(third.reply.state.value.receipt).toBeUndefined();
  });

  it('is told so also when it arrives later', async () => {
    const place = lasting(where);
    const arrive = await endsInMidSend(place);
    const { adapter, env, reply } = await page(place);
    expect(reply.state.value).toMatchObject({ dirty: true, text: 'Hej!' });
    arrive();
    adapter.change({ kind: 'case', caseId: 'c1' });
    await env.advance(2_000);
    expect(reply.state.value).toMatchObject({ dirty: false, receipt: { hasText: true } });
  });

  it('has one effect however soon one presses again', async () => {
    const place = lasting(where);
    const arrive = await endsInMidSend(place);
    const { adapter, env, reply } = await page(place);
    reply.send(compose);
    await env.advance(2_000);
    expect(reply.state.value).toMatchObject({ phase: 'sent', dirty: false });
    expect(new Set(adapter.keys).size).toBe(1);
    arrive();
    expect(adapter.effects).toHaveLength(1);
  });

  it('keeps what is added to it after that', async () => {
    const place = lasting(where);
    const arrive = await endsInMidSend(place);
    const { adapter, env, reply } = await page(place);
    reply.setText('Hej! Och en sak till.');
    arrive();
    adapter.change({ kind: 'case', caseId: 'c1' });
    await env.advance(2_000);
    expect(reply.state.value).toMatchObject({ dirty: true, text: 'Och en sak till.' });
  });
});
