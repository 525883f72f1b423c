import { afterEach, describe, expect, it } from 'vitest';
import { detail, maria, per } from '../domain/make.ts';
import { turn } from './fake-env.ts';
import { follow, reply, tidy, world, type World, repliesOf } from './support.ts';

afterEach(tidy);

/** A client whose back end takes reports of who is writing; what it was told, in order. */
function withReports(): World & { readonly reports: string[] } {
  const made = world([detail([])], { live: true });
  const reports: string[] = [];
  made.adapter.reportActivity = (_id, activity) => {
    reports.push(activity);
    return Promise.resolve();
  };
  return { ...made, reports };
}

describe('a colleague who is answering', () => {
  it('is known by name from when the stream tells of it until it tells that they have left', async () => {
    const { adapter, store, env } = withReports();
    store.detail('c1').subscribe(() => undefined);
    await turn();
    const answering = follow(repliesOf(store).answering('c1'));
    adapter.change({ kind: 'answering', caseId: 'c1', by: per });
    expect(answering.now).toEqual([{ by: per, since: new Date(env.now()).toISOString() }]);
    await env.advance(1000);
    adapter.change({ kind: 'answering', caseId: 'c1', by: per });
    expect(answering.told).toHaveLength(1);
    adapter.change({ kind: 'answering', caseId: 'c1', by: per, left: true });
    expect(answering.now).toEqual([]);
  });

  it('is forgotten 45 s after they were last heard of', async () => {
    const { adapter, store, env } = withReports();
    store.detail('c1').subscribe(() => undefined);
    await turn();
    follow(repliesOf(store).answering('c1'));
    adapter.change({ kind: 'answering', caseId: 'c1', by: per });
    adapter.change({ kind: 'answering', caseId: 'c1', by: { ...maria, id: 'lisa' } });
    await env.advance(44_000);
    adapter.change({ kind: 'answering', caseId: 'c1', by: per });
    await env.advance(1_500);
    expect(
      repliesOf(store)
        .answering('c1')
        .value.map(({ by }) => by.id),
    ).toEqual(['per']);
    await env.advance(45_000);
    expect(repliesOf(store).answering('c1').value).toEqual([]);
  });

  it('is not known any more after a reset', async () => {
    const { adapter, store } = withReports();
    store.detail('c1').subscribe(() => undefined);
    await turn();
    follow(repliesOf(store).answering('c1'));
    adapter.change({ kind: 'answering', caseId: 'c1', by: per });
    await store.reset();
    expect(repliesOf(store).answering('c1').value).toEqual([]);
  });
});

describe('oneself', () => {
  it('tells of it with the first key, then at most every 20 s, and when the answer has gone', async () => {
    const made = withReports();
    const { reports, env } = made;
    const session = await reply(made, 'H');
    session.setText('He');
    session.setText('Hej');
    expect(reports).toEqual(['answering']);
    await env.advance(20_000);
    expect(reports).toEqual(['answering']);
    session.setText('Hej!');
    expect(reports).toEqual(['answering', 'answering']);
    session.send(() => ({ kind: 'note', text: 'Hej!', files: [] }));
    await turn();
    expect(reports).toEqual(['answering', 'answering', 'left']);
  });

  it('tells that nothing is written any more when it is thrown away', async () => {
    const made = withReports();
    const session = await reply(made);
    session.discard();
    expect(made.reports).toEqual(['answering', 'left']);
  });

  it('tells nothing more where answers are not taken any more', async () => {
    const made = withReports();
    const session = await reply(made);
    const no = { answer: false, approve: false, comment: false, share: false, reason: 'closed' };
    made.adapter.cases.set('c1', { ...detail([]), status: 'closed', permissions: no });
    made.adapter.change({ kind: 'case', caseId: 'c1' });
    await made.env.advance(1000);
    session.discard();
    expect(made.reports).toEqual(['answering']);
  });

  it('writes on undisturbed where the report fails, or cannot be made', async () => {
    const made = withReports();
    made.adapter.reportActivity = () => Promise.reject(new Error('no'));
    const session = await reply(made, 'Hej');
    await turn();
    expect(session.state.value).toMatchObject({ text: 'Hej', phase: 'editing' });
    const bare = world([detail([])]);
    expect((await reply(bare, 'Hej')).state.value.text).toBe('Hej');
  });
});
