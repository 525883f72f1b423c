/** A case that cannot be had because of the user's role or the consent: each element that shows one says why, and what can be done. */
import { createDemoOffice, demoSession, type DemoOffice } from '../../mocks/demo-adapter.ts';
import type { ScenarioName } from '../../mocks/office/model.ts';
import { defineAll } from '../../src/define/define-all.ts';
import { define as defineForm } from '../../src/define/parts/reply-form.ts';
import type { CaseElement } from '../../src/element/case-element.ts';
import {
  axe,
  byRole,
  expect,
  fixture,
  focused,
  hasRole,
  html,
  roleGone,
  textOf,
  until,
  userEvent,
} from '../support/index.ts';

defineAll();
defineForm();

const OPEN_CASE = 'lindqvist-moms';

async function show(
  office: DemoOffice,
  tag: string,
  inputs: Record<string, unknown>,
  locale = 'sv',
): Promise<HTMLElement> {
  const element = Object.assign(document.createElement(tag) as CaseElement, {
    adapter: office.adapter('maria'),
    session: demoSession('maria'),
    locale,
    ...inputs,
  });
  (await fixture<HTMLElement>(html`<div></div>`)).append(element);
  return element;
}

const says = (element: Element, text: string | RegExp): Promise<void> =>
  until(() => textOf(element).match(text), `<${element.localName}> does not say: ${String(text)}`);

const ELEMENTS: readonly (readonly [tag: string, inputs: Record<string, unknown>])[] = [
  ['case-detail', { caseId: OPEN_CASE }],
  ['reply-form', { caseId: OPEN_CASE }],
  ['case-portal', { location: { view: 'case', caseId: OPEN_CASE } }],
];

const STATES: readonly (readonly [
  scenario: ScenarioName,
  says: Readonly<Record<string, readonly (string | RegExp)[]>>,
])[] = [
  [
    'paused',
    {
      sv: [
        'Samarbetet med Björkgården Redovisning är pausat',
        'Kontakta byrån',
        'Avslutade ärenden kan du fortfarande läsa',
      ],
      en: ['Your cases with Björkgården Redovisning are paused', 'Contact the firm', 'You can still read closed cases'],
    },
  ],
  [
    'noAccess',
    {
      sv: ['Du har inte tillgång till ärendena', 'Be företagets administratör'],
      en: ['You don’t have access to the cases'.replace('’', "'"), 'Ask your company'],
    },
  ],
  [
    'invited',
    {
      sv: [
        /Björkgården Redovisning vill utbyta ärenden med (Lindqvist Snickeri AB|ditt företag)/,
        /Byrån äger informationen|När samarbetet är godkänt visas ärendena här/,
      ],
      en: [
        /Björkgården Redovisning would like to exchange cases with (Lindqvist Snickeri AB|your company)/,
        /The firm owns the information|Once it's approved, your cases will show here/,
      ],
    },
  ],
  [
    'declined',
    {
      sv: ['Inbjudan från Björkgården Redovisning är avböjd', 'Be byrån om en ny inbjudan'],
      en: ['The invitation from Björkgården Redovisning was declined', 'ask the firm for a new invitation'],
    },
  ],
];

for (const [tag, inputs] of ELEMENTS) {
  describe(`<${tag}> for a case that is out of reach`, () => {
    for (const [scenario, words] of STATES) {
      for (const locale of ['sv', 'en']) {
        it(`says why and what can be done: ${scenario}, in ${locale}`, async () => {
          const element = await show(createDemoOffice(scenario), tag, inputs, locale);
          for (const text of words[locale] ?? []) await says(element, text);
          expect(textOf(element)).not.to.match(/hittades inte|kunde inte hämtas|not found|couldn't be loaded/);
          expect(hasRole('button', /Försök igen|Try again/, element)).to.equal(false);
          await axe(element);
        });
      }
    }
  });
}

describe('a case out of reach', () => {
  it('has the focus on a heading when one comes to it in the portal', async () => {
    const portal = await show(createDemoOffice('paused'), 'case-portal', { location: { view: 'list', query: {} } });
    await byRole('heading', 'Byråärenden', portal);
    Object.assign(portal, { location: { view: 'case', caseId: OPEN_CASE } });
    const title = await byRole('heading', 'Ärendet kan inte visas', portal);
    await until(() => focused() === title, 'The focus is not on the heading.');
  });

  it('comes by itself when the co-operation goes on, and the focus stays on the page', async () => {
    const office = createDemoOffice('default');
    await office.desk.pause('lindqvist');
    const element = await show(office, 'case-detail', { caseId: OPEN_CASE });
    const title = await byRole('heading', 'Ärendet kan inte visas', element);
    title.focus();
    await office.desk.pause('lindqvist');
    const subject = await byRole('heading', /^Momsdeklaration/, element);
    await until(() => focused() === subject, 'The focus is not on the heading of the case.');
    expect(hasRole('heading', 'Ärendet kan inte visas', element)).to.equal(false);
  });

  it('takes the answer to the invitation on the spot', async () => {
    const office = createDemoOffice('invited');
    const element = await show(office, 'case-detail', { caseId: 'not-there' });
    await userEvent.click(await byRole('button', 'Godkänn samarbetet', element));
    await roleGone('button', 'Godkänn samarbetet', element);
    await until(() => focused() !== null && focused() !== document.body, 'The focus is lost.');
    await axe(element);
  });

  it('with the other agency still active, names the one that is not', async () => {
    const office = createDemoOffice('default');
    await office.desk.pause('lindqvist');
    const element = await show(office, 'case-detail', { caseId: OPEN_CASE });
    await says(element, 'Samarbetet med Björkgården Redovisning är pausat');
    expect(textOf(element)).not.to.contain('Kronan');
    const other = await show(office, 'case-detail', { caseId: 'not-there' });
    await says(other, 'Ärendet hittades inte');
  });
});

describe('a pause that keeps open cases out of sight', () => {
  const FACES = {
    sv: [
      'Inget att svara på just nu',
      /Pågående ärenden från Björkgården Redovisning visas igen/,
      /Klart för nu|Inget väntar/,
    ],
    en: [
      'Nothing to answer right now',
      /Open cases from Björkgården Redovisning will show again/,
      /All done|Nothing is waiting/,
    ],
  } as const;

  for (const locale of ['sv', 'en'] as const) {
    const [title, text, done] = FACES[locale];
    for (const tag of ['case-list', 'case-today']) {
      it(`is told of by <${tag}>, which does not say that all is done, in ${locale}`, async () => {
        const office = createDemoOffice('default');
        await office.desk.pause('lindqvist');
        const element = await show(office, tag, {}, locale);
        await byRole('heading', title, element);
        expect(textOf(element)).to.match(text).and.not.to.match(done);
        await axe(element);
      });
    }
  }

  it('of every agency: what is closed is still there to read, and both are named', async () => {
    const list = await show(createDemoOffice('paused'), 'case-list', {});
    await byRole('heading', 'Inget att svara på just nu', list);
    expect(textOf(list)).to.contain('Björkgården Redovisning och Kronans Ekonomibyrå');
    expect(textOf(list)).not.to.match(/Inga pågående|Inga ärenden än/);
    await byRole('button', /^Avslutade/, list);
  });

  it('says nothing where other cases wait', async () => {
    const office = createDemoOffice('default');
    const list = await show(office, 'case-list', {});
    await byRole('heading', /^Väntar på dig/, list);
    expect(textOf(list)).not.to.contain('Inget att svara på');
  });

  it('has a way from a start page to what can be read', async () => {
    const office = createDemoOffice('default');
    await office.desk.pause('lindqvist');
    const access = await show(office, 'case-access', { basePath: '#/arenden' });
    const link = await byRole<HTMLAnchorElement>('link', 'Visa avslutade ärenden', access);
    expect(link.hash).to.equal('#/arenden?status=closed');
    const asked: unknown[] = [];
    access.addEventListener('case-navigate', (event) => {
      event.preventDefault();
      asked.push(event.whole());
    });
    await userEvent.click(link);
    expect(asked).to.deep.equal([{ view: 'list', query: { status: ['closed'] } }]);
  });

  it('has none where nothing can be read, or the page has not said where', async () => {
    const office = createDemoOffice('default');
    await office.desk.pause('lindqvist');
    const access = await show(office, 'case-access', {});
    await byRole('heading', /är pausat$/, access);
    expect(hasRole('link', undefined, access)).to.equal(false);
    const declined = await show(createDemoOffice('declined'), 'case-access', { basePath: '#/arenden' });
    await byRole('heading', /är avböjd$/, declined);
    expect(hasRole('link', undefined, declined)).to.equal(false);
  });
});
