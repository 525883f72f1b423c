import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReplySession } from '../../src/client/types.ts';
import type { ClientOptions } from '../../src/client/create-client.ts';
import { startOf, NEW_CASE, START_ITEMS } from '../../src/domain/start.ts';
import { error, session, someCases } from './fake-adapter.ts';
import { FakeDrafts, FakeStore } from './fake-drafts.ts';
import { turn, until } from './fake-env.ts';
import { compose, heard, repliesOf, tidy, world, type World } from './support.ts';

let drafts: FakeDrafts;
beforeEach(() => {
  drafts = new FakeDrafts();
});
afterEach(tidy);

interface Page extends World {
  readonly reply: ReplySession;
}

/** A page on which a case is being started. `atServer`: the back end keeps drafts. */
async function page(more: Partial<ClientOptions> = {}, atServer = true): Promise<Page> {
  const made = world([], { live: true }, more);
  if (atServer) drafts.offer(made.adapter);
  Object.assign(made.adapter, {
    startCase: () => Promise.resolve(someCases(1, { id: 'made', status: 'awaitingAgency' })[0]),
  });
  made.store.access().subscribe(() => undefined);
  const reply = repliesOf(made.store).reply(NEW_CASE);
  await until(() => reply.state.value.draft?.state !== 'loading', 'the draft to be loaded');
  return { ...made, reply };
}

/** Another browser has a memory of its own; in this one process another company stands for that. */
const elsewhere = { session: { userId: 'maria', companyId: 'the same on a phone' } };

const pdf = () => new File(['%PDF-1.4 x'], 'kvitto.pdf', { type: 'application/pdf' });
const view = ({ reply }: Page) => reply.state.value.draft;

/** To whom, about what, a text and a file. */
async function fillIn({ reply }: Page): Promise<void> {
  reply.setAnswer(START_ITEMS.recipient, { picked: ['anna'] });
  reply.setAnswer(START_ITEMS.subject, { text: 'Hyran' });
  reply.setAnswer(START_ITEMS.text, { text: 'Får jag dra av den?' });
  reply.addFiles([pdf()], START_ITEMS.files);
  await until(() => reply.state.value.files.every(({ stored }) => stored), 'the file to be stored');
}

const WHOLE = {
  answers: {
    recipient: { picked: ['anna'] },
    subject: { text: 'Hyran' },
    text: { text: 'Får jag dra av den?' },
  },
  files: [{ name: 'kvitto.pdf', phase: 'uploaded', itemId: START_ITEMS.files }],
  dirty: true,
};

describe('what is written of a case that is being started', () => {
  it('opens on another device, whole, where the back end keeps drafts of starts', async () => {
    const first = await page();
    await fillIn(first);
    await first.env.advance(1000);
    expect(view(first)).toMatchObject({ state: 'saved', atServer: true });
    expect(await first.store.flush()).toBe('saved');
    const second = await page(elsewhere);
    expect(second.reply.state.value).toMatchObject(WHOLE);
  });

  it('comes back after a reload from the store that the host has given', async () => {
    const draftStore = new FakeStore();
    const first = await page({ draftStore }, false);
    await fillIn(first);
    await first.env.advance(1000);
    expect(view(first)).toMatchObject({ state: 'saved' });
    // The memory of the page goes with it; the key in the store is that of the user and the company.
    const key = JSON.stringify([session.userId, session.companyId, NEW_CASE]);
    const kept = draftStore.kept.get(key);
    expect(kept).toBeDefined();
    const again = new FakeStore();
    if (kept) again.kept.set(JSON.stringify([elsewhere.session.userId, elsewhere.session.companyId, NEW_CASE]), kept);
    const second = await page({ ...elsewhere, draftStore: again }, false);
    expect(second.reply.state.value).toMatchObject(WHOLE);
    expect(view(second)).toMatchObject({ state: 'saved' });
  });

  it('goes everywhere once the case has been started', async () => {
    const draftStore = new FakeStore();
    const first = await page({ draftStore });
    await fillIn(first);
    await first.env.advance(1000);
    expect([drafts.kept.size, draftStore.kept.size]).toEqual([1, 1]);
    first.reply.send(compose);
    await first.env.advance(1000);
    expect(first.reply.state.value).toMatchObject({ phase: 'sent', dirty: false });
    expect([drafts.kept.size, draftStore.kept.size]).toEqual([0, 0]);
    const second = await page(elsewhere);
    expect(second.reply.state.value).toMatchObject({ answers: {}, files: [], dirty: false });
  });

  it('goes when the user throws it away, and when the session is over on this device', async () => {
    const draftStore = new FakeStore();
    const made = await page({ draftStore });
    await fillIn(made);
    await made.env.advance(1000);
    made.reply.discard();
    await made.env.advance(1000);
    expect([drafts.kept.size, draftStore.kept.size]).toEqual([0, 0]);
    await fillIn(made);
    await made.env.advance(1000);
    expect(draftStore.kept.size).toBe(1);
    await made.store.reset();
    expect(draftStore.kept.size).toBe(0);
  });

  it('is kept in step on two devices, and what both have changed is chosen between', async () => {
    const first = await page();
    const second = await page(elsewhere);
    await fillIn(first);
    await first.env.advance(1000);
    await until(() => second.reply.state.value.files.length === 1, 'the second device to follow');
    expect(second.reply.state.value).toMatchObject(WHOLE);
    first.reply.setAnswer(START_ITEMS.subject, { text: 'Lokalhyran' });
    second.reply.setAnswer(START_ITEMS.subject, { text: 'Garagehyran' });
    await first.env.advance(1000);
    await second.env.advance(1000);
    await until(() => (view(second)?.clashes.length ?? 0) > 0, 'the clash');
    expect(view(second)?.clashes).toEqual([
      { part: 'item', itemId: START_ITEMS.subject, theirs: { text: 'Lokalhyran' } },
    ]);
    expect(second.reply.state.value.answers['subject']).toEqual({ text: 'Garagehyran' });
  });

  it('is nothing to keep while only the recipient is chosen, which gives way to what a draft says', async () => {
    const first = await page();
    first.reply.setAnswer(START_ITEMS.recipient, { picked: ['anna'] });
    await first.env.advance(5000);
    expect(drafts.saves).toEqual([]);
    const second = await page(elsewhere);
    second.reply.setAnswer(START_ITEMS.recipient, { picked: ['jonas'] });
    second.reply.setAnswer(START_ITEMS.subject, { text: 'Hyran' });
    await second.env.advance(1000);
    await until(() => first.reply.state.value.dirty, 'the first device to follow');
    expect(first.reply.state.value.answers['recipient']).toEqual({ picked: ['jonas'] });
    expect(view(first)?.clashes).toEqual([]);
  });
});

describe.each(['notFound', 'invalid', 'forbidden'] as const)('a back end that answers %s for a start', (kind) => {
  const refuse = () => Promise.reject(error(kind));

  it('leaves it to the page, without a word of failure, and the form can say so', async () => {
    drafts.next(refuse);
    const made = world([], {}, {});
    drafts.offer(made.adapter);
    const told = heard(made.store, 'case-error');
    const reply = repliesOf(made.store).reply(NEW_CASE);
    await until(() => reply.state.value.draft === undefined, 'it to be refused');
    reply.setAnswer(START_ITEMS.subject, { text: 'Hyran' });
    await made.env.advance(60_000);
    expect(reply.state.value.draft).toBeUndefined();
    expect(drafts.saves).toEqual([]);
    expect(await made.store.flush()).toBe('memoryOnly');
    expect(made.store.hasUnsentInput).toBe(true);
    expect(told).toEqual([]);
  });

  it('leaves it to the device where the host has given a store', async () => {
    drafts.next(refuse);
    const made = await page({ draftStore: new FakeStore() });
    made.reply.setAnswer(START_ITEMS.subject, { text: 'Hyran' });
    await made.env.advance(1000);
    expect(view(made)).toMatchObject({ state: 'saved' });
    expect(view(made)).not.toHaveProperty('atServer');
    expect(await made.store.flush()).toBe('saved');
  });
});

it('a back end that answers a start it cannot keep only when it is to be saved is taken at its word too', async () => {
  const made = await page();
  drafts.next(() => Promise.reject(error('notFound')));
  made.reply.setAnswer(START_ITEMS.subject, { text: 'Hyran' });
  await made.env.advance(1000);
  expect(made.reply.state.value.draft).toBeUndefined();
});

it('a file that was being scanned when the page ended is asked about by the next one', async () => {
  const first = await page();
  const scanned = { id: 'f1', name: 'kvitto.pdf', size: 10, type: 'application/pdf' };
  first.adapter.next('uploadFile', async () => ({ ...scanned, scan: 'scanning' }));
  first.reply.addFiles([pdf()], START_ITEMS.files);
  await until(() => first.reply.state.value.files[0]?.stored !== undefined, 'the file to be stored');
  await first.env.advance(1000);
  const { adapter, env, store } = world([], { live: true }, elsewhere);
  drafts.offer(adapter).fileState = (file) => Promise.resolve({ ...file, scan: 'clean' });
  const reply = repliesOf(store).reply(NEW_CASE);
  await until(() => reply.state.value.files[0]?.stored?.scan === 'scanning', 'the draft');
  await env.advance(3000);
  expect(reply.state.value.files[0]?.stored?.scan).toBe('clean');
});

it('a draft that cannot be loaded just now is tried again, as that of a reply', async () => {
  drafts.next(() => Promise.reject(error('network')));
  const made = await page();
  made.reply.setAnswer(START_ITEMS.subject, { text: 'Hyran' });
  await made.env.advance(30_000);
  await turn();
  expect(view(made)).toMatchObject({ state: 'saved', atServer: true });
  expect(startOf(compose(made.reply.state.value)).subject).toBe('Hyran');
});
