import { NEW_CASE, START_ITEMS } from '../../src/domain/start.ts';
import type { Act, NewCase } from '../../src/domain/index.ts';
import { FakeAdapter, error, session, someCases } from './fake-adapter.ts';
import { FakeEnv, turn } from './fake-env.ts';
import { createCaseStore, type OwnedStore } from '../../src/client/create-client.ts';
import { follow, heard, repliesOf } from './support.ts';

const act: Act = {
  kind: 'answer',
  answers: {
    [START_ITEMS.recipient]: { value: 'anna' },
    [START_ITEMS.subject]: { value: 'Hyran' },
    [START_ITEMS.text]: { value: 'Får jag dra av den?' },
    [START_ITEMS.files]: { files: ['f1'] },
  },
  files: [],
};

const stores: OwnedStore[] = [];

afterEach(async () => {
  for (const store of stores.splice(0)) await store.reset();
});

function starting() {
  const adapter = new FakeAdapter(someCases(1), {});
  const env = new FakeEnv();
  const started: { start: NewCase; key: string }[] = [];
  const answers: (() => Promise<never>)[] = [];
  const [made] = someCases(1, { id: 'made', status: 'awaitingAgency' });
  Object.assign(adapter, {
    startCase: (start: NewCase, o: { idempotencyKey: string }) => {
      started.push({ start, key: o.idempotencyKey });
      return answers.shift()?.() ?? Promise.resolve(made);
    },
    listRecipients: () => Promise.resolve([{ id: 'anna', name: 'Anna Berg', side: 'agency' }]),
  });
  const store = createCaseStore({ adapter, session, env });
  stores.push(store);
  store.access().subscribe(() => undefined);
  return { adapter, env, store, started, answers };
}

describe('a case that the company starts', () => {
  it('goes by the same way as a reply, and is told by its new id', async () => {
    const { store, started } = starting();
    const created = heard(store, 'case-created');
    const sent = heard(store, 'case-reply-sent');
    const reply = repliesOf(store).reply(NEW_CASE);
    reply.setAnswer(START_ITEMS.subject, { text: 'Hyran' });
    await turn();
    reply.send(() => act);
    await turn();
    expect(started.map(({ start }) => start)).toEqual([
      { recipientId: 'anna', subject: 'Hyran', text: 'Får jag dra av den?', files: ['f1'] },
    ]);
    expect(reply.state.value).toMatchObject({ phase: 'sent', dirty: false, receipt: { detail: { id: 'made' } } });
    expect(created.map(({ caseId }) => caseId)).toEqual(['made']);
    expect(sent).toEqual([]);
  });

  it('is asked for again under the same key when nobody knows whether it arrived', async () => {
    const { env, store, started, answers } = starting();
    const lost = () => Promise.reject(error('network'));
    answers.push(lost, lost);
    const reply = repliesOf(store).reply(NEW_CASE);
    reply.setAnswer(START_ITEMS.subject, { text: 'Hyran' });
    await turn();
    reply.send(() => act);
    await env.advance(30_000);
    expect(started.length).toBe(3);
    expect(new Set(started.map(({ key }) => key)).size).toBe(1);
    expect(reply.state.value.receipt?.detail.id).toBe('made');
  });

  it('keeps every word when it is refused', async () => {
    const { store, answers } = starting();
    answers.push(() => Promise.reject(error('invalid', { fields: [{ path: 'subject', code: 'tooLong' }] })));
    const reply = repliesOf(store).reply(NEW_CASE);
    reply.setAnswer(START_ITEMS.subject, { text: 'Hyran' });
    await turn();
    reply.send(() => act);
    await turn();
    expect(reply.state.value).toMatchObject({
      phase: 'failed',
      failure: { kind: 'invalid' },
      answers: { subject: { text: 'Hyran' } },
      dirty: true,
    });
  });

  it('has nothing to lose while only the recipient is chosen', () => {
    const reply = repliesOf(starting().store).reply(NEW_CASE);
    reply.setAnswer(START_ITEMS.recipient, { picked: ['anna'] });
    expect(reply.state.value.dirty).toBe(false);
    reply.setAnswer(START_ITEMS.text, { text: 'x' });
    expect(reply.state.value.dirty).toBe(true);
  });

  it('knows whom one may write to', async () => {
    const people = follow(starting().store.people('recipients'));
    await turn();
    expect(people.now).toMatchObject({ state: 'ready', data: [{ name: 'Anna Berg' }] });
  });
});
