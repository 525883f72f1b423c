import { createDemoAdapter, createDemoOffice, demoSession } from '../../mocks/demo-adapter.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import type { CaseDetailElement } from '../../src/components/case-detail/case-detail.ts';
import { define } from '../../src/define/parts/case-detail.ts';
import { allByRole, axe, byRole, expect, fixture, hasRole, html, textOf, until, userEvent } from '../support/index.ts';

define();

async function detailOf(adapter: CaseAdapter, caseId: string, user = 'maria'): Promise<CaseDetailElement> {
  const detail = await fixture<CaseDetailElement>(
    html`<case-detail .adapter=${adapter} .session=${demoSession(user)} case-id=${caseId} locale="sv"></case-detail>`,
  );
  await until(() => detail.renderRoot.querySelector('#subject'), 'The case does not come.');
  await until(() => !textOf(detail).includes('Hämtar'), 'The form does not come.');
  return detail;
}

/** What is said of its fate, at the top. */
const fateOf = (detail: CaseDetailElement): string => textOf(detail.renderRoot.querySelector('.ending') ?? detail);
const badgeOf = (detail: CaseDetailElement): string =>
  textOf(detail.renderRoot.querySelector('.head .badge') ?? detail);

const QUESTION = {
  companyId: 'lindqvist',
  type: 'question',
  description: 'Hej Maria!',
  items: [
    { kind: 'text', label: 'Vad gäller det?', required: true },
    { kind: 'text', label: 'Vem var med?', required: true },
  ],
  attachments: [],
};

const times = (element: Element, words: string): number => textOf(element).split(words).length - 1;

describe('a case that the company has started', () => {
  it('begins with what was written, by whom and to whom, and once', async () => {
    const detail = await detailOf(createDemoAdapter('default'), 'lindqvist-hyra');
    const ask = detail.renderRoot.querySelector('.ask') ?? detail;
    expect(textOf(ask)).to.match(
      /^ML Du Till Anna Berg, Björkgården Redovisning · .* Hej Anna! Vi hyr ett litet lager/,
    );
    expect(times(detail, 'Vi hyr ett litet lager')).to.equal(1);
    expect(times(ask, 'hyresavtal-bromma.pdf')).to.equal(1);
    await axe(detail);
  });

  it('says the name of the colleague who has begun it', async () => {
    const office = createDemoOffice('default');
    const o = { signal: new AbortController().signal, session: demoSession('maria') };
    const { revision } = await office.adapter('maria').getCase('lindqvist-hyra', o);
    const share = { person: 'per', handOver: false };
    await office.adapter('maria').shareCase?.('lindqvist-hyra', share, { ...o, idempotencyKey: 'k-1', revision });
    const detail = await detailOf(office.adapter('per'), 'lindqvist-hyra', 'per');
    expect(textOf(detail.renderRoot.querySelector('.ask') ?? detail)).to.contain('Maria Lindqvist Till Anna Berg');
  });
});

describe('a case that is over', () => {
  it('says of each question that had no answer that it had none', async () => {
    const office = createDemoOffice('default');
    await office.desk.close('lindqvist-inbetalning');
    const detail = await detailOf(office.adapter('maria'), 'lindqvist-inbetalning');
    await until(() => times(detail, 'Inget svar') === 1, 'A bare label stands there.');
  });

  it('says nothing of the kind where it was answered', async () => {
    const detail = await detailOf(createDemoAdapter('default'), 'lindqvist-julbord');
    expect(textOf(detail)).not.to.contain('Inget svar');
  });
});

describe('what became of a case stands at its top', () => {
  it('merged: in the badge, with the way to where it goes on, and in the thread', async () => {
    const detail = await detailOf(createDemoAdapter('default'), 'lindqvist-taxi');
    expect(badgeOf(detail)).to.equal('Sammanslaget');
    expect(fateOf(detail)).to.match(
      /^Ärendet har slagits ihop med ett annat\. Avslutat .* Fortsätter i Kvitton som saknas/,
    );
    expect(fateOf(detail), 'There is nothing to take up here').not.to.contain('kontakta');
    expect(allByRole('button', /Fortsätter i/)).to.have.length(1);
    expect(textOf(detail))
      .to.contain('Jonas Ek slog ihop ärendet med ett annat')
      .and.not.to.contain('avslutade ärendet');
    await axe(detail);
  });

  it('withdrawn: in the badge too', async () => {
    const detail = await detailOf(createDemoAdapter('default'), 'lindqvist-kontorsboden');
    expect(badgeOf(detail)).to.equal('Tillbakadraget');
    expect(fateOf(detail)).to.contain('Byrån har dragit tillbaka ärendet.');
  });

  it('says why what was written did not go, once', async () => {
    const office = createDemoOffice('empty');
    const { id: first } = await office.desk.createCase({ ...QUESTION, subject: 'Ett inköp' });
    const { id: second } = await office.desk.createCase({ ...QUESTION, subject: 'Två inköp' });
    const detail = await detailOf(office.adapter('maria'), first);
    await userEvent.fill(await byRole('textbox', 'Vad gäller det?'), 'Kaffebönor');
    await office.desk.merge(first, { into: second });
    await byRole('heading', 'Ditt svar skickades inte.');
    expect(fateOf(detail)).to.contain('Ärendet har slagits ihop med ett annat.');
  });

  it('reopened', async () => {
    const office = createDemoOffice('default');
    await office.desk.reopen('lindqvist-julbord', { text: 'En sak till.' });
    const detail = await detailOf(office.adapter('maria'), 'lindqvist-julbord');
    expect(fateOf(detail)).to.contain('Ärendet är öppnat igen.');
    await axe(detail);
  });

  it('split: where it comes from', async () => {
    const office = createDemoOffice('empty');
    const { id, items } = await office.desk.createCase({ ...QUESTION, subject: 'Två frågor' });
    const itemIds = items.flatMap((item) => ('label' in item ? [item.id] : [])).slice(1);
    const { id: part } = await office.desk.split(id, { subject: 'Den andra frågan', itemIds });
    const detail = await detailOf(office.adapter('maria'), part);
    expect(fateOf(detail)).to.equal('Kommer från Två frågor');
    expect(hasRole('button', 'Kommer från Två frågor')).to.equal(true);
  });

  it('followed up: each says which of the two it is', async () => {
    const office = createDemoOffice('empty');
    const { id } = await office.desk.createCase({ ...QUESTION, subject: 'Mässan' });
    await office.desk.close(id);
    const start = { subject: 'Mässan, en fråga till', description: 'Hej igen!' };
    const { id: next } = await office.desk.followUp(id, start);
    expect(fateOf(await detailOf(office.adapter('maria'), next))).to.equal('Följer upp Mässan');
    expect(fateOf(await detailOf(office.adapter('maria'), id))).to.contain('Följs upp i Mässan, en fråga till');
  });
});
