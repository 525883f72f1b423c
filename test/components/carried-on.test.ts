import { createDemoOffice, demoSession, type DemoOffice } from '../../mocks/demo-adapter.ts';
import type { CasePortal } from '../../src/components/case-portal/case-portal.ts';
import { defineAll } from '../../src/define/define-all.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { axe, byRole, expect, fixture, focused, hasRole, html, textOf, until, userEvent } from '../support/index.ts';

defineAll();

async function newCase(office: DemoOffice, subject: string): Promise<string> {
  const { id } = await office.desk.createCase({
    companyId: 'lindqvist',
    type: 'question',
    subject,
    description: 'Hej Maria!',
    items: [{ kind: 'text', label: 'Vad gäller det?', required: true }],
    attachments: [],
  });
  return id;
}

const portalOf = (office: DemoOffice, caseId: string, adapter = office.adapter('maria')): Promise<CasePortal> =>
  fixture<CasePortal>(
    html`<case-portal
      .adapter=${adapter}
      .session=${demoSession('maria')}
      .location=${{ view: 'case', caseId }}
    ></case-portal>`,
  );

describe('what was written to a case that is over', () => {
  it('goes along to the case it was merged into', async () => {
    const office = createDemoOffice('empty');
    const [first, second] = [await newCase(office, 'Ett inköp'), await newCase(office, 'Två inköp')];
    const portal = await portalOf(office, first);
    await userEvent.fill(await byRole('textbox', /Vad gäller det/), 'Kaffebönor');
    await office.desk.merge(first, { into: second });
    await userEvent.click(await byRole('button', 'Ta med det till ärendet det fortsätter i'));
    const title = await byRole('heading', 'Två inköp');
    await until(() => focused() === title, 'The focus on the heading of the case it went on to.');
    const message = await byRole<HTMLTextAreaElement>('textbox', /Skriv till Anna Berg/);
    expect(message.value).to.contain('Kaffebönor');
    expect(portal.location).to.deep.equal({ view: 'case', caseId: second });
  });

  it('goes into a case of its own when it was withdrawn', async () => {
    const office = createDemoOffice('empty');
    const id = await newCase(office, 'Ett inköp');
    await newCase(office, 'Två inköp');
    const portal = await portalOf(office, id);
    await userEvent.fill(await byRole('textbox', /Vad gäller det/), 'Kaffebönor');
    await office.desk.withdraw(id);
    await userEvent.click(await byRole('button', 'Starta ett nytt ärende med det'));
    const text = await byRole<HTMLTextAreaElement>('textbox', 'Vad vill du fråga eller berätta?');
    expect(text.value).to.contain('Kaffebönor');
    expect(portal.location.view).to.equal('new');
  });

  it('is not asked about where nothing was written: the way on is a link', async () => {
    const office = createDemoOffice('empty');
    const [first, second] = [await newCase(office, 'Ett inköp'), await newCase(office, 'Två inköp')];
    await office.desk.merge(first, { into: second });
    const portal = await portalOf(office, first);
    await until(() => textOf(portal).includes('Ärendet har slagits ihop med ett annat.'), 'It does not say so.');
    expect(hasRole('button', 'Ta med det till ärendet det fortsätter i')).to.equal(false);
    await userEvent.click(await byRole('button', /Fortsätter i Två inköp/));
    const title = await byRole('heading', 'Två inköp');
    await until(() => focused() === title, 'The focus on the heading of the case it went on to.');
  });
});

/** A back end that takes nothing in a closed case. */
const withoutReopening = (adapter: CaseAdapter): CaseAdapter => ({
  ...adapter,
  getAccess: async (o) => {
    const access = await adapter.getAccess(o);
    return { ...access, capabilities: { ...access.capabilities, reopen: false } };
  },
});

describe('a closed case is taken up', () => {
  async function closedCase(): Promise<[DemoOffice, string]> {
    const office = createDemoOffice('empty');
    const id = await newCase(office, 'Ett inköp');
    await office.desk.close(id);
    return [office, id];
  }

  it('by writing in it, which is told to open it again before one writes', async () => {
    const [office, id] = await closedCase();
    const portal = await portalOf(office, id);
    await userEvent.click(await byRole('button', 'Ta upp ärendet igen'));
    const text = await byRole<HTMLTextAreaElement>('textbox', 'Skriv till Anna Berg');
    const hint = (text.getRootNode() as ShadowRoot).getElementById(text.getAttribute('aria-describedby') ?? '');
    expect(hint && textOf(hint)).to.equal('När du skickar öppnas ärendet igen. Sedan har byrån bollen.');
    expect(textOf(portal)).not.to.contain('kontakta Anna Berg');
    await axe(portal);
    await userEvent.fill(text, 'Vi hittade ett kvitto till.');
    await userEvent.click(await byRole('button', 'Skicka och öppna igen'));
    await byRole('heading', /^Meddelandet är skickat till Anna Berg/);
    const { status, ball } = await office.desk.getCase(id);
    expect({ status, reason: ball.reason }).to.deep.equal({ status: 'awaitingAgency', reason: 'reopened' });
    await until(() => textOf(portal).includes('Ärendet är öppnat igen.'), 'The case does not say so.');
  });

  it('with the message that was being written when it was closed', async () => {
    const office = createDemoOffice('empty');
    const id = await newCase(office, 'Ett inköp');
    await portalOf(office, id);
    await userEvent.click(await byRole('button', /^Skriv till Anna Berg/));
    await userEvent.fill(await byRole('textbox', /^Skriv till Anna Berg/), 'Vänta lite');
    await office.desk.close(id);
    await byRole('button', 'Skicka och öppna igen');
    expect((await byRole<HTMLTextAreaElement>('textbox', 'Skriv till Anna Berg')).value).to.equal('Vänta lite');
  });

  it('by a case of its own, with the same contact and subject, where the back end takes nothing in a closed one', async () => {
    const [office, id] = await closedCase();
    const portal = await portalOf(office, id, withoutReopening(office.adapter('maria')));
    await userEvent.click(await byRole('button', 'Starta ett nytt ärende om det här'));
    expect((await byRole<HTMLInputElement>('textbox', 'Ämne')).value).to.equal('Ett inköp');
    expect((await byRole<HTMLInputElement>('radio', 'Anna Berg')).checked).to.equal(true);
    expect(portal.location.view).to.equal('new');
  });

  it('by getting in touch, where neither can be done here', async () => {
    const [office, id] = await closedCase();
    const { startCase: _start, listRecipients: _people, ...adapter } = withoutReopening(office.adapter('maria'));
    const portal = await portalOf(office, id, adapter);
    await until(() => textOf(portal).includes('Vill du ta upp det igen, kontakta Anna Berg.'), 'It does not say how.');
    expect(hasRole('button', /Starta ett nytt|Ta upp/)).to.equal(false);
  });

  it('not where the agency has withdrawn it: that is a case of its own', async () => {
    const office = createDemoOffice('empty');
    const id = await newCase(office, 'Ett inköp');
    await office.desk.withdraw(id);
    await portalOf(office, id);
    await byRole('button', 'Starta ett nytt ärende om det här');
    expect(hasRole('button', 'Ta upp ärendet igen')).to.equal(false);
  });
});
