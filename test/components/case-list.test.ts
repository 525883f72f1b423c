import { createDemoAdapter, demoSession } from '../../mocks/demo-adapter.ts';
import { adapterError } from '../../src/adapter/adapter-error.ts';
import type { CaseList } from '../../src/components/case-list/case-list.ts';
import { define } from '../../src/define/parts/case-list.ts';
import type { CaseQuery } from '../../src/domain/index.ts';
import type { CaseQueryChangeEvent } from '../../src/events/index.ts';
import {
  allByRole,
  axe,
  byRole,
  expect,
  fixture,
  focused,
  hasRole,
  html,
  page,
  roleGone,
  textOf,
  until,
  userEvent,
} from '../support/index.ts';
import {
  ACCESS,
  atAgency,
  FAILURE,
  fakeStore,
  overflows,
  sample,
  shortPages,
  viewOf,
  type FakeStore,
} from './samples.ts';

define();
const OPEN: CaseQuery = { status: ['awaitingCompany', 'awaitingAgency', 'unknown'] };
const CLOSED: CaseQuery = { status: ['closed'] };

type Adapter = ReturnType<typeof createDemoAdapter>;

const listOf = (adapter: Adapter, locale = 'sv', userId = 'maria'): Promise<CaseList> =>
  fixture<CaseList>(
    html`<case-list
      .adapter=${adapter}
      .session=${demoSession(userId)}
      locale=${locale}
      base-path="#/arenden"
    ></case-list>`,
  );

const fakeList = (store: FakeStore, locale = 'sv'): Promise<CaseList> =>
  fixture<CaseList>(html`<case-list .client=${store} locale=${locale} base-path="#/arenden"></case-list>`);

/** What has the focus, in words; none of the page's own where nothing has it. */
function focusedText(): string {
  const element = focused();
  return element && element !== document.body ? textOf(element) : '';
}

const headings = (list: Element): string[] => allByRole('heading', undefined, list).map((each) => textOf(each));

/** The heading above a card, and the cards below it, from top to bottom. */
const subjects = (list: Element, group: RegExp): string[] =>
  allByRole('list', group, list).flatMap((ul) => allByRole('heading', undefined, ul).map((each) => textOf(each)));

describe('the groups', () => {
  it('stand in the order of need, with their counts, and closed cases are one row', async () => {
    const list = await listOf(createDemoAdapter('default'));
    await byRole('heading', /^Väntar på dig/, list);
    const groups = headings(list).filter((text) => /\d$/.test(text) && /^(Väntar|Avsl)/.test(text));
    expect(groups.map((text) => text.replace(/ \d+$/, ''))).to.deep.equal([
      'Väntar på dig',
      'Väntar på kollegor',
      'Väntar på byrån',
    ]);
    for (const ul of allByRole('list', /^Väntar/, list)) {
      const id = ul.getAttribute('aria-labelledby') ?? '';
      const count = Number(/\d+$/.exec(list.shadowRoot?.getElementById(id)?.textContent ?? '')?.[0]);
      expect(allByRole('listitem', undefined, ul)).to.have.length(count);
    }
    const closed = await byRole('link', /^Avslutade \d+$/, list);
    expect(closed.getAttribute('href')).to.equal('#/arenden?status=closed');
  });

  it('begin with what is to correct, then what is late, then the nearest date', async () => {
    const store = fakeStore();
    const list = await fakeList(store);
    store.listSignal(OPEN).value = {
      state: 'ready',
      data: viewOf([
        atAgency({ id: 'a1', subject: 'Hos byrån, äldre', updatedAt: '2026-11-01T08:00:00Z' }),
        sample({ id: 'later', subject: 'Senare', dueOn: '2026-12-08' }),
        sample({ id: 'late', subject: 'Sen', dueOn: '2026-11-20' }),
        atAgency({ id: 'a2', subject: 'Hos byrån, nyare', updatedAt: '2026-11-20T08:00:00Z' }),
        sample({ id: 'redo', subject: 'Rätta', toCorrect: 1, dueOn: '2026-12-24' }),
        sample({ id: 'soon', subject: 'Snart', dueOn: '2026-11-27' }),
      ]),
    };
    await byRole('heading', /^Väntar på dig/, list);
    await until(() => subjects(list, /dig/).length === 4, 'The cards are not there.');
    expect(subjects(list, /dig/).map((text) => text.split(' ')[0])).to.deep.equal(['Rätta', 'Sen', 'Snart', 'Senare']);
    expect(subjects(list, /byrån/).map((text) => /äldre|nyare/.exec(text)?.[0])).to.deep.equal(['nyare', 'äldre']);
  });

  it('are in English in English', async () => {
    const list = await listOf(createDemoAdapter('default'), 'en');
    await byRole('heading', /^Waiting for you/, list);
    await byRole('link', /^Closed \d+$/, list);
    expect(textOf(list)).not.to.match(/Väntar|Avslutade|Sök|Underlag ·/);
  });

  it('say for a colleague by name, and nothing waits for who may only read', async () => {
    const list = await listOf(createDemoAdapter('readOnly'));
    await byRole('heading', /^Väntar på kollegor/, list);
    expect(hasRole('heading', /^Väntar på dig/, list)).to.equal(false);
    expect(hasRole('heading', 'Klart för nu', list)).to.equal(false);
  });

  it('count what the server has counted while more can be loaded', async () => {
    const store = fakeStore();
    const counts = { awaitingCompany: 9, awaitingAgency: 30, closed: 0, unknown: 0 };
    const facts = { total: 39, unread: 0, actionRequired: 7, visible: true };
    store.listSignal(OPEN).value = { state: 'ready', data: viewOf([sample()], { counts, facts, hasMore: true }) };
    const list = await fakeList(store);
    await byRole('heading', 'Väntar på dig 7', list);
  });
});

describe('an empty list', () => {
  it('where there never was a case', async () => {
    const list = await listOf(createDemoAdapter('empty'));
    await byRole('heading', 'Inga ärenden än', list);
    expect(hasRole('searchbox', undefined, list)).to.equal(false);
    await axe(list);
  });

  it('takes the host’s words for that', async () => {
    const list = await fixture<CaseList>(
      html`<case-list .adapter=${createDemoAdapter('empty')} .session=${demoSession()} locale="sv"
        ><p slot="empty">Ring oss</p></case-list
      >`,
    );
    await until(() => textOf(list).includes('Ring oss'), 'The slot is not shown.');
    expect(textOf(list)).not.to.contain('Inga ärenden än');
  });

  for (const [locale, title, text] of [
    ['sv', 'Klart för nu', '2 ärenden ligger hos byrån.'],
    ['en', 'All done for now', '2 cases are with your accountant.'],
  ] as const) {
    it(`where nothing waits (${locale})`, async () => {
      const list = await listOf(createDemoAdapter('clear'), locale);
      await byRole('heading', title, list);
      expect(textOf(list)).to.contain(text);
      await axe(list);
    });
  }

  it('where nothing matches, with the way out', async () => {
    const list = await listOf(createDemoAdapter('default'));
    const box = await byRole<HTMLInputElement>('searchbox', undefined, list);
    await userEvent.fill(box, 'xyzzy');
    await userEvent.keyboard('{Enter}');
    await byRole('heading', 'Inget ärende stämmer', list);
    const panel = () => list.renderRoot.querySelector('.panel') ?? list;
    list.query = { ...list.query, unread: true };
    await byRole('button', 'Rensa sökning och filter', panel());
    list.query = { unread: true, toCorrect: true, dueWithin: 0, type: ['x'] };
    await byRole('button', 'Rensa filter', panel());
    list.query = { text: 'xyzzy' };
    await userEvent.click(await byRole('button', 'Rensa sökningen', panel()));
    await byRole('heading', /^Väntar på dig/, list);
    expect(box.value).to.equal('');
    await until(() => focusedText().startsWith('Väntar på dig'), 'The focus is lost.');
  });

  it('where nothing has been closed', async () => {
    const list = await listOf(createDemoAdapter('oneCase'));
    list.query = CLOSED;
    await byRole('heading', 'Inga avslutade ärenden än', list);
  });

  it('where it could not be loaded, with another try that keeps the focus', async () => {
    const adapter = createDemoAdapter('default');
    let broken = true;
    // Not a failure that passes by itself: those are tried again for some seconds before anything is said.
    const listCases: Adapter['listCases'] = (query, options) =>
      broken ? Promise.reject(adapterError({ kind: 'protocol', retryable: false })) : adapter.listCases(query, options);
    const list = await listOf({ ...adapter, listCases });
    const retry = await byRole('button', 'Försök igen', list);
    expect(textOf(list)).to.contain('Ärendena kunde inte hämtas.');
    await axe(list);
    broken = false;
    await userEvent.click(retry);
    await byRole('heading', /^Väntar på dig/, list);
    await until(() => focusedText().startsWith('Väntar på dig'), 'The focus is lost.');
  });
});

describe('other states', () => {
  it('while loading: cards to be, and a word for who cannot see them', async () => {
    const list = await listOf(createDemoAdapter('default', { latency: Infinity }));
    await until(() => hasRole('status', undefined, list), 'Nothing says that it loads.');
    expect(list.shadowRoot?.textContent).to.contain('Hämtar …');
    await axe(list);
  });

  it('a failed refresh says so and keeps the cards', async () => {
    const store = fakeStore();
    store.listSignal(OPEN).value = { state: 'stale', data: viewOf([sample()]), failure: FAILURE };
    const list = await fakeList(store);
    await byRole('link', /kortköp/, list);
    await userEvent.click(await byRole('button', 'Försök igen', list));
    expect(textOf(list)).to.contain('Listan kan vara inaktuell.');
    expect(store.calls).to.include('retry list');
  });

  it('signed out hides the cases', async () => {
    const store = fakeStore();
    store.listSignal(OPEN).value = { state: 'ready', data: viewOf([sample()]) };
    const list = await fakeList(store);
    await byRole('link', /kortköp/, list);
    store.signedOut.value = true;
    await roleGone('link', /kortköp/, list);
    expect(textOf(list)).to.contain('Du är utloggad');
  });

  it('after a reset nothing of the cases is left', async () => {
    const store = fakeStore();
    store.listSignal(OPEN).value = { state: 'ready', data: viewOf([sample()]) };
    const list = await fakeList(store);
    await byRole('link', /kortköp/, list);
    store.listSignal(OPEN).value = { state: 'loading' };
    await roleGone('link', /kortköp/, list);
  });

  it('no access says so', async () => {
    const list = await listOf(createDemoAdapter('noAccess'));
    await until(
      () => textOf(list).includes('Du har inte tillgång till ärendena'),
      'Nothing says that there is no access.',
    );
    const invited = await listOf(createDemoAdapter('invited'));
    await until(
      () => /Björkgården Redovisning vill utbyta ärenden .* När samarbetet är godkänt visas/.test(textOf(invited)),
      'Nothing says that there is an invitation.',
    );
    const without = await fakeList(fakeStore({ state: 'ready', data: { ...ACCESS, agencies: [] } }));
    await until(
      () => textOf(without).includes('Ingen inbjudan från en byrå än'),
      'Nothing says that there is no consent.',
    );
  });

  it('one broken record harms its own card', async () => {
    const list = await listOf(createDemoAdapter('odd'));
    await until(() => textOf(list).includes('Ett ärende kunde inte visas.'), 'The broken card is not there.');
    expect(allByRole('link', /^\S/, list).length).to.be.greaterThan(2);
    expect(textOf(list)).not.to.match(/undefined|protocol/);
    await axe(list);
  });

  it('a record that an adapter left half empty is a broken card, not a broken page', async () => {
    const store = fakeStore();
    const half = { id: 'x', subject: 'Halv' } as never;
    store.listSignal(OPEN).value = { state: 'ready', data: viewOf([sample(), half]) };
    const list = await fakeList(store);
    await byRole('link', /kortköp/, list);
    expect(textOf(list)).to.contain('Ett ärende kunde inte visas.');
  });

  it('fits 320 px in both languages', async () => {
    await page.viewport(320, 640);
    for (const locale of ['sv', 'en']) {
      const list = await listOf(createDemoAdapter('longText'), locale);
      await until(() => allByRole('list', undefined, list).length > 0, 'There is no list.');
      expect(overflows()).to.equal(false);
      await axe(list);
    }
    await page.viewport(1280, 800);
  });
});

describe('searching', () => {
  it('is offered above ten cases, and asks after a pause or at once with Enter', async () => {
    const list = await listOf(createDemoAdapter('default'));
    const asked: (string | undefined)[] = [];
    list.addEventListener('case-query-change', (event: CaseQueryChangeEvent) => asked.push(event.whole().text));
    await byRole('searchbox', undefined, list);
    const all = subjects(list, /./).length;
    await userEvent.type(await byRole('searchbox', 'Sök bland ärendena', list), 'moms{Enter}');
    expect(asked).to.deep.equal(['moms']);
    await until(() => subjects(list, /./).length < all, 'Other cases are still shown.');
    expect(subjects(list, /./).join()).to.match(/moms/i);
    await userEvent.keyboard(' x');
    await until(() => asked.length === 2, 'The pause asks nothing.');
    expect(asked[1]).to.equal('moms x');
    const region = document.querySelector('body > [role=status]');
    await until(() => /hittades$/.test(region?.textContent ?? ''), 'Nothing is announced.');
  });

  it('is emptied by its own button, which gives the focus back to the field', async () => {
    const list = await listOf(createDemoAdapter('default'));
    const box = await byRole<HTMLInputElement>('searchbox', undefined, list);
    await userEvent.type(box, 'moms{Enter}');
    await userEvent.click(await byRole('button', 'Rensa sökningen', list));
    expect(box.value).to.equal('');
    expect(list.query.text).to.equal(undefined);
    expect(focused()).to.equal(box);
  });

  it('changes nothing when the host cancels', async () => {
    const list = await listOf(createDemoAdapter('default'));
    list.addEventListener('case-query-change', (event) => event.preventDefault());
    await userEvent.type(await byRole('searchbox', undefined, list), 'moms{Enter}');
    expect(list.query).to.deep.equal({});
  });

  it('tells hosts that log events nothing of what was searched for', async () => {
    const list = await listOf(createDemoAdapter('default'));
    let told = '';
    list.addEventListener('case-query-change', (event: CaseQueryChangeEvent) => (told = JSON.stringify(event.query)));
    await userEvent.type(await byRole('searchbox', undefined, list), 'lön{Enter}');
    expect(told).to.equal('{}');
  });
});

describe('closed cases', () => {
  it('are a view of their own, with a way back that returns the focus', async () => {
    const list = await listOf(createDemoAdapter('default'));
    await userEvent.click(await byRole('link', /^Avslutade/, list));
    const title = await byRole('heading', /^Avslutade ärenden \d+$/, list);
    expect(list.query).to.deep.equal(CLOSED);
    await until(() => focused() === title, 'The focus is not on the heading.');
    await axe(list);
    await userEvent.click(await byRole('link', 'Pågående ärenden', list));
    await byRole('heading', /^Väntar på dig/, list);
    await until(() => focusedText().startsWith('Avslutade'), 'The focus is not on the row.');
  });

  it('are buttons where the list knows no address', async () => {
    const list = await fixture<CaseList>(
      html`<case-list .adapter=${createDemoAdapter('default')} .session=${demoSession()} locale="sv"></case-list>`,
    );
    await userEvent.click(await byRole('button', /^Avslutade/, list));
    await byRole('heading', /^Avslutade ärenden/, list);
  });
});

describe('show more', () => {
  it('gives the focus to what is new when the button goes', async () => {
    const store = fakeStore();
    const one = sample();
    const two = sample({ id: 'c-9', subject: 'Annat', dueOn: '2026-12-24' });
    store.listSignal(OPEN).value = { state: 'ready', data: viewOf([one], { hasMore: true }) };
    const list = await fakeList(store);
    await userEvent.click(await byRole('button', 'Visa fler', list));
    expect(store.calls).to.include('loadMore');
    store.listSignal(OPEN).value = { state: 'ready', data: viewOf([one, two]) };
    await until(() => focusedText().includes('Annat'), 'The focus is lost.');
  });

  it('loads by itself, page by page, while the user scrolls', async () => {
    await page.viewport(1280, 300);
    const list = await listOf(shortPages(3));
    await byRole('button', 'Visa fler', list);
    const ids = () =>
      [...(list.shadowRoot?.querySelectorAll<HTMLElement>('[data-case]') ?? [])].map((row) => row.dataset['case']);
    expect(ids()).to.have.length(3);
    await until(() => {
      scrollTo(0, document.body.scrollHeight);
      return !hasRole('button', /^(Visa|Hämtar) fler/, list);
    }, 'The list never comes to its end.');
    expect(ids().length).to.be.greaterThan(6);
    expect(new Set(ids()).size).to.equal(ids().length);
    await page.viewport(1280, 800);
  });

  it('says when more could not be had', async () => {
    const store = fakeStore();
    store.listSignal(OPEN).value = {
      state: 'ready',
      data: viewOf([sample()], { hasMore: true, moreFailure: FAILURE }),
    };
    const list = await fakeList(store);
    await userEvent.click(await byRole('button', 'Försök igen', list));
    expect(textOf(list)).to.contain('Det gick inte att hämta fler ärenden.');
    expect(store.calls).to.deep.equal(['loadMore']);
  });
});

describe('a list in a page', () => {
  it('works with nothing but an adapter', async () => {
    const adapter = createDemoAdapter('default');
    const list = document.createElement('case-list');
    list.adapter = adapter;
    list.locale = 'sv';
    (await fixture<HTMLElement>(html`<div></div>`)).append(list);
    await byRole('heading', /^Väntar på dig/, list);
  });

  it('stands beside another with another adapter and language', async () => {
    const place = await fixture<HTMLElement>(
      html`<div>
        <case-list
          id="first"
          .adapter=${createDemoAdapter('default')}
          .session=${demoSession('maria')}
          locale="sv"
        ></case-list>
        <case-list
          id="second"
          .adapter=${createDemoAdapter('default', { user: 'karin' })}
          .session=${demoSession('karin')}
          locale="en"
        ></case-list>
      </div>`,
    );
    const [first, second] = place.querySelectorAll('case-list');
    if (!first || !second) throw new Error('There are not two lists.');
    await byRole('heading', /^Väntar på dig/, first);
    await until(
      () => textOf(second).includes('With your accountant') || textOf(second).includes('Waiting for you'),
      'No English list.',
    );
    const ids = (list: Element) =>
      [...(list.shadowRoot?.querySelectorAll<HTMLElement>('[data-case]') ?? [])].map((row) => row.dataset['case']);
    expect(ids(first).some((id) => ids(second).includes(id))).to.equal(false);
  });

  it('keeps its cards when it is moved', async () => {
    const place = await fixture<HTMLElement>(html`<div><section></section></div>`);
    const list = document.createElement('case-list');
    Object.assign(list, { adapter: createDemoAdapter('default'), session: demoSession(), locale: 'sv' });
    place.append(list);
    await byRole('heading', /^Väntar på dig/, list);
    place.querySelector('section')?.append(list);
    await byRole('heading', /^Väntar på dig/, list);
    expect(allByRole('status', undefined, list)).to.have.length(0);
  });

  it('shows what was set before it was defined', async () => {
    const early = document.createElement('late-case-list') as CaseList;
    Object.assign(early, {
      adapter: createDemoAdapter('default'),
      session: demoSession(),
      locale: 'sv',
      query: CLOSED,
    });
    (await fixture<HTMLElement>(html`<div></div>`)).append(early);
    define({ prefix: 'late-' });
    await byRole('heading', /^Avslutade ärenden/, early);
    expect(early.shadowRoot?.querySelector('late-case-card')).not.to.equal(null);
  });

  it('keeps the focus on a card that goes to another group', async () => {
    const store = fakeStore();
    store.listSignal(OPEN).value = {
      state: 'ready',
      data: viewOf([sample(), sample({ id: 'c-9', subject: 'Annat' })]),
    };
    const list = await fakeList(store);
    await byRole('link', /kortköp/, list);
    expect(list.focusCase('c-1')).to.equal(true);
    expect(list.focusCase('not-there')).to.equal(false);
    store.listSignal(OPEN).value = {
      state: 'ready',
      data: viewOf([atAgency({ id: 'c-1' }), sample({ id: 'c-9', subject: 'Annat' })]),
    };
    await byRole('heading', /^Väntar på byrån/, list);
    await until(() => focusedText().includes('kortköp'), 'The focus is lost.');
  });

  it('goes to the next card of the group when its own goes away, and to a heading from the last', async () => {
    const store = fakeStore();
    const show = (...items: ReturnType<typeof sample>[]) => {
      store.listSignal(OPEN).value = { state: 'ready', data: viewOf(items) };
    };
    const second = sample({ id: 'c-8', subject: 'Det andra' });
    const last = sample({ id: 'c-9', subject: 'Det sista' });
    const other = atAgency({ id: 'c-7', subject: 'Hos byrån' });
    show(sample(), second, last, other);
    const list = await fakeList(store);
    await byRole('link', /Det andra/, list);
    list.focusCase('c-8');
    const isOn = (words: string) => until(() => focusedText().includes(words), `The focus is not on ${words}.`);
    await isOn('Det andra');
    show(sample(), last, other);
    await isOn('Det sista');
    show(sample(), other);
    await isOn('kortköp');
    show(other);
    await isOn('Väntar på byrån');
  });
});
