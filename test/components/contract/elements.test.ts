import { defineAll } from '../../../src/define/define-all.ts';
import { define as defineForm } from '../../../src/define/parts/reply-form.ts';
import { axe, expect, fixture, html, textOf, until } from '../../support/index.ts';
import { ELEMENTS, make } from './elements.ts';

defineAll();
defineForm();

const place = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div></div>`);

/** The words that stand there once neither language nor data are waited for. */
async function wordsOf(element: Element): Promise<string> {
  await until(() => {
    const text = textOf(element);
    return text !== '' && !/Hämtar …|Loading …/.test(text) && !element.shadowRoot?.querySelector('[aria-busy=true]');
  }, `<${element.localName}> shows nothing but loading.`);
  return textOf(element);
}

for (const tried of ELEMENTS) {
  describe(`<${tried.tag}>`, () => {
    for (const locale of ['sv', 'en']) {
      it(`is accessible and says its language on the first element in its root, in ${locale}`, async () => {
        const element = make(tried, locale);
        (await place()).append(element);
        await wordsOf(element);
        expect(element.shadowRoot?.firstElementChild?.getAttribute('lang')).to.equal(locale);
        await axe(element);
      });
    }

    it('is made without arguments, and its copies are empty ones', async () => {
      const made = customElements.get(tried.tag);
      if (!made) throw new Error('It is not defined.');
      expect(new made()).to.be.instanceOf(HTMLElement);
      const whole = make(tried, 'sv');
      const copy = whole.cloneNode(true) as HTMLElement;
      (await place()).append(whole, copy);
      expect(copy.localName).to.equal(tried.tag);
      await wordsOf(whole);
    });

    it('shows what was set before it was defined', async () => {
      const prefix = `late-${tried.tag.replace('-', '')}-`;
      const early = make(tried, 'en', prefix);
      (await place()).append(early);
      expect(early.shadowRoot).to.equal(null);
      defineAll({ prefix });
      defineForm({ prefix });
      await wordsOf(early);
      expect(early.shadowRoot?.firstElementChild?.getAttribute('lang')).to.equal('en');
    });

    it('shows the same after it was moved, and inside a foreign shadow root', async () => {
      const root = (await place()).attachShadow({ mode: 'open' });
      const [from, to] = [document.createElement('section'), document.createElement('section')];
      root.append(from, to);
      const element = make(tried, 'sv');
      from.append(element);
      const before = await wordsOf(element);
      to.append(element);
      await element.updateComplete;
      expect(await wordsOf(element)).to.equal(before);
    });

    it('changes its language where it stands', async () => {
      const element = make(tried, 'sv');
      (await place()).append(element);
      const swedish = await wordsOf(element);
      element.locale = 'en';
      await until(() => element.shadowRoot?.firstElementChild?.getAttribute('lang') === 'en', 'It stays Swedish.');
      expect(await wordsOf(element)).not.to.equal(swedish);
    });

    it('is as large in a page whose root font is 10 px', async () => {
      const element = make(tried, 'sv');
      const box = await place();
      box.style.fontSize = '16px';
      box.append(element);
      await wordsOf(element);
      const before = element.getBoundingClientRect().height;
      document.documentElement.style.fontSize = '62.5%';
      const after = element.getBoundingClientRect().height;
      document.documentElement.style.fontSize = '';
      expect(after).to.equal(before);
    });
  });
}
