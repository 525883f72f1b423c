import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReplySession } from '../../src/client/types.ts';
import { createCaseStore, type ClientOptions } from '../../src/client/create-client.ts';
import { detail } from '../domain/make.ts';
import { error, held, session } from './fake-adapter.ts';
import { draft, FakeDrafts, FakeStore } from './fake-drafts.ts';
import { START, turn, until } from './fake-env.ts';
import { compose, heard, tidy, world, type World, repliesOf } from './support.ts';

let drafts: FakeDrafts;
beforeEach(() => {
  drafts = new FakeDrafts();
});
afterEach(tidy);

interface Device extends World {
  readonly reply: ReplySession;
}

/** A device of the user with the case open and the draft, if any, loaded. */
async function device(more: Partial<ClientOptions> = {}, live = true): Promise<Device> {
  const made = world([detail([])], { live }, more);
  drafts.offer(made.adapter);
  return open(made);
}

async function open(made: World): Promise<Device> {
  const loads = drafts.loads;
  made.store.detail('c1').subscribe(() => undefined);
  made.store.access().subscribe(() => undefined);
  const reply = repliesOf(made.store).reply('c1');
  await until(() => drafts.loads > loads, 'the draft to be asked for');
  await turn();
  return { ...made, reply };
}

/** Another browser has a memory of its own; in this one process another company stands for that. */
const elsewhere = { session: { userId: 'maria', companyId: 'the same on a phone' } };

const pdf = (name = 'kvitto.pdf') => new File(['%PDF-1.4 x'], name, { type: 'application/pdf' });
const view = ({ reply }: Device) => reply.state.value.draft;

describe('a draft at the back end', () => {
  it('is saved less than a second after a pause, with what was typed and chosen', async () => {
    const { reply, env, ...rest } = await device();
    reply.setText('Hej');
    reply.setAnswer('i1', { text: '12,' });
    await env.advance(400);
    expect(drafts.saves).toEqual([]);
    expect(view({ reply, env, ...rest })).toEqual({ state: 'pending', clashes: [] });
    await env.advance(600);
    expect(drafts.saves).toMatchObject([
      { version: 'v1', basedOn: '1', text: 'Hej', answers: { i1: { text: '12,' } } },
    ]);
    expect(view({ reply, env, ...rest })).toMatchObject({
      state: 'saved',
      savedAt: new Date(START + 700).toISOString(),
    });
  });

  it('is saved every few seconds while somebody types without a pause', async () => {
    const { reply, env } = await device();
    for (let key = 0; key < 40; key += 1) {
      reply.setText('x'.repeat(key + 1));
      await env.advance(250);
    }
    expect(drafts.saves.length).toBeGreaterThanOrEqual(2);
    expect(drafts.saves[0]?.text.length).toBeLessThanOrEqual(5_000 / 250);
  });

  it('opens on a second device, with its files, to be chosen again where the bytes are gone', async () => {
    const first = await device();
    first.reply.setAnswer('i1', { picked: ['a'] });
    first.reply.setUntil('2026-12-01');
    first.adapter.next('uploadFile', held().behaviour);
    first.reply.addFiles([pdf('borta.pdf')], 'i1');
    await until(() => first.adapter.count('uploadFile') === 1);
    first.reply.addFiles([pdf('stored.pdf')]);
    await until(() => first.reply.state.value.files.some(({ stored }) => stored));
    await first.env.advance(1000);
    const second = await device(elsewhere);
    expect(second.reply.state.value).toMatchObject({
      answers: { i1: { picked: ['a'] } },
      until: '2026-12-01',
      dirty: true,
      draft: { state: 'saved' },
    });
    expect(second.reply.state.value.files).toMatchObject([
      { name: 'stored.pdf', phase: 'uploaded', stored: { id: 'f1' } },
      { name: 'borta.pdf', phase: 'refused', refusal: 'lost', itemId: 'i1' },
    ]);
    second.reply.addFiles([pdf('borta.pdf')], 'i1');
    await until(() => second.reply.state.value.files.every(({ phase }) => phase === 'uploaded'));
    expect(second.reply.state.value.files.map(({ name }) => name)).toEqual(['stored.pdf', 'borta.pdf']);
  });

  it('goes once its send is acknowledged, and no late save brings it back', async () => {
    const { reply, env, adapter } = await device();
    reply.setText('Hej');
    await env.advance(1000);
    const sending = held();
    adapter.next('sendAct', sending.behaviour);
    reply.send(compose);
    await turn();
    expect(drafts.kept.has('c1')).toBe(true);
    sending.resolve(adapter.apply('c1', { kind: 'acknowledge' }, { idempotencyKey: 'k', revision: '1' }));
    await env.advance(10_000);
    expect(reply.state.value.phase).toBe('sent');
    expect(drafts.kept.size).toBe(0);
    expect(drafts.deletes).toBe(1);
  });

  it('holds what was typed while the send was under way', async () => {
    const { reply, env, adapter } = await device();
    reply.setText('Hej');
    const sending = held();
    adapter.next('sendAct', sending.behaviour);
    reply.send(compose);
    reply.setText('Hej och en sak till');
    await env.advance(3000);
    sending.resolve(adapter.apply('c1', { kind: 'acknowledge' }, { idempotencyKey: 'k', revision: '1' }));
    await env.advance(1000);
    expect(reply.state.value).toMatchObject({ text: 'och en sak till', dirty: true });
    expect(drafts.kept.get('c1')?.text).toBe('och en sak till');
  });

  it('does not come back to the one who saved it', async () => {
    const { reply, env } = await device();
    const before = drafts.loads;
    reply.setText('Hej');
    await env.advance(5000);
    expect(drafts.saves).toHaveLength(1);
    expect(drafts.loads).toBe(before);
  });

  it('is kept in step on two devices, each part as it was written last', async () => {
    const first = await device();
    const second = await device(elsewhere);
    first.reply.setAnswer('i1', { text: 'ett' });
    await first.env.advance(1000);
    await turn();
    expect(second.reply.state.value.answers).toEqual({ i1: { text: 'ett' } });
    second.reply.setAnswer('i2', { text: 'två' });
    first.reply.setText('Hej');
    await second.env.advance(1000);
    await first.env.advance(1000);
    await second.env.advance(1000);
    for (const { reply } of [first, second]) {
      expect(reply.state.value).toMatchObject({ text: 'Hej', answers: { i1: { text: 'ett' }, i2: { text: 'två' } } });
    }
    expect(view(first)?.clashes).toEqual([]);
  });

  it('written differently on two devices stays as it is on each until the user chooses, part by part', async () => {
    const first = await device({}, false);
    drafts.elsewhere('c1', { text: 'Från telefonen', answers: { i1: { text: '7' }, i2: { text: 'lika' } } });
    first.reply.setText('Från datorn');
    first.reply.setAnswer('i1', { text: '9' });
    first.reply.setAnswer('i2', { text: 'lika' });
    await first.env.advance(1000);
    const [item, text] = view(first)?.clashes ?? [];
    expect([item, text]).toMatchObject([
      { part: 'item', itemId: 'i1', theirs: { text: '7' } },
      { part: 'text', theirs: 'Från telefonen' },
    ]);
    expect(first.reply.state.value).toMatchObject({ text: 'Från datorn', answers: { i1: { text: '9' } } });
    expect(drafts.kept.get('c1')?.text).toBe('Från telefonen');
    if (!item || !text) throw new Error('no clashes');
    first.reply.draft?.choose(item, 'theirs');
    first.reply.draft?.choose(text, 'ours');
    await first.env.advance(1000);
    expect(drafts.kept.get('c1')).toMatchObject({ text: 'Från datorn', answers: { i1: { text: '7' } } });
    expect(view(first)).toMatchObject({ state: 'saved', clashes: [] });
  });

  it('written differently elsewhere stays to be chosen from when the form comes anew', async () => {
    const first = await device();
    const second = await device(elsewhere);
    first.reply.setText('Ett');
    second.reply.setText('Två');
    await first.env.advance(1000);
    await second.env.advance(1000);
    expect(view(second)?.clashes).toEqual([{ part: 'text', theirs: 'Ett' }]);
    second.store.dispose();
    const made = world([detail([])], { live: true }, elsewhere);
    drafts.offer(made.adapter);
    const again = await open(made);
    expect(again.reply.state.value.text).toBe('Två');
    expect(view(again)?.clashes).toEqual([{ part: 'text', theirs: 'Ett' }]);
    await again.env.advance(5000);
    expect(drafts.kept.get('c1')?.text).toBe('Ett');
  });

  it('that was sent or thrown away elsewhere goes here too, but for what was typed here since', async () => {
    const first = await device();
    const second = await device(elsewhere);
    first.reply.setText('Hej');
    first.reply.setAnswer('i1', { text: 'ett' });
    await first.env.advance(1000);
    await turn();
    second.reply.setAnswer('i2', { text: 'nyss' });
    first.reply.discard();
    await first.env.advance(1000);
    await second.env.advance(1000);
    expect(second.reply.state.value).toMatchObject({ text: '', answers: { i2: { text: 'nyss' } } });
    expect(drafts.kept.get('c1')).toMatchObject({ text: '', answers: { i2: { text: 'nyss' } } });
  });

  it('that another device writes on while it is thrown away here is not thrown away', async () => {
    const first = await device();
    first.reply.setText('Hej');
    await first.env.advance(1000);
    first.reply.discard();
    drafts.next(() => {
      const kept = drafts.kept.get('c1');
      drafts.elsewhere('c1', { text: 'Hej då' });
      return Promise.resolve(kept);
    });
    await first.env.advance(1000);
    expect(drafts.kept.get('c1')?.text).toBe('Hej då');
    expect(first.reply.state.value.text).toBe('Hej då');
  });

  it('thrown away, and taken back more than ten seconds later: all of it, files too', async () => {
    const { reply, env } = await device();
    reply.setText('Hej');
    reply.addFiles([pdf()]);
    await until(() => reply.state.value.files.some(({ stored }) => stored));
    await env.advance(1000);
    const undo = reply.discard();
    await env.advance(11_000);
    expect(drafts.kept.size).toBe(0);
    undo();
    await env.advance(1000);
    expect(reply.state.value).toMatchObject({ text: 'Hej', files: [{ name: 'kvitto.pdf', phase: 'uploaded' }] });
    expect(drafts.kept.get('c1')).toMatchObject({ text: 'Hej', files: [{ name: 'kvitto.pdf' }] });
  });

  it('is not written over by one that loads late', async () => {
    drafts.elsewhere('c1', { text: 'Från i går' });
    const late = held<unknown>();
    drafts.next(late.behaviour as () => Promise<unknown>);
    const made = world([detail([])]);
    drafts.offer(made.adapter);
    const reply = repliesOf(made.store).reply('c1');
    reply.setText('Från i dag');
    await made.env.advance(2000);
    late.resolve(drafts.kept.get('c1'));
    await until(() => reply.state.value.draft?.clashes.length === 1);
    expect(reply.state.value.text).toBe('Från i dag');
    expect(drafts.kept.get('c1')?.text).toBe('Från i går');
  });
});

describe('a draft that cannot be saved', () => {
  it('is told of at once, tried again by itself, and then when the user says so', async () => {
    const { reply, env, ...rest } = await device();
    const down = () => Promise.reject(error('server'));
    drafts.next(down, down, down, down);
    reply.setText('Hej');
    await env.advance(800);
    expect(view({ reply, env, ...rest })).toMatchObject({ state: 'failed', failure: { kind: 'server' } });
    expect(heard(rest.store, 'case-reply-failed')).toEqual([]);
    reply.draft?.retry();
    await env.advance(20_000);
    expect(view({ reply, env, ...rest })).toMatchObject({ state: 'saved' });
    expect(drafts.saves).toHaveLength(1);
    expect(await rest.store.flush()).toBe('saved');
  });

  it('or could not be read when the form opened, is asked for again by itself, and shown', async () => {
    drafts.elsewhere('c1', { text: 'Hej' });
    drafts.next(...Array.from({ length: 3 }, () => () => Promise.reject(error('server'))));
    const made = world([detail([])], { live: true });
    drafts.offer(made.adapter);
    const reply = repliesOf(made.store).reply('c1');
    await turn();
    expect(reply.state.value.text).toBe('');
    await made.env.advance(60_000);
    expect(reply.state.value).toMatchObject({ text: 'Hej', draft: { state: 'saved' } });
  });

  it('waits for a renewed session, and goes then', async () => {
    const { reply, env, store } = await device();
    const out = heard(store, 'case-auth-required');
    drafts.next(() => Promise.reject(error('signedOut')));
    reply.setText('Hej');
    await env.advance(60_000);
    expect(drafts.saves).toEqual([]);
    expect(out).toHaveLength(1);
    expect(await store.flush()).toBe('memoryOnly');
    store.resume();
    await env.advance(1000);
    expect(drafts.saves).toMatchObject([{ text: 'Hej' }]);
  });

  it('whose answer was lost is recognised as the same one', async () => {
    const { reply, env, ...rest } = await device();
    drafts.next(async () => {
      drafts.elsewhere('c1', { text: 'Hej' });
      throw error('network');
    });
    reply.setText('Hej');
    await env.advance(5000);
    expect(view({ reply, env, ...rest })).toMatchObject({ state: 'saved', clashes: [] });
    expect(drafts.saves).toHaveLength(1);
  });
});

describe('the store that a host gives', () => {
  const key = JSON.stringify(['maria', 'lindqvist', 'c1']);

  it('keeps what was typed a moment ago, under user, company and case', async () => {
    const store = new FakeStore();
    const made = world([detail([])], {}, { draftStore: store });
    const reply = repliesOf(made.store).reply('c1');
    reply.setText('Hej');
    await until(() => reply.state.value.draft?.state === 'pending');
    await made.env.advance(300);
    expect([...store.kept]).toMatchObject([[key, { text: 'Hej' }]]);
    expect(reply.state.value.draft?.state).toBe('saved');
    expect(await made.store.flush()).toBe('saved');
    const next = world([detail([])], {}, { draftStore: store, session: { userId: 'per', companyId: 'lindqvist' } });
    repliesOf(next.store).reply('c1');
    await turn();
    expect(repliesOf(next.store).reply('c1').state.value.text).toBe('');
  });

  it('gives back, to a page that was ended, what the back end never got', async () => {
    const store = new FakeStore();
    drafts.elsewhere('c1', { text: 'Hej' });
    store.kept.set(key, draft({ version: 'v1', text: 'Hej på dig', answers: { i1: { text: '3' } } }));
    const { reply, env } = await device({ draftStore: store });
    expect(reply.state.value).toMatchObject({ text: 'Hej på dig', answers: { i1: { text: '3' } } });
    await env.advance(1000);
    expect(drafts.kept.get('c1')).toMatchObject({ text: 'Hej på dig', answers: { i1: { text: '3' } } });
    expect(store.kept.get(key)).toMatchObject({ version: 'v2', synced: true });
  });

  it('gives way to what another device has written since', async () => {
    const store = new FakeStore();
    drafts.elsewhere('c1', { text: 'Gammalt' });
    store.kept.set(key, draft({ version: 'v1', text: 'Gammalt', synced: true }));
    drafts.elsewhere('c1', { text: 'Nytt' });
    const opened = await device({ draftStore: store });
    expect(opened.reply.state.value.text).toBe('Nytt');
    expect(view(opened)?.clashes).toEqual([]);
  });

  it('holds more than the back end got: all of it is there to be chosen by one who wrote before it had been read', async () => {
    const store = new FakeStore();
    const first = await device({ draftStore: store });
    first.reply.setText('Ett');
    await first.env.advance(1000);
    first.reply.setText('Ett två');
    await first.env.advance(300);
    const made = world([detail([])], { live: true }, { ...elsewhere, draftStore: store });
    const [kept] = store.kept.values();
    if (kept) store.kept.set(JSON.stringify([...Object.values(elsewhere.session), 'c1']), kept);
    drafts.offer(made.adapter);
    repliesOf(made.store).reply('c1').setText('Nytt');
    const second = await open(made);
    expect(view(second)?.clashes).toEqual([{ part: 'text', theirs: 'Ett två' }]);
    await second.env.advance(5000);
    expect([...store.kept.values()].map(({ text }) => text)).toEqual(['Ett två', 'Ett två']);
  });

  it('that fails is told of, the page goes on in memory, and nothing is thrown', async () => {
    const store = new FakeStore();
    store.broken = true;
    const made = world([detail([])], {}, { draftStore: store });
    const reply = repliesOf(made.store).reply('c1');
    reply.setText('Hej');
    await until(() => reply.state.value.draft?.state === 'failed' || reply.state.value.draft?.state === 'pending');
    await made.env.advance(500);
    expect(reply.state.value).toMatchObject({ text: 'Hej', draft: { state: 'failed' } });
    expect(await made.store.flush()).toBe('memoryOnly');
    store.broken = false;
    reply.draft?.retry();
    await made.env.advance(500);
    expect(reply.state.value.draft?.state).toBe('saved');
  });

  it('holds nothing of a session after its reset, not even by a write that was under way', async () => {
    const store = new FakeStore();
    const made = world([detail([])], {}, { draftStore: store });
    const reply = repliesOf(made.store).reply('c1');
    reply.setText('Hemligt');
    await until(() => reply.state.value.draft?.state === 'pending');
    const slow = held<undefined>();
    const set = store.set;
    store.set = async (at, value) => {
      await slow.behaviour();
      await set(at, value);
    };
    await made.env.advance(300);
    const reset = made.store.reset();
    slow.resolve(undefined);
    await reset;
    expect(store.kept.size).toBe(0);
    expect(JSON.stringify(reply.state.value)).not.toContain('Hemligt');
  });
});

it('leaves the page alone once what was typed has been saved', async () => {
  const listeners: string[] = [];
  const page = {
    addEventListener: (type: string) => void listeners.push(type),
    removeEventListener: (type: string) => void listeners.splice(listeners.indexOf(type), 1),
  };
  Object.assign(globalThis, { window: page });
  try {
    const { reply, env, store } = await device();
    const dirty = heard(store, 'case-dirty-change');
    const guards = () => listeners.filter((type) => type === 'beforeunload').length;
    reply.setText('Hej');
    expect(guards()).toBe(1);
    await env.advance(1000);
    expect(guards()).toBe(0);
    reply.setText('Hej d');
    expect(guards()).toBe(1);
    reply.setText('');
    expect(guards()).toBe(0);
    expect(dirty.map((event) => event.dirty)).toEqual([true, false]);
    expect(store.hasUnsentInput).toBe(false);
  } finally {
    Reflect.deleteProperty(globalThis, 'window');
  }
});

it('goes on in a new client of the same session from where the last one was', async () => {
  const first = await device();
  first.reply.setText('Hej');
  await first.env.advance(1000);
  first.reply.setText('Hej igen');
  first.store.dispose();
  drafts.elsewhere('c1', { answers: { i1: { text: 'annan' } } });
  const store = createCaseStore({ adapter: first.adapter, session, env: first.env });
  const second = await open({ ...first, store });
  await first.env.advance(1000);
  expect(second.reply.state.value).toMatchObject({ text: 'Hej igen', answers: { i1: { text: 'annan' } } });
  expect(drafts.kept.get('c1')).toMatchObject({ text: 'Hej igen', answers: { i1: { text: 'annan' } } });
  await store.reset();
  store.dispose();
});

it('does without drafts where nothing outlives the page', async () => {
  const made = world([detail([])]);
  const reply = repliesOf(made.store).reply('c1');
  reply.setText('Hej');
  await made.env.advance(5000);
  expect(reply.state.value.draft).toBeUndefined();
  expect(await reply.flush()).toBe('memoryOnly');
});
