import { createDemoAdapter, demoSession } from '../../../mocks/demo-adapter.ts';
import type { CaseList } from '../../../src/components/case-list/case-list.ts';
import { defineAll } from '../../../src/define/define-all.ts';
import { define as defineList } from '../../../src/define/parts/case-list.ts';
import { define as defineProvider } from '../../../src/define/parts/case-provider.ts';
import { byRole, fixture, html, roleGone, until } from '../../support/index.ts';

defineAll();

/** A provider with a list inside, under a prefix, so that each can be upgraded when a test says so. */
async function pair(prefix: string): Promise<{ readonly provider: HTMLElement; readonly list: HTMLElement }> {
  const provider = document.createElement(`${prefix}case-provider`);
  const list = document.createElement(`${prefix}case-list`);
  Object.assign(provider, { adapter: createDemoAdapter('default'), session: demoSession(), locale: 'en' });
  provider.append(list);
  (await fixture<HTMLElement>(html`<div></div>`)).append(provider);
  return { provider, list };
}

it('a provider upgraded first gives its client to an element upgraded later', async () => {
  const { list } = await pair('first-');
  defineProvider({ prefix: 'first-' });
  defineList({ prefix: 'first-' });
  await byRole('heading', /^Waiting for you/, list);
});

it('an element upgraded before its provider asks again once that one is there', async () => {
  const { list } = await pair('second-');
  defineList({ prefix: 'second-' });
  await until(() => list.shadowRoot?.childElementCount, 'The list never rendered.');
  defineProvider({ prefix: 'second-' });
  await byRole('heading', /^Waiting for you/, list);
});

it('an element moved out of its provider forgets what it had from there', async () => {
  const place = await fixture<HTMLElement>(
    html`<div>
      <case-provider .adapter=${createDemoAdapter('default')} .session=${demoSession()} locale="en">
        <case-list></case-list>
      </case-provider>
    </div>`,
  );
  const list = place.querySelector('case-list') as CaseList;
  await byRole('heading', /^Waiting for you/, list);
  place.append(list);
  await roleGone('heading', /^Waiting for you/, list);
  await until(() => list.shadowRoot?.firstElementChild?.getAttribute('lang') === 'sv', 'It kept the language.');
  await until(
    () => /kan inte visas här än/.test(list.shadowRoot?.textContent ?? ''),
    'Nothing says that it has no client.',
  );
});

it('two providers with other company and language stand side by side', async () => {
  const place = await fixture<HTMLElement>(
    html`<div>
      <case-provider .adapter=${createDemoAdapter('default')} .session=${demoSession()} locale="sv">
        <case-list></case-list>
      </case-provider>
      <case-provider
        .adapter=${createDemoAdapter('default', { user: 'karin' })}
        .session=${demoSession('karin')}
        locale="en"
      >
        <case-list></case-list>
      </case-provider>
    </div>`,
  );
  const [ours, theirs] = place.querySelectorAll('case-list');
  if (!ours || !theirs) throw new Error('There are not two lists.');
  await byRole('heading', /^Väntar på dig/, ours);
  await byRole('heading', /^Waiting for you/, theirs);
});
