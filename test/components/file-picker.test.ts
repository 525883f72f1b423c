import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { allByRole, axe, byRole, expect, focused, textOf, until, userEvent } from '../support/index.ts';
import { drop, hearing, paste, transferOf } from './file-support.ts';
import { ask, bench, send, type Bench } from './reply-support.ts';

const SENT = /^Svaret är skickat till Anna Berg/;
const pdf = (name: string, content = name): File =>
  new File(['%PDF-1.7\n', content], name, { type: 'application/pdf', lastModified: 1 });
/** The first bytes of a picture are enough: nobody draws it here. */
const png = (name = 'image.png'): File =>
  new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], name, { type: 'image/png' });

/** Whether it is stored; the office's scan takes its time. */
const UP = /uppladdad|söker efter virus/;

const LABEL = 'Kvitto från Bauhaus';
const receipt = (members = {}) => ask('documents', { id: 'r', label: LABEL, ...members });
const comment = ask('text', { id: 't', label: 'Vad gällde köpet?', required: false });

const place = (label = LABEL) => byRole('group', label);
const button = (label = LABEL) => place(label).then((group) => byRole('button', 'Välj filer', group));
const rows = async (label = LABEL): Promise<string[]> =>
  allByRole('listitem', undefined, await place(label)).map((row) => textOf(row));
const rowsAre = async (count: number, what: RegExp): Promise<void> => {
  const group = await place();
  const found = () => allByRole('listitem', undefined, group).filter((row) => what.test(textOf(row)));
  await until(() => found().length === count, `There are not ${count} rows with ${String(what)}.`);
};
const filesSent = async ({ answer }: Bench): Promise<number> => {
  const given = await answer('r');
  return given && 'files' in given ? given.files.length : 0;
};

describe('files that are dropped', () => {
  it('go where they are dropped, several at once, are told once, and are sent', async () => {
    const made = await bench([receipt(), comment]);
    const target = await button();
    target.focus();
    const heard = hearing();
    expect(drop(target, pdf('ett.pdf'), pdf('två.pdf'), png('tre.png'))).to.deep.equal({ over: true, dropped: true });
    await rowsAre(3, UP);
    expect((await rows()).map((row) => /^\S+/.exec(row)?.[0])).to.deep.equal(['ett.pdf', 'två.pdf', 'tre.png']);
    expect(focused()).to.equal(await button());
    await until(() => heard.includes('3 filer uppladdade'), `Heard: ${heard.join(', ')}`);
    await axe(made.form);
    await send(/^Skicka/, SENT);
    expect(await filesSent(made)).to.equal(3);
  });

  it('belong to the item they are dropped on, and to no other', async () => {
    await bench([receipt(), receipt({ id: 's', label: 'Faktura från Ahlsell' })]);
    drop(await button('Faktura från Ahlsell'), pdf('faktura.pdf'));
    await until(async () => (await rows('Faktura från Ahlsell')).length === 1, 'It is not there.');
    expect(await rows()).to.deep.equal([]);
  });

  it('beside the places for them go nowhere: the browser is kept from leaving the page', async () => {
    const made = await bench([receipt(), comment]);
    const beside = [
      await byRole('textbox', /^Vad gällde köpet/),
      await byRole('form', 'Ditt svar'),
      await byRole('button', /^Skicka/),
    ];
    for (const element of beside) {
      expect(drop(element, pdf('ett.pdf')), element.outerHTML).to.deep.equal({ over: true, dropped: true });
    }
    expect(await rows()).to.deep.equal([]);
    expect(textOf(made.form)).not.to.contain('ett.pdf');
  });

  it('are not confused with text that is drawn into a field', async () => {
    await bench([receipt(), comment]);
    const fire = (at: Element): boolean => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', 'Skruv');
      return at.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }));
    };
    expect(fire(await byRole('textbox', /^Vad gällde köpet/))).to.equal(true);
    expect(fire(await button())).to.equal(true);
    expect(await rows()).to.deep.equal([]);
  });

  it('that are not taken say why, each in its row; the others go', async () => {
    const made = await bench([receipt()]);
    const odd = new File(['MZ'], 'kvitto.exe', { type: 'application/x-msdownload' });
    drop(await button(), pdf('ett.pdf'), new File([], 'tom.pdf'), odd, pdf('ett.pdf'));
    await rowsAre(1, UP);
    const told = (await rows()).map((row) => row.replace(/\u00a0/g, ' '));
    expect(told[1]).to.contain('tom.pdf').and.to.contain('Fel: Filen är tom.');
    expect(told[2]).to.contain('kvitto.exe').and.to.contain('Fel: Filen måste vara något av detta: pdf, bilder');
    expect(told[3]).to.contain('ett.pdf').and.to.contain('Fel: Du har redan valt den här filen.');
    expect(allByRole('alert')).to.have.length(3);
    await axe(made.form);
    for (const name of ['tom.pdf', 'kvitto.exe']) await userEvent.click(await byRole('button', `Ta bort ${name}`));
    const last = await byRole('button', 'Ta bort ett.pdf', (await place()).querySelectorAll('li')[1]);
    await until(() => focused() === last, 'The focus does not go to the next row.');
    await userEvent.click(last);
    await send(/^Skicka/, SENT);
    expect(await filesSent(made)).to.equal(1);
  });

  it('show where they would land, only while they are over it', async () => {
    await bench([receipt()]);
    const inside = await button();
    const marked = () => inside.closest('[data-over]') !== null;
    const fire = (type: string, relatedTarget: Element | null = null): void => {
      const dataTransfer = transferOf([pdf('ett.pdf')]);
      inside.dispatchEvent(new DragEvent(type, { dataTransfer, relatedTarget, bubbles: true, cancelable: true }));
    };
    fire('dragover');
    expect(marked()).to.equal(true);
    fire('dragleave', inside.parentElement);
    expect(marked()).to.equal(true);
    fire('dragleave');
    expect(marked()).to.equal(false);
  });
});

describe('what is pasted', () => {
  it('is added where it is a picture, and told', async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const over = (adapter: CaseAdapter): CaseAdapter => ({
      ...adapter,
      uploadFile: (...call) => gate.then(() => adapter.uploadFile(...call)),
    });
    const made = await bench([receipt()], { over });
    const target = await button();
    target.focus();
    const heard = hearing();
    expect(paste(target, transferOf([png()]))).to.equal(true);
    await until(() => heard.includes('1 fil tillagd'), `Heard: ${heard.join(', ')}`);
    go();
    await until(() => heard.includes('1 fil uppladdad'), `Heard: ${heard.join(', ')}`);
    expect(focused()).to.equal(await button());
    await send(/^Skicka/, SENT);
    expect(await filesSent(made)).to.equal(1);
  });

  it('twice is two pictures, though they are called the same', async () => {
    await bench([receipt()]);
    const second = new File([png(), 'x'], 'image.png', { type: 'image/png' });
    paste(await button(), transferOf([png()]));
    paste(await button(), transferOf([second]));
    await rowsAre(2, UP);
  });

  it('is left to the field where it is text', async () => {
    await bench([receipt(), comment]);
    for (const field of [await byRole('textbox', /^Vad gällde köpet/), await button()]) {
      expect(paste(field, transferOf([], 'Skruv'))).to.equal(false);
    }
    expect(await rows()).to.deep.equal([]);
  });

  it('into a text is text, though the program has put a picture of it beside', async () => {
    const made = await bench([], { case: { description: 'Hej!' } });
    const field = await byRole('textbox', /./);
    // As spreadsheets and word processors do.
    expect(paste(field, transferOf([png()], 'Skruv\t12'))).to.equal(false);
    expect(textOf(made.form)).not.to.contain('image.png');
    expect(paste(field, transferOf([png()]))).to.equal(true);
    await until(() => textOf(made.form).includes('image.png'), 'The picture is not there.');
  });

  it('into a bank line’s comment is text as well, and a picture is that line’s', async () => {
    const row = { id: 'l', date: '2026-10-08', text: 'Köp', amount: { amount: '-1.00', currency: 'SEK' } };
    const made = await bench([ask('transactions', { id: 'r', label: 'Köp', rows: [row] })]);
    made.form.style.width = '360px';
    const field = await byRole('textbox', /^Kommentar/);
    expect(paste(field, transferOf([png()], 'Skruv'))).to.equal(false);
    expect(paste(field, transferOf([png()]))).to.equal(true);
    await until(() => UP.test(textOf(made.form)), 'The picture is not there.');
    await send(/^Skicka/, SENT);
    const given = await made.answer('r');
    expect(given && 'lines' in given && given.lines['l'])
      .to.have.property('files')
      .with.length(1);
  });
});
