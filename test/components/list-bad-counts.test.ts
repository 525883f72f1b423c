import type { CaseList } from '../../src/components/case-list/case-list.ts';
import { define } from '../../src/define/parts/case-list.ts';
import type { CaseListView } from '../../src/controllers/index.ts';
import type { CaseQuery, CaseStatus, Facts } from '../../src/domain/index.ts';
import { allByRole, axe, expect, fixture, html, textOf, until } from '../support/index.ts';
import { atAgency, fakeStore, sample, viewOf } from './samples.ts';

define();
const OPEN: CaseQuery = { status: ['awaitingCompany', 'awaitingAgency', 'unknown'] };

const headings = (list: Element): string[] => allByRole('heading', /^(Väntar|Klart)/, list).map((each) => textOf(each));

async function listWith(view: CaseListView): Promise<CaseList> {
  const store = fakeStore();
  store.listSignal(OPEN).value = { state: 'ready', data: view };
  const list = await fixture<CaseList>(html`<case-list .client=${store} locale="sv"></case-list>`);
  await until(() => allByRole('heading', undefined, list).length > 0, 'Nothing is shown.');
  return list;
}

const counted = (changes: Partial<Record<CaseStatus, number>>, facts: Partial<Facts>) => ({
  counts: { awaitingCompany: 0, awaitingAgency: 0, closed: 0, unknown: 0, ...changes },
  facts: { total: 0, unread: 0, actionRequired: 0, visible: true, ...facts },
});

/** What a back end may count beside two cards, one with each side. */
const WRONG: readonly (readonly [string, ReturnType<typeof counted>])[] = [
  ['too few', counted({}, {})],
  ['too many', counted({ awaitingCompany: 40, awaitingAgency: 50 }, { total: 90, actionRequired: 40 })],
  ['more for me than there are', counted({ awaitingCompany: 1, awaitingAgency: 1 }, { total: 2, actionRequired: 9 })],
  ['less than nothing', counted({ awaitingCompany: -3, awaitingAgency: -1 }, { total: -4, actionRequired: -2 })],
  ['no number', counted({ awaitingCompany: Number.NaN, awaitingAgency: Number.NaN }, { actionRequired: Number.NaN })],
];

describe('counts that disagree with the cards', () => {
  for (const [what, numbers] of WRONG) {
    it(`(${what}) lose to the cards once all of them are there`, async () => {
      const list = await listWith(viewOf([sample(), atAgency()], { ...numbers, hasMore: false }));
      expect(headings(list)).to.deep.equal(['Väntar på dig 1', 'Väntar på byrån 1']);
      await axe(list);
    });

    it(`(${what}) never say less than what is seen while more can be loaded`, async () => {
      const list = await listWith(viewOf([sample(), atAgency()], { ...numbers, hasMore: true }));
      const figures = headings(list).map((text) => Number(text.replace(/^\D+/, '') || Number.NaN));
      expect(figures).to.have.length(2);
      for (const figure of figures) expect(figure).to.be.at.least(1);
    });
  }
});
