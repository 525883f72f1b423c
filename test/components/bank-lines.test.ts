import type { ReplyForm } from '../../src/components/reply-form/reply-form.ts';
import type { BankLine, LineAnswer } from '../../src/domain/index.ts';
import { allByRole, axe, byRole, expect, focused, hasRole, textOf, until, userEvent } from '../support/index.ts';
import type { FileSeed } from '../../mocks/office/model.ts';
import { ask, bench, press, send, type Bench, type Given } from './reply-support.ts';
import { overflows } from './samples.ts';

const SENT = /^Svaret är skickat till Anna Berg/;
const NARROW = 360;
const WIDE = 680;

const line = (index: number): BankLine => ({
  id: `r${index}`,
  date: '2026-10-08',
  text: `Köp ${index}`,
  amount: { amount: '-349.00', currency: 'SEK' },
});

/** A form that is as wide as a phone or as the middle of a page, with so many bank lines. */
async function lines(count: number, width: number, members = {}, given: Given = {}): Promise<Bench> {
  const rows = Array.from({ length: count }, (_none, index) => line(index + 1));
  const made = await bench([ask('transactions', { id: 'bank', label: 'Köp utan underlag', rows, ...members })], given);
  made.form.style.width = `${width}px`;
  return made;
}

const comment = () => byRole<HTMLTextAreaElement>('textbox', /^Kommentar/);
const saidOf = async ({ answer }: Bench): Promise<Readonly<Record<string, LineAnswer>>> => {
  const given = await answer();
  return given && 'lines' in given ? given.lines : {};
};
const has = (form: ReplyForm, text: string) =>
  until(
    () =>
      textOf(form)
        .replace(/\u00a0/g, ' ')
        .includes(text),
    `“${text}” is not to be seen.`,
  );

describe('bank lines on a phone', () => {
  it('come one at a time: comment, private, none with its reason, skip and come back', async () => {
    const made = await lines(4, NARROW);
    const { form } = made;
    await has(form, '1 av 4');
    await userEvent.fill(await comment(), 'Diesel');
    await press('Klar, nästa');
    await has(form, '1 av 4 klara');
    await userEvent.click(await byRole('checkbox', 'Privat köp, inte företagets'));
    await press('Klar, nästa');
    await press('Hoppa över');
    await has(form, 'Köp 4');
    await press('Jag har inte underlaget');
    await userEvent.click(await byRole('radio', 'Det är borttappat'));
    await press('Klar, nästa');
    await has(form, 'Skriv vad köpet gällde och vad som har hänt');
    await userEvent.fill(await byRole('textbox', /Vad gällde köpet/), 'Lunch, kvittot är slängt');
    await press('Klar, nästa');
    await has(form, '3 av 4 klara');
    await has(form, 'Köp 3');
    await send('Skicka det som är klart (3 av 4)', SENT);
    expect(await saidOf(made)).to.deep.equal({
      r1: { text: 'Diesel' },
      r2: { mark: 'private' },
      r4: { missing: 'lost', text: 'Lunch, kvittot är slängt' },
    });
    expect((await made.detail()).status).to.equal('awaitingCompany');
  });

  it('are all shown on demand, and one is picked from there', async () => {
    const { form } = await lines(12, NARROW);
    await press('Visa alla');
    await byRole('button', /^Köp 12/);
    await userEvent.click(await byRole('button', /^Köp 9/));
    await has(form, '9 av 12');
    await until(() => focused()?.textContent?.includes('Köp 9'), 'The focus is not on the line.');
  });

  it('say so when the last is done, and what was said stays to be changed', async () => {
    const { form } = await lines(2, NARROW);
    await userEvent.fill(await comment(), 'Ett');
    await press('Klar, nästa');
    await userEvent.fill(await comment(), 'Två');
    await press('Klar');
    await has(form, 'Alla 2 är klara');
    expect(focused()?.textContent).to.contain('Alla 2 är klara');
    await press('Visa alla');
    await userEvent.click(await byRole('button', /^Köp 1/));
    expect((await comment()).value).to.equal('Ett');
  });

  it('tell what a line needs when it is to be done with and nothing was said', async () => {
    const { form } = await lines(2, NARROW);
    await press('Klar, nästa');
    await has(form, 'Skriv en kommentar, välj en fil eller säg att underlaget saknas');
    expect((await comment()).getAttribute('aria-invalid')).to.equal('true');
    await userEvent.fill(await comment(), 'Porto');
    await until(() => !textOf(form).includes('säg att underlaget saknas'), 'It still complains.');
  });

  it('do not hold the others back for "I have none" that was left without a reason', async () => {
    const made = await lines(3, NARROW);
    await press('Jag har inte underlaget');
    await press('Hoppa över');
    await userEvent.fill(await comment(), 'Porto');
    await send('Skicka det som är klart (1 av 3)', SENT);
    expect(await saidOf(made)).to.deep.equal({ r2: { text: 'Porto' } });
  });

  it('take files each of its own', async () => {
    const made = await lines(3, NARROW);
    const { form } = made;
    const choose = async (name: string): Promise<void> => {
      await byRole('button', 'Välj filer', form);
      const input = form.shadowRoot?.querySelector<HTMLInputElement>('input[type=file][multiple]');
      const transfer = new DataTransfer();
      transfer.items.add(new File(['%PDF-1.4'], name, { type: 'application/pdf' }));
      if (input) input.files = transfer.files;
      input?.dispatchEvent(new Event('change'));
      await has(form, name);
    };
    await choose('ett.pdf');
    await press('Klar, nästa');
    await choose('ett.pdf');
    await choose('två.pdf');
    await press('Klar, nästa');
    expect(textOf(form)).not.to.contain('ett.pdf');
    await until(() => textOf(form).includes('Du skickar 3 filer'), 'The bar does not say three files.');
    await send('Skicka det som är klart (2 av 3)', SENT);
    const said = await saidOf(made);
    const counts = Object.values(said).map((answer) => ('files' in answer ? answer.files?.length : 0));
    expect(counts).to.deep.equal([1, 2]);
  });
});

describe('bank lines on a wide screen', () => {
  it('are a table whose rows open in place, by keyboard from the first key to the receipt', async () => {
    const made = await lines(3, WIDE);
    await byRole('table', 'Köp utan underlag');
    (await byRole('button', 'Köp 1')).focus();
    await userEvent.keyboard('{ArrowDown}');
    await until(() => focused()?.textContent?.trim() === 'Köp 2', 'The arrow leads nowhere.');
    await userEvent.keyboard('{Enter}');
    const field = await comment();
    await until(() => focused() === field, 'The focus is not in the opened row.');
    await userEvent.keyboard('Porto');
    await userEvent.keyboard('{Escape}');
    await until(() => focused()?.textContent?.trim() === 'Köp 2', 'Escape does not lead back.');
    expect(hasRole('textbox', /^Kommentar/)).to.equal(false);
    expect((await byRole('button', 'Köp 2')).getAttribute('aria-expanded')).to.equal('false');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await byRole('heading', SENT);
    expect(await saidOf(made)).to.deep.equal({ r2: { text: 'Porto' } });
  });

  it('lead from the summary to the line that is wrong, wherever it is', async () => {
    const { form } = await lines(3, WIDE);
    await userEvent.click(await byRole('button', 'Köp 3'));
    await press('Jag har inte underlaget');
    await userEvent.click(await byRole('radio', 'Det kommer senare'));
    await userEvent.click(await byRole('button', 'Köp 1'));
    await press('Skicka svar');
    await userEvent.click(await byRole('button', 'Köp 3 – Skriv när underlaget kommer, till exempel 3 feb'));
    await byRole('textbox', 'När kommer det?');
    await has(form, 'Skriv när underlaget kommer');
    await until(() => (focused() as HTMLInputElement).type === 'radio', 'The focus is not in the line.');
  });

  it('can be narrowed to what is left', async () => {
    await lines(12, WIDE);
    await userEvent.click(await byRole('button', 'Köp 2'));
    await userEvent.fill(await comment(), 'Porto');
    await press('Klar, nästa');
    await userEvent.click(await byRole('checkbox', 'Visa bara de som är kvar'));
    await until(() => !hasRole('button', 'Köp 2'), 'It is still there.');
    expect(allByRole('row')).to.have.length(13);
  });

  it('show what was sent before, and add to it', async () => {
    const made = await lines(2, WIDE, { answer: { lines: { r1: { text: 'Diesel' } } } });
    await has(made.form, 'Skickat: Kommentar');
    await has(made.form, '1 av 2 klara');
    await userEvent.click(await byRole('button', 'Köp 2'));
    await userEvent.fill(await comment(), 'Porto');
    await send('Skicka svar', SENT);
    expect(await saidOf(made)).to.deep.equal({ r1: { text: 'Diesel' }, r2: { text: 'Porto' } });
    expect((await made.detail()).status).to.equal('awaitingAgency');
  });
});

describe('files of a bank line that has been sent', () => {
  const pdf = (id: string, name: string): FileSeed => ({ id, name, byId: 'maria', content: { pdf: name } });
  const answer = { lines: { r1: { text: 'Diesel', files: ['f1'] }, r2: { files: ['f2', 'f3'] } } };
  const files = [pdf('f1', 'ett.pdf'), pdf('f2', 'två.pdf'), pdf('f3', 'tre.pdf')];
  const withAgency: Given = {
    files,
    case: {
      ball: { holder: 'agency', since: '2026-11-17T08:00:00Z', reason: 'answered' },
      entries: [{ id: 'e1', at: '2026-11-17T08:00:00Z', byId: 'maria', kind: 'answer', files: ['f1', 'f2', 'f3'] }],
    },
  };

  for (const width of [NARROW, WIDE]) {
    it(`are taken back one by one at ${width} px; what else was said of the line stays`, async () => {
      const made = await lines(2, width, { answer }, withAgency);
      await press('Ändra svaret');
      if (width === NARROW) await press('Visa alla');
      await userEvent.click(await byRole('button', /^Köp 2/));
      await press('Ta bort två.pdf');
      await has(made.form, 'Tas bort när du skickar');
      await byRole('button', 'Behåll två.pdf');
      await has(made.form, '1 fil tas bort.');
      await axe(made.form);
      await send('Skicka ändringen', /^Ändringen är skickad till Anna Berg/);
      expect(await saidOf(made)).to.deep.equal({ r1: answer.lines.r1, r2: { files: ['f3'] } });
      expect((await made.detail()).status).to.equal('awaitingAgency');
    });
  }

  it('leave the line open when all of them go, until it is answered otherwise', async () => {
    const made = await lines(2, WIDE, { answer }, withAgency);
    await press('Ändra svaret');
    await has(made.form, 'Alla 2 är klara');
    await userEvent.click(await byRole('button', /^Köp 2/));
    await press('Ta bort två.pdf');
    await press('Ta bort tre.pdf');
    await has(made.form, '1 av 2 klara');
    await userEvent.click(await byRole('checkbox', 'Privat köp, inte företagets'));
    await has(made.form, 'Alla 2 är klara');
    await send('Skicka ändringen', /^Ändringen är skickad till Anna Berg/);
    expect(await saidOf(made)).to.deep.equal({ r1: answer.lines.r1, r2: { mark: 'private' } });
  });

  it('can be kept after all', async () => {
    const made = await lines(2, WIDE, { answer }, withAgency);
    await press('Ändra svaret');
    await userEvent.click(await byRole('button', /^Köp 1/));
    await press('Ta bort ett.pdf');
    await press('Behåll ett.pdf');
    await byRole('button', 'Ta bort ett.pdf');
    expect(textOf(made.form)).not.to.contain('1 fil tas bort.');
  });
});

describe('200 bank lines', () => {
  it('draw one editor, and a key press touches no other line', async () => {
    const { form } = await lines(200, WIDE);
    await userEvent.click(await byRole('button', 'Köp 150'));
    const field = await comment();
    const root = form.shadowRoot as ShadowRoot;
    expect(root.querySelectorAll('textarea').length).to.be.at.most(2);
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((found) => records.push(...found));
    const table = await byRole('table', 'Köp utan underlag');
    await userEvent.type(field, 'a');
    observer.observe(table, { childList: true, subtree: true, characterData: true, attributes: true });
    await userEvent.type(field, 'b');
    await form.updateComplete;
    records.push(...observer.takeRecords());
    observer.disconnect();
    const rows = new Set(
      records.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest('tr')),
    );
    expect(rows.size).to.be.at.most(2);
    expect(records.length).to.be.at.most(20);
  });

  it('say how many are done, and are at hand by one tab stop', async () => {
    const { form } = await lines(200, WIDE);
    await has(form, '0 av 200 klara');
    const stops = allByRole('button', /^Köp \d+$/).filter(({ tabIndex }) => tabIndex === 0);
    expect(stops).to.have.length(1);
  });
});

describe('bank lines for everybody', () => {
  for (const width of [NARROW, WIDE]) {
    it(`have no fault that axe knows of at ${width} px, nor spill over`, async () => {
      const { form } = await lines(3, width);
      if (width === WIDE) await userEvent.click(await byRole('button', 'Köp 1'));
      await comment();
      await axe(form);
      expect(overflows()).to.equal(false);
    });
  }

  it('are read with what was said about each once the agency has them', async () => {
    const answer = { lines: { r1: { text: 'Diesel' }, r2: { mark: 'private' as const } } };
    const { form } = await lines(2, NARROW, { answer, locked: true, verdict: { is: 'accepted' } });
    await has(form, 'Diesel');
    expect(textOf(form)).to.contain('Privat köp, inte företagets');
    expect(hasRole('textbox', /^Kommentar/)).to.equal(false);
  });
});
