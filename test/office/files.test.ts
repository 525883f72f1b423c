import { acceptedType, cleanName, contentDisposition, DEFAULT_LIMITS } from '../../mocks/office/rules/files.ts';
import type { StoredFile } from '../../src/domain/index.ts';
import { openBench, stores, type Bench } from './bench.ts';
import { caseSeed, item, world } from './world.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (character) => character.charCodeAt(0));
const PDF = '%PDF-1.4\n…';
const ZIP = 'PK\x03\x04';
const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';

describe('what a file may hold', () => {
  it.each([
    ['a.pdf', PDF, 'application/pdf'],
    ['A.PDF', PDF, 'application/pdf'],
    ['a.jpg', '\xff\xd8\xff\xe0', 'image/jpeg'],
    ['a.png', '\x89PNG\r\n\x1a\n', 'image/png'],
    ['a.heic', '\0\0\0\x18ftypheic', 'image/heic'],
    ['photo.jpg', '\0\0\0\x18ftypheic', 'image/heic'],
    ['a.webp', 'RIFF\x01\x02\x03\x04WEBP', 'image/webp'],
    ['a.tiff', 'II*\0', 'image/tiff'],
    [
      'a.docx',
      `${ZIP}[Content_Types].xml…word/document.xml`,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'a.xlsx',
      `${ZIP}[Content_Types].xml…xl/workbook.xml`,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    [
      'a.ods',
      `${ZIP}mimetypeapplication/vnd.oasis.opendocument.spreadsheet`,
      'application/vnd.oasis.opendocument.spreadsheet',
    ],
    ['a.csv', 'datum;belopp\n2026-11-24;100', 'text/csv'],
    ['a.se', '#FLAGGA 0\n#FNAMN "Bj\x94rk"', 'text/plain'],
    ['a.sie', '<?xml version="1.0"?><Sie xmlns="http://www.sie.se/sie5">', 'application/xml'],
    ['a.si', '<!-- bok --><SieEntry xmlns="http://www.sie.se/sie5">', 'application/xml'],
  ])('%s is taken as what it is', (name, content, type) => {
    expect(acceptedType(name, bytes(content), DEFAULT_LIMITS.extensions)).toBe(type);
  });

  it.each([
    ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a.html', '<html>'],
    ['a.txt', '  \n<!DOCTYPE html><script>'],
    ['a.pdf', '<html>'],
    ['a.sie', '<html><sie>'],
    ['a.pdf', 'MZ\x90\0'],
    ['a.png', PDF],
    ['a.docx', `${ZIP}evil.exe`],
    ['a.xlsx', `${ZIP}[Content_Types].xml…word/document.xml`],
    ['a.zip', `${ZIP}a.txt`],
    ['a.exe', 'MZ\x90\0'],
    ['a.txt', 'abc\0def'],
    ['faktura', PDF],
    ['a.constructor', 'text'],
  ])('%s holding %j is refused', (name, content) => {
    expect(acceptedType(name, bytes(content), DEFAULT_LIMITS.extensions)).toBeNull();
  });

  it('keeps names, but no paths and no control characters, and never cuts the extension', () => {
    expect(cleanName('C:\\Mina filer\\Kvitto å.pdf')).toBe('Kvitto å.pdf');
    expect(cleanName('../../etc/passwd')).toBe('passwd');
    expect(cleanName('a\r\nb.pdf')).toBe('ab.pdf');
    expect(cleanName('faktura\u202Efdp.exe')).toBe('fakturafdp.exe');
    expect(cleanName('\u200Fa\u2066b\u2069.pdf')).toBe('ab.pdf');
    expect(cleanName(`${'x'.repeat(300)}.pdf`)).toMatch(/^x{196}\.pdf$/);
  });

  it('offers a download under its own name', () => {
    expect(contentDisposition('Kvitto "å" 100 %.pdf')).toBe(
      `attachment; filename="Kvitto ___ 100 _.pdf"; filename*=UTF-8''Kvitto%20%22%C3%A5%22%20100%20%25.pdf`,
    );
  });
});

describe.each(stores)('files over %s', (_name, open) => {
  let bench: Bench;
  const start = async (...given: Parameters<typeof world>): Promise<void> => {
    bench = await openBench(open, world(...given));
  };
  const stored = async (response: Response): Promise<StoredFile> => (await response.json()) as StoredFile;
  const problem = async (response: Response) => [response.status, ((await response.json()) as { kind: string }).kind];
  const lastSeq = async (): Promise<number> => (await bench.storage.read((tx) => tx.feedRange())).last;
  const linesAfter = (seq: number) => bench.storage.read((tx) => tx.feedAfter(seq, 100));
  afterEach(() => bench.close());

  it('come back byte for byte, under their name, never shown inline', async () => {
    await start([caseSeed('a')]);
    const sent = Uint8Array.from({ length: 70_000 }, (_, index) =>
      index < 5 ? '%PDF-'.charCodeAt(index) : index % 251,
    );
    const upload = await bench.upload('maria', 'caseId=a', 'Kvitto juni.pdf', sent);
    expect(upload.status).toBe(201);
    const file = await stored(upload);
    expect(file).toMatchObject({ name: 'Kvitto juni.pdf', size: 70_000, type: 'application/pdf', scan: 'scanning' });
    expect(file.checksum).toMatch(/^[0-9a-f]{64}$/);
    const download = await bench.call('maria', `/api/files/${file.id}`);
    expect(new Uint8Array(await download.arrayBuffer())).toEqual(sent);
    expect(download.headers.get('Content-Type')).toBe('application/pdf');
    expect(download.headers.get('Content-Disposition')).toContain(
      'attachment; filename="Kvitto juni.pdf"; filename*=UTF-8\'\'Kvitto%20juni.pdf',
    );
    expect(download.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('are one file for one upload key, also when it comes twice at once', async () => {
    await start([caseSeed('a')]);
    const send = () => bench.upload('maria', 'caseId=a', 'a.pdf', PDF, 'same');
    const files = await Promise.all((await Promise.all([send(), send(), send()])).map(stored));
    files.push(await stored(await send()));
    expect(new Set(files.map(({ id }) => id)).size).toBe(1);
    expect(await bench.files.list()).toHaveLength(1);
    expect((await stored(await bench.upload('per', 'caseId=a', 'a.pdf', PDF, 'same'))).id).not.toBe(files[0]?.id);
  });

  it('are refused when empty, too big or of the wrong kind', async () => {
    const limits = { fileBytes: 100, extensions: ['pdf'] };
    await start([caseSeed('a', { items: [item('i', { kind: 'documents', limits })] })]);
    const empty = await bench.upload('maria', 'caseId=a', 'a.pdf', '');
    expect(empty.status).toBe(422);
    expect(await empty.json()).toMatchObject({ kind: 'invalid', fields: [{ path: 'file', code: 'empty' }] });
    expect(await problem(await bench.upload('maria', 'caseId=a', 'a.svg', '<svg/>'))).toEqual([415, 'unsupportedType']);
    const big = PDF + 'x'.repeat(100);
    expect((await bench.upload('maria', 'caseId=a', 'a.pdf', big)).status).toBe(201);
    expect(await problem(await bench.upload('maria', 'caseId=a&itemId=i', 'a.pdf', big))).toEqual([413, 'tooLarge']);
    expect(await problem(await bench.upload('maria', 'caseId=a&itemId=i', 'a.png', '\x89PNG\r\n\x1a\n'))).toEqual([
      415,
      'unsupportedType',
    ]);
    const huge = new Uint8Array(DEFAULT_LIMITS.fileBytes + 1).fill(32);
    expect(await problem(await bench.upload('maria', 'caseId=a', 'a.txt', huge))).toEqual([413, 'tooLarge']);
  });

  it('say what is missing about an upload', async () => {
    await start([caseSeed('a')]);
    expect(
      (await bench.call('maria', '/api/files?caseId=a&name=a.pdf', { method: 'POST', body: new Blob([PDF]) })).status,
    ).toBe(400);
    expect((await bench.upload('maria', '', 'a.pdf', PDF)).status).toBe(400);
    expect((await bench.upload('maria', 'newCase=true', 'a.pdf', PDF)).status).toBe(201);
    expect((await bench.upload('maria', 'caseId=a&itemId=nope', 'a.pdf', PDF)).status).toBe(422);
    expect((await bench.upload('maria', 'caseId=nope', 'a.pdf', PDF)).status).toBe(404);
    expect((await bench.upload('rut', 'caseId=a', 'a.pdf', PDF)).status).toBe(403);
  });

  it('belong to their uploader until an act names them, then to the audience of the case', async () => {
    await start([caseSeed('a', { audience: 'recipients', recipientIds: ['maria', 'per'] }), caseSeed('b')]);
    const file = await stored(await bench.upload('maria', 'caseId=a', 'a.pdf', PDF));
    const status = async (user: string) => (await bench.call(user, `/api/files/${file.id}`)).status;
    expect([await status('maria'), await status('per')]).toEqual([200, 404]);
    expect((await bench.call('anna', `/desk/files/${file.id}`)).status).toBe(404);
    expect((await bench.act('per', 'a', { kind: 'note', text: 'x', files: [file.id] })).status).toBe(422);
    await bench.act('maria', 'a', { kind: 'note', text: 'Se bilaga.', files: [file.id] });
    expect([await status('per'), await status('rut'), await status('karin')]).toEqual([200, 404, 404]);
    expect((await bench.call('anna', `/desk/files/${file.id}`)).status).toBe(200);
    expect((await bench.call('lena', `/desk/files/${file.id}`)).status).toBe(404);
    expect((await bench.detail('per', 'a')).entries.at(-1)).toMatchObject({ files: [{ id: file.id, name: 'a.pdf' }] });
  });

  it('are out of reach with their case, for the one who sent them too', async () => {
    await start([caseSeed('a')]);
    const file = await stored(await bench.upload('maria', 'caseId=a', 'a.pdf', PDF));
    await bench.act('maria', 'a', { kind: 'note', text: 'Se bilaga.', files: [file.id] });
    await bench.json('anna', '/desk/companies/lindqvist/pause', { method: 'POST', body: {} });
    expect((await bench.call('maria', `/api/files/${file.id}`)).status).toBe(404);
  });

  it('that a scan has blocked are not given out', async () => {
    const files = [{ id: 'bad', name: 'virus.pdf', content: { pdf: 'Virus' }, scan: 'blocked' as const, byId: 'anna' }];
    await start([caseSeed('a', { attachments: ['bad'] })], { files });
    expect(await problem(await bench.call('maria', '/api/files/bad'))).toEqual([422, 'infected']);
  });

  it('are scanned for a moment, and the uploader is told when that is over', async () => {
    await start([caseSeed('a')]);
    const state = (user: string, id: string) => bench.call(user, `/api/files/${id}/state`);
    const good = await stored(await bench.upload('maria', 'caseId=a', 'a.pdf', PDF));
    const bad = await stored(await bench.upload('maria', 'caseId=a', 'b.txt', `X5O!${EICAR}!`));
    const named = await stored(await bench.upload('maria', 'newCase=true', 'eicar.pdf', PDF));
    expect([good, bad, named].map(({ scan }) => scan)).toEqual(['scanning', 'scanning', 'scanning']);
    await bench.office.endScans();
    expect(await stored(await state('maria', bad.id))).toEqual(bad);
    const before = await lastSeq();
    bench.tick(3_000);
    await bench.office.endScans();
    const scans = await Promise.all(
      [good, bad, named].map(async ({ id }) => (await stored(await state('maria', id))).scan),
    );
    expect(scans).toEqual(['clean', 'blocked', 'blocked']);
    expect(await linesAfter(before)).toMatchObject([
      { kind: 'case', caseId: 'a', userIds: ['maria'], desk: false },
      { kind: 'case', caseId: 'a', userIds: ['maria'], desk: false },
      { kind: 'list', userIds: ['maria'], desk: false },
    ]);
    expect((await state('per', good.id)).status).toBe(404);
    expect((await bench.detail('maria', 'a')).revision).toBe('1');
    expect(await problem(await bench.call('maria', `/api/files/${bad.id}`))).toEqual([422, 'infected']);
    const late = await bench.act('maria', 'a', { kind: 'note', text: 'x', files: [bad.id] });
    expect(await late.json()).toMatchObject({ fields: [{ path: 'files', code: 'fileBlocked' }] });
  });

  it('that are blocked after they were sent are asked for again', async () => {
    await start([caseSeed('a', { items: [item('i', { kind: 'documents', label: 'Kvitto' }), item('j')] })]);
    const bad = await stored(await bench.upload('maria', 'caseId=a&itemId=i', 'eicar.pdf', PDF));
    const answers = { i: { files: [bad.id] }, j: { value: 'Ja' } };
    await bench.act('maria', 'a', { kind: 'answer', answers, files: [] });
    expect((await bench.detail('maria', 'a')).ball.holder).toBe('agency');
    bench.tick(3_000);
    await bench.office.endScans();
    const after = await bench.detail('per', 'a');
    expect(after).toMatchObject({
      status: 'awaitingCompany',
      ball: { holder: 'company', reason: 'redo' },
      unread: true,
      toCorrect: 1,
    });
    expect(after.items).toMatchObject([
      {
        id: 'i',
        verdict: { is: 'rejected', reason: 'Filen eicar.pdf stoppades av virusskyddet. Skicka en annan fil.' },
      },
      { id: 'j', answer: { value: 'Ja' } },
    ]);
    expect(after.items[1]).not.toHaveProperty('verdict');
    expect(after.entries.at(-2)).toMatchObject({ files: [{ id: bad.id, scan: 'blocked' }] });
    expect(after.entries.at(-1)).toMatchObject({
      kind: 'verdict',
      by: { side: 'agency' },
      ball: { holder: 'company' },
    });
    // Once: a second look finds nothing to do.
    await bench.office.endScans();
    expect((await bench.detail('per', 'a')).revision).toBe(after.revision);
  });

  it('of an abandoned upload go after a day; what an act has named stays', async () => {
    await start([caseSeed('a')]);
    const lost = await stored(await bench.upload('maria', 'caseId=a', 'lost.pdf', PDF));
    const kept = await stored(await bench.upload('maria', 'caseId=a', 'kept.pdf', PDF));
    await bench.act('maria', 'a', { kind: 'note', text: 'x', files: [kept.id] });
    bench.tick(23 * 3_600_000);
    await bench.office.sweep();
    expect((await bench.call('maria', `/api/files/${lost.id}`)).status).toBe(200);
    bench.tick(2 * 3_600_000);
    await bench.office.sweep();
    expect((await bench.call('maria', `/api/files/${lost.id}`)).status).toBe(404);
    expect((await bench.call('maria', `/api/files/${kept.id}`)).status).toBe(200);
    const late = await bench.act('maria', 'a', { kind: 'note', text: 'x', files: [lost.id] });
    expect(await late.json()).toMatchObject({ fields: [{ path: 'files', code: 'fileMissing' }] });
  });
});
