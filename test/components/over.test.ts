import { createDemoAdapter, createDemoOffice, demoSession } from '../../mocks/demo-adapter.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import type { CaseDetailElement } from '../../src/components/case-detail/case-detail.ts';
import { define } from '../../src/define/parts/case-detail.ts';
import { axe, expect, fixture, html, textOf, until } from '../support/index.ts';

define();

async function detailOf(adapter: CaseAdapter, caseId: string, user = 'maria'): Promise<CaseDetailElement> {
  const detail = await fixture<CaseDetailElement>(
    html`<case-detail .adapter=${adapter} .session=${demoSession(user)} case-id=${caseId} locale="sv"></case-detail>`,
  );
  await until(() => detail.renderRoot.querySelector('#subject'), 'The case does not come.');
  await until(() => !textOf(detail).includes('Hämtar'), 'The form does not come.');
  return detail;
}

const times = (element: Element, words: string): number => textOf(element).split(words).length - 1;

describe('a case that the company has started', () => {
  it('begins with what was written, by whom and to whom, and once', async () => {
    const detail = await detailOf(createDemoAdapter('default'), 'lindqvist-hyra');
    const ask = detail.renderRoot.querySelector('.ask') ?? detail;
    expect(textOf(ask)).to.match(/^ML Du Till Anna Berg, Björkgården Redovisning · .* Hej Anna! Vi hyr ett litet lager/);
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
