import type { Answer } from '../../src/domain/index.ts';
import { allByRole, axe, byRole, expect, focused, hasRole, textOf, until, userEvent } from '../support/index.ts';
import { overflows } from './samples.ts';
import { ask, bench, press, send } from './reply-support.ts';

const SENT = /^Svaret är skickat till Anna Berg/;
const OPTIONS = [
  { id: 'a', label: 'Kontant' },
  { id: 'b', label: 'Kort' },
];
const box = () => byRole<HTMLInputElement>('textbox', 'Frågan');

describe('what people type', () => {
  const typed: [kind: string, text: string, value: unknown, echo?: string][] = [
    ['text', 'Kaffe', 'Kaffe'],
    ['longText', 'Rad ett\nrad två', 'Rad ett\nrad två'],
    ['number', '12,5', '12.5'],
    ['amount', '1 249,5', { amount: '1249.50', currency: 'SEK' }, '1 249,50 kr'],
    ['amount', '−250 kr', { amount: '-250', currency: 'SEK' }, '−250,00 kr'],
    ['date', '3/2 2026', '2026-02-03', 'tis 3 feb'],
    ['email', 'Anna@Foretaget.SE', 'Anna@foretaget.se', 'Anna@foretaget.se'],
    ['phone', '070-123 45 67', '0701234567'],
    ['organisationNumber', '5560160680', '5560160680', '556016-0680'],
    ['bankgiro', '54029681', '54029681', '5402-9681'],
    ['plusgiro', '2865434', '2865434', '28 65 43-4'],
    ['iban', 'se4550000000058398257466', 'SE4550000000058398257466', 'SE45 5000 0000 0583 9825 7466'],
    ['vatNumber', 'SE 556016-0680 01', 'SE556016068001', 'SE556016068001'],
  ];
  for (const [kind, text, value, echo] of typed) {
    it(`is read as ${kind}, shown as understood, and sent: ${text}`, async () => {
      const { form, answer } = await bench([ask(kind)]);
      const field = await box();
      await userEvent.fill(field, text);
      if (echo !== undefined) {
        const shown = textOf(form).replace(/[\u00a0\u202f]/g, ' ');
        expect(shown).to.contain(echo);
      }
      expect(field.name).to.equal('');
      expect(field.id).to.equal('f1');
      await send('Skicka svar', SENT);
      expect(await answer()).to.deep.equal({ value });
    });
  }

  it('is not spelt or filled in by others where it is a number or an address', async () => {
    for (const kind of ['amount', 'organisationNumber', 'personalNumber', 'iban', 'date']) {
      const { form } = await bench([ask(kind)]);
      const field = await byRole<HTMLInputElement>('textbox', 'Frågan', form);
      expect([kind, field.spellcheck, field.autocomplete]).to.deep.equal([kind, false, 'off']);
      form.remove();
    }
  });
});

describe('what is chosen', () => {
  const chosen: [kind: string, members: object, choose: () => Promise<void>, value: unknown][] = [
    ['yesNo', {}, async () => userEvent.click(await byRole('radio', 'Nej')), false],
    ['choice', { options: OPTIONS }, async () => userEvent.click(await byRole('radio', 'Kort')), 'b'],
    [
      'choices',
      { options: OPTIONS },
      async () => {
        await userEvent.click(await byRole('checkbox', 'Kontant'));
        await userEvent.click(await byRole('checkbox', 'Kort'));
      },
      ['a', 'b'],
    ],
    [
      'choice',
      { options: [...'abcdefg'].map((id) => ({ id, label: `Val ${id}` })) },
      async () => userEvent.selectOptions(await byRole('combobox', 'Frågan'), 'g'),
      'g',
    ],
    [
      'period',
      { periodKinds: ['month'] },
      async () => userEvent.selectOptions(await byRole('combobox', 'Månad'), '2026-10'),
      { from: '2026-10-01', to: '2026-10-31' },
    ],
    [
      'period',
      { periodKinds: ['quarter'] },
      async () => userEvent.selectOptions(await byRole('combobox', 'Kvartal'), '2026-Q3'),
      { from: '2026-07-01', to: '2026-09-30' },
    ],
    [
      'period',
      { periodKinds: ['month', 'financialYear'] },
      async () => {
        await userEvent.click(await byRole('radio', 'Räkenskapsår'));
        await userEvent.fill(await byRole('textbox', 'Räkenskapsår'), '2507-2606');
      },
      { from: '2025-07-01', to: '2026-06-30' },
    ],
    [
      'period',
      { periodKinds: ['range'] },
      async () => {
        await userEvent.fill(await byRole('textbox', 'Från och med'), '3 feb 2026');
        await userEvent.fill(await byRole('textbox', 'Till och med'), '2026-02-10');
      },
      { from: '2026-02-03', to: '2026-02-10' },
    ],
  ];
  for (const [kind, members, choose, value] of chosen) {
    it(`is sent for ${kind} ${Object.values(members).flat().length > 0 ? JSON.stringify(value) : ''}`, async () => {
      const { answer } = await bench([ask(kind, members)]);
      await byRole('button', 'Skicka svar');
      await choose();
      await send('Skicka svar', SENT);
      expect(await answer()).to.deep.equal({ value });
    });
  }

  it('can be let go of where nobody has to answer', async () => {
    await bench([ask('yesNo', { required: false })]);
    const yes = await byRole<HTMLInputElement>('radio', 'Ja');
    await userEvent.click(yes);
    await press('Ta bort valet');
    await until(() => !yes.checked, 'The choice is still there.');
  });
});

describe('an amount that can be two things', () => {
  it('is asked back when its field is left, and becomes what one says', async () => {
    const { answer } = await bench([ask('amount')]);
    const field = await box();
    await userEvent.fill(field, '1.234');
    expect(hasRole('group', /Menade du/)).to.equal(false);
    await userEvent.tab();
    await byRole('group', /Menade du 1\s234\skr\?/);
    await byRole('button', 'Nej, skriv om');
    await press(/^Ja, 1\s234\skr$/);
    await until(() => focused() === field, 'The focus did not go back to the field.');
    await send('Skicka svar', SENT);
    expect(await answer()).to.deep.equal({ value: { amount: '1234', currency: 'SEK' } });
  });

  it('does not go unasked', async () => {
    const { answer } = await bench([ask('amount')]);
    await userEvent.fill(await box(), '1,234');
    await press('Skicka svar');
    await byRole('group', /Menade du/);
    expect(await answer()).to.equal(undefined);
  });
});

describe('what is wrong', () => {
  it('stands beside its field and in a summary that leads there, and goes when it is mended', async () => {
    const { form, answer } = await bench([ask('bankgiro'), ask('text', { id: 't', label: 'Annat' })]);
    await userEvent.fill(await box(), '5402-9682');
    await press(/^Skicka/);
    await until(() => focused()?.id === 'summary', 'The focus did not go to the summary.');
    const field = await box();
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    await axe(form);
    await press(/^Frågan – Kontrollsiffran stämmer inte/);
    await until(() => focused() === field, 'The link did not lead to the field.');
    expect(await answer()).to.equal(undefined);
    await userEvent.fill(field, '5402-9681');
    await until(() => !hasRole('alert'), 'The error is still there.');
  });

  it('is told in English in English', async () => {
    await bench([ask('date')], { locale: 'en' });
    await userEvent.fill(await box(), '30 feb');
    await press('Send reply');
    await byRole('button', /^Frågan – /);
  });
});

describe('a personal number', () => {
  it('is covered once it has been entered, and shown when that is asked for', async () => {
    const { form, answer } = await bench([
      ask('personalNumber'),
      ask('text', { id: 't', label: 'Annat', required: false }),
    ]);
    await userEvent.fill(await box(), '811218-9876');
    await userEvent.click(await byRole('textbox', /^Annat/));
    await until(() => textOf(form).includes('811218-••••'), 'The number is not covered.');
    expect(textOf(form)).not.to.contain('9876');
    await axe(form);
    await press('Visa och ändra');
    expect((await box()).value).to.equal('811218-9876');
    await send('Skicka svar', SENT);
    expect(await answer()).to.deep.equal({ value: '198112189876' });
    await press('Tillbaka till ärendet');
    await until(() => textOf(form).includes('811218-••••'), 'The sent number is not covered.');
    await press('Visa');
    await until(() => textOf(form).includes('811218-9876'), 'The sent number is not shown.');
  });

  it('takes a co-ordination number', async () => {
    const { answer } = await bench([ask('personalNumber')]);
    await userEvent.fill(await box(), '701063-2391');
    await send('Skicka svar', SENT);
    expect(await answer()).to.deep.equal({ value: '197010632391' });
  });
});

describe('what depends on another answer', () => {
  const items = [
    ask('yesNo', { id: 'car', label: 'Har du bil?' }),
    ask('number', { id: 'km', label: 'Hur många mil?', visibleWhen: { item: 'car', is: [true] } }),
  ];

  it('is asked when that is given, and told of before it is left out', async () => {
    const { answer } = await bench(items);
    expect(hasRole('textbox', 'Hur många mil?')).to.equal(false);
    await userEvent.click(await byRole('radio', 'Ja'));
    await userEvent.fill(await byRole('textbox', 'Hur många mil?'), '40');
    await userEvent.click(await byRole('radio', 'Nej'));
    await press('Skicka svar');
    await byRole('heading', 'Se efter innan du skickar');
    const review = await byRole('region', 'Se efter innan du skickar');
    expect(textOf(review)).to.contain('gäller inte längre').and.to.contain('Hur många mil?');
    await send('Skicka svar', SENT);
    expect(await answer('km')).to.equal(undefined);
  });
});

describe('a kind that we do not know', () => {
  it('is named, said not to be fillable here, and holds nothing back', async () => {
    const { form, detail } = await bench([ask('hologram', { label: 'Ett hologram' }), ask('text', { id: 't' })]);
    await byRole('button', 'Skicka svar');
    expect(textOf(form)).to.contain('Ett hologram').and.to.contain('kan inte fyllas i här');
    await userEvent.fill(await box(), 'Kaffe');
    await send('Skicka svar', SENT);
    expect((await detail()).ball.holder).to.equal('agency');
  });
});

describe('an item', () => {
  const verdicts: [string, object, string][] = [
    ['accepted', { verdict: { is: 'accepted' }, locked: true }, 'Klart'],
    ['used', { locked: true }, 'Klart'],
  ];
  for (const [what, members, badge] of verdicts) {
    it(`that is ${what} is locked, with its answer to read`, async () => {
      const answer: Answer = { value: 'Kaffe' };
      const { form } = await bench([ask('text', { answer, ...members }), ask('text', { id: 't', label: 'Annat' })]);
      await byRole('textbox', 'Annat');
      expect(hasRole('textbox', 'Frågan')).to.equal(false);
      expect(textOf(form)).to.contain(badge).and.to.contain('Kaffe');
      expect(hasRole('button', 'Ändra svaret')).to.equal(false);
    });
  }

  it('can be read and not written by who may only read', async () => {
    const { form } = await bench([ask('text', { answer: { value: 'Kaffe' } })], { user: 'rut' });
    await until(() => textOf(form).includes('Kaffe'), 'The answer is not there.');
    expect(allByRole('textbox')).to.deep.equal([]);
    expect(allByRole('button')).to.deep.equal([]);
  });

  it('fits 320 px, whatever kind it is of', async () => {
    const kinds = ['amount', 'date', 'period', 'yesNo', 'documents', 'iban', 'personalNumber'];
    const { form } = await bench(kinds.map((kind) => ask(kind, { id: kind, label: `Frågan om ${kind}` })));
    form.style.width = '320px';
    await byRole('textbox', 'Frågan om amount');
    expect(form.scrollWidth).to.be.at.most(320);
    expect(overflows()).to.equal(false);
    await axe(form);
  });
});
