import { afterEach, describe, expect, it } from 'vitest';
import type { ReplySession } from '../../src/client/types.ts';
import { openDrawer } from '../../src/client/vault.ts';
import type { CaseDetail } from '../../src/domain/index.ts';
import { detail } from '../domain/make.ts';
import { error, fails, FakeAdapter, hangs, held, session } from './fake-adapter.ts';
import { FakeDrafts, FakeStore } from './fake-drafts.ts';
import { FakeBrowser, type FakeTab } from './fake-tabs.ts';
import { FakeEnv, turn } from './fake-env.ts';
import { compose, follow, heard, repliesOf, tidy, world, type World } from './support.ts';

afterEach(tidy);

const SERVICE = 'https://host.example/api/events';

/** One office, and a browser in which two tabs of one user show the same case. */
class Desk {
  readonly office = new FakeAdapter([detail([])], { findAct: true });
  readonly browser = new FakeBrowser();
  readonly #revisions: boolean;
  #tabs = 0;

  /** `revisions`: whether the office refuses what was made of an older case. */
  constructor({ revisions = true } = {}) {
    this.#revisions = revisions;
  }

  /** A tab with a form; the lines of two tabs fail apart, their office is one. */
  async open(
    text: string,
    who = session,
    draftStore?: FakeStore,
    drafts?: FakeDrafts,
  ): Promise<World & { readonly tab: FakeTab; readonly reply: ReplySession }> {
    const tab = this.browser.tab();
    // Another page has nothing of this one's memory.
    openDrawer(who).clear();
    const env = new FakeEnv(`tab${(this.#tabs += 1)}`);
    const made = world(
      [detail([])],
      { findAct: true, live: true, liveName: SERVICE },
      { tabs: tab, session: who, env, draftStore },
    );
    const { adapter, store } = made;
    drafts?.offer(adapter);
    const { office } = this;
    const { get } = office;
    const apply: FakeAdapter['apply'] = (id, act, o) =>
      office.apply(id, act, this.#revisions ? o : { ...o, revision: office.get(id).revision });
    Object.assign(adapter, {
      apply,
      get: get.bind(office),
      findAct: (_id: string, key: string) =>
        Promise.resolve(this.office.effects.some((effect) => effect.key === key) ? 'applied' : 'unknown'),
    });
    follow(store.access());
    follow(store.detail('c1'));
    await turn();
    const reply = repliesOf(store).reply('c1');
    if (text !== '') reply.setText(text);
    return { ...made, tab, reply };
  }

  get sent(): readonly (string | undefined)[] {
    return this.office.effects.map(({ act }) => ('text' in act ? act.text : undefined));
  }
}

describe('two tabs of one user that press Send for the same answer', () => {
  it('send it once, and the other shows it in the case, with an empty form', async () => {
    const desk = new Desk();
    const [one, other] = [await desk.open('Hej!'), await desk.open('Hej!')];
    const shown = follow(other.store.detail('c1'));
    one.reply.send(compose);
    other.reply.send(compose);
    await one.env.advance(2_000);
    await other.env.advance(2_000);
    expect(desk.sent).toEqual(['Hej!']);
    expect(one.reply.state.value.phase).toBe('sent');
    expect(other.reply.state.value).toMatchObject({ phase: 'editing', text: '', dirty: false });
    expect(shown.now).toMatchObject({ data: { entries: [{ kind: 'answer' }] } });
  });

  it('send it once where it has failed in the other, which offers it no more', async () => {
    const desk = new Desk();
    const [one, other] = [await desk.open('Hej!'), await desk.open('Hej!')];
    other.adapter.next('sendAct', fails('forbidden'));
    other.reply.send(compose);
    await turn();
    expect(other.reply.state.value.phase).toBe('failed');
    one.reply.send(compose);
    await turn();
    expect(other.reply.state.value).toMatchObject({ phase: 'editing', text: '', dirty: false });
    expect(other.reply.state.value.failure).toBeUndefined();
    other.reply.retry();
    await turn();
    expect(other.adapter.count('sendAct')).toBe(1);
  });

  it('keep what has been added in the other', async () => {
    const desk = new Desk();
    const [one, other] = [await desk.open('Hej!'), await desk.open('Hej! Och en sak till.')];
    one.reply.send(compose);
    other.reply.send(compose);
    await turn();
    expect(desk.sent).toEqual(['Hej!']);
    expect(other.reply.state.value).toMatchObject({ phase: 'editing', text: 'Och en sak till.' });
  });

  it('send both where they are two answers, the later after looking at the newer case', async () => {
    const desk = new Desk();
    const [one, other] = [await desk.open('Ett'), await desk.open('Två')];
    one.reply.send(compose);
    other.reply.send(compose);
    await turn();
    expect(desk.sent).toEqual(['Ett']);
    expect(other.reply.state.value.text).toBe('Två');
    other.reply.send(compose);
    await turn();
    expect(desk.sent).toEqual(['Ett', 'Två']);
  });

  it('send it once where the form of the other says more by the time it is its turn', async () => {
    const desk = new Desk({ revisions: false });
    const [one, other] = [await desk.open('Hej!'), await desk.open('Hej!')];
    const line = held<CaseDetail>();
    one.adapter.next('sendAct', (...args: Parameters<FakeAdapter['apply']>) => {
      desk.office.apply(...args);
      return line.behaviour();
    });
    one.reply.send(compose);
    other.reply.send(compose);
    await turn();
    other.reply.setText('Anna: Hej!');
    line.resolve(desk.office.get('c1'));
    await turn();
    expect(desk.sent).toEqual(['Hej!']);
    expect(other.reply.state.value).toMatchObject({ phase: 'editing', text: 'Anna: Hej!' });
  });

  it('send the later one on the case that stood there when it was pressed, whatever has been read meanwhile', async () => {
    const desk = new Desk();
    const [one, other] = [await desk.open('Ett'), await desk.open('Två')];
    const line = held<CaseDetail>();
    one.adapter.next('sendAct', (...args: Parameters<FakeAdapter['apply']>) => {
      desk.office.apply(...args);
      return line.behaviour();
    });
    one.reply.send(compose);
    other.reply.send(compose);
    await turn();
    one.adapter.change({ kind: 'case', caseId: 'c1' });
    await other.env.advance(1_000);
    expect(other.store.detail('c1').value).toMatchObject({ data: { revision: desk.office.get('c1').revision } });
    line.resolve(desk.office.get('c1'));
    await turn();
    expect(desk.sent).toEqual(['Ett']);
    expect(other.reply.state.value).toMatchObject({ phase: 'failed', text: 'Två', failure: { kind: 'conflict' } });
    other.reply.retry();
    await turn();
    expect(desk.sent).toEqual(['Ett', 'Två']);
  });

  it('let the other go on once the first has failed', async () => {
    const desk = new Desk();
    const [one, other] = [await desk.open('Hej!'), await desk.open('Hej!')];
    const line = held();
    one.adapter.next('sendAct', line.behaviour);
    one.reply.send(compose);
    other.reply.send(compose);
    await turn();
    expect(other.reply.state.value.phase).toBe('sending');
    expect(other.adapter.count('sendAct')).toBe(0);
    line.reject(error('forbidden'));
    await turn();
    expect(desk.sent).toEqual(['Hej!']);
    expect(other.reply.state.value.phase).toBe('sent');
  });
});

describe('a tab that dies while it sends', () => {
  it('is relieved at once: an answer that had not arrived goes, with its key', async () => {
    const desk = new Desk();
    const [one, other] = [await desk.open('Hej!'), await desk.open('')];
    one.adapter.next('sendAct', hangs);
    one.reply.send(compose);
    await turn();
    one.tab.crash();
    await other.env.advance(5_000);
    expect(desk.sent).toEqual(['Hej!']);
    expect(other.adapter.keys).toEqual(one.adapter.keys);
    expect(other.reply.state.value).toMatchObject({ phase: 'sent', text: '' });
  });

  it('is relieved by one of five; what had arrived does not go again', async () => {
    const desk = new Desk();
    const one = await desk.open('Hej!');
    const others = [await desk.open('Hej!'), await desk.open(''), await desk.open('Annat'), await desk.open('')];
    one.adapter.next('sendAct', (...args: Parameters<FakeAdapter['apply']>) => {
      desk.office.apply(...args);
      return hangs();
    });
    one.reply.send(compose);
    await turn();
    one.tab.crash();
    for (const other of others) await other.env.advance(5_000);
    expect(desk.sent).toEqual(['Hej!']);
    expect(others.map(({ reply }) => reply.state.value.text)).toEqual(['', '', 'Annat', '']);
  });

  it('hands over to a tab that was opened later', async () => {
    const desk = new Desk();
    const one = await desk.open('Hej!');
    one.adapter.next('sendAct', hangs);
    one.reply.send(compose);
    await turn();
    const later = await desk.open('');
    one.tab.crash();
    await later.env.advance(5_000);
    expect(desk.sent).toEqual(['Hej!']);
  });

  it('keeps the text where it cannot go: the form of the other has it', async () => {
    const desk = new Desk();
    const [one, other] = [await desk.open('Hej!'), await desk.open('Annat')];
    one.adapter.next('sendAct', hangs);
    other.adapter.always('sendAct', fails('forbidden'));
    one.reply.send(compose);
    await turn();
    one.tab.crash();
    await other.env.advance(5_000);
    expect(other.reply.state.value).toMatchObject({ phase: 'failed', text: 'Hej!\n\nAnnat' });
  });
});

describe('a client that goes while its page lives', () => {
  it('keeps its send for the next client of the page, and no other tab takes it', async () => {
    const desk = new Desk();
    const [one, other] = [await desk.open('Hej!'), await desk.open('')];
    one.adapter.next('sendAct', hangs);
    one.reply.send(compose);
    await turn();
    one.store.dispose();
    await other.env.advance(60_000);
    expect(desk.sent).toEqual([]);
    expect(other.reply.state.value.phase).toBe('editing');
  });
});

describe('a client that has been let go while an element still shows it', () => {
  it('shows what was written, says nothing to other tabs, and sends nothing', async () => {
    const desk = new Desk();
    const one = await desk.open('Hej!');
    one.store.dispose();
    const said = desk.browser.said.length;
    const asked = repliesOf(one.store).reply('c1');
    expect(asked.state.value).toMatchObject({ text: 'Hej!', dirty: true });
    asked.send(compose);
    asked.retry();
    await one.env.advance(2_000);
    expect(repliesOf(one.store).reply('c1')).toBe(asked);
    expect(desk.browser.said).toHaveLength(said);
    expect(desk.sent).toEqual([]);
  });

  it('also where its first element asks only then', async () => {
    const browser = new FakeBrowser();
    const { store } = world([detail([])], { live: true, liveName: SERVICE }, { tabs: browser.tab() });
    store.dispose();
    const asked = repliesOf(store).reply('c1');
    const said = browser.said.length;
    asked.setText('Hej!');
    asked.send(compose);
    asked.retry();
    await turn();
    expect(browser.said).toHaveLength(said);
  });
});

describe('other users, and tabs that cannot agree', () => {
  it('send on their own', async () => {
    const desk = new Desk();
    const [one, other] = [await desk.open('Hej!'), await desk.open('Hej!', { ...session, userId: 'erik' })];
    one.adapter.next('sendAct', hangs);
    one.reply.send(compose);
    other.reply.send(compose);
    await turn();
    expect(other.reply.state.value.phase).toBe('sent');
  });

  it('go without a lock where none is to be had', async () => {
    const desk = new Desk();
    const locks = { request: () => Promise.reject(new DOMException('No', 'SecurityError')) };
    const tab = Object.assign(desk.browser.tab(), { locks });
    const made = world([detail([])], { liveName: SERVICE }, { tabs: tab });
    follow(made.store.access());
    follow(made.store.detail('c1'));
    await turn();
    const reply = repliesOf(made.store).reply('c1');
    reply.setText('Hej!');
    reply.send(compose);
    await turn();
    expect(reply.state.value.phase).toBe('sent');
  });
});

describe('signing out in one tab', () => {
  it('empties the others of the same user, and tells their host as of any session that is over', async () => {
    const desk = new Desk();
    const [one, other] = [await desk.open('Ett'), await desk.open('Två')];
    const shown = follow(other.store.detail('c1'));
    const told = heard(other.store, 'case-auth-required');
    await one.store.reset();
    await turn();
    expect(told.length).toBe(1);
    expect(other.store.hasUnsentInput).toBe(false);
    expect(shown.now).not.toHaveProperty('data');
    expect(openDrawer(session).ids()).toEqual([]);
    other.store.resume();
    await turn();
    expect(shown.now).toHaveProperty('data');
    expect(repliesOf(other.store).reply('c1').state.value).toMatchObject({ text: '', phase: 'editing' });
  });

  it('loads no draft there for a form that is asked for before the session is renewed', async () => {
    const desk = new Desk();
    const [one, other] = [await desk.open('Ett'), await desk.open('')];
    const drafts = new FakeDrafts();
    drafts.elsewhere('c1', { text: 'Hemligt' });
    drafts.offer(other.adapter);
    await one.store.reset();
    await turn();
    const shown = () => repliesOf(other.store).reply('c1').state.value.text;
    expect(shown()).toBe('');
    await other.env.advance(5_000);
    expect(shown()).toBe('');
    expect(drafts.loads).toBe(0);
    other.store.resume();
    expect(shown()).toBe('');
    await other.env.advance(5_000);
    expect(shown()).toBe('Hemligt');
  });

  it('leaves those that have not been signed in again out of what is sent then', async () => {
    const desk = new Desk();
    const [one, other] = [await desk.open('Ett'), await desk.open('Två')];
    await one.store.reset();
    one.store.dispose();
    const again = await desk.open('Tre');
    again.adapter.next('sendAct', hangs);
    again.reply.send(compose);
    await turn();
    again.tab.crash();
    await other.env.advance(5_000);
    expect(other.store.hasUnsentInput).toBe(false);
    other.store.resume();
    const next = await desk.open('Fyra');
    next.adapter.next('sendAct', hangs);
    next.reply.send(compose);
    await turn();
    next.tab.crash();
    await other.env.advance(5_000);
    expect(desk.sent).toEqual(['Fyra']);
  });

  it('is heard by the others also when the client has been let go before', async () => {
    const desk = new Desk();
    const [one, other] = [await desk.open('Ett'), await desk.open('Två')];
    one.store.dispose();
    await one.store.reset();
    expect(other.reply.state.value.text).toBe('');
    expect(openDrawer(session).ids()).toEqual([]);
  });

  it('leaves other users and other companies alone, and so does a client that only goes', async () => {
    const desk = new Desk();
    const one = await desk.open('Ett');
    const others = [
      await desk.open('Två', { ...session, userId: 'erik' }),
      await desk.open('Tre', { ...session, companyId: 'norrbo' }),
    ];
    const same = await desk.open('Fyra');
    await one.store.forget();
    one.store.dispose();
    expect(same.reply.state.value.text).toBe('Fyra');
    await same.store.reset();
    expect(others.map(({ reply }) => reply.state.value.text)).toEqual(['Två', 'Tre']);
  });
});

describe('a change of company in one tab', () => {
  it('leaves on the device what another tab still has there', async () => {
    const desk = new Desk();
    const store = new FakeStore();
    const [one, other] = [await desk.open('Ett', session, store), await desk.open('Två', session, store)];
    await other.env.advance(1_000);
    expect(other.reply.state.value.draft?.state).toBe('saved');
    await one.store.forget();
    expect(other.reply.state.value.draft?.state).toBe('pending');
    await other.env.advance(1_000);
    expect([...store.kept.values()].map(({ text }) => text)).toEqual(['Två']);
    expect(other.reply.state.value.draft?.state).toBe('saved');
  });
});

describe('a draft on the device', () => {
  it('that was finished and sent in one tab goes in the other, where nothing was added to it', async () => {
    const desk = new Desk();
    const store = new FakeStore();
    const one = await desk.open('Hej!', session, store);
    await one.env.advance(1_000);
    const other = await desk.open('', session, store);
    await turn();
    expect(other.reply.state.value).toMatchObject({ text: 'Hej!', draft: { state: 'saved' } });
    one.reply.setText('Hej! Och tack.');
    one.reply.send(compose);
    await turn();
    await other.env.advance(1_000);
    expect(desk.sent).toEqual(['Hej! Och tack.']);
    expect(other.reply.state.value).toMatchObject({ text: '', dirty: false, draft: { state: 'empty' } });
    expect(store.kept.size).toBe(0);
  });

  it('that was thrown away in one tab stays in the other with what was added there, and is saved again', async () => {
    const desk = new Desk();
    const store = new FakeStore();
    const one = await desk.open('Hej!', session, store);
    await one.env.advance(1_000);
    const other = await desk.open('', session, store);
    await turn();
    other.reply.setText('Hej! Och tack.');
    one.reply.discard();
    await one.env.advance(1_000);
    expect(other.reply.state.value).toMatchObject({ text: 'Hej! Och tack.', draft: { state: 'pending' } });
    await other.env.advance(1_000);
    expect(other.reply.state.value.draft?.state).toBe('saved');
    expect([...store.kept.values()].map(({ text }) => text)).toEqual(['Hej! Och tack.']);
  });

  it('that two tabs have written differently stays as it is until the user chooses; neither writes over the other', async () => {
    const desk = new Desk();
    const store = new FakeStore();
    const [one, other] = [await desk.open('Ett', session, store), await desk.open('Två', session, store)];
    await one.env.advance(1_000);
    await other.env.advance(1_000);
    const kept = () => [...store.kept.values()].map(({ text }) => text);
    expect(kept()).toEqual(['Ett']);
    expect(one.reply.state.value).toMatchObject({ text: 'Ett', draft: { state: 'saved', clashes: [] } });
    const [clash] = other.reply.state.value.draft?.clashes ?? [];
    expect(clash).toEqual({ part: 'text', theirs: 'Ett' });
    expect(other.reply.state.value).toMatchObject({ text: 'Två', draft: { state: 'pending' } });
    if (clash) other.reply.draft?.choose(clash, 'ours');
    await other.env.advance(1_000);
    expect(kept()).toEqual(['Två']);
    expect(one.reply.state.value).toMatchObject({ text: 'Två', draft: { state: 'saved', clashes: [] } });
  });

  it('that a third tab has written without knowing of the second: all three are there to be chosen from', async () => {
    const desk = new Desk();
    const store = new FakeStore();
    const [one, other] = [await desk.open('Ett', session, store), await desk.open('Två', session, store)];
    await one.env.advance(1_000);
    expect(other.reply.state.value.draft?.clashes).toEqual([{ part: 'text', theirs: 'Ett' }]);
    await one.store.forget();
    one.store.dispose();
    const third = await desk.open('Tre', session, store);
    await third.env.advance(1_000);
    expect(other.reply.state.value.draft?.clashes).toEqual([{ part: 'text', theirs: 'Ett\n\nTre' }]);
    third.reply.setText('Tredje');
    await third.env.advance(1_000);
    expect(JSON.stringify(other.reply.state.value.draft?.clashes)).toContain('Ett');
  });

  it('and at the back end, written differently in two tabs, is there to be chosen from', async () => {
    const desk = new Desk();
    const [store, drafts] = [new FakeStore(), new FakeDrafts()];
    const open = async (text: string) => {
      const tab = await desk.open('', session, store, drafts);
      await turn();
      tab.reply.setText(text);
      return tab;
    };
    const [one, other] = [await open('Ett'), await open('Två')];
    store.broken = true;
    await one.env.advance(1_000);
    store.broken = false;
    await other.env.advance(1_000);
    const shown = [one, other].map(({ reply }) => reply.state.value);
    expect(shown.map(({ text }) => text)).toEqual(['Ett', 'Två']);
    expect(drafts.kept.get('c1')?.text).toBe('Ett');
    expect(shown[1]?.draft?.clashes).toEqual([{ part: 'text', theirs: 'Ett' }]);
  });

  it('that was changed in one tab is changed in the other, without a choice', async () => {
    const desk = new Desk();
    const store = new FakeStore();
    const one = await desk.open('Hej Anna!', session, store);
    await one.env.advance(1_000);
    const other = await desk.open('', session, store);
    await turn();
    other.reply.setText('Hej!');
    await other.env.advance(1_000);
    expect(one.reply.state.value).toMatchObject({ text: 'Hej!', draft: { state: 'saved', clashes: [] } });
  });

  it('is no other version for the one who wrote on before it was saved, and came back', async () => {
    const desk = new Desk();
    const store = new FakeStore();
    const one = await desk.open('Hej!', session, store);
    await one.env.advance(1_000);
    one.reply.setText('Nej.');
    one.store.dispose();
    const again = world([detail([])], { liveName: SERVICE }, { tabs: one.tab, draftStore: store });
    follow(again.store.detail('c1'));
    const reply = repliesOf(again.store).reply('c1');
    await turn();
    expect(reply.state.value).toMatchObject({ text: 'Nej.', draft: { clashes: [] } });
    await again.env.advance(1_000);
    expect([...store.kept.values()].map(({ text }) => text)).toEqual(['Nej.']);
  });
});
