import { LitElement } from 'lit';
import {
  allByRole,
  axe,
  byRole,
  expect,
  fixture,
  focused,
  hasRole,
  html,
  oneEvent,
  textOf,
  userEvent,
} from './index.ts';

class InnerProbe extends LitElement {
  override render(): unknown {
    return html`<p>Före <slot></slot></p>
      <p hidden>gömt</p>
      <button @click=${() => this.dispatchEvent(new Event('probe-pressed', { bubbles: true, composed: true }))}>
        Skicka
      </button>`;
  }
}

class OuterProbe extends LitElement {
  override render(): unknown {
    return html`<inner-probe><b>slottat</b></inner-probe>`;
  }
}

customElements.define('inner-probe', InnerProbe);
customElements.define('outer-probe', OuterProbe);

const outer = () => fixture<OuterProbe>(html`<outer-probe></outer-probe>`);

it('finds by role and name through two shadow roots, and acts as a user', async () => {
  const probe = await outer();
  const pressed = oneEvent(probe, 'probe-pressed');
  const button = await byRole('button', 'Skicka', probe);
  await userEvent.click(button);
  await pressed;
  expect(focused()).to.equal(button);
  expect(allByRole('button', undefined, probe)).to.have.lengthOf(1);
  expect(hasRole('button', 'Skic')).to.equal(false);
});

it('tells which role and name was not there', async () => {
  const failure = await byRole('link', 'Skicka', await outer()).catch((error: unknown) => error as Error);
  expect(failure).to.be.an('error').with.property('message').that.contains('There is no link “Skicka”');
});

it('reads the text as it is shown: slots filled, hidden parts left out', async () => {
  expect(textOf(await outer())).to.equal('Före slottat Skicka');
});

it('passes what is accessible and tells rule, element and remedy of what is not', async () => {
  await axe(await outer());
  const pale = await fixture(html`<p style="color: #777; background: #888">blekt</p>`);
  const failure = await axe(pale).then(
    () => undefined,
    (error: unknown) => error as Error,
  );
  expect(failure?.message).to.contain('color-contrast').and.to.contain('blekt').and.to.contain('contrast of 1.26');
});
