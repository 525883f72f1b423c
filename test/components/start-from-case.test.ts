import { createDemoOffice, demoSession, type DemoOffice } from '../../mocks/demo-adapter.ts';
import type { DeskClient } from '../../mocks/desk-client.ts';
import type { CasePortal } from '../../src/components/case-portal/case-portal.ts';
import { define } from '../../src/define/parts/case-portal.ts';
import { byRole, fixture, html, expect, until, userEvent } from '../support/index.ts';

define();

async function newCase(desk: DeskClient, subject: string): Promise<string> {
  const { id } = await desk.createCase({
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
      locale="sv"
    ></case-portal>`,
  );

/** A case of Jonas's that was withdrawn while Maria wrote; Anna has written to her too. */
async function withdrawnWhileWriting(): Promise<CasePortal> {
  const office = createDemoOffice('empty');
  await newCase(office.desk, 'Annas ärende');
  const jonas = office.deskOf('jonas');
  const id = await newCase(jonas, 'Ett inköp i mars');
  const portal = await portalOf(office, id);
  await userEvent.fill(await byRole('textbox', /Vad gäller det/), 'Kaffebönor');
  await jonas.withdraw(id);
  return portal;
}

const subject = () => byRole<HTMLInputElement>('textbox', 'Ämne');
const goOn = async () => userEvent.click(await byRole('button', 'Starta ett nytt ärende med det'));

describe('a new case with what was written to one that was withdrawn', () => {
  it('goes to the same person about the same thing, and both can be changed', async () => {
    await withdrawnWhileWriting();
    await goOn();
    expect((await subject()).value).to.equal('Ett inköp i mars');
    expect((await byRole<HTMLInputElement>('radio', 'Jonas Ek')).checked).to.equal(true);
    await until(async () => (await byRole('group', 'Skicka')).textContent?.includes('Jonas Ek'), 'The bar is silent.');
    await userEvent.fill(await subject(), 'Kaffet');
    await userEvent.click(await byRole('radio', 'Anna Berg'));
    await userEvent.click(await byRole('button', 'Skicka ärendet'));
    await byRole('heading', 'Ärendet är skickat till Anna Berg på Björkgården Redovisning');
  });

  it('leaves what has been filled in there already as it is', async () => {
    const portal = await withdrawnWhileWriting();
    const back = portal.location;
    portal.location = { view: 'new' };
    await userEvent.fill(await subject(), 'Min egen fråga');
    await userEvent.click(await byRole('radio', 'Anna Berg'));
    portal.location = back;
    await goOn();
    expect((await subject()).value).to.equal('Min egen fråga');
    expect((await byRole<HTMLInputElement>('radio', 'Anna Berg')).checked).to.equal(true);
    const text = await byRole<HTMLTextAreaElement>('textbox', 'Vad vill du fråga eller berätta?');
    expect(text.value).to.contain('Kaffebönor');
  });
});
