import { createDemoAdapter, createDemoOffice, demoSession } from '../../mocks/demo-adapter.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { createCaseClient } from '../../src/client/create-client.ts';
import { defineAll } from '../../src/define/define-all.ts';
import type { Session } from '../../src/domain/index.ts';
import type { CaseProvider } from '../../src/provider/case-provider.ts';
import { allByRole, byRole, expect, fixture, html, roleGone, textOf, until } from '../support/index.ts';

defineAll();

/** The real office's adapter, and the session of every call. */
function listened(adapter: CaseAdapter = createDemoAdapter('default')): {
  readonly adapter: CaseAdapter;
  readonly asked: Session[];
} {
  const asked: Session[] = [];
  const getAccess: CaseAdapter['getAccess'] = (o) => {
    asked.push(o.session);
    return adapter.getAccess(o);
  };
  return { adapter: { ...adapter, getAccess }, asked };
}

const empty = (): Promise<CaseProvider> =>
  fixture<CaseProvider>(html`<case-provider locale="sv"><case-list></case-list></case-provider>`);

it('takes what is set one after the other together: one client, with the session that came last', async () => {
  const provider = await empty();
  const { adapter, asked } = listened();
  provider.adapter = adapter;
  provider.session = demoSession('karin');
  provider.session = demoSession('maria');
  await byRole('heading', /^Väntar på dig/, provider);
  expect(asked).to.deep.equal([demoSession('maria')]);
});

it('gives everything below it one client, and so does the same adapter with the same session elsewhere', async () => {
  const { adapter, asked } = listened();
  const session = demoSession();
  const place = await fixture<HTMLElement>(
    html`<div>
      <case-provider .adapter=${adapter} .session=${session} locale="sv">
        <case-list></case-list><case-menu-item href="#c"></case-menu-item>
      </case-provider>
      <case-today .adapter=${adapter} .session=${{ ...session }} locale="sv" href="#c"></case-today>
    </div>`,
  );
  await byRole('heading', /^Väntar på dig/, place);
  await byRole('link', /^Byråärenden/, place.querySelector('case-menu-item') ?? place);
  await until(() => /väntar på dig/.test(textOf(place.querySelector('case-today') ?? place)), 'The tile is empty.');
  expect(asked).to.have.length(1);
});

it('lets its events out of the page once, however many elements share its client', async () => {
  const heard: Event[] = [];
  const place = await fixture<HTMLElement>(html`<div></div>`);
  place.addEventListener('case-facts', (event) => heard.push(event));
  const provider = document.createElement('case-provider');
  provider.append(...['case-list', 'case-list', 'case-today'].map((tag) => document.createElement(tag)));
  Object.assign(provider, { adapter: createDemoAdapter('default'), session: demoSession(), locale: 'sv' });
  place.append(provider);
  await until(() => allByRole('heading', /^Väntar på dig/, provider).length === 2, 'The lists are not there.');
  expect(heard).to.have.length(1);
});

it('gives way to what an element has itself, and to a client of the host’s own', async () => {
  const provider = await empty();
  Object.assign(provider, { adapter: createDemoAdapter('empty'), session: demoSession() });
  await byRole('heading', 'Inga ärenden än', provider);
  const list = provider.querySelector('case-list');
  Object.assign(list ?? {}, { adapter: createDemoAdapter('default'), session: demoSession() });
  await byRole('heading', /^Väntar på dig/, provider);
  Object.assign(list ?? {}, { adapter: undefined, session: undefined });
  await byRole('heading', 'Inga ärenden än', provider);
  const client = createCaseClient({ adapter: createDemoAdapter('oneCase'), session: demoSession() });
  provider.client = client;
  await byRole('heading', 'Väntar på dig 1', provider);
  provider.client = undefined;
  await byRole('heading', 'Inga ärenden än', provider);
  client.dispose();
});

it('leaves nothing of a session when another begins, in the page or in the memory', async () => {
  const office = createDemoOffice('oneCase');
  let loaded = 0;
  const own = office.adapter('maria');
  const adapter: CaseAdapter = { ...own, getCase: (id, o) => own.getCase(id, o).finally(() => (loaded += 1)) };
  const provider = await fixture<CaseProvider>(
    html`<case-provider locale="sv"><reply-form case-id="one"></reply-form></case-provider>`,
  );
  const field = () => byRole<HTMLTextAreaElement>('textbox', /Vad gäller inbetalningen/, provider);
  Object.assign(provider, { adapter, session: demoSession('maria') });
  const written = await field();
  written.value = 'Marias hemlighet';
  written.dispatchEvent(new Event('input'));
  // What is kept when a form merely goes away …
  const form = provider.querySelector('reply-form');
  form?.remove();
  provider.append(document.createElement('reply-form'));
  provider.querySelector('reply-form')?.setAttribute('case-id', 'one');
  expect((await field()).value).to.equal('Marias hemlighet');
  // … goes when the session does.
  Object.assign(provider, { adapter: office.adapter('per'), session: demoSession('per') });
  await until(
    () => allByRole('textbox', /Vad gäller/, provider).some((each) => !('value' in each && each.value)),
    'Per reads what Maria wrote.',
  );
  const before = loaded;
  Object.assign(provider, { adapter, session: demoSession('maria') });
  await until(() => loaded > before, 'The case is not read anew.');
  await provider.querySelector('reply-form')?.updateComplete;
  expect((await field()).value).to.equal('');
});

it('that leaves the page takes its client along, and is itself again when it comes back', async () => {
  const provider = await empty();
  Object.assign(provider, { adapter: createDemoAdapter('default'), session: demoSession() });
  await byRole('heading', /^Väntar på dig/, provider);
  const place = provider.parentElement;
  const list = provider.querySelector('case-list');
  if (!place || !list) throw new Error('There is no list.');
  place.append(list);
  provider.remove();
  await roleGone('heading', /^Väntar på dig/, list);
  place.append(provider);
  provider.append(list);
  await byRole('heading', /^Väntar på dig/, provider);
});
