/** Elements over the real adapter and a network played by MSW: what a service may answer, and what people then see. */
import { delay, http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { createHandlers } from '../../mocks/handlers.ts';
import { demoSession } from '../../mocks/demo-adapter.ts';
import { createMemoryFiles, createMemoryStorage } from '../../mocks/office/memory-storage.ts';
import type { ScenarioName } from '../../mocks/office/model.ts';
import { createOffice } from '../../mocks/office/office.ts';
import { createRestAdapter } from '../../src/adapter/rest/index.ts';
import { createCaseStore, type OwnedStore } from '../../src/client/create-client.ts';
import { defineAll } from '../../src/define/define-all.ts';
import type { CaseErrorEvent } from '../../src/events/index.ts';
import { allByRole, axe, byRole, expect, fixture, hasRole, html, textOf, until, userEvent } from '../support/index.ts';

defineAll();

const BASE = '/wired/api';
const office = createOffice({ storage: createMemoryStorage(), files: createMemoryFiles() });
const worker = setupWorker(...createHandlers(office, BASE));
const made: OwnedStore[] = [];

beforeAll(() => worker.start({ quiet: true, onUnhandledFrame: 'bypass' }));
afterEach(() => {
  worker.resetHandlers();
  for (const store of made.splice(0)) store.dispose();
});
afterAll(() => worker.stop());

interface Wired {
  readonly store: OwnedStore;
  /** Every wait that was asked for (ms); none takes longer than a moment. */
  readonly waits: readonly number[];
  /** The events of one kind, as the page hears them from the client. */
  heard<E extends Event>(type: string): E[];
}

/** Waits before another try are told, not sat out; deadlines are left as they are. */
async function wired(scenario: ScenarioName = 'default'): Promise<Wired> {
  await office.reset(scenario);
  const waits: number[] = [];
  const store = createCaseStore({
    adapter: createRestAdapter({ baseUrl: BASE, getHeaders: () => ({ Authorization: 'Bearer demo-maria' }) }),
    session: demoSession(),
    env: {
      setTimeout: ((run: () => void, ms = 0) => {
        waits.push(ms);
        return window.setTimeout(run, ms < 20_000 ? Math.min(ms, 10) : ms);
      }) as unknown as typeof setTimeout,
    },
  });
  made.push(store);
  return {
    store,
    waits,
    heard: <E extends Event>(type: string) => {
      const events: E[] = [];
      store.addEventListener(type, (event) => events.push(event as E));
      return events;
    },
  };
}

/** The same answer to everything that is asked. */
const always = (answer: () => Response | Promise<Response>): void => worker.use(http.all(`${BASE}/*`, answer));

const problem = (status: number, headers?: Record<string, string>) => (): Response =>
  HttpResponse.json({ title: 'Internal: stack trace at line 42' }, { status, ...(headers && { headers }) });

const FORBIDDEN = 'Du har inte behörighet till det här.';

const ANSWERS: readonly (readonly [what: string, answer: () => Response, said: string])[] = [
  ['500', problem(500), 'Något gick fel hos tjänsten. Försök igen om en stund.'],
  [
    'a login page, with 200',
    () => HttpResponse.html('<!doctype html><title>Logga in</title><form><input name="user" /></form>'),
    'Tjänsten svarade på ett sätt som vi inte förstår.',
  ],
  [
    'half a JSON text',
    () => new HttpResponse('{"items": [', { headers: { 'Content-Type': 'application/json' } }),
    'som vi inte förstår.',
  ],
  ['another JSON than promised', () => HttpResponse.json({ items: 'many', role: 7 }), 'som vi inte förstår.'],
  ['an answer that breaks off', () => HttpResponse.error(), 'Det går inte att nå tjänsten just nu.'],
];

describe.each(ANSWERS)('a service that answers %s', (_what, answer, said) => {
  it('leaves the list with a sentence, and with its cases once it has come to itself', async () => {
    const { store } = await wired();
    always(answer);
    const list = await fixture(html`<case-list .client=${store} locale="sv"></case-list>`);
    const retry = await byRole('button', 'Försök igen', list);
    expect(textOf(list)).to.contain('Ärendena kunde inte hämtas.').and.to.contain(said);
    expect(textOf(list)).not.to.match(/stack trace|Logga in</);
    await axe(list);
    worker.resetHandlers();
    await userEvent.click(retry);
    await byRole('heading', /^Väntar på dig/, list);
  });

  it('leaves a case with a sentence, and with its text and form once it has come to itself', async () => {
    const { store } = await wired('oneCase');
    always(answer);
    const detail = await fixture(html`<case-detail .client=${store} case-id="one" locale="sv"></case-detail>`);
    const retry = await byRole('button', 'Försök igen', detail);
    expect(textOf(detail)).to.contain('Ärendet kunde inte hämtas.').and.to.contain(said);
    worker.resetHandlers();
    await userEvent.click(retry);
    await byRole('heading', 'Inbetalning på 18 400 kr utan fakturanummer', detail);
    await byRole('textbox', /Vad gäller inbetalningen/, detail);
  });
});

it('401 asks the host once, however many calls there were, and the page goes on after it has signed in again', async () => {
  const { store, heard } = await wired();
  const asked = heard('case-auth-required');
  always(problem(401));
  const page = await fixture(
    html`<div>
      <case-list .client=${store} locale="sv"></case-list>
      <case-detail .client=${store} case-id="lindqvist-moms" locale="sv"></case-detail>
      <case-today .client=${store} locale="sv"></case-today>
    </div>`,
  );
  await until(() => textOf(page).split('Du är utloggad').length === 3, 'List and case do not say it.');
  expect(asked).to.have.length(1);
  worker.resetHandlers();
  store.resume();
  await byRole('heading', /^Väntar på dig/, page);
  await until(() => !textOf(page).includes('Du är utloggad'), 'Something still says that one is signed out.');
  expect(asked).to.have.length(1);
});

it('403 says who can help, in the list, and only what one may not see, in a case', async () => {
  const { store } = await wired();
  always(problem(403));
  const list = await fixture(html`<case-list .client=${store} locale="sv"></case-list>`);
  await until(() => textOf(list).includes('Du har inte tillgång till ärendena'), 'The list does not say it.');
  expect(textOf(list)).to.contain('Be företagets administratör');
  const detail = await fixture(html`<case-detail .client=${store} case-id="one" locale="sv"></case-detail>`);
  await until(() => textOf(detail).includes(FORBIDDEN), 'The case does not say it.');
});

it('404 for the list is no word of a case: the address is wrong', async () => {
  const { store } = await wired();
  worker.use(http.get(`${BASE}/cases`, problem(404)));
  const list = await fixture(html`<case-list .client=${store} locale="sv"></case-list>`);
  expect(textOf(await byRole('alert', undefined, list))).to.contain(
    'Tjänsten svarade på ett sätt som vi inte förstår.',
  );
});

it('404 for a case is a kind sentence without a way that leads nowhere', async () => {
  const { store } = await wired();
  const detail = await fixture(html`<case-detail .client=${store} case-id="borta" locale="sv"></case-detail>`);
  await byRole('heading', 'Ärendet hittades inte', detail);
  expect(textOf(detail)).to.contain('Fråga din kontakt på byrån om du saknar det.');
  expect(hasRole('button', 'Försök igen', detail)).to.equal(false);
});

it('429 is obeyed: no sooner than the server says, once, and nobody is bothered', async () => {
  const { store, waits } = await wired();
  let calls = 0;
  const busy = (): Response | undefined => ((calls += 1) === 1 ? problem(429, { 'Retry-After': '7' })() : undefined);
  worker.use(http.get(`${BASE}/cases`, busy));
  const list = await fixture(html`<case-list .client=${store} locale="sv"></case-list>`);
  await byRole('heading', /^Väntar på dig/, list);
  expect(calls).to.equal(2);
  expect(waits.filter((ms) => ms >= 7_000 && ms < 20_000)).to.deep.equal([7_000]);
  expect(hasRole('alert', undefined, list)).to.equal(false);
});

it('a service that does not answer is waited for with grey lines, never with a blank page', async () => {
  const { store } = await wired();
  always(async () => {
    await delay('infinite');
    return HttpResponse.error();
  });
  const portal = await fixture(html`<case-portal .client=${store} locale="sv"></case-portal>`);
  await byRole('heading', 'Byråärenden', portal);
  await until(
    () => /Hämtar …/.test(portal.shadowRoot?.querySelector('case-list')?.shadowRoot?.textContent ?? ''),
    'Nothing says that it loads.',
  );
});

/** How many records of an operation's answer were left out or shown as broken. */
const dropped = (errors: readonly CaseErrorEvent[], of: string): number =>
  errors.reduce((sum, { operation, count = 0 }) => sum + (operation === of ? count : 0), 0);

describe('among good cases', () => {
  it('two malformed ones harm their own cards only, and the telemetry hears how many, without their words', async () => {
    const { store, heard } = await wired('odd');
    const errors = heard<CaseErrorEvent>('case-error');
    const list = await fixture(html`<case-list .client=${store} locale="sv" base-path="/c"></case-list>`);
    await byRole('link', /Stämmer momsen på taxiresan/, list);
    expect(textOf(list).split('Ett ärende kunde inte visas.')).to.have.length(3);
    expect(textOf(list)).not.to.match(/protocol|\$\.|items\[/);
    expect(dropped(errors, 'listCases')).to.equal(2);
    expect(errors.map(({ reference }) => reference).join(' ')).not.to.contain('läsa');
    await axe(list);
  });

  it('an unknown type and an unknown status are cards like the others, in plain words', async () => {
    const { store } = await wired('odd');
    const list = await fixture(html`<case-list .client=${store} locale="sv" base-path="/c"></case-list>`);
    const report = await byRole('link', /Uppgifter till hållbarhetsrapporten/, list);
    expect(report.getAttribute('href')).to.equal('/c/case/odd-type');
    await byRole('heading', /^Övriga/, list);
    await byRole('link', /Ligger hos revisorn/, list);
    expect(allByRole('article', undefined, list).map(textOf).join(' ')).not.to.match(
      /sustainability|escalated|auditor/,
    );
  });

  it('an unknown kind of item is named and said to be nothing to fill in here; the others can be answered', async () => {
    const { store } = await wired('odd');
    const detail = await fixture(html`<case-detail .client=${store} case-id="odd-item" locale="sv"></case-detail>`);
    const asked = await byRole('group', /Kvittot/, detail);
    await byRole('button', /^Välj filer/, asked);
    expect(textOf(detail)).to.match(/Underskrift med e-legitimation.*Det här kan inte fyllas i här\./);
    expect(textOf(detail)).not.to.match(/\bsignature\b/);
  });

  it('a malformed item stands in for itself, and what is not marked public is nowhere but in the count', async () => {
    const { store, heard } = await wired('odd');
    const errors = heard<CaseErrorEvent>('case-error');
    const detail = await fixture(html`<case-detail .client=${store} case-id="odd-parts" locale="sv"></case-detail>`);
    await byRole('textbox', /Den här går att svara på/, detail);
    expect(textOf(detail)).to.contain('En fråga kunde inte visas.').and.to.contain('En sorts rad som är nyare än vi.');
    expect(detail.shadowRoot?.innerHTML).not.to.match(/byråns egen|Avsändare och tid saknas/);
    expect(dropped(errors, 'getCase')).to.equal(3);
  });
});
