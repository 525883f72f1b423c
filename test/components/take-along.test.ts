import { createDemoAdapter, createDemoOffice, demoSession } from '../../mocks/demo-adapter.ts';
import type { CaseDetailElement } from '../../src/components/case-detail/case-detail.ts';
import { define } from '../../src/define/parts/case-detail.ts';
import { byRole, expect, fixture, html, textOf, until, userEvent } from '../support/index.ts';

define();

const detailOf = (caseId: string, adapter = createDemoAdapter('default')): Promise<CaseDetailElement> =>
  fixture<CaseDetailElement>(
    html`<case-detail
      .adapter=${adapter}
      .session=${demoSession('maria')}
      case-id=${caseId}
      locale="sv"
    ></case-detail>`,
  );

/** The id of a closed case with a thread. */
async function closedCase(): Promise<string> {
  const o = { signal: new AbortController().signal, session: demoSession('maria'), cursor: null, limit: 25 };
  const { items } = await createDemoAdapter('default').listCases({ status: ['closed'] }, o);
  const [first] = items;
  return first && 'subject' in first ? first.id : '';
}

/** What the page hands to the browser to save, in place of the browser. */
function saved(): { blobs: Blob[]; restore(): void } {
  const original = URL.createObjectURL;
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob: Blob) => {
    blobs.push(blob);
    return original(new Blob([]));
  };
  return { blobs, restore: () => (URL.createObjectURL = original) };
}

describe('a closed case to take along', () => {
  it('is one text file with questions, answers and the whole thread', async () => {
    const detail = await detailOf(await closedCase());
    const { blobs, restore } = saved();
    await userEvent.click(await byRole('button', 'Ladda ner ärendet'));
    restore();
    const text = await (blobs[0]?.text() ?? '');
    const subject = textOf(await byRole('heading', undefined, detail.renderRoot?.querySelector('header') ?? detail));
    expect(text.startsWith(subject)).to.equal(true);
    expect(text).to.contain('Lindqvist Snickeri AB').and.to.contain('avslutade ärendet');
    expect(text).not.to.contain('undefined');
  });

  it('names the colleague whom it was handed over to once', async () => {
    const office = createDemoOffice('default');
    const o = { signal: new AbortController().signal, session: demoSession('maria') };
    const { revision } = await office.adapter().getCase('lindqvist-moms', o);
    const share = { person: 'per', handOver: true };
    await office.adapter().shareCase?.('lindqvist-moms', share, { ...o, idempotencyKey: 'k-1', revision });
    await detailOf('lindqvist-moms', office.adapter());
    const { blobs, restore } = saved();
    await userEvent.click(await byRole('button', 'Ladda ner ärendet'));
    restore();
    const lines = (await (blobs[0]?.text() ?? '')).split('\n');
    expect(lines.filter((line) => line.includes('Per Lindqvist'))).to.have.length(1);
  });

  it('is printed whole: what is folded on screen is open on paper', async () => {
    const detail = await detailOf(await closedCase());
    await byRole('button', 'Skriv ut');
    const fold = () => detail.renderRoot.querySelector('details')?.open;
    await until(() => fold() === false, 'There is nothing folded.');
    window.dispatchEvent(new Event('beforeprint'));
    expect(fold()).to.equal(true);
    window.dispatchEvent(new Event('afterprint'));
    expect(fold()).to.equal(false);
  });
});
