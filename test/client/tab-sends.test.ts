import { afterEach, describe, expect, it } from 'vitest';
import type { ReplySession } from '../../src/client/types.ts';
import { openDrawer } from '../../src/client/vault.ts';
import { detail } from '../domain/make.ts';
import { error, fails, FakeAdapter, hangs, held, session } from './fake-adapter.ts';
import { FakeBrowser, type FakeTab } from './fake-tabs.ts';
import { FakeEnv, turn } from './fake-env.ts';
import { compose, follow, heard, repliesOf, tidy, world, type World } from './support.ts';

afterEach(tidy);

const SERVICE = 'https://host.example/api/events';

/** One office, and a browser in which two tabs of one user show the same case. */
class Desk {
  readonly office = new FakeAdapter([detail([])], { findAct: true });
  readonly browser = new FakeBrowser();
  #tabs = 0;

  /** A tab with a form; the lines of two tabs fail apart, their office is one. */
  async open(text: string, who = session): Promise<World & { readonly tab: FakeTab; readonly reply: ReplySession }> {
    const tab = this.browser.tab();
    // Another page has nothing of this one's memory.
    openDrawer(who).clear();
    const env = new FakeEnv(`tab${(this.#tabs += 1)}`);
    const made = world([detail([])], { findAct: true, liveName: SERVICE }, { tabs: tab, session: who, env });
    const { adapter, store } = made;
    const { apply, get } = this.office;
    Object.assign(adapter, {
      apply: apply.bind(this.office),
      get: get.bind(this.office),
      findAct: (_id: string, key: string) =>
        Promise.resolve(this.office.effects.some((effect) => effect.key === key) ? 'applied' : 'unknown'),
    });
    follow(store.access());
    follow(store.detail('c1'));
    await turn();
    const reply = repliesOf(store).reply('c1');
    reply.setText(text);
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
