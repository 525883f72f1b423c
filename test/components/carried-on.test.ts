import { createDemoOffice, demoSession, type DemoOffice } from '../../mocks/demo-adapter.ts';
import type { CasePortal } from '../../src/components/case-portal/case-portal.ts';
import { defineAll } from '../../src/define/define-all.ts';
import { byRole, expect, fixture, focused, hasRole, html, textOf, until, userEvent } from '../support/index.ts';

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

const portalOf = (office: DemoOffice, caseId: string): Promise<CasePortal> =>
  fixture<CasePortal>(
    html`<case-portal
      .adapter=${office.adapter('maria')}
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
