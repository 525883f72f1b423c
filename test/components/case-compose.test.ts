import { encode } from 'uqr';
import { createDemoAdapter, createDemoOffice, demoSession } from '../../mocks/demo-adapter.ts';
import type { CaseCompose } from '../../src/components/case-compose/case-compose.ts';
import { define } from '../../src/define/parts/case-compose.ts';
import { adapterError } from '../../src/adapter/adapter-error.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import {
  axe,
  byRole,
  expect,
  fixture,
  focused,
  hasRole,
  html,
  oneEvent,
  page,
  textOf,
  until,
  userEvent,
} from '../support/index.ts';
import { overflows } from './samples.ts';

define();

const composeOf = (adapter: CaseAdapter, locale = 'sv', recipientId?: string, userId = 'maria'): Promise<CaseCompose> =>
  fixture<CaseCompose>(
    html`<case-compose
      .adapter=${adapter}
      .session=${demoSession(userId)}
      locale=${locale}
      base-path="/byraarenden"
      .recipientId=${recipientId}
    ></case-compose>`,
  );

const SENT = 'Ärendet är skickat till Anna Berg på Björkgården Redovisning';

/** Chooses a file as the browser's own dialog would. */
async function choose(name: string): Promise<void> {
  const button = await byRole('button', 'Välj filer');
  const input = button.parentElement?.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('No file can be chosen here.');
  const chosen = new DataTransfer();
  chosen.items.add(new File(['%PDF-1.4 x'], name, { type: 'application/pdf' }));
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('a new case', () => {
  it('goes to whom one chooses, and the receipt leads to it', async () => {
    const compose = await composeOf(createDemoAdapter('default'));
    await userEvent.click(await byRole('radio', 'Anna Berg'));
    await userEvent.fill(await byRole('textbox', 'Ämne'), 'Får jag dra av hyran?');
    await userEvent.fill(await byRole('textbox', 'Vad vill du fråga eller berätta?'), 'Det gäller lagret i Bromma.');
    const created: string[] = [];
    const opened: string[] = [];
    compose.addEventListener('case-created', ({ caseId }) => created.push(caseId));
    compose.addEventListener('case-open', ({ caseId }) => opened.push(caseId));
    await userEvent.click(await byRole('button', 'Skicka ärendet'));
    await byRole('heading', SENT);
    await userEvent.click(await byRole('button', 'Visa ärendet'));
    expect(created).to.have.length(1);
    expect(opened).to.deep.equal(created);
  });

  it('says once what has gone: to the eye with its file, to the ear in two sentences', async () => {
    const compose = await composeOf(createDemoOffice('default').adapter('per'), 'sv', 'anna', 'per');
    await userEvent.fill(await byRole('textbox', 'Ämne'), 'Hyran');
    await userEvent.fill(await byRole('textbox', 'Vad vill du fråga eller berätta?'), 'Kvittot följer med.');
    await choose('kvitto.pdf');
    await until(() => textOf(compose).includes('Ärendet går till Anna Berg med 1 fil'), 'The bar does not count it.');
    await userEvent.click(await byRole('button', 'Skicka ärendet'));
    const heading = await byRole('heading', SENT);
    const receipt = heading.closest('section');
    expect(receipt && textOf(receipt))
      .to.contain('Filer kvitto.pdf')
      .and.not.to.contain('Innehåll');
    const said = [...document.querySelectorAll('[aria-live]')];
    const words = `${SENT}. Nu väntar ärendet på byrån.`;
    await until(() => said.some((region) => region.textContent === words), 'The ear hears something else.');
  });

  it('asks for what is missing beside its field, and keeps the rest', async () => {
    const compose = await composeOf(createDemoAdapter('default'));
    await userEvent.fill(await byRole('textbox', 'Ämne'), 'Hyran');
    await userEvent.click(await byRole('button', 'Skicka ärendet'));
    await until(() => focused()?.id === 'summary', 'The focus did not go to the summary.');
    expect(textOf(await byRole('alert')))
      .to.contain('Till – Välj ett alternativ')
      .and.to.contain('Vad vill du fråga eller berätta? – Fyll i fältet');
    expect((await byRole<HTMLInputElement>('textbox', 'Ämne')).value).to.equal('Hyran');
    await axe(compose);
  });

  it('is addressed already where the page names the person', async () => {
    await composeOf(createDemoAdapter('default'), 'en', 'jonas');
    expect((await byRole<HTMLInputElement>('radio', 'Jonas Ek')).checked).to.equal(true);
    expect(hasRole('button', 'Send case')).to.equal(true);
  });

  it('shows its receipt also where the person was chosen for the user', async () => {
    await composeOf(createDemoOffice('default').adapter('per'), 'sv', 'anna', 'per');
    await userEvent.fill(await byRole('textbox', 'Ämne'), 'Hyran');
    await userEvent.fill(await byRole('textbox', 'Vad vill du fråga eller berätta?'), 'Det gäller lagret.');
    await userEvent.click(await byRole('button', 'Skicka ärendet'));
    await byRole('heading', SENT);
    await byRole('button', 'Visa ärendet');
    expect(hasRole('textbox', 'Ämne')).to.equal(false);
  });

  it('takes the focus to its heading as soon as there is one', async () => {
    const compose = document.createElement('case-compose');
    Object.assign(compose, { adapter: createDemoAdapter('default'), session: demoSession('maria'), locale: 'sv' });
    await fixture(html`${compose}`);
    compose.focusHeading();
    await until(() => focused()?.id === 'title', 'The heading did not get the focus.');
  });

  it('keeps what was typed when the element goes and comes back', async () => {
    const adapter = createDemoAdapter('default');
    const first = await composeOf(adapter);
    await userEvent.fill(await byRole('textbox', 'Ämne'), 'Hyran');
    first.remove();
    await composeOf(adapter);
    expect((await byRole<HTMLInputElement>('textbox', 'Ämne')).value).to.equal('Hyran');
  });

  it('is saved with the agency as one writes, and can be photographed for with the phone', async () => {
    const compose = await composeOf(createDemoAdapter('default'));
    await userEvent.fill(await byRole('textbox', 'Ämne'), 'Hyran');
    await until(() => textOf(compose).includes('Utkast sparat'), 'It is not saved.');
    expect(textOf(compose)).not.to.contain('ligger kvar hos dig');
    await userEvent.click(await byRole('button', 'Fotografera med mobilen'));
    const code = await byRole('img', 'Kod som öppnar ärendet i mobilen');
    const squares = encode(new URL('/byraarenden/new', document.baseURI).href, { border: 2 }).data;
    expect(code.querySelector('path')?.getAttribute('d')?.match(/M/g)).to.have.length(
      squares.flat().filter(Boolean).length,
    );
  });

  it('promises nothing that a back end which keeps no drafts of starts cannot hold', async () => {
    const adapter: CaseAdapter = {
      ...createDemoOffice('default').adapter('per'),
      loadDraft: () => Promise.reject(adapterError({ kind: 'notFound', retryable: false })),
    };
    const compose = await composeOf(adapter, 'sv', undefined, 'per');
    const memory = 'Det du fyller i finns bara på den här sidan tills du skickar.';
    await until(() => textOf(compose).includes(memory), 'It does not say where what is typed is.');
    await userEvent.fill(await byRole('textbox', 'Ämne'), 'Hyran');
    await until(() => textOf(compose).includes('Finns kvar så länge sidan är öppen'), 'It does not say how long.');
    expect(hasRole('button', 'Fotografera med mobilen')).to.equal(false);
    expect(hasRole('alert')).to.equal(false);
    await axe(compose);
  });

  it.each([
    ['noAccess', 'Du har inte tillgång till ärendena'],
    ['readOnly', 'Du kan läsa ärenden men inte starta nya.'],
    ['paused', 'Samarbetet med byrån är inte aktivt, så du kan inte skriva just nu.'],
  ] as const)('says why one cannot write, and nothing untrue (%s)', async (scenario, text) => {
    const compose = await composeOf(createDemoOffice(scenario).adapter('per'), 'sv', undefined, 'per');
    await until(() => textOf(compose).includes(text), 'It does not say why.');
    expect(textOf(compose)).not.to.contain('när en konsult har skickat dig ett ärende');
    await byRole('heading', 'Nytt ärende');
    await axe(compose);
  });

  it('says that none can be started where the back end does not offer it', async () => {
    const { startCase: _start, ...adapter } = createDemoAdapter('default');
    const compose = await composeOf(adapter);
    await until(() => textOf(compose).includes('Här går det inte att starta nya ärenden.'), 'It says something else.');
  });

  it('leaves what has been written there to be read when the cooperation is paused meanwhile', async () => {
    const office = createDemoOffice('default');
    const compose = await composeOf(office.adapter('per'), 'sv', undefined, 'per');
    await userEvent.fill(await byRole('textbox', 'Ämne'), 'Hyran');
    for (const consultant of ['anna', 'lena']) {
      const changed = oneEvent(compose, 'case-access-change');
      await office.deskOf(consultant).pause('lindqvist');
      await changed;
    }
    const text = 'Samarbetet med byrån är inte aktivt, så du kan inte skriva just nu.';
    await until(() => textOf(compose).includes(text), 'It does not say so.');
    expect((await byRole<HTMLInputElement>('textbox', 'Ämne')).value).to.equal('Hyran');
  });

  it('says how to reach the agency where nobody has written yet', async () => {
    const compose = await composeOf(createDemoAdapter('empty'));
    await until(() => textOf(compose).includes('när en konsult har skickat dig ett ärende'), 'It says nothing.');
  });

  it('can be tried again where the people could not be loaded', async () => {
    const real = createDemoAdapter('default');
    let isDown = true;
    const adapter: CaseAdapter = {
      ...real,
      listRecipients: (o) =>
        isDown
          ? Promise.reject(Object.assign(new Error('x'), { failure: { kind: 'forbidden', retryable: false } }))
          : (real.listRecipients?.(o) ?? Promise.resolve([])),
    };
    await composeOf(adapter);
    const retry = await byRole('button', 'Försök igen');
    isDown = false;
    await userEvent.click(retry);
    await byRole('radio', 'Anna Berg');
  });

  it('fits a narrow page', async () => {
    await page.viewport(320, 640);
    await composeOf(createDemoAdapter('default'));
    await byRole('radio', 'Anna Berg');
    expect(overflows()).to.equal(false);
    await page.viewport(1280, 800);
  });
});
