import { byRole, expect, hasRole, textOf, until, userEvent } from '../support/index.ts';
import { ask, bench, choose, press, send } from './reply-support.ts';

const SENT = /^Svaret är skickat till Anna Berg/;
const spaced = (of: Element): string => textOf(of).replace(/\u00a0/g, ' ');

describe('the receipt counts as the send bar did', () => {
  it('each bank line that is left', async () => {
    const rows = ['a', 'b', 'c'].map((id) => ({
      ...{ id, date: '2026-10-08', text: `Köp ${id}` },
      amount: { amount: '-349.00', currency: 'SEK' },
    }));
    const { form } = await bench([ask('transactions', { rows })]);
    form.style.width = '360px';
    await userEvent.fill(await byRole('textbox', /^Kommentar/), 'Diesel');
    await send('Skicka det som är klart (1 av 3)', SENT);
    expect(spaced(form)).to.contain('2 saker är kvar att svara på');
  });

  it('a file as a file, not as an answer too', async () => {
    const { form } = await bench([ask('documents', { label: 'Kvitto' }), ask('text', { id: 't' })]);
    await choose(form, 'kvitto.pdf');
    await userEvent.fill(await byRole('textbox', 'Frågan'), 'Kaffe');
    await until(() => spaced(form).includes('Du skickar 1 svar och 1 fil'), 'The bar does not count so.');
    await send('Skicka svar', SENT);
    expect(spaced(form)).to.contain('1 svar och 1 fil').and.not.to.contain('2 svar');
  });
});

describe('when the agency acts after the reply', () => {
  it('and closes the case, the receipt says no longer whose turn it is', async () => {
    const { form, office, caseId } = await bench([ask('text')]);
    await userEvent.fill(await byRole('textbox', 'Frågan'), 'Kaffe');
    await send('Skicka svar', SENT);
    expect(spaced(form)).to.contain('Nu väntar ärendet på byrån.');
    await office.desk.close(caseId);
    await until(() => !spaced(form).includes('Nu väntar ärendet på byrån.'), 'It still says that it waits.');
  });

  for (const [what, reopen] of [
    ['asks once more in words', false],
    ['takes up a closed case', true],
  ] as const) {
    it(`and ${what}, there is a place to answer in sight`, async () => {
      const { office, caseId, last } = await bench([ask('text')]);
      await userEvent.fill(await byRole('textbox', 'Frågan'), 'Kaffe');
      await send('Skicka svar', SENT);
      if (reopen) await office.desk.close(caseId);
      await (reopen ? office.desk.reopen : office.desk.sendBack)(caseId, { text: 'Vilket år?' });
      await press('Tillbaka till ärendet');
      await userEvent.fill(await byRole('textbox', 'Skriv till Anna Berg'), 'I år.');
      await send('Skicka svar', SENT);
      expect(await last()).to.deep.include({ kind: 'answer', text: 'I år.' });
    });
  }
});

it('a promise for a day that has been is asked for anew, beside its field', async () => {
  const { form, detail } = await bench([ask('text')]);
  await press('Jag kan inte svara än');
  await userEvent.click(await byRole('button', /^Behöver mer tid/));
  await userEvent.click(await byRole('radio', /^Ett annat datum/));
  await userEvent.fill(await byRole('textbox', 'Datum'), '2020-02-03');
  await press(/^Be om mer tid|^Skicka/);
  await until(() => spaced(form).includes('Välj ett datum från och med i dag'), 'It is not told.');
  expect(hasRole('heading', /vet att du behöver mer tid/)).to.equal(false);
  expect((await detail()).ball.promisedBy).to.equal(undefined);
});
