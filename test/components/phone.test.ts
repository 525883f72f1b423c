import { encode } from 'uqr';
import { createDemoOffice, demoSession } from '../../mocks/demo-adapter.ts';
import { define } from '../../src/define/parts/reply-form.ts';
import type { ReplyForm } from '../../src/components/reply-form/reply-form.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { byRole, expect, fixture, hasRole, html, userEvent } from '../support/index.ts';

define();

async function formOf(change: (adapter: CaseAdapter) => CaseAdapter, basePath?: string): Promise<string> {
  const office = createDemoOffice('empty');
  const { id } = await office.desk.createCase({
    companyId: 'lindqvist',
    type: 'documents',
    subject: 'Ett kvitto',
    description: '',
    items: [{ kind: 'documents', label: 'Kvitto', required: true }],
    attachments: [],
  });
  await fixture<ReplyForm>(
    html`<reply-form
      .adapter=${change(office.adapter('maria'))}
      .session=${demoSession('maria')}
      .basePath=${basePath}
      case-id=${id}
    ></reply-form>`,
  );
  await byRole('button', 'Välj filer');
  return id;
}

describe('photographing with the phone', () => {
  it('shows a code that opens this very case, until it is put away', async () => {
    const id = await formOf((adapter) => adapter, '/byraarenden');
    const button = await byRole('button', 'Fotografera med mobilen');
    await userEvent.click(button);
    const code = await byRole('img', 'Kod som öppnar ärendet i mobilen');
    const squares = encode(new URL(`/byraarenden/case/${id}`, document.baseURI).href, { border: 2 }).data;
    const drawn = code.querySelector('path')?.getAttribute('d')?.match(/M/g)?.length;
    expect(drawn).to.equal(squares.flat().filter(Boolean).length);
    await userEvent.click(button);
    expect(hasRole('img', 'Kod som öppnar ärendet i mobilen')).to.equal(false);
  });

  it('is not offered where the case has no address, or what is chosen there would not come here', async () => {
    await formOf((adapter) => adapter);
    expect(hasRole('button', 'Fotografera med mobilen')).to.equal(false);
    await formOf(({ saveDraft: _save, loadDraft: _load, ...adapter }) => adapter, '/byraarenden');
    expect(hasRole('button', 'Fotografera med mobilen')).to.equal(false);
  });
});
