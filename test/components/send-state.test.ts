/** What happens to a send is in sight wherever in a long form one is. */
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { axe, byRole, expect, page, textOf, until, userEvent } from '../support/index.ts';
import { colleague, hearing, press, says, type Bench } from './reply-support.ts';
import {
  bar,
  buttonsIn,
  FIRST,
  never,
  overtaken,
  plain,
  refuse,
  sent,
  shown,
  unanswered,
  written,
} from './send-support.ts';

async function withFile(made: Bench, text: string): Promise<void> {
  await press('Skriv till Anna Berg eller bifoga filer');
  const input = (await byRole('button', 'Välj filer')).parentElement?.querySelector('input');
  if (!input) throw new Error('There is nothing to choose files with');
  await userEvent.upload(input, new File(['%PDF-1.4'], 'faktura.pdf', { type: 'application/pdf' }));
  await byRole('button', 'Avbryt uppladdningen av faktura.pdf');
  (await byRole('textbox', FIRST)).focus();
  scrollTo(0, 0);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await until(() => textOf(made.form).includes(text), `It does not say “${text}”.`);
}

const sends = (calls: Partial<CaseAdapter>) => () => sent(() => calls);

interface State {
  readonly title: string;
  readonly text: string;
  /** Buttons of the bar in order; the first is the main one. */
  readonly buttons: readonly string[];
  begin(): Promise<unknown>;
}

const WRITE = 'Skicka svar';

const STATES: readonly State[] = [
  { title: 'under way', text: 'Skickar …', buttons: [WRITE], begin: sends({ sendAct: never }) },
  {
    title: 'waiting for the next try',
    text: 'Tjänsten svarar inte som den ska. Vi försöker igen om några sekunder.',
    buttons: ['Försök nu', 'Avbryt'],
    begin: sends({ sendAct: () => refuse('server', { retryAfter: 50 }) }),
  },
  {
    title: 'waiting for a connection',
    text: 'Du är inte ansluten till internet. Svaret skickas så snart du är det.',
    buttons: [WRITE, 'Avbryt'],
    begin: sends({ sendAct: () => refuse('offline') }),
  },
  {
    title: 'waiting for the user to sign in',
    text: 'Du har loggats ut. Logga in igen, så skickas svaret.',
    buttons: [WRITE, 'Avbryt'],
    begin: sends({ sendAct: () => refuse('signedOut') }),
  },
  {
    title: 'waiting for a file',
    text: 'Väntar på 1 fil … Sedan skickas svaret.',
    buttons: [WRITE, 'Avbryt'],
    begin: async () => withFile(await written(() => ({ uploadFile: never })), 'Väntar på 1 fil'),
  },
  {
    title: 'unknown',
    text: 'Vi vet inte om svaret kom fram. Vi kontrollerar det innan något skickas igen.',
    buttons: ['Kontrollera nu'],
    begin: () => sent(unanswered(true)),
  },
  {
    title: 'unknown, for the user to decide',
    text: 'Vi vet inte om svaret kom fram. Skickar du igen kan det komma fram två gånger.',
    buttons: ['Kontrollera nu', 'Skicka igen', 'Avbryt'],
    begin: () => sent(unanswered(false)),
  },
  {
    title: 'being looked into',
    text: 'Vi kontrollerar om svaret kom fram …',
    buttons: [WRITE],
    begin: sends({ sendAct: () => refuse('protocol'), findAct: never }),
  },
  {
    title: 'failed',
    text: 'Svaret skickades inte. Det du har skrivit finns kvar.',
    buttons: ['Försök igen'],
    begin: sends({ sendAct: () => refuse('forbidden') }),
  },
  {
    title: 'overtaken by somebody else',
    text: 'har lagt till något medan du skrev. Ditt svar finns kvar.',
    buttons: ['Visa det nya', 'Skicka ändå'],
    begin: () => sent(overtaken),
  },
  {
    title: 'not kept as a draft',
    text: 'Utkastet kunde inte sparas. Stäng inte sidan.',
    buttons: ['Försök igen', WRITE],
    begin: () => written(() => ({ saveDraft: () => refuse('server') })),
  },
  {
    title: 'about to be somebody else’s too',
    text: 'Per Lindqvist håller på att svara, sedan',
    buttons: [WRITE],
    begin: async () => {
      const made = await written();
      await hearing(made);
      await says(made, 'answering');
    },
  },
  {
    title: 'answered by a colleague',
    text: 'Per Lindqvist svarade i dag',
    buttons: ['Visa det nya', WRITE],
    begin: async () => {
      const made = await written();
      await hearing(made);
      await colleague(made, { kind: 'answer', answers: { i2: { value: 'Hyran.' } }, text: '', files: [] });
    },
  },
];

/** Where a text stands on screen, however many lines it takes. */
function placeOf(text: string, within: Element): DOMRect {
  const paragraph = [...within.querySelectorAll('p')].find(
    (one) => plain(one.textContent).includes(text) && shown(one),
  );
  if (!paragraph) throw new Error(`“${text}” is not to be seen.`);
  return paragraph.getBoundingClientRect();
}

const SIZES = [
  { width: 360, height: 640, most: 208 },
  { width: 1280, height: 800, most: 200 },
];

afterEach(() => page.viewport(1280, 800));

for (const { width, height, most } of SIZES) {
  describe(`at ${width} × ${height}, with five questions, a send is told of above its button, in sight`, () => {
    for (const { title, text, buttons, begin } of STATES) {
      it(`when it is ${title}`, async () => {
        await page.viewport(width, height);
        await begin();
        const group = await bar();
        await until(() => textOf(group).includes(text), `The bar says “${textOf(group)}”.`);
        const form = group.closest('form');
        expect(form?.getBoundingClientRect().height, 'the whole form').to.be.greaterThan(height);
        const place = placeOf(text, group);
        expect(place.top).to.be.at.least(0);
        expect(place.bottom).to.be.at.most(height);
        const main = group.querySelector('.primary')?.getBoundingClientRect();
        expect(place.bottom).to.be.at.most(main?.top ?? 0);
        expect(main?.bottom).to.be.at.most(height);
        expect(group.getBoundingClientRect().height).to.be.at.most(most);
        const wide = width > 520 ? ['Kasta utkastet', 'Jag kan inte svara än'] : [];
        expect(buttonsIn(group).filter((name) => !wide.includes(name))).to.deep.equal(buttons);
        await axe(group);
      });
    }
  });
}
