import type { CaseList } from '../../src/components/case-list/case-list.ts';
import { define } from '../../src/define/parts/case-list.ts';
import type { CaseQuery, CaseSummary } from '../../src/domain/index.ts';
import {
  allByRole,
  axe,
  byRole,
  expect,
  fixture,
  focused,
  html,
  page,
  roleGone,
  textOf,
  until,
  userEvent,
} from '../support/index.ts';
import { atAgency, fakeStore, sample, viewOf, type FakeStore } from './samples.ts';

define();
const OPEN: CaseQuery = { status: ['awaitingCompany', 'awaitingAgency', 'unknown'] };

const number = (at: number): string => String(at).padStart(4, '0');

/** So many cases of the user's, in the order of their numbers, and a few of the agency's after them. */
const manyCases = (count: number): CaseSummary[] => [
  ...Array.from({ length: Math.max(0, count - 5) }, (_, at) =>
    sample({ id: `c${at}`, subject: `Ärende ${number(at)}`, dueOn: '2026-12-24', updatedAt: instantBefore(at) }),
  ),
  ...Array.from({ length: 5 }, (_, at) =>
    atAgency({ id: `a${at}`, subject: `Hos byrån ${at}`, updatedAt: instantBefore(at) }),
  ),
];

const instantBefore = (minutes: number): string =>
  new Date(Date.parse('2026-11-20T08:00:00Z') - minutes * 60_000).toISOString();

async function listOf(count: number): Promise<{ list: CaseList; store: FakeStore }> {
  const store = fakeStore();
  const cases = manyCases(count);
  const facts = { total: count, unread: 0, actionRequired: count - 5, visible: true };
  store.listSignal(OPEN).value = { state: 'ready', data: viewOf(cases, { facts }) };
  const list = await fixture<CaseList>(html`<case-list .client=${store} locale="sv" base-path="#/a"></case-list>`);
  await byRole('heading', `Väntar på dig ${String(count - 5).replace(/(\d)(\d{3})$/, '$1\u00a0$2')}`, list);
  return { list, store };
}

const drawn = (list: CaseList): HTMLElement[] => [
  ...(list.shadowRoot?.querySelectorAll<HTMLElement>('li[data-case]') ?? []),
];
const settled = async (list: CaseList): Promise<void> => {
  await until(() => list.shadowRoot?.querySelector('[data-index]') !== null, 'The list is not virtual.');
  await list.updateComplete;
};
const numberOf = (element: Element | null): string => /Ärende (\d+)/.exec(textOf(element ?? document.body))?.[1] ?? '';

describe('a list of some length', () => {
  /** As it stands after its first rendering, before anything has been painted. */
  const fresh = async (count: number): Promise<CaseList> => {
    // The texts are here then.
    await listOf(10);
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const store = fakeStore();
    store.listSignal(OPEN).value = { state: 'ready', data: viewOf(manyCases(count)) };
    const list = Object.assign(document.createElement('case-list'), { client: store, locale: 'sv' });
    box.append(list);
    await list.updateComplete;
    return list;
  };

  it('has a screenful of cards at the first paint, and all of them right after it', async () => {
    const list = await fresh(100);
    expect(drawn(list)).to.have.length(24);
    await byRole('heading', 'Väntar på byrån 5', list);
    await until(() => drawn(list).length === 100, 'Not all cards are drawn.');
  });

  it('has all of them at once when one of the others is to get the focus', async () => {
    const list = await fresh(100);
    expect(list.focusCase('c70')).to.equal(true);
    await until(() => numberOf(focused()) === '0070', 'The focus is not on the card.');
    expect(drawn(list)).to.have.length(100);
    expect(list.focusCase('nowhere')).to.equal(false);
    scrollTo(0, 0);
  });
});

describe('a long list', () => {
  it('draws what is near the viewport, and says how many there are and which one each is', async () => {
    const { list } = await listOf(1000);
    await settled(list);
    await until(() => drawn(list).length < 60, 'Too many cards are drawn.');
    const [first] = drawn(list);
    expect(first?.getAttribute('aria-setsize')).to.equal('995');
    expect(first?.getAttribute('aria-posinset')).to.equal('1');
    await axe(list);
  });

  it('never draws more than that where the code for long lists is here already', async () => {
    await settled((await listOf(1000)).list);
    const store = fakeStore();
    store.listSignal(OPEN).value = { state: 'ready', data: viewOf(manyCases(1000)) };
    const list = await fixture<CaseList>(html`<case-list .client=${store} locale="sv"></case-list>`);
    expect(list.shadowRoot?.querySelector('[data-index]')).not.to.equal(null);
    expect(drawn(list).length).to.be.within(1, 60);
  });

  it('shows other cards where one scrolls to, the last ones at its end', async () => {
    const { list } = await listOf(1000);
    await settled(list);
    await until(() => {
      scrollTo(0, document.documentElement.scrollHeight);
      return drawn(list).at(-1)?.dataset['case'] === 'a4';
    }, 'The last card is never drawn.');
    expect(drawn(list).length).to.be.lessThan(60);
    await byRole('heading', 'Väntar på byrån 5', list);
    scrollTo(0, document.documentElement.scrollHeight / 2);
    await until(() => {
      const seen = drawn(list).find((row) => row.getBoundingClientRect().top >= 0);
      return seen !== undefined && seen.getBoundingClientRect().top < innerHeight;
    }, 'There is a hole in the middle.');
    scrollTo(0, 0);
    await until(() => drawn(list)[0]?.dataset['case'] === 'c0', 'The first card does not come back.');
  });

  it('keeps the card that has the focus, however far one scrolls', async () => {
    const { list } = await listOf(1000);
    await settled(list);
    expect(list.focusCase('c1')).to.equal(true);
    await until(() => numberOf(focused()) === '0001', 'The focus is not on the card.');
    scrollTo(0, document.documentElement.scrollHeight / 2);
    await until(
      () => drawn(list).length > 3 && drawn(list).some((row) => Number(row.getAttribute('aria-posinset')) > 300),
      'Nothing else is drawn.',
    );
    expect(numberOf(focused())).to.equal('0001');
  });

  it('keeps the card that has the focus when it grows long under it', async () => {
    const { list, store } = await listOf(50);
    expect(list.focusCase('c40')).to.equal(true);
    await until(() => numberOf(focused()) === '0040', 'The focus is not on the card.');
    store.listSignal(OPEN).value = { state: 'ready', data: viewOf(manyCases(300)) };
    await settled(list);
    await until(() => drawn(list).length < 60, 'Too many cards are drawn.');
    expect(numberOf(focused())).to.equal('0040');
    await userEvent.keyboard('{End}');
    await until(() => textOf(focused() ?? document.body).includes('Hos byrån 4'), 'End leads elsewhere.');
  });

  it('draws a card anywhere when it is to get the focus', async () => {
    const { list } = await listOf(1000);
    await settled(list);
    expect(list.focusCase('c700')).to.equal(true);
    await until(() => numberOf(focused()) === '0700', 'The focus is not on the card.');
    await until(() => {
      const top = focused()?.getBoundingClientRect().top ?? -1;
      return top > 0 && top < innerHeight;
    }, 'The card is out of sight.');
    expect(list.focusCase('nowhere')).to.equal(false);
  });

  it('goes to its last and first card with End and Home', async () => {
    const { list } = await listOf(1000);
    await settled(list);
    list.focusCase('c0');
    await until(() => numberOf(focused()) === '0000', 'The focus is not on the first card.');
    await userEvent.keyboard('{End}');
    await until(() => textOf(focused() ?? document.body).includes('Hos byrån 4'), 'End leads elsewhere.');
    await userEvent.keyboard('{Home}');
    await until(() => numberOf(focused()) === '0000', 'Home leads elsewhere.');
  });

  it('is drawn whole on paper', async () => {
    const { list } = await listOf(300);
    await settled(list);
    expect(drawn(list).length).to.be.lessThan(60);
    window.dispatchEvent(new Event('beforeprint'));
    await list.updateComplete;
    expect(drawn(list)).to.have.length(300);
    window.dispatchEvent(new Event('afterprint'));
    await until(() => drawn(list).length < 60, 'The whole list stays drawn.');
  });

  it('is one column in a narrow place', async () => {
    await page.viewport(360, 640);
    const { list } = await listOf(300);
    await settled(list);
    await until(() => drawn(list).length > 2, 'Nothing is drawn.');
    const lefts = new Set(drawn(list).map((row) => Math.round(row.getBoundingClientRect().left)));
    expect(lefts.size).to.equal(1);
    await page.viewport(1280, 800);
  });

  it('scrolls in an element of the host too', async () => {
    const store = fakeStore();
    store.listSignal(OPEN).value = { state: 'ready', data: viewOf(manyCases(500)) };
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.scroller { height: 500px; overflow-y: auto }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const box = await fixture<HTMLElement>(
      html`<div class="scroller" tabindex="0"><case-list .client=${store} locale="sv"></case-list></div>`,
    );
    const list = box.querySelector('case-list') as CaseList;
    await settled(list);
    await until(() => drawn(list).length < 60, 'Too many cards are drawn.');
    await until(() => {
      box.scrollTop = box.scrollHeight;
      return drawn(list).at(-1)?.dataset['case'] === 'a4';
    }, 'The last card is never drawn.');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  });

  it('is an ordinary list again when few are left', async () => {
    const { list, store } = await listOf(300);
    await settled(list);
    store.listSignal(OPEN).value = { state: 'ready', data: viewOf(manyCases(20)) };
    await until(() => drawn(list).length === 20, 'Not all cards are drawn.');
    expect(list.shadowRoot?.querySelector('[data-index]')).to.equal(null);
    await roleGone('heading', /^Väntar på dig 295/, list);
  });
});

describe('the keys', () => {
  const go = async (key: string): Promise<string> => {
    const before = focused();
    await userEvent.keyboard(`{${key}}`);
    await until(() => focused() !== before, `${key} leads nowhere.`);
    return textOf(focused() ?? document.body).replace(/^.*(Ärende \d+|Hos byrån \d).*$/, '$1');
  };

  it('follow rows and columns, over the groups', async () => {
    const { list } = await listOf(10);
    await until(() => drawn(list).length === 10, 'Not all cards are drawn.');
    const cards = list.shadowRoot?.querySelector('.cards');
    const columns = cards ? getComputedStyle(cards).gridTemplateColumns.split(' ').length : 0;
    expect(columns).to.equal(4);
    list.focusCase('c0');
    expect(await go('ArrowRight')).to.equal('Ärende 0001');
    expect(await go('ArrowDown')).to.equal('Ärende 0004');
    expect(await go('ArrowDown')).to.equal('Hos byrån 0');
    expect(await go('ArrowUp')).to.equal('Ärende 0004');
    expect(await go('ArrowUp')).to.equal('Ärende 0000');
    expect(await go('End')).to.equal('Hos byrån 4');
    expect(await go('ArrowLeft')).to.equal('Hos byrån 3');
    expect(await go('Home')).to.equal('Ärende 0000');
  });

  it('open the case with Enter', async () => {
    const { list } = await listOf(10);
    const opened: string[] = [];
    list.addEventListener('case-open', (event) => {
      opened.push(event.caseId);
      event.preventDefault();
    });
    list.focusCase('c2');
    await userEvent.keyboard('{Enter}');
    expect(opened).to.deep.equal(['c2']);
    expect(allByRole('link', /Ärende 0002/, list)).to.have.length(1);
  });

  it('with a modifier stay the browser’s', async () => {
    const { list } = await listOf(10);
    list.focusCase('c0');
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(numberOf(focused())).to.equal('0000');
  });
});
