import type { Column, TableAnswer } from '../../src/domain/index.ts';
import { allByRole, axe, byRole, expect, focused, hasRole, textOf, until, userEvent } from '../support/index.ts';
import { ask, bench, press, send, type Bench } from './reply-support.ts';
import { overflows } from './samples.ts';

const SENT = /^Svaret är skickat till Anna Berg/;
const column = (id: string, kind: string, label: string, required = false): Column => ({ id, kind, label, required });
const COLUMNS = [
  column('name', 'text', 'Namn', true),
  column('hours', 'number', 'Timmar', true),
  column('extra', 'amount', 'Tillägg'),
];

async function table(members = {}, width = 680): Promise<Bench> {
  const made = await bench([ask('rows', { id: 'pay', label: 'Löner', columns: COLUMNS, ...members })]);
  made.form.style.width = `${width}px`;
  await byRole('button', 'Lägg till rad');
  return made;
}

const row = (number: number) => byRole('group', `Rad ${number}`);
const cell = async (number: number, name: string | RegExp) =>
  byRole<HTMLInputElement>('textbox', name, await row(number));
const sentTable = async ({ answer }: Bench): Promise<TableAnswer> => (await answer()) as TableAnswer;
const has = ({ form }: Bench, text: string) =>
  until(
    () =>
      textOf(form)
        .replace(/\u00a0/g, ' ')
        .includes(text),
    `“${text}” is not to be seen.`,
  );

describe('a table', () => {
  it('is filled in, summed exactly, and sent as its columns say', async () => {
    const made = await table();
    await userEvent.fill(await cell(1, 'Namn'), 'Elin');
    await userEvent.fill(await cell(1, 'Timmar'), '167,5');
    await userEvent.fill(await cell(1, /^Tillägg/), '0,10');
    await press('Lägg till rad');
    await until(() => focused()?.id.includes('-r1-'), 'The focus is not in the new row.');
    await userEvent.fill(await cell(2, 'Namn'), 'Adam');
    await userEvent.fill(await cell(2, 'Timmar'), '8');
    await userEvent.fill(await cell(2, /^Tillägg/), '0,20');
    await has(made, '175,5');
    await has(made, '0,30 kr');
    await send('Skicka svar', SENT);
    expect((await sentTable(made)).table).to.deep.equal([
      { name: 'Elin', hours: '167.5', extra: { amount: '0.10', currency: 'SEK' } },
      { name: 'Adam', hours: '8', extra: { amount: '0.20', currency: 'SEK' } },
    ]);
  });

  it('may be as it was last month', async () => {
    const made = await table();
    await userEvent.click(await byRole('checkbox', 'Inget nytt den här månaden'));
    await until(() => !hasRole('button', 'Lägg till rad'), 'The rows are still there.');
    await send('Skicka svar', SENT);
    expect(await sentTable(made)).to.deep.equal({ table: [], unchanged: true });
  });

  it('copies a row, and gives a removed one back', async () => {
    const made = await table();
    await userEvent.fill(await cell(1, 'Namn'), 'Elin');
    await press('Kopiera rad 1');
    expect((await cell(2, 'Namn')).value).to.equal('Elin');
    await userEvent.fill(await cell(2, 'Namn'), 'Adam');
    await press('Ta bort rad 1');
    await has(made, 'Rad 1 är borttagen.');
    expect((await cell(1, 'Namn')).value).to.equal('Adam');
    const undo = await byRole('button', 'Ångra');
    await until(() => focused() === undo, 'The focus is lost.');
    await userEvent.click(undo);
    expect((await cell(1, 'Namn')).value).to.equal('Elin');
    expect((await cell(2, 'Namn')).value).to.equal('Adam');
  });

  it('names each cell that is wrong, at the row and in the summary, and leads there', async () => {
    const made = await table();
    await userEvent.fill(await cell(1, 'Timmar'), 'åtta');
    await press('Skicka svar');
    await has(made, 'Timmar – Skriv ett tal');
    await userEvent.click(await byRole('button', 'Rad 1, Timmar – Skriv ett tal, till exempel 12 eller 7,5'));
    const hours = await cell(1, 'Timmar');
    await until(() => focused() === hours, 'The focus is not in the cell.');
    expect(hours.getAttribute('aria-invalid')).to.equal('true');
    await userEvent.fill(hours, '8');
    await until(() => !textOf(made.form).includes('Timmar – Skriv ett tal'), 'It still complains.');
  });

  it('takes rows that were copied from a spreadsheet', async () => {
    const made = await table();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Elin\t160\t1 250,00\r\nAdam\t8,5\t\r\n');
    const first = await cell(1, 'Namn');
    first.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    expect((await cell(2, 'Timmar')).value).to.equal('8,5');
    await send('Skicka svar', SENT);
    expect((await sentTable(made)).table).to.deep.equal([
      { name: 'Elin', hours: '160', extra: { amount: '1250.00', currency: 'SEK' } },
      { name: 'Adam', hours: '8.5' },
    ]);
  });

  it('is walked through as a spreadsheet: Enter goes down and begins another row', async () => {
    await table();
    const name = await cell(1, 'Namn');
    await userEvent.fill(name, 'Elin');
    name.focus();
    await userEvent.keyboard('{Enter}');
    const below = await cell(2, 'Namn');
    await until(() => focused() === below, 'Enter leads nowhere.');
    await userEvent.keyboard('{ArrowUp}');
    await until(() => focused() === name, 'The arrow leads nowhere.');
  });

  it('writes a cell as it was understood once it is left', async () => {
    await table();
    const extra = await cell(1, /^Tillägg/);
    await userEvent.fill(extra, '1250,5 kr');
    await userEvent.tab();
    await until(() => extra.value.replace(/\u00a0/g, ' ') === '1 250,50', 'It stands as it was typed.');
  });

  it('warns by how much a sum does not come out, and goes all the same after a second look', async () => {
    const made = await table({ checks: [{ sumOf: ['extra'], equals: { amount: '1000.00', currency: 'SEK' } }] });
    expect(hasRole('checkbox', 'Inget nytt den här månaden')).to.equal(false);
    await userEvent.fill(await cell(1, 'Namn'), 'Elin');
    await userEvent.fill(await cell(1, 'Timmar'), '8');
    await userEvent.fill(await cell(1, /^Tillägg/), '880');
    await has(made, 'Summan är 120,00 kr för låg, den ska bli 1 000,00 kr.');
    await press('Skicka svar');
    await byRole('heading', 'Se efter innan du skickar');
    await send('Skicka svar', SENT);
    expect((await sentTable(made)).table).to.have.length(1);
  });

  it('is read as a table with its sums once it has been sent', async () => {
    const answer = {
      table: [
        { name: 'Elin', hours: '167.5' },
        { name: 'Adam', hours: '8' },
      ],
    };
    const made = await bench([
      ask('rows', { id: 'pay', label: 'Löner', columns: COLUMNS, answer, locked: true, verdict: { is: 'accepted' } }),
    ]);
    await byRole('region', 'Löner');
    await has(made, '175,5');
    expect(allByRole('row')).to.have.length(4);
  });

  describe('with personal numbers', () => {
    const BORN = {
      columns: [column('name', 'text', 'Namn', true), column('born', 'personalNumber', 'Personnummer', true)],
    };
    const covered = async (number: number, text = '811218-••••') =>
      byRole('button', `Personnummer ${text}`, await row(number));

    for (const width of [320, 680]) {
      it(`covers each once it has been entered, shows it when that is asked for, and sends it whole, at ${width} px`, async () => {
        const made = await table(BORN, width);
        await userEvent.fill(await cell(1, 'Namn'), 'Elin');
        const born = await cell(1, 'Personnummer');
        await userEvent.fill(born, '8112189876');
        expect(focused()).to.equal(born);
        await userEvent.click(await cell(1, 'Namn'));
        await covered(1);
        expect(textOf(made.form)).not.to.contain('9876');
        await axe(made.form);
        expect(overflows()).to.equal(false);
        await userEvent.click(await covered(1));
        const open = await cell(1, 'Personnummer');
        expect(open.value).to.equal('811218-9876');
        await until(() => focused() === open, 'The focus is not in the opened cell.');
        await userEvent.tab();
        await covered(1);
        await send('Skicka svar', SENT);
        expect((await sentTable(made)).table).to.deep.equal([{ name: 'Elin', born: '198112189876' }]);
        await press('Tillbaka till ärendet');
        await has(made, '811218-••••');
        expect(textOf(made.form)).not.to.contain('9876');
        await press('Visa personnummer');
        await has(made, '811218-9876');
      });
    }

    it('covers what is pasted and copied, too', async () => {
      const made = await table(BORN);
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'Elin\t811218-9876\r\nAdam\t701063-2391\r\n');
      const first = await cell(1, 'Namn');
      first.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      await covered(1);
      await covered(2, '701063-••••');
      await press('Kopiera rad 2');
      await covered(3, '701063-••••');
      expect(textOf(made.form)).not.to.match(/9876|2391/);
    });

    it('is walked through as a spreadsheet; Enter opens what is covered', async () => {
      await table(BORN);
      await userEvent.fill(await cell(1, 'Namn'), 'Elin');
      await press('Lägg till rad');
      await userEvent.fill(await cell(1, 'Personnummer'), '811218-9876');
      await userEvent.keyboard('{Enter}');
      const second = await cell(2, 'Personnummer');
      await until(() => focused() === second, 'Enter leads nowhere.');
      await userEvent.keyboard('{ArrowUp}');
      const above = await covered(1);
      await until(() => focused() === above, 'The arrow leads nowhere.');
      await userEvent.keyboard('{Enter}');
      const open = await cell(1, 'Personnummer');
      await until(() => focused() === open, 'Enter does not open it.');
    });

    it('does not cover one that is wrong', async () => {
      await table(BORN);
      await userEvent.fill(await cell(1, 'Namn'), 'Elin');
      await userEvent.fill(await cell(1, 'Personnummer'), '811218-9875');
      await press('Skicka svar');
      await userEvent.click(await byRole('button', /^Rad 1, Personnummer – /));
      const born = await cell(1, 'Personnummer');
      await until(() => focused() === born, 'The focus is not in the cell.');
      expect(born.value).to.equal('811218-9875');
    });
  });

  for (const width of [320, 680]) {
    it(`has no fault that axe knows of at ${width} px, nor spills over`, async () => {
      const { form } = await table({}, width);
      await userEvent.fill(await cell(1, 'Namn'), 'Elin');
      await axe(form);
      expect(overflows()).to.equal(false);
    });
  }
});
