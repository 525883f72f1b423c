/** The order in which every element that needs a client says what is: no client, signed out or no access, loading, failed, empty, data. */
import { createDemoAdapter, demoSession } from '../../mocks/demo-adapter.ts';
import { adapterError } from '../../src/adapter/adapter-error.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { defineAll } from '../../src/define/define-all.ts';
import { define as defineForm } from '../../src/define/parts/reply-form.ts';
import type { CaseElement } from '../../src/element/case-element.ts';
import type { FailureKind } from '../../src/domain/index.ts';
import { axe, byRole, expect, fixture, hasRole, html, textOf, until, userEvent } from '../support/index.ts';

defineAll();
defineForm();

/** A back end that refuses everything for one reason. */
function refusing(kind: FailureKind): CaseAdapter {
  const refuse = () => Promise.reject(adapterError({ kind, retryable: false }));
  const { subscribe: _silent, ...adapter } = createDemoAdapter('oneCase');
  return { ...adapter, getAccess: refuse, listCases: refuse, getCase: refuse };
}

const SUBJECT = 'Inbetalning på 18 400 kr utan fakturanummer';
const CASE = { caseId: 'one' };

interface Tried {
  readonly tag: string;
  /** What names the case to show. */
  readonly of: Readonly<Record<string, unknown>>;
  readonly forbidden: string;
  readonly failed: string;
  /** A back end without anything to show, or no case named; and what is said then. */
  readonly empty: Readonly<Record<string, unknown>> & { readonly said: string };
  readonly data: string;
}

const noRole = 'Du har inte tillgång till ärendena';
const noneYet = { adapter: createDemoAdapter('empty'), said: 'Inga ärenden än' };

const ELEMENTS: readonly Tried[] = [
  { tag: 'case-list', of: {}, forbidden: noRole, failed: 'Ärendena kunde inte hämtas.', empty: noneYet, data: SUBJECT },
  {
    tag: 'case-portal',
    of: {},
    forbidden: noRole,
    failed: 'Ärendena kunde inte hämtas.',
    empty: noneYet,
    data: SUBJECT,
  },
  {
    tag: 'case-detail',
    of: CASE,
    forbidden: 'Du har inte behörighet till det här.',
    failed: 'Ärendet kunde inte hämtas.',
    empty: { caseId: undefined, said: 'Inget ärende är valt' },
    data: SUBJECT,
  },
  {
    tag: 'reply-form',
    of: CASE,
    forbidden: 'Du har inte behörighet till det här.',
    failed: 'Frågorna kunde inte hämtas.',
    empty: { caseId: undefined, said: 'Inget ärende är valt' },
    data: 'Vad gäller inbetalningen på 18 400 kr?',
  },
];

const SIGNED_OUT = 'Logga in igen för att se dina ärenden. Det du har skrivit finns kvar.';
const NO_CLIENT = 'Ärendena kan inte visas här än';

async function show({ tag }: Tried, inputs: Readonly<Record<string, unknown>>): Promise<CaseElement> {
  const element = Object.assign(document.createElement(tag) as CaseElement, { locale: 'sv' }, inputs);
  (await fixture<HTMLElement>(html`<div></div>`)).append(element);
  return element;
}

const says = (element: Element, text: string): Promise<void> =>
  until(() => textOf(element).includes(text), `<${element.localName}> does not say: ${text}`);

for (const tried of ELEMENTS) {
  const { of, data } = tried;
  const session = demoSession();

  describe(`<${tried.tag}>`, () => {
    it('without a client waits for one, then says that there is none, and takes one that comes late', async () => {
      const element = await show(tried, of);
      await element.updateComplete;
      expect(textOf(element)).not.to.contain(NO_CLIENT);
      await says(element, NO_CLIENT);
      expect(hasRole('button', 'Försök igen', element)).to.equal(false);
      Object.assign(element, { adapter: createDemoAdapter('oneCase'), session });
      await says(element, data);
    });

    it('signed out says so before anything else, also where nothing is there to be shown', async () => {
      for (const named of [of, { caseId: undefined }]) {
        const adapter = refusing('signedOut');
        const element = await show(tried, { ...named, session, adapter });
        // Without a case of its own, an element learns it from its neighbours.
        await show({ ...tried, tag: 'case-list' }, { session, adapter });
        await says(element, SIGNED_OUT);
      }
    });

    it('without access says who or what is missing, not that it may be tried again', async () => {
      const element = await show(tried, { ...of, session, adapter: refusing('forbidden') });
      await says(element, tried.forbidden);
    });

    it('while loading shows that something comes, and not that it is empty', async () => {
      const element = await show(tried, {
        ...of,
        session,
        adapter: createDemoAdapter('oneCase', { latency: Infinity }),
      });
      await byRole('status', undefined, element);
      expect(textOf(element)).to.contain('Hämtar …').and.not.to.contain(tried.empty.said);
      await axe(element);
    });

    it('failed says what could not be fetched, with another try', async () => {
      const element = await show(tried, { ...of, session, adapter: refusing('protocol') });
      await byRole('button', 'Försök igen', element);
      expect(textOf(element)).to.contain(tried.failed).and.not.to.contain(tried.empty.said);
      await axe(element);
    });

    it('with nothing to show says why, and shows what comes then', async () => {
      const { said, ...inputs } = tried.empty;
      const element = await show(tried, { ...of, session, adapter: createDemoAdapter('oneCase'), ...inputs });
      await says(element, said);
      await axe(element);
      Object.assign(element, { ...of, adapter: createDemoAdapter('oneCase') });
      await says(element, data);
      expect(textOf(element)).not.to.contain(said);
    });
  });
}

it('what is typed stays when the language changes, and the words around it are in the new one', async () => {
  const place = await fixture<HTMLElement>(
    html`<div>
      <case-provider .adapter=${createDemoAdapter('oneCase')} .session=${demoSession()} locale="sv">
        <reply-form case-id="one"></reply-form>
      </case-provider>
    </div>`,
  );
  const field = await byRole<HTMLTextAreaElement>('textbox', /Vad gäller inbetalningen/, place);
  await userEvent.fill(field, 'Faktura 4711, 2 500,50 kr');
  await byRole('button', 'Skicka svar', place);
  place.querySelector('case-provider')?.setAttribute('locale', 'en');
  await byRole('button', 'Send reply', place);
  expect((await byRole<HTMLTextAreaElement>('textbox', /Vad gäller inbetalningen/, place)).value).to.equal(
    'Faktura 4711, 2 500,50 kr',
  );
  expect(field.isConnected).to.equal(true);
});
