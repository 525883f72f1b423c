import { createDemoAdapter, createDemoOffice, demoSession } from '../../mocks/demo-adapter.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import type { CaseDetailElement } from '../../src/components/case-detail/case-detail.ts';
import { define } from '../../src/define/parts/case-detail.ts';
import {
  axe,
  byRole,
  expect,
  fixture,
  focused,
  hasRole,
  html,
  page,
  textOf,
  until,
  userEvent,
} from '../support/index.ts';

define();

const detailOf = (adapter: CaseAdapter, caseId: string, user = 'maria', locale = 'sv'): Promise<CaseDetailElement> =>
  fixture<CaseDetailElement>(
    html`<case-detail
      .adapter=${adapter}
      .session=${demoSession(user)}
      case-id=${caseId}
      locale=${locale}
    ></case-detail>`,
  );

/** A case that is open to the whole company and waits for whoever takes it. */
async function openCaseId(adapter: CaseAdapter): Promise<string> {
  const o = { signal: new AbortController().signal, session: demoSession('maria'), cursor: null, limit: 25 };
  const { items } = await adapter.listCases({ needsYou: true }, o);
  const found = items.find((item) => !('kind' in item) && item.audience === 'company' && !item.ball.person);
  if (!found || 'kind' in found) throw new Error('The scenario has no such case');
  return found.id;
}

describe('sharing a case', () => {
  it('hands it over to a colleague, tells so, and logs it', async () => {
    const adapter = createDemoAdapter('default');
    const detail = await detailOf(adapter, await openCaseId(adapter));
    await userEvent.click(await byRole('button', 'Dela eller lämna över'));
    const who = await byRole<HTMLSelectElement>('combobox', 'Kollega');
    await until(() => focused() === who, 'The focus is not on the choice.');
    await userEvent.selectOptions(who, 'Per Lindqvist');
    await axe(detail);
    await userEvent.click(await byRole('button', 'Lämna över'));
    await until(() => textOf(detail).includes('Väntar på Per Lindqvist'), 'The status does not name him.');
    await until(() => focused()?.id === 'share', 'The focus is lost.');
    await userEvent.click(page.getByText('Tidigare i ärendet'));
    expect(textOf(detail)).to.contain('lämnade över ärendet till Per Lindqvist');
  });

  it('leaves its mark on a case that nobody has moved: in the thread, and beside whose turn it is', async () => {
    const detail = await detailOf(createDemoAdapter('default'), 'lindqvist-moms');
    expect(textOf(detail)).not.to.contain('ärendet till');
    await userEvent.click(await byRole('button', 'Dela eller lämna över'));
    await userEvent.selectOptions(await byRole<HTMLSelectElement>('combobox', 'Kollega'), 'Per Lindqvist');
    await userEvent.click(await byRole('button', 'Lämna över'));
    await until(() => textOf(detail).includes('Du lämnade över ärendet till Per Lindqvist'), 'The thread is silent.');
    expect(textOf(detail), 'The same twice').not.to.contain('Bollen gick till Per Lindqvist');
    const stretches = () => textOf(detail.renderRoot.querySelector('.track') ?? detail);
    expect(stretches()).to.contain('Överlämnat av dig');
    expect(stretches().split('Nytt ärende')).to.have.length(2);
    await userEvent.click(await byRole('button', 'Ta över ärendet'));
    await until(() => textOf(detail).includes('Du tog över ärendet'), 'The thread does not say who took it.');
    expect(stretches()).to.contain('Du tog över');
  });

  it('tells whom it was handed to that it was to them', async () => {
    const office = createDemoOffice('default');
    const id = await openCaseId(office.adapter('maria'));
    const marias = await detailOf(office.adapter('maria'), id);
    await userEvent.click(await byRole('button', 'Dela eller lämna över'));
    await userEvent.selectOptions(await byRole<HTMLSelectElement>('combobox', 'Kollega'), 'Per Lindqvist');
    await userEvent.click(await byRole('button', 'Lämna över'));
    await until(() => textOf(marias).includes('Väntar på Per Lindqvist'), 'The status does not name him.');
    marias.remove();
    const pers = await detailOf(office.adapter('per'), id, 'per');
    await userEvent.click(page.getByText('Tidigare i ärendet'));
    expect(textOf(pers)).to.contain('Maria Lindqvist lämnade över ärendet till dig');
  });

  it('takes a case over that waits for a colleague', async () => {
    const adapter = createDemoAdapter('default');
    const id = await openCaseId(adapter);
    const first = await detailOf(adapter, id, 'maria', 'en');
    await userEvent.click(await byRole('button', 'Share or hand over'));
    await userEvent.selectOptions(await byRole<HTMLSelectElement>('combobox', 'Colleague'), 'Per Lindqvist');
    await userEvent.click(await byRole('button', 'Hand over'));
    await userEvent.click(await byRole('button', 'Take over the case'));
    await until(() => !textOf(first).includes('waiting for Per Lindqvist'), 'It still waits for him.');
    expect(hasRole('button', 'Take over the case')).to.equal(false);
  });

  it('is not offered to who may only read, nor where the adapter cannot', async () => {
    const adapter = createDemoAdapter('default');
    const { shareCase: _share, ...without } = adapter;
    const detail = await detailOf(without, await openCaseId(adapter));
    await until(() => textOf(detail).includes('kan se'), 'The case is not there.');
    expect(hasRole('button', 'Dela eller lämna över')).to.equal(false);
  });

  it('speaks of handing over only where that is offered', async () => {
    const adapter = createDemoAdapter('default');
    for (const [id, offered] of [
      ['lindqvist-moms', true],
      ['lindqvist-hyra', false],
    ] as const) {
      const detail = await detailOf(adapter, id);
      await userEvent.click(await byRole('button', 'Dela eller lämna över', detail));
      await byRole('combobox', 'Kollega', detail);
      expect(hasRole('button', 'Lämna över', detail)).to.equal(offered);
      expect(textOf(detail)).to.contain('Den du väljer ser hela ärendet.');
      expect(textOf(detail).includes('Lämnar du över')).to.equal(offered);
    }
  });

  it('says what went wrong and stays open', async () => {
    const real = createDemoAdapter('default');
    const failure = { kind: 'forbidden', retryable: false } as const;
    const adapter: CaseAdapter = {
      ...real,
      shareCase: () => Promise.reject(Object.assign(new Error('x'), { failure })),
    };
    await detailOf(adapter, await openCaseId(real));
    await userEvent.click(await byRole('button', 'Dela eller lämna över'));
    await userEvent.click(await byRole('button', 'Lämna över'));
    expect(textOf(await byRole('alert'))).to.contain('Ärendet kunde inte delas.');
    expect(hasRole('combobox', 'Kollega')).to.equal(true);
  });
});
