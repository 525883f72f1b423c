import { createDemoAdapter, demoSession } from '../../mocks/demo-adapter.ts';
import type { CasePortal } from '../../src/components/case-portal/case-portal.ts';
import { define } from '../../src/define/parts/case-portal.ts';
import { define as defineProvider } from '../../src/define/parts/case-provider.ts';
import type { CaseCompanySwitchRequestEvent } from '../../src/events/index.ts';
import {
  allByRole,
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

define();
defineProvider();

const portalOf = async (noShortcuts = false): Promise<CasePortal> => {
  const provider = await fixture<HTMLElement>(
    html`<case-provider
      .adapter=${createDemoAdapter('default')}
      .session=${demoSession()}
      locale="sv"
      ?no-shortcuts=${noShortcuts}
    >
      <case-portal base-path="#/arenden"></case-portal>
    </case-provider>`,
  );
  const portal = provider.querySelector('case-portal');
  if (!portal) throw new Error('There is no portal.');
  return portal;
};

describe('Esc in a case', () => {
  it('leads back to the list, to the card one came from', async () => {
    const portal = await portalOf();
    await userEvent.click(await byRole('link', /Momsdeklaration/, portal));
    await byRole('heading', /^Momsdeklaration för/, portal);
    await until(() => textOf(focused() ?? document.body).includes('Momsdeklaration'), 'The case has not the focus.');
    await userEvent.keyboard('{Escape}');
    await until(() => portal.location.view === 'list', 'Esc leads nowhere.');
    await until(() => textOf(focused() ?? document.body).includes('Momsdeklaration'), 'The card has not the focus.');
  });

  it('asks the host first', async () => {
    const portal = await portalOf();
    portal.location = { view: 'case', caseId: 'lindqvist-moms' };
    const heading = await byRole('heading', /^Momsdeklaration för/, portal);
    portal.addEventListener('case-navigate', (event) => event.preventDefault());
    heading.focus();
    await userEvent.keyboard('{Escape}');
    expect(portal.location.view).to.equal('case');
  });

  it('does nothing in a field', async () => {
    const portal = await portalOf();
    portal.location = { view: 'case', caseId: 'lindqvist-inbetalning' };
    await until(() => allByRole('textbox', undefined, portal).length > 0, 'There is no field.');
    allByRole('textbox', undefined, portal)[0]?.focus();
    await userEvent.keyboard('{Escape}');
    expect(portal.location.view).to.equal('case');
  });

  it('does nothing where the host has turned the keys off, and there is no sheet of them', async () => {
    const quiet = await portalOf(true);
    quiet.location = { view: 'case', caseId: 'lindqvist-moms' };
    const heading = await byRole('heading', /^Momsdeklaration för/, quiet);
    heading.focus();
    await userEvent.keyboard('{Escape}');
    expect(quiet.location.view).to.equal('case');
    expect(hasRole('button', 'Kortkommandon', quiet)).to.equal(false);
  });
});

describe('the sheet of keys', () => {
  it('opens by a button, closes by its own and by Esc, and gives the focus back', async () => {
    const portal = await portalOf();
    const button = await byRole('button', 'Kortkommandon', portal);
    await userEvent.click(button);
    const dialog = await byRole('dialog', 'Kortkommandon', portal);
    expect(textOf(dialog)).to.contain('Tillbaka till listan');
    await axe(portal);
    await userEvent.click(await byRole('button', 'Stäng', portal));
    await roleGone('dialog', 'Kortkommandon', portal);
    expect(focused()).to.equal(button);
    await userEvent.keyboard('{Enter}');
    await byRole('dialog', 'Kortkommandon', portal);
    await userEvent.keyboard('{Escape}');
    await roleGone('dialog', 'Kortkommandon', portal);
    expect(portal.location.view).to.equal('list');
  });
});

it('speaks of keys only where there is a case that they work on', async () => {
  for (const scenario of ['invited', 'noAccess', 'empty'] as const) {
    const portal = await fixture<CasePortal>(
      html`<case-portal .adapter=${createDemoAdapter(scenario)} .session=${demoSession('maria')}></case-portal>`,
    );
    await until(() => /vill utbyta|inte tillgång|Inga ärenden än/.test(textOf(portal)), 'There is nothing yet.');
    expect(hasRole('button', 'Kortkommandon', portal), scenario).to.equal(false);
  }
});

describe('a link', () => {
  it('to a case of another company of the user says so, and asks the host to switch', async () => {
    const portal = await portalOf();
    portal.location = { view: 'case', caseId: 'fastigheter-hyresavtal' };
    await byRole('heading', 'Ärendet hör till Lindqvist Fastigheter AB', portal);
    await axe(portal);
    let asked: CaseCompanySwitchRequestEvent | undefined;
    portal.addEventListener('case-company-switch-request', (event) => (asked = event));
    await userEvent.click(await byRole('button', 'Byt till Lindqvist Fastigheter AB', portal));
    expect(asked?.companyId).to.equal('fastigheter');
    expect(asked?.caseId).to.equal('fastigheter-hyresavtal');
  });

  it('to a case of somebody else is not found, and says no more', async () => {
    const portal = await portalOf();
    portal.location = { view: 'case', caseId: 'norrbo-nowhere' };
    await byRole('heading', 'Ärendet hittades inte', portal);
  });

  it('to nowhere says so, with the way to the list', async () => {
    const portal = await portalOf();
    portal.location = { view: 'notFound', path: 'x/y/z' };
    await byRole('heading', 'Sidan finns inte', portal);
    await userEvent.click(await byRole('link', 'Byråärenden', portal));
    await byRole('heading', /^Väntar på dig \d/, portal);
  });
});
