import { createDemoOffice, demoSession, type DemoOffice } from '../../mocks/demo-adapter.ts';
import type { ScenarioName } from '../../mocks/office/model.ts';
import type { CaseAccess } from '../../src/components/case-access/case-access.ts';
import { define } from '../../src/define/parts/case-access.ts';
import type { Access, AgencyAccess, Client, ConsentState } from '../../src/domain/index.ts';
import {
  allByRole,
  axe,
  byRole,
  expect,
  fixture,
  focused,
  html,
  oneEvent,
  textOf,
  until,
  userEvent,
} from '../support/index.ts';
import { ACCESS, FAILURE, fakeStore, type FakeStore } from './samples.ts';

define();

const accessOf = (office: DemoOffice, userId = 'maria', locale = 'sv'): Promise<CaseAccess> =>
  fixture<CaseAccess>(
    html`<case-access
      .adapter=${office.adapter(userId)}
      .session=${demoSession(userId)}
      locale=${locale}
      show-active
    ></case-access>`,
  );

const over = (store: FakeStore, locale = 'sv', agencyId?: string): Promise<CaseAccess> =>
  fixture<CaseAccess>(
    html`<case-access .client=${store} locale=${locale} .agencyId=${agencyId} show-active></case-access>`,
  );

const INVITATION: NonNullable<AgencyAccess['invitation']> = {
  id: 'i1',
  by: { id: 'anna', name: 'Anna Berg', side: 'agency' },
  mayAnswer: true,
  at: '2026-11-16T09:00:00Z',
};

/** Access to one agency in a state. */
function access(state: ConsentState, changes: Partial<AgencyAccess> = {}, client?: Client): Access {
  const agency = { id: 'bjorkgarden', name: 'Björkgården Redovisning' };
  const invitation = state === 'invited' ? { invitation: INVITATION } : {};
  return {
    ...ACCESS,
    ...(client ? { client } : {}),
    agencies: [{ agency, state, historyReadable: false, ...invitation, ...changes }],
  };
}

const ready = (data: Access): FakeStore => fakeStore({ state: 'ready', data });

const COMPANY: Client = { id: 'l', name: 'Lindqvist Snickeri AB', kind: 'company' };
const SOLE: Client = { id: 'e', name: 'Ekdahl Konsult', kind: 'soleTrader' };
const PERSON: Client = { id: 'p', name: 'Olle Ekdahl', kind: 'person' };

const per = { id: 'maria', name: 'Maria Lindqvist', side: 'company' } as const;

describe('each state has its text and its next step', () => {
  const states: readonly (readonly [string, Access, RegExp, RegExp])[] = [
    ['not invited', access('notInvited'), /^Ingen inbjudan från Björkgården Redovisning än$/, /^No invitation from/],
    [
      'invited',
      access('invited', {}, COMPANY),
      /^Björkgården Redovisning vill utbyta ärenden med Lindqvist Snickeri AB$/,
      /would like to exchange cases with Lindqvist Snickeri AB$/,
    ],
    ['declined', access('declined'), /^Inbjudan från Björkgården Redovisning är avböjd$/, /was declined$/],
    ['active', access('active'), /^Samarbetet med Björkgården Redovisning är aktivt$/, /^You exchange cases with/],
    ['paused', access('paused', { historyReadable: true }), /är pausat$/, /are paused$/],
    ['ended', access('ended', { historyReadable: true }), /är avslutat$/, /^You no longer exchange cases/],
  ];
  for (const [name, data, sv, en] of states) {
    for (const [locale, title] of [
      ['sv', sv],
      ['en', en],
    ] as const) {
      it(`${name}, in ${locale}, without anything that axe objects to`, async () => {
        const element = await over(ready(data), locale);
        const heading = await byRole('heading', title, element);
        expect(textOf(heading.parentElement ?? heading)).to.match(/byrån|firm/);
        await axe(element);
      });
    }
  }

  it('says what is exchanged, who owns it, who sees it and how to stop, before one says yes', async () => {
    const element = await over(ready(access('invited', {}, COMPANY)));
    await byRole('button', 'Godkänn samarbetet', element);
    const text = textOf(element);
    for (const words of [
      'Inbjudan från Anna Berg, 16 nov',
      'Frågor och underlag går den här vägen',
      'Byrån äger informationen.',
      'alla med tillgång till ärenden hos Lindqvist Snickeri AB kan se den',
      'Kontakta byrån för att avsluta.',
    ])
      expect(text.replaceAll('\u00a0', ' ')).to.include(words);
  });

  it('says who may answer, where this user may not', async () => {
    const invitation = { ...INVITATION, mayAnswer: false, approver: per };
    const element = await over(ready(access('invited', { invitation })));
    await byRole('heading', /vill utbyta ärenden/, element);
    expect(textOf(element)).to.include('Det är Maria Lindqvist som kan godkänna samarbetet.');
    expect(allByRole('button', undefined, element)).to.have.length(0);
  });

  it('says that history can be read only where it can', async () => {
    const readable = await over(ready(access('ended', { historyReadable: true })));
    await byRole('heading', /är avslutat$/, readable);
    expect(textOf(readable)).to.include('Tidigare ärenden kan du fortfarande läsa.');
    const closed = await over(ready(access('ended')));
    await byRole('heading', /är avslutat$/, closed);
    expect(textOf(closed)).not.to.include('fortfarande läsa');
  });

  it('says that the role has no access, and whom to ask', async () => {
    const element = await over(ready({ ...access('active'), role: 'none' }));
    await until(() => textOf(element).includes('Be företagets administratör'), 'the advice');
  });

  it('says that one is signed out', async () => {
    const store = ready(access('active'));
    store.signedOut.value = true;
    const element = await over(store);
    await until(() => textOf(element).includes('Du är utloggad'), 'the words');
  });

  it('says why nothing is known, and tries again', async () => {
    const store = fakeStore({ state: 'failed', failure: FAILURE });
    const element = await over(store);
    await userEvent.click(await byRole('button', 'Försök igen', element));
    expect(store.calls).to.deep.equal(['retry access']);
  });

  it('says that there is no invitation, behind a link to one that has been taken back', async () => {
    const element = await over(ready(access('active')), 'sv', 'somebody-else');
    await byRole('heading', 'Ingen inbjudan från en byrå än', element);
  });
});

describe('a private person and a sole trader', () => {
  it('are not spoken to as a company', async () => {
    const element = await over(ready(access('invited', {}, PERSON)));
    await byRole('heading', 'Björkgården Redovisning vill utbyta ärenden med dig', element);
    const text = textOf(element);
    expect(text).to.include('Bara du och byrån kan se den.');
    expect(text).not.to.match(/företag|\b[Nn]i\b|\b[Ee]r\b/);
  });

  it('or by name, where the business bears one', async () => {
    const element = await over(ready(access('invited', {}, SOLE)));
    await byRole('heading', 'Björkgården Redovisning vill utbyta ärenden med Ekdahl Konsult', element);
    expect(textOf(element)).to.include('hos Ekdahl Konsult');
  });
});

describe('the answer', () => {
  const invited = (scenario: ScenarioName = 'invited'): DemoOffice => createDemoOffice(scenario);

  it('yes takes the place of the buttons, has the focus, and tells the host', async () => {
    const element = await accessOf(invited());
    const button = await byRole('button', 'Godkänn samarbetet', element);
    const told = oneEvent(element, 'case-access-change');
    await userEvent.click(button);
    const heading = await byRole('heading', 'Samarbetet med Björkgården Redovisning är godkänt', element);
    await until(() => focused() === heading, 'the focus');
    expect(await told).to.include({ agencyId: 'bjorkgarden', state: 'active' });
    expect(textOf(element)).to.include('under Byråärenden i menyn');
    await axe(element);
  });

  it('no says that the agency is told and nothing is shared', async () => {
    const element = await accessOf(invited());
    await userEvent.click(await byRole('button', 'Tacka nej', element));
    await byRole('heading', 'Du har tackat nej till Björkgården Redovisning', element);
    expect(textOf(element)).to.include('inget delas');
  });

  it('goes once, however often the button is pressed, and stays askable when it fails', async () => {
    const store = ready(access('invited', {}, COMPANY));
    let asked = 0;
    let fail: (reason: unknown) => void = () => undefined;
    store.answerInvitation = () => {
      asked += 1;
      return new Promise((_, reject) => (fail = reject));
    };
    const element = await over(store);
    const button = await byRole('button', 'Godkänn samarbetet', element);
    await userEvent.dblClick(button);
    await byRole('button', 'Godkänner …', element);
    fail(Object.assign(new Error('no'), { failure: FAILURE }));
    await byRole('alert', undefined, element);
    expect(asked).to.equal(1);
    await byRole('button', 'Godkänn samarbetet', element);
  });

  it('given in another window shows here too', async () => {
    const office = invited();
    const element = await accessOf(office);
    await byRole('button', 'Godkänn samarbetet', element);
    const other = office.adapter('maria');
    await other.answerInvitation?.('invitation-lindqvist', 'accept', {
      session: demoSession(),
      signal: new AbortController().signal,
    });
    await byRole('heading', 'Samarbetet med Björkgården Redovisning är aktivt', element);
  });
});

it('shows nothing, and takes no room, where all is well and nobody asked', async () => {
  const element = await fixture<CaseAccess>(html`<case-access .client=${ready(access('active'))}></case-access>`);
  await until(() => element.hasAttribute('data-empty'), 'the mark of emptiness');
  expect(element.getBoundingClientRect().height).to.equal(0);
});
