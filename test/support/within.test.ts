import { byRole, expect, fixture, html } from './index.ts';

it('keeps looking in the same element while its text changes, beside another of the same name', async () => {
  const place = await fixture<HTMLElement>(
    html`<div>
      <section>Hämtar …</section>
      <section>Loading …</section>
    </div>`,
  );
  const [first] = place.querySelectorAll('section');
  if (!first) throw new Error('There is no section.');
  const heading = byRole('heading', 'Klart', first);
  first.replaceChildren(Object.assign(document.createElement('h2'), { textContent: 'Klart' }));
  expect((await heading).parentElement).to.equal(first);
});
