import type { CaseNotifications } from '../../src/components/case-notifications/case-notifications.ts';
import type { Notice } from '../../src/client/types.ts';
import { define } from '../../src/define/parts/case-notifications.ts';
import {
  allByRole,
  axe,
  byRole,
  expect,
  fixture,
  focused,
  html,
  roleGone,
  textOf,
  until,
  userEvent,
} from '../support/index.ts';
import { fakeStore, type FakeStore } from './samples.ts';

define();

const notice = (id: string, changes: Partial<Notice> = {}): Notice => ({
  id,
  kind: 'newCase',
  caseIds: ['c1'],
  agencyId: 'bjorkgarden',
  agencyName: 'Björkgården Redovisning',
  ...changes,
});

const show = (store: FakeStore, locale = 'sv'): Promise<CaseNotifications> =>
  fixture<CaseNotifications>(
    html`<case-notifications .client=${store} locale=${locale} base-path="#/arenden"></case-notifications>`,
  );

/** What the one live region in the page says. */
const said = (): string => [...document.querySelectorAll('body > [role="status"]')].map((node) => textOf(node)).join();

it('takes no room while there is nothing to tell', async () => {
  const element = await show(fakeStore());
  await until(() => element.hasAttribute('data-empty'), 'the mark of emptiness');
  expect(element.getBoundingClientRect().height).to.equal(0);
});

const WORDS = [
  ['invitation', 0, 'Inbjudan från Björkgården Redovisning', 'Invitation from Björkgården Redovisning'],
  ['newCase', 1, 'Nytt ärende från Björkgården Redovisning', 'New case from Björkgården Redovisning'],
  ['newCase', 3, '3 nya ärenden från Björkgården Redovisning', '3 new cases from Björkgården Redovisning'],
  ['newMessage', 1, 'Nytt meddelande från Björkgården Redovisning', 'New message from Björkgården Redovisning'],
  [
    'toCorrect',
    1,
    'Björkgården Redovisning ber dig rätta ett svar',
    'Björkgården Redovisning asks you to correct a reply',
  ],
  [
    'withdrawn',
    1,
    'Björkgården Redovisning har dragit tillbaka ett ärende',
    'Björkgården Redovisning has withdrawn a case',
  ],
  ['reopened', 1, 'Björkgården Redovisning har öppnat ett ärende igen', 'Björkgården Redovisning has reopened a case'],
  [
    'merged',
    1,
    'Björkgården Redovisning har slagit ihop ett ärende med ett annat',
    'Björkgården Redovisning has merged a case with another',
  ],
  ['handedOver', 1, 'Ett ärende har lämnats över till dig', 'A case has been handed over to you'],
  ['handedOver', 2, '2 ärenden har lämnats över till dig', '2 cases have been handed over to you'],
  ['closed', 2, 'Björkgården Redovisning har avslutat 2 ärenden', 'Björkgården Redovisning has closed 2 cases'],
] as const;

for (const [kind, count, sv, en] of WORDS) {
  it(`tells of ${kind} (${count}) in words, without anything that axe objects to`, async () => {
    const store = fakeStore();
    store.noticeSignal.value = [notice('n1', { kind, caseIds: Array.from({ length: count }, (_, at) => `c${at}`) })];
    const element = await show(store);
    await until(() => textOf(element).includes(sv), sv);
    await axe(element);
    const english = await show(store, 'en');
    await until(() => textOf(english).includes(en), en);
  });
}

it('is said once, politely, however many elements show it; and once more when it grows, not when it shrinks', async () => {
  const store = fakeStore();
  await show(store);
  await show(store);
  const heard: string[] = [];
  const note = (): void => {
    if (said() !== '' && said() !== heard.at(-1)) heard.push(said());
  };
  const observer = new MutationObserver(note);
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  store.noticeSignal.value = [notice('n1')];
  await until(() => heard.length === 1, 'the first announcement');
  store.noticeSignal.value = [notice('n1', { caseIds: ['c1', 'c2'] })];
  await until(() => heard.length === 2, 'the second');
  store.noticeSignal.value = [notice('n1', { caseIds: ['c2'] })];
  store.noticeSignal.value = [notice('n1', { caseIds: ['c2'] }), notice('n2', { kind: 'closed' })];
  await until(() => heard.length === 3, 'the third');
  observer.disconnect();
  expect(heard).to.deep.equal([
    'Nytt ärende från Björkgården Redovisning',
    '2 nya ärenden från Björkgården Redovisning',
    'Björkgården Redovisning har avslutat ett ärende',
  ]);
});

it('leads to its case, several to the list, by a real address', async () => {
  const store = fakeStore();
  store.noticeSignal.value = [notice('n1'), notice('n2', { kind: 'closed', caseIds: ['c2', 'c3'] })];
  const element = await show(store);
  expect((await byRole('link', 'Visa ärendet', element)).getAttribute('href')).to.equal('#/arenden/case/c1');
  expect((await byRole('link', 'Visa ärendena', element)).getAttribute('href')).to.equal('#/arenden');
});

it('is marked as read one by one or all at once; an invitation is not something to have read', async () => {
  const store = fakeStore();
  store.noticeSignal.value = [
    notice('n1'),
    notice('n2', { kind: 'closed', caseIds: ['c2'] }),
    notice('n3', { kind: 'invitation', caseIds: [] }),
  ];
  const element = await show(store);
  await userEvent.click(await byRole('button', 'Visa 1 till', element));
  await byRole('button', 'Markera alla som lästa', element);
  const [first] = allByRole('button', 'Markera som läst', element);
  if (!first) throw new Error('There is no button.');
  expect(allByRole('button', 'Markera som läst', element)).to.have.length(2);
  await userEvent.click(first);
  await roleGone('button', 'Markera alla som lästa', element);
  await userEvent.click(await byRole('button', 'Markera som läst', element));
  await roleGone('button', 'Markera som läst', element);
  expect(store.calls).to.deep.equal(['read n1', 'read n2']);
  expect(textOf(element)).to.include('Inbjudan från');
});

it('gives the focus on when it is closed: to the next one, then back to where one came from', async () => {
  const store = fakeStore();
  const before = await fixture<HTMLButtonElement>(html`<button>Före</button>`);
  store.noticeSignal.value = [notice('n1'), notice('n2', { kind: 'closed' })];
  const element = await show(store);
  await until(() => allByRole('button', 'Stäng aviseringen', element).length === 2, 'two notices');
  before.focus();
  await userEvent.tab();
  const [first] = allByRole('button', 'Stäng aviseringen', element);
  first?.focus();
  await userEvent.keyboard('{Enter}');
  await until(() => focused()?.getAttribute('aria-label') === 'Stäng aviseringen', 'the focus on the next one');
  await userEvent.keyboard('{Enter}');
  await until(() => focused() === before, 'the focus where one came from');
});

it('shows nothing to somebody who is signed out', async () => {
  const store = fakeStore();
  store.noticeSignal.value = [notice('n1')];
  store.signedOut.value = true;
  const element = await show(store);
  await until(() => element.hasAttribute('data-empty'), 'the mark of emptiness');
});

describe('when there are many', () => {
  const four = (): FakeStore => {
    const store = fakeStore();
    store.noticeSignal.value = [
      notice('n1'),
      notice('n2', { kind: 'closed', caseIds: ['c2'] }),
      notice('n3', { kind: 'withdrawn', caseIds: ['c3'] }),
      notice('n4', { kind: 'newMessage', caseIds: ['c4'] }),
    ];
    return store;
  };
  const items = (element: Element): string[] => allByRole('listitem', undefined, element).map((item) => textOf(item));

  for (const placement of ['inline', 'bottom-right'] as const) {
    it(`the newest two are shown, and a button shows the rest and hides it again: ${placement}`, async () => {
      const element = await show(four());
      element.placement = placement;
      const more = await byRole('button', 'Visa 2 till', element);
      expect(more.getAttribute('aria-expanded')).to.equal('false');
      expect(items(element).join()).to.match(/dragit tillbaka.*Nytt meddelande/);
      expect(items(element)).to.have.length(2);
      await axe(element);
      more.focus();
      await userEvent.keyboard('{Enter}');
      await byRole('button', 'Visa färre', element);
      expect(items(element)).to.have.length(4);
      expect(focused()).to.equal(more);
      await axe(element);
      await userEvent.keyboard('{Enter}');
      await byRole('button', 'Visa 2 till', element);
      expect(items(element)).to.have.length(2);
    });
  }

  it('all of them are said, those that wait behind the button too', async () => {
    await show(four());
    for (const words of ['Nytt ärende från', 'har avslutat', 'har dragit tillbaka', 'Nytt meddelande från'])
      await until(() => said().includes(words), words);
  });

  it('on a phone one is shown, and they take no more than a third of the window', async () => {
    const phone = await fixture<HTMLElement>(html`<div></div>`);
    phone.style.width = '328px';
    const element = await show(four());
    phone.append(element);
    await byRole('button', 'Visa 3 till', element);
    expect(items(element)).to.have.length(1);
    expect(element.getBoundingClientRect().height).to.be.lessThan(640 / 3);
    await axe(element);
  });

  it('the focus stays among them when what had it is handled elsewhere', async () => {
    const store = four();
    const element = await show(store);
    const more = await byRole('button', 'Visa 2 till', element);
    more.focus();
    store.noticeSignal.value = store.noticeSignal.value.slice(2);
    await roleGone('button', 'Visa 2 till', element);
    await until(() => focused()?.getAttribute('aria-label') === 'Stäng aviseringen', 'The focus is lost.');
  });
});
