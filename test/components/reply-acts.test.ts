import type { CaseSeed } from '../../mocks/office/model.ts';
import { allByRole, axe, byRole, expect, focused, hasRole, textOf, until, userEvent } from '../support/index.ts';
import { ask, bench, choose, colleague, hearing, press, says, send, type Bench } from './reply-support.ts';

const SENT = /^Svaret är skickat till Anna Berg/;
const AT_AGENCY: Partial<CaseSeed> = {
  ball: { holder: 'agency', since: '2026-11-22T09:00:00Z', reason: 'answered' },
};
const stored = (id: string) => ({ id, name: `${id}.pdf`, content: { pdf: id }, byId: 'maria' });

describe('the button', () => {
  it('is called by the task, and the bar says what goes and to whom', async () => {
    const { form } = await bench([ask('documents', { label: 'Kvitto' }), ask('text', { id: 't' })]);
    await choose(form, 'ett.pdf', 'två.pdf');
    await userEvent.fill(await byRole('textbox', 'Frågan'), 'Kaffe');
    expect(textOf(form)).to.contain('Du skickar 1 svar och 2 filer till Anna Berg');
    await byRole('button', 'Skicka svar');
    await userEvent.clear(await byRole('textbox', 'Frågan'));
    await byRole('button', 'Skicka det som är klart (1 av 2)');
  });

  it('sends what is ready after a look at what is not, and the ball stays', async () => {
    const { form, detail } = await bench([
      ask('text', { id: 'a', label: 'Ett' }),
      ask('text', { id: 'b', label: 'Två' }),
      ask('text', { id: 'c', label: 'Tre' }),
    ]);
    await userEvent.fill(await byRole('textbox', 'Ett'), 'Kaffe');
    await press('Skicka det som är klart (1 av 3)');
    await until(() => focused()?.id === 'review', 'The focus did not go to the review.');
    const review = await byRole('region', 'Se efter innan du skickar');
    expect(textOf(review)).to.contain('2 utan svar, ligger kvar hos dig').and.to.contain('Två').and.to.contain('Tre');
    await axe(form);
    expect((await detail()).items[0]).not.to.have.property('answer');
    await send('Skicka det som är klart (1 av 3)', SENT);
    expect((await detail()).ball.holder).to.equal('company');
    expect(textOf(form)).to.contain('2 saker är kvar att svara på');
  });

  it('sends in one step where there is nothing to look at twice', async () => {
    const { detail } = await bench([ask('text')]);
    await userEvent.fill(await byRole('textbox', 'Frågan'), 'Kaffe');
    await send('Skicka svar', SENT);
    expect((await detail()).ball).to.deep.include({ holder: 'agency', reason: 'answered' });
  });
});

describe('the receipt', () => {
  it('says what went, to whom, when, by whom and which files, and can be printed', async () => {
    const { form } = await bench([ask('documents', { label: 'Kvitto' })]);
    await choose(form, 'kvitto.pdf');
    const heading = await send('Skicka 1 underlag', 'Svaret är skickat till Anna Berg på Björkgården Redovisning');
    await until(() => focused() === heading, 'The focus did not go to the receipt.');
    const text = textOf(form);
    for (const part of ['Nu väntar ärendet på byrån', 'av Maria Lindqvist', '1 fil', 'kvitto.pdf', 'i dag']) {
      expect(text).to.contain(part);
    }
    await until(() => textOf(form).includes('Klart för nu'), 'It does not say that all is done.');
    let printed = 0;
    const { print } = window;
    window.print = () => void (printed += 1);
    await press('Skriv ut');
    window.print = print;
    expect(printed).to.equal(1);
    await axe(form);
  });
});

it('what is added to a case of one’s own, which nobody has moved yet, is a message and no new case', async () => {
  const ball = { holder: 'agency', since: '2026-11-24T07:00:00Z', reason: 'new' } as const;
  await bench([], { case: { ball } });
  await press(/^Skriv till Anna Berg/);
  await userEvent.fill(await byRole('textbox', /^Skriv till Anna Berg/), 'En sak till');
  await send('Skicka meddelandet', 'Meddelandet är skickat till Anna Berg på Björkgården Redovisning');
});

describe('who cannot answer yet', () => {
  const way = async (name: string) => {
    await press('Jag kan inte svara än');
    await press(new RegExp(`^${name}`));
  };

  it('asks the agency, which has the ball then; what was filled in stays', async () => {
    const { detail, last } = await bench([ask('text')]);
    await userEvent.fill(await byRole('textbox', 'Frågan'), 'Påbörjat');
    await way('Fråga byrån');
    await userEvent.fill(await byRole('textbox', 'Vad vill du fråga Anna Berg?'), 'Vilket år?');
    await send('Skicka frågan', /^Frågan är skickad till Anna Berg/);
    expect((await detail()).ball).to.deep.include({ holder: 'agency', reason: 'question' });
    expect(await last()).to.deep.include({ kind: 'ask', text: 'Vilket år?' });
    await press('Tillbaka till svaret');
    expect((await byRole<HTMLInputElement>('textbox', 'Frågan')).value).to.equal('Påbörjat');
  });

  it('promises a day, keeps the ball, and sees the promise', async () => {
    const { form, detail } = await bench([ask('text')]);
    await way('Behöver mer tid');
    await userEvent.click(await byRole('radio', /^I morgon/));
    await send('Be om mer tid', /vet att du behöver mer tid/);
    const { ball } = await detail();
    expect(ball.holder).to.equal('company');
    expect(ball.promisedBy).to.match(/^\d{4}-\d\d-\d\d$/);
    expect(textOf(form)).to.contain('Du har lovat svar senast');
  });

  it('must say when', async () => {
    const { detail } = await bench([ask('text')]);
    await way('Behöver mer tid');
    await press('Be om mer tid');
    await byRole('button', 'Välj när du kan svara');
    expect((await detail()).ball).not.to.have.property('promisedBy');
  });

  it('writes without handing over', async () => {
    const { detail, last } = await bench([ask('text')]);
    await way('Skriv utan att lämna över');
    await userEvent.fill(await byRole('textbox', 'Skriv till Anna Berg'), 'Jag letar.');
    await send('Skicka meddelandet', /^Meddelandet är skickat/);
    expect((await detail()).ball).to.deep.include({ holder: 'company', reason: 'new' });
    expect(await last()).to.deep.include({ kind: 'message', text: 'Jag letar.' });
  });

  it('learns of each way what it does to the ball', async () => {
    const { form } = await bench([ask('text')]);
    await press('Jag kan inte svara än');
    const text = textOf(form);
    expect(text.match(/Bollen är kvar hos dig/g)).to.have.length(2);
    expect(text).to.contain('Bollen går till byrån');
    await axe(form);
  });
});

describe('information', () => {
  it('is acknowledged with one press', async () => {
    const { detail } = await bench([], { case: { type: 'information' } });
    await send('Jag har läst', /vet att du har läst/);
    expect((await detail()).ball.holder).to.equal('agency');
  });
});

describe('an approval', () => {
  const vat = { id: 'vat', name: 'moms.pdf', content: { pdf: 'Moms' }, byId: 'anna' };
  const figures = [
    {
      label: 'Att betala',
      value: { amount: '48320', currency: 'SEK' },
      before: { amount: '42122', currency: 'SEK' },
    },
  ];
  const items = [ask('approval', { label: 'Moms för oktober', approves: { files: ['vat'], figures } })];
  const given = { files: [vat], case: { type: 'approval' } };

  it('shows figures beside last period and its files, and is given after a second look', async () => {
    const { form, detail, answer, last } = await bench(items, given);
    await byRole('button', 'Godkänn');
    const text = textOf(form).replace(/\s/g, ' ');
    expect(text).to.contain('42 122 kr 48 320 kr').and.to.contain('moms.pdf');
    expect(text).to.contain('Ditt ja sparas med namn och tid. Det är ingen underskrift.');
    await press('Godkänn');
    const review = await byRole('region', 'Se efter innan du skickar');
    expect(textOf(review).replace(/\s/g, ' ')).to.contain('Du godkänner Moms för oktober');
    await axe(form);
    await send('Godkänn', /^Du har godkänt/);
    expect(await answer()).to.deep.include({ approved: true });
    expect((await detail()).ball).to.deep.include({ holder: 'agency', reason: 'approved' });
    expect((await last()).kind).to.equal('approved');
  });

  it('can be refused only with what needs to change', async () => {
    const { answer, last } = await bench(items, given);
    await press('Begär ändring');
    await press('Begär ändring');
    await byRole('button', /^Moms för oktober – Skriv vad som behöver ändras/);
    await userEvent.fill(await byRole('textbox', 'Skriv vad som behöver ändras.'), 'Fakturan är från november.');
    await send('Begär ändring', SENT);
    expect(await answer()).to.deep.equal({ approved: false, reason: 'Fakturan är från november.' });
    expect(await last()).to.deep.include({ kind: 'notApproved', text: 'Fakturan är från november.' });
  });

  it('that is not sent is void when a file is replaced, and says so', async () => {
    const made = await bench(items, given);
    const { form, office, answer, caseId } = made;
    await hearing(made);
    await press('Godkänn');
    await byRole('region', 'Se efter innan du skickar');
    const file = await office.desk.upload(new File(['%PDF-1.4 ny\n%%EOF'], 'ny.pdf'));
    await office.desk.replaceFile(caseId, { itemId: 'i', fileId: 'vat', by: file.id });
    await until(() => textOf(form).includes('Byrån har bytt ut något sedan du godkände'), 'It does not say so.');
    expect(hasRole('region', 'Se efter innan du skickar')).to.equal(false);
    expect(await answer()).to.equal(undefined);
    await press('Begär ändring');
    await press('Godkänn i stället');
    await byRole('region', 'Se efter innan du skickar');
    await send('Godkänn', /^Du har godkänt/);
    expect(await answer()).to.deep.include({ approved: true });
  });

  it('that is sent can be taken back with a reason, and the log keeps both', async () => {
    const { form, office, detail, last, caseId } = await bench(items, given);
    await press('Godkänn');
    await send('Godkänn', /^Du har godkänt/);
    await press('Tillbaka till ärendet');
    await press('Ta tillbaka godkännandet');
    await userEvent.fill(await byRole('textbox', 'Varför tar du tillbaka godkännandet?'), 'Jag läste fel.');
    await press('Ta tillbaka godkännandet');
    await byRole('heading', /^Du har tagit tillbaka godkännandet/);
    expect(await last()).to.deep.include({ kind: 'approvalWithdrawn', text: 'Jag läste fel.' });
    const kinds = (await detail()).entries.map(({ kind }) => kind);
    expect(kinds).to.include('approved');
    await office.desk.use(caseId, { itemId: 'i' });
    await press('Tillbaka till ärendet');
    expect(textOf(form)).to.contain('Godkännandet togs tillbaka: Jag läste fel.').and.not.to.contain('Godkändes inte');
    await until(() => !hasRole('button', 'Ändra svaret'), 'What has been used can still be changed.');
  });

  it('lets the host open its signing service from what it puts in the slot', async () => {
    const { form, caseId: id } = await bench(items, given);
    const button = Object.assign(document.createElement('button'), { slot: 'signing', textContent: 'Signera' });
    form.append(button);
    const asked: string[] = [];
    form.addEventListener('case-sign-request', ({ caseId, itemId }) => asked.push(`${caseId}/${itemId}`));
    await press('Signera');
    expect(asked).to.deep.equal([`${id}/i`]);
    await press('Godkänn');
    expect(asked).to.have.length(1);
  });

  it('beside other questions is decided at its item', async () => {
    const { answer } = await bench([...items, ask('text', { id: 't' })], given);
    await userEvent.click(await byRole('radio', 'Jag godkänner'));
    await userEvent.fill(await byRole('textbox', 'Frågan'), 'Ja.');
    await press('Skicka svar');
    await byRole('region', 'Se efter innan du skickar');
    await send('Skicka svar', /^Du har godkänt/);
    expect(await answer()).to.deep.include({ approved: true });
  });
});

describe('a verdict', () => {
  it('asks again only for what is open, says why, and leads there', async () => {
    const { form, item } = await bench([
      ask('text', { id: 'ok', label: 'Ett', answer: { value: 'Bra' }, verdict: { is: 'accepted' }, locked: true }),
      ask('text', {
        id: 'redo',
        label: 'Två',
        answer: { value: 'Fel' },
        verdict: { is: 'rejected', reason: 'Fel år.' },
      }),
      ask('text', { id: 'same', label: 'Tre', answer: { value: 'Rätt' } }),
    ]);
    await byRole('textbox', 'Två');
    expect(allByRole('textbox')).to.have.length(1);
    expect(textOf(form)).to.contain('Gör om: Fel år.').and.to.contain('Bra').and.to.contain('Rätt');
    await press('Gå till det som ska rättas');
    const field = await byRole<HTMLInputElement>('textbox', 'Två');
    await until(() => focused() === field, 'The link did not lead to the item.');
    expect(field.value).to.equal('');
    await press('Använd det här');
    await until(() => field.value === 'Fel', 'The earlier answer was not taken over.');
    await userEvent.fill(field, 'Fel, men för 2026');
    expect(textOf(form)).to.contain('Ändrat från Fel');
    await send('Skicka svar', SENT);
    expect((await item('redo')).answer).to.deep.equal({ value: 'Fel, men för 2026' });
    expect((await item('redo')).verdict).to.equal(undefined);
  });

  it('that wants more keeps what was sent, and adds to it', async () => {
    const { form, answer } = await bench(
      [
        ask('documents', {
          label: 'Kvitto',
          answer: { files: ['f1'] },
          verdict: { is: 'needsMore', reason: 'Sidan 2 saknas.' },
        }),
      ],
      {
        files: [stored('f1')],
        case: { entries: [{ id: 'e1', at: '2026-11-21T09:00:00Z', byId: 'maria', kind: 'answer', files: ['f1'] }] },
      },
    );
    await byRole('button', 'Välj filer');
    expect(textOf(form)).to.contain('Komplettera: Sidan 2 saknas.').and.to.contain('f1.pdf');
    await choose(form, 'sida2.pdf');
    await send('Skicka 1 underlag', SENT);
    const given = await answer();
    expect(given && 'files' in given ? given.files : [])
      .to.have.length(2)
      .and.to.include('f1');
  });
});

describe('a sent answer', () => {
  const entries = [{ id: 'e1', at: '2026-11-21T09:00:00Z', byId: 'maria', kind: 'answer', files: ['f1', 'f2'] }];

  it('can be corrected while the agency has it, and the ball stays there', async () => {
    const { detail, answer, last } = await bench([ask('text', { answer: { value: 'Kaffe' } })], { case: AT_AGENCY });
    await press('Ändra svaret');
    const field = await byRole<HTMLInputElement>('textbox', 'Frågan');
    expect(field.value).to.equal('Kaffe');
    await userEvent.fill(field, 'Te');
    await send('Skicka ändringen', /^Ändringen är skickad till Anna Berg/);
    expect(await answer()).to.deep.equal({ value: 'Te' });
    expect((await last()).kind).to.equal('amended');
    expect((await detail()).ball).to.deep.include({ holder: 'agency', since: '2026-11-22T09:00:00Z' });
  });

  it('can have files taken back and added', async () => {
    const { form, answer } = await bench([ask('documents', { label: 'Kvitto', answer: { files: ['f1', 'f2'] } })], {
      files: [stored('f1'), stored('f2')],
      case: { ...AT_AGENCY, entries },
    });
    await press('Lägg till eller ta bort filer');
    await press('Ta bort f1.pdf');
    expect(textOf(form)).to.contain('Tas bort när du skickar').and.to.contain('1 fil tas bort.');
    await choose(form, 'ny.pdf');
    expect(textOf(form)).to.contain('Du skickar 1 fil till Anna Berg');
    await send('Skicka ändringen', /^Ändringen är skickad/);
    const given = await answer();
    const files = given && 'files' in given ? given.files : [];
    expect(files).to.have.length(2).and.to.include('f2').and.not.to.include('f1');
  });

  it('keeps what was sent when one thinks better of it', async () => {
    const { form } = await bench([ask('text', { answer: { value: 'Kaffe' } })], { case: AT_AGENCY });
    await press('Ändra svaret');
    await userEvent.fill(await byRole('textbox', 'Frågan'), 'Te');
    await press('Behåll det skickade svaret');
    await until(() => !hasRole('textbox', 'Frågan'), 'The field is still there.');
    expect(textOf(form)).to.contain('Kaffe').and.not.to.contain('Skicka ändringen');
  });

  it('cannot be corrected once it has been used', async () => {
    const made = await bench([ask('text', { answer: { value: 'Kaffe' } })], { case: AT_AGENCY });
    const { office, form, caseId } = made;
    await byRole('button', 'Ändra svaret');
    await hearing(made);
    await office.desk.use(caseId, { itemId: 'i' });
    await until(() => textOf(form).includes('Klart'), 'It does not say that it has been used.');
    expect(hasRole('button', 'Ändra svaret')).to.equal(false);
  });
});

describe('a suggestion', () => {
  const suggestion = { value: { value: { amount: '150', currency: 'SEK' } }, caseId: 'z', answeredOn: '2026-10-09' };

  it('is never there by itself; one tap takes it over, and it is shown where it came from', async () => {
    const { form, answer } = await bench([ask('amount', { suggestion })]);
    const field = await byRole<HTMLInputElement>('textbox', 'Frågan');
    expect(field.value).to.equal('');
    expect(textOf(form).replace(/\s/g, ' ')).to.contain('Svaret 9 okt: 150,00 kr');
    await press('Samma som förra månaden');
    await until(() => field.value === '150', 'It was not taken over.');
    await until(() => focused() === field, 'The focus did not go to the field.');
    expect(textOf(form)).to.contain('Svaret 9 okt');
    await userEvent.fill(field, '175');
    expect(textOf(form).replace(/\s/g, ' ')).to.contain('Ändrat från 150,00 kr');
    await axe(form);
    await send('Skicka svar', SENT);
    expect(await answer()).to.deep.equal({ value: { amount: '175', currency: 'SEK' } });
  });

  it('offers an answer to another item of the same kind, named by that item', async () => {
    const { form } = await bench([
      ask('bankgiro', { id: 'a', label: 'Vårt bankgiro' }),
      ask('bankgiro', { id: 'b', label: 'Bankgiro för skatt' }),
    ]);
    await userEvent.fill(await byRole('textbox', 'Vårt bankgiro'), '5402-9681');
    expect(textOf(form)).to.contain('Svaret på Vårt bankgiro');
    await press('Använd det här');
    const field = await byRole<HTMLInputElement>('textbox', 'Bankgiro för skatt');
    await until(() => field.value === '5402-9681', 'It was not taken over.');
  });
});

describe('a colleague', () => {
  it('who is answering is told of by name and time, until they have left', async () => {
    const made = await bench([ask('text')]);
    await byRole('textbox', 'Frågan');
    await hearing(made);
    await says(made, 'answering');
    const told = /Per Lindqvist håller på att svara, sedan \d\d:\d\d/;
    await until(() => told.test(textOf(made.form)), 'It is not told who is answering.');
    await says(made, 'left');
    await until(() => !told.test(textOf(made.form)), 'They are still said to answer.');
  });

  it('who has answered is told of before one sends, and nothing that one wrote is lost', async () => {
    const made = await bench([ask('text')]);
    const { form, answer } = made;
    await hearing(made);
    const field = await byRole<HTMLInputElement>('textbox', 'Frågan');
    await userEvent.fill(field, 'Mitt svar');
    await colleague(made, { kind: 'answer', answers: { i: { value: 'Pers svar' } }, text: 'Klart!', files: [] });
    await until(() => textOf(form).includes('Per Lindqvist svarade i dag'), 'It is not told who has answered.');
    expect((await byRole<HTMLInputElement>('textbox', 'Frågan')).value).to.equal('Mitt svar');
    expect(textOf(form)).to.contain('Svar från Per Lindqvist').and.to.contain('Pers svar');
    expect(textOf(form)).not.to.contain('Ditt förra svar');
    await press('Visa det nya');
    expect(textOf(form)).to.contain('Klart!');
    await axe(form);
    await send('Skicka ändringen', /^Ändringen är skickad/);
    expect(await answer()).to.deep.equal({ value: 'Mitt svar' });
  });
});

describe('a caret', () => {
  const typing = async (made: Bench, name: string | RegExp): Promise<void> => {
    const field = await byRole<HTMLTextAreaElement>('textbox', name);
    await hearing(made);
    field.focus();
    await userEvent.keyboard('Faktura , ja');
    field.setSelectionRange(8, 8);
    await colleague(made, { kind: 'answer', answers: { i: { value: 'Pers svar' } }, text: '', files: [] });
    await until(() => textOf(made.form).includes('Per Lindqvist svarade'), 'It is not told who has answered.');
    await userEvent.keyboard('2041');
    expect(focused()).to.equal(await byRole('textbox', name));
    expect(field.value).to.equal('Faktura 2041, ja');
  };

  it('stays in the answer when a colleague answers first', async () => {
    await typing(await bench([ask('longText')]), 'Frågan');
  });

  it('stays in the message when a colleague answers first', async () => {
    const made = await bench([ask('text')]);
    await press('Skriv till Anna Berg eller bifoga filer');
    await typing(made, /^Skriv till Anna Berg/);
  });
});

describe('an answer to a case that is over', () => {
  const endings: [string, 'withdraw' | 'close', string][] = [
    ['withdrawn', 'withdraw', 'Byrån har dragit tillbaka ärendet. Ditt svar skickades inte.'],
    ['closed', 'close', 'Ärendet är avslutat. Ditt svar skickades inte.'],
  ];
  for (const [what, step, words] of endings) {
    it(`is not sent when it was ${what}: it is kept, told, and can begin a new case`, async () => {
      const made = await bench([ask('text')], {
        case: { entries: [{ id: 'e0', at: '2026-11-20T09:00:00Z', byId: 'anna', kind: 'message', text: 'Hej' }] },
      });
      const { form, office, caseId } = made;
      await hearing(made);
      await userEvent.fill(await byRole('textbox', 'Frågan'), 'Det var hyran.');
      await office.desk[step](caseId, { text: '' });
      await byRole('heading', words);
      expect(textOf(form)).to.contain('Det var hyran.');
      await axe(form);
      const wishes: string[] = [];
      form.addEventListener('case-navigate', (event) => wishes.push(JSON.stringify(event.whole())));
      await press('Starta ett nytt ärende med det');
      expect(wishes).to.deep.equal(['{"view":"new"}']);
      await until(() => !hasRole('heading', words), 'It is still told.');
    });
  }

  it('can be thrown away', async () => {
    const made = await bench([ask('text')], { locale: 'en' });
    const { form, office, caseId } = made;
    await hearing(made);
    await userEvent.fill(await byRole('textbox', 'Frågan'), 'The rent.');
    await office.desk.withdraw(caseId);
    await byRole('heading', "Your accountant has withdrawn this case. Your reply wasn't sent.");
    await press('Discard what I wrote');
    await until(() => !textOf(form).includes('The rent.'), 'It is still there.');
  });
});
