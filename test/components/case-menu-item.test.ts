import type { CaseMenuItem } from '../../src/components/case-menu-item/case-menu-item.ts';
import { define } from '../../src/define/parts/case-menu-item.ts';
import type { Access, Facts } from '../../src/domain/index.ts';
import type { CaseNavigateEvent } from '../../src/events/index.ts';
import { allByRole, axe, byRole, expect, fixture, html, oneEvent, textOf, until, userEvent } from '../support/index.ts';
import { ACCESS, FAILURE, fakeStore, type FakeStore } from './samples.ts';

define();

const facts = (changes: Partial<Facts> = {}): Access => ({
  ...ACCESS,
  facts: { total: 5, unread: 2, actionRequired: 3, visible: true, ...changes },
});

/** A menu with one entry of the host's above ours and one below. */
async function menu(store: FakeStore, locale = 'sv', current = false): Promise<HTMLElement> {
  return fixture<HTMLElement>(html`
    <nav aria-label="Meny">
      <a href="#a">Lön</a>
      <case-menu-item .client=${store} locale=${locale} href="#cases" ?current=${current}></case-menu-item>
      <a href="#b">Inställningar</a>
    </nav>
  `);
}

const entryOf = (nav: Element): CaseMenuItem => nav.querySelector('case-menu-item') as CaseMenuItem;

it('is absent until it is known that there is something to show, then there, and stays while it is read anew', async () => {
  const store = fakeStore({ state: 'loading' });
  const nav = await menu(store);
  expect(entryOf(nav).getBoundingClientRect().height).to.equal(0);
  expect(allByRole('link', undefined, nav)).to.have.length(2);
  store.accessSignal.value = { state: 'ready', data: facts() };
  await byRole('link', 'Byråärenden 3 ärenden väntar på dig', nav);
  const { height } = entryOf(nav).getBoundingClientRect();
  for (const state of [
    { state: 'refreshing', data: facts() },
    { state: 'stale', data: facts(), failure: FAILURE },
    { state: 'loading' },
    { state: 'failed', failure: FAILURE },
  ] as const) {
    store.accessSignal.value = state;
    await entryOf(nav).updateComplete;
    expect(entryOf(nav).getBoundingClientRect().height, state.state).to.equal(height);
  }
});

it('never shows for facts that say no, whatever they count', async () => {
  const store = fakeStore({ state: 'ready', data: facts({ visible: false }) });
  const nav = await menu(store);
  await entryOf(nav).updateComplete;
  await until(() => entryOf(nav).hasAttribute('data-empty'), 'the mark of emptiness');
  expect(allByRole('link', undefined, nav)).to.have.length(2);
});

for (const [waiting, figure, sv, en] of [
  [0, '', 'Byråärenden', 'My accountant'],
  [1, '1', 'Byråärenden 1 ärende väntar på dig', 'My accountant 1 case is waiting for you'],
  [99, '99', 'Byråärenden 99 ärenden väntar på dig', 'My accountant 99 cases are waiting for you'],
  [100, '99+', 'Byråärenden 100 ärenden väntar på dig', 'My accountant 100 cases are waiting for you'],
] as const) {
  for (const [locale, name] of [
    ['sv', sv],
    ['en', en],
  ] as const) {
    it(`says ${figure || 'nothing'} to the eye and all of it to the ear where ${waiting} wait, in ${locale}`, async () => {
      const store = fakeStore({ state: 'ready', data: facts({ actionRequired: waiting }) });
      const nav = await menu(store, locale);
      await until(() => textOf(entryOf(nav)) !== '', 'the entry');
      const badge = (await byRole('link', name, nav)).querySelector('[part="badge"]');
      expect(badge === null ? '' : textOf(badge)).to.equal(figure);
      await axe(entryOf(nav));
    });
  }
}

it('stays for history when the last case closes, and says that it is the page on screen', async () => {
  const store = fakeStore({ state: 'ready', data: facts() });
  const nav = await menu(store, 'sv', true);
  const link = await byRole('link', /^Byråärenden/, nav);
  expect(link.getAttribute('aria-current')).to.equal('page');
  store.accessSignal.value = { state: 'ready', data: facts({ actionRequired: 0, unread: 0 }) };
  await byRole('link', 'Byråärenden', nav);
});

it('does not grow or shrink when the number changes', async () => {
  const store = fakeStore({ state: 'ready', data: facts({ actionRequired: 0 }) });
  const nav = await menu(store);
  await byRole('link', 'Byråärenden', nav);
  const { height } = nav.getBoundingClientRect();
  store.accessSignal.value = { state: 'ready', data: facts({ actionRequired: 12 }) };
  await byRole('link', /12 ärenden/, nav);
  expect(nav.getBoundingClientRect().height).to.equal(height);
});

it('asks the host where to go, and leaves other clicks to the browser', async () => {
  const nav = await menu(fakeStore({ state: 'ready', data: facts() }));
  const link = await byRole('link', /^Byråärenden/, nav);
  nav.addEventListener('case-navigate', (event) => event.preventDefault());
  const asked = oneEvent(nav, 'case-navigate');
  await userEvent.click(link);
  const event = (await asked) as unknown as CaseNavigateEvent;
  expect(event.whole()).to.deep.equal({ view: 'list', query: {} });
  expect(link.getAttribute('href')).to.equal('#cases');
});
