/** What is to be seen of the rows of reliability.md §8 "Upload"; the table of all stands in test/faults/uploads.test.ts. */
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import type { FailureKind } from '../../src/domain/index.ts';
import { cdp, allByRole, byRole, expect, focused, hasRole, textOf, until, userEvent } from '../support/index.ts';
import { drop, hearing, holding, uploadOf } from './file-support.ts';
import { ask, bench, press, send, type Bench, type Given } from './reply-support.ts';

const SENT = /^Svaret är skickat till Anna Berg/;
const UP = /uppladdad|söker efter virus/;
const MB = 1_000_000;
const pdf = (name: string, content = name): File =>
  new File(['%PDF-1.7\n', content], name, { type: 'application/pdf', lastModified: 1 });

const place = () => byRole('group', 'Kvitton');
const rows = async (): Promise<HTMLElement[]> => allByRole('listitem', undefined, await place());
const plain = (element: Element): string => textOf(element).replace(/[\u00a0\u202f]/g, ' ');
const rowWith = async (text: string | RegExp): Promise<HTMLElement> => {
  const group = await place();
  const fits = (row: Element) => (typeof text === 'string' ? plain(row).includes(text) : text.test(plain(row)));
  const find = () => allByRole('listitem', undefined, group).find(fits);
  await until(find, `There is no row with ${String(text)}: ${textOf(group)}`);
  return find() as HTMLElement;
};

interface Opened extends Bench {
  readonly choose: (...files: File[]) => void;
}

/** A case that asks for receipts, and a text beside them. */
async function open(given: Given = {}): Promise<Opened> {
  const made = await bench(
    [ask('documents', { id: 'r', label: 'Kvitton' }), ask('text', { id: 't', label: 'Kommentar', required: false })],
    given,
  );
  const button = await byRole('button', 'Välj filer', await place());
  await userEvent.fill(await byRole('textbox', /^Kommentar/), 'Skruv');
  return { ...made, choose: (...files) => void drop(button, ...files) };
}

const filesSent = async ({ answer, detail }: Bench): Promise<string[]> => {
  const given = await answer('r');
  const ids = given && 'files' in given ? given.files : [];
  const files = (await detail()).entries.flatMap((entry) => ('files' in entry ? entry.files : []));
  return ids.map((id) => files.find((file) => file.id === id)?.name ?? '');
};

describe('a send that is pressed while a file is on its way', () => {
  it('waits visibly, is told, and goes with the file', async () => {
    const { uploads, over } = holding();
    const made = await open({ over });
    const heard = hearing();
    made.choose(pdf('kvitto.pdf'));
    const upload = await uploadOf(uploads, 'kvitto.pdf');
    await press(/^Skicka/);
    await until(() => plain(made.form).includes('Väntar på 1 fil … Sedan skickas svaret.'), 'It does not say so.');
    await until(() => heard.some((text) => text.includes('Väntar på 1 fil')), `Heard: ${heard.join(', ')}`);
    expect((await made.detail()).entries.filter(({ kind }) => kind === 'answer')).to.deep.equal([]);
    await upload.store();
    await byRole('heading', SENT);
    expect(await filesSent(made)).to.deep.equal(['kvitto.pdf']);
  });

  it('is given up where the file fails, says so, and loses nothing', async () => {
    const { uploads, over } = holding();
    const made = await open({ over });
    made.choose(pdf('kvitto.pdf'));
    const upload = await uploadOf(uploads, 'kvitto.pdf');
    await press(/^Skicka/);
    await until(() => plain(made.form).includes('Väntar på 1 fil'), 'It does not wait.');
    upload.fail('infected');
    await until(
      () => plain(made.form).includes('Svaret skickades inte, eftersom en fil inte kunde laddas upp.'),
      'It does not say so.',
    );
    expect((await byRole<HTMLInputElement>('textbox', /^Kommentar/)).value).to.equal('Skruv');
    expect(plain(await rowWith('kvitto.pdf'))).to.contain('Fel: Filen innehåller skadlig kod och har stoppats.');
    expect((await made.detail()).entries.filter(({ kind }) => kind === 'answer')).to.deep.equal([]);
  });
});

describe('a file that is refused after 100 %', () => {
  const refusals: [kind: FailureKind, why: string][] = [
    ['tooLarge', 'Filen är för stor.'],
    ['unsupportedType', 'Filtypen kan inte tas emot.'],
    ['infected', 'Filen innehåller skadlig kod och har stoppats.'],
  ];
  for (const [kind, why] of refusals) {
    it(`as ${kind} says why in its row, can be removed, and the answer goes`, async () => {
      const { uploads, over } = holding();
      const made = await open({ over });
      made.choose(pdf('ett.pdf'), pdf('två.pdf'));
      await (await uploadOf(uploads, 'två.pdf')).store();
      const upload = await uploadOf(uploads, 'ett.pdf');
      upload.progress(upload.file.size);
      await rowWith(/ett\.pdf.*100 %/);
      upload.fail(kind);
      const row = await rowWith(`Fel: ${why}`);
      expect(hasRole('progressbar', undefined, row)).to.equal(false);
      expect(hasRole('button', /^Försök igen/, row)).to.equal(false);
      // In the way, until it is taken out.
      await press(/^Skicka/);
      await until(() => focused()?.getAttribute('role') === 'alert', 'The focus is not in the summary.');
      await byRole('button', /ett\.pdf/, focused() ?? undefined);
      await press('Ta bort ett.pdf');
      await send(/^Skicka/, SENT);
      expect(await filesSent(made)).to.deep.equal(['två.pdf']);
    });
  }
});

it('the second of three that failed has a way to try again, and goes alone', async () => {
  const { uploads, over } = holding();
  const made = await open({ over });
  made.choose(pdf('ett.pdf'), pdf('två.pdf'), pdf('tre.pdf'));
  await (await uploadOf(uploads, 'ett.pdf')).store();
  (await uploadOf(uploads, 'två.pdf')).fail('protocol');
  await (await uploadOf(uploads, 'tre.pdf')).store();
  await rowWith(/två\.pdf.*Fel: Tjänsten svarade på ett sätt som vi inte förstår/);
  expect(allByRole('button', /^Försök igen med/)).to.have.length(1);
  await press('Försök igen med två.pdf');
  await until(() => uploads.length === 4, 'It is not sent again.');
  await uploads[3]?.store();
  await until(async () => (await rows()).every((row) => UP.test(textOf(row))), 'It is not stored.');
  expect(uploads.map(({ file }) => file.name)).to.deep.equal(['ett.pdf', 'två.pdf', 'tre.pdf', 'två.pdf']);
  await send(/^Skicka/, SENT);
  expect(await filesSent(made)).to.have.members(['ett.pdf', 'två.pdf', 'tre.pdf']);
});

describe('the size of a file', () => {
  /** So large without a byte of it in memory: a blob that names the same part many times. */
  function sparse(name: string, size: number): File {
    let part = new Blob([new Uint8Array(MB)]);
    const parts: Blob[] = [];
    for (let left = size - 9; left > 0;) {
      while (part.size * 2 <= left) part = new Blob([part, part]);
      if (part.size > left) part = part.slice(0, left);
      parts.push(part);
      left -= part.size;
    }
    return new File(['%PDF-1.7\n', ...parts], name, { type: 'application/pdf' });
  }

  const limited = (fileBytes: number) => (adapter: CaseAdapter) => ({
    ...adapter,
    getAccess: async (...call: Parameters<CaseAdapter['getAccess']>) => ({
      ...(await adapter.getAccess(...call)),
      limits: { fileBytes, extensions: ['pdf'] },
    }),
  });

  interface Inspector {
    send(method: string): Promise<Readonly<Record<string, number>>>;
  }

  /** What JavaScript holds (bytes), buffers included, and what it has let go of but not yet given back. */
  async function heap(session: Inspector): Promise<number> {
    const {
      usedSize = 0,
      embedderHeapUsedSize = 0,
      backingStorageSize = 0,
    } = await session.send('Runtime.getHeapUsage');
    return usedSize + embedderHeapUsedSize + backingStorageSize;
  }

  it('is told exactly: 0 bytes, the limit, one byte more, 2 GB', async () => {
    const { uploads, over } = holding();
    const { choose } = await open({ over: (adapter) => over(limited(10 * MB)(adapter)) });
    choose(
      new File([], 'tom.pdf'),
      sparse('precis.pdf', 10 * MB),
      sparse('en-till.pdf', 10 * MB + 1),
      sparse('film.pdf', 2 ** 31),
    );
    await uploadOf(uploads, 'precis.pdf');
    const said = async (name: string) => plain(await rowWith(name));
    expect(await said('tom.pdf')).to.equal('tom.pdf Fel: Filen är tom.');
    expect(await said('precis.pdf')).to.match(/^precis\.pdf .*0 % av 10 MB$/);
    expect(await said('en-till.pdf')).to.equal('en-till.pdf Fel: Filen får vara högst 10 MB.');
    expect(await said('film.pdf')).to.equal('film.pdf Fel: Filen får vara högst 10 MB.');
    expect(uploads).to.have.length(1);
  });

  for (const [what, fileBytes] of [
    ['is refused', 10 * MB],
    ['is taken', 3e9],
  ] as const) {
    it(`of 2 GB costs no memory when it ${what}`, async () => {
      const { uploads, over } = holding();
      const { choose } = await open({ over: (adapter) => over(limited(fileBytes)(adapter)) });
      const file = sparse('film.pdf', 2 ** 31);
      const session = cdp() as unknown as Inspector;
      await session.send('HeapProfiler.collectGarbage');
      const before = await heap(session);
      choose(file);
      if (what === 'is taken') await uploadOf(uploads, 'film.pdf');
      await rowWith(what === 'is taken' ? '0 % av 2,1 GB' : 'Filen får vara högst 10 MB');
      // No collection before this one: a file that had been read and let go of is to be seen.
      expect((await heap(session)) - before).to.be.below(20 * MB);
    });
  }
});

describe('a name', () => {
  const names: [name: string, shown: string, told: RegExp][] = [
    ['faktura\u202Efdp.exe', 'faktura\uFFFDfdp.exe', /Filnamnet innehåller tecken som inte är tillåtna/],
    ['a\u2066b\u2067c\u2068d\u2069.pdf', 'a\uFFFDb\uFFFDc\uFFFDd\uFFFD.pdf', /Filnamnet innehåller tecken/],
    ['kvitto\u200Fpdf.exe', 'kvittopdf.exe', /Filen måste vara något av detta/],
    ['kvi\u200Ftto.p\u200Edf', 'kvitto.pdf', UP],
  ];
  for (const [name, shown, told] of names) {
    it(`that steers the text stands there as ${shown}, its true ending last, also in words for the ear`, async () => {
      const { choose } = await open();
      choose(pdf(name));
      const row = await rowWith(told);
      // A PDF's name is the button that opens it.
      expect(plain(row)).to.match(new RegExp(`^${shown.replace('.', '\\.')}( |,)`));
      await byRole('button', `Ta bort ${shown}`, row);
    });
  }

  it('with an Å in one sign and in two is the same', async () => {
    const { choose } = await open();
    choose(pdf('Å.pdf'.normalize('NFC'), 'x'), pdf('Å.pdf'.normalize('NFD'), 'x'));
    await rowWith(UP);
    await rowWith(/^Å\.pdf Fel: Du har redan valt den här filen\.$/);
  });
});

it('one that is removed while it is on its way is gone, also where the office has stored it all the same', async () => {
  const { uploads, over } = holding();
  const made = await open({ over });
  made.choose(pdf('bort.pdf'), pdf('kvitto.pdf'));
  const upload = await uploadOf(uploads, 'bort.pdf');
  upload.progress(upload.file.size / 2);
  await (await uploadOf(uploads, 'kvitto.pdf')).store();
  const cancel = await byRole('button', 'Avbryt uppladdningen av bort.pdf');
  cancel.focus();
  await userEvent.keyboard('{Enter}');
  expect(upload.signal.aborted).to.equal(true);
  const next = await byRole('button', 'Ta bort kvitto.pdf');
  await until(() => focused() === next, 'The focus is lost.');
  // The office does not hear of the abort, and says that it has the file.
  await upload.store();
  expect(await rows()).to.have.length(1);
  await send(/^Skicka/, SENT);
  expect(await filesSent(made)).to.deep.equal(['kvitto.pdf']);
});

it('progress stays between 0 and 100 % and only grows, whatever is told: nothing, 120 %, backwards, no number', async () => {
  const { uploads, over } = holding();
  const { choose } = await open({ over });
  choose(pdf('kvitto.pdf'));
  const upload = await uploadOf(uploads, 'kvitto.pdf');
  const row = await rowWith('0 % av');
  const bar = await byRole<HTMLProgressElement>('progressbar', 'kvitto.pdf', row);
  const steps: [sent: number, total: number, shown: string][] = [
    [0, 0, '0 %'],
    [Number.NaN, 100, '0 %'],
    [40, 100, '40 %'],
    [30, 100, '40 %'],
    [-1, 100, '40 %'],
    [120, 100, '100 %'],
    [50, 100, '100 %'],
  ];
  expect(bar.value).to.equal(0);
  for (const [sent, total, shown] of steps) {
    upload.progress(sent, total);
    await until(() => plain(row).includes(` ${shown} av`), `It is not ${shown} after ${sent}/${total}: ${plain(row)}`);
    expect(bar.value).to.equal(Number.parseInt(shown, 10) / 100);
    expect(plain(row)).not.to.contain('NaN');
  }
});
