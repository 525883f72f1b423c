import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkContent,
  checkFile,
  DEFAULT_LIMITS,
  displayName,
  effectiveLimits,
  extensionOf,
  isSameFile,
  isSameName,
  refusesHeic,
  sniff,
  SNIFF_BYTES,
  type Limits,
} from '../../src/domain/index.ts';

const MB = 1_000_000;
const limits = (changes: Partial<Limits> = {}): Limits => ({ ...DEFAULT_LIMITS, ...changes });
const check = (name: string, size = 1000, given = DEFAULT_LIMITS, chosen: { name: string; size: number }[] = []) =>
  checkFile({ name, size }, given, chosen);

describe('effectiveLimits', () => {
  it('are ours where nobody says anything', () => {
    expect(effectiveLimits()).toEqual(DEFAULT_LIMITS);
    expect(effectiveLimits(undefined, undefined)).toEqual(DEFAULT_LIMITS);
    expect(DEFAULT_LIMITS.fileBytes).toBe(10 * MB);
  });

  it('are the narrowest of all that are given', () => {
    const a = limits({ fileBytes: 5 * MB, totalBytes: 50 * MB, extensions: ['pdf', 'jpg', '.PNG'] });
    const b = limits({ fileBytes: 200 * MB, files: 3, extensions: ['jpeg', 'png'] });
    expect(effectiveLimits(a, undefined, b)).toEqual({
      fileBytes: 5 * MB,
      totalBytes: 50 * MB,
      files: 3,
      extensions: ['jpg', 'png', 'jpeg'],
    });
  });

  it('may be wider than ours where the host says so', () => {
    expect(effectiveLimits(limits({ fileBytes: 200 * MB, extensions: ['zip'] }))).toEqual({
      fileBytes: 200 * MB,
      extensions: ['zip'],
    });
  });
});

describe('checkFile', () => {
  it.each([
    'kvitto.pdf',
    'IMG_0001.JPG',
    'Skärmavbild 2026-11-24 kl.\u202F10.12.png',
    'bok.SE',
    'lön.xlsx',
    'a.b.c.csv',
    'IMG.HEIC',
  ])('takes %j', (name) => {
    expect(check(name)).toBeNull();
  });

  it.each([
    ['kvitto.exe', 'wrongType'],
    ['kvitto.svg', 'wrongType'],
    ['kvitto.pdf.html', 'wrongType'],
    ['kvitto', 'wrongType'],
    ['.', 'wrongType'],
    ['arkiv.zip', 'wrongType'],
    ['', 'badName'],
    ['  ', 'badName'],
    ['faktura\u202Efdp.exe', 'badName'],
    ['faktura\u202Egpj.pdf', 'badName'],
    ['a\u2066b\u2069.pdf', 'badName'],
    ['rad\nbryt.pdf', 'badName'],
    ['noll\u0000.pdf', 'badName'],
    [`${'a'.repeat(252)}.pdf`, 'badName'],
  ])('refuses %j: %s', (name, refusal) => {
    expect(check(name)).toBe(refusal);
  });

  it('takes names of 255 signs, and files up to the limit', () => {
    expect(check(`${'a'.repeat(251)}.pdf`)).toBeNull();
    expect(check('b.pdf', 500, limits({ files: 2 }), [{ name: 'a.pdf', size: 1 }])).toBeNull();
  });

  it('goes by size: nothing, the limit, one byte more, 2 GB', () => {
    expect(check('a.pdf', 0)).toBe('empty');
    expect(check('a.pdf', 10 * MB)).toBeNull();
    expect(check('a.pdf', 10 * MB + 1)).toBe('tooLarge');
    expect(check('a.pdf', 2 ** 31)).toBe('tooLarge');
  });

  it('tells HEIC apart, so that it can say how to take the photo as JPEG', () => {
    const strict = limits({ extensions: ['pdf', 'jpg'] });
    expect(check('IMG.HEIC', 1000, strict)).toBe('heicNotAllowed');
    expect([refusesHeic(strict), refusesHeic(DEFAULT_LIMITS), refusesHeic(limits({ extensions: ['.HEIF'] }))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('tells the same file from another of the same name', () => {
    const chosen = [{ name: 'a.pdf', size: 1000 }];
    expect(check('a.pdf', 1000, DEFAULT_LIMITS, chosen)).toBe('duplicate');
    expect(check('a.pdf', 1001, DEFAULT_LIMITS, chosen)).toBeNull();
    expect(isSameFile({ name: 'a.pdf', size: 1, modified: 1 }, { name: 'a.pdf', size: 1, modified: 2 })).toBe(false);
    expect(isSameFile({ name: 'a.pdf', size: 1, modified: 1 }, { name: 'a.pdf', size: 1 })).toBe(true);
  });

  it('counts files and bytes together with those chosen already', () => {
    const chosen = [{ name: 'a.pdf', size: 600 }];
    expect(check('b.pdf', 500, limits({ totalBytes: 1100 }), chosen)).toBeNull();
    expect(check('b.pdf', 501, limits({ totalBytes: 1100 }), chosen)).toBe('totalTooLarge');
    expect(check('b.pdf', 500, limits({ files: 1 }), chosen)).toBe('tooMany');
  });
});

describe('names', () => {
  it('are the same in NFC and NFD', () => {
    expect(isSameName('Å.pdf', 'A\u030A.pdf')).toBe(true);
    expect(isSameName('Å.pdf', 'Ä.pdf')).toBe(false);
    expect(check('A\u030A.pdf', 1, DEFAULT_LIMITS, [{ name: '\u00C5.pdf', size: 1 }])).toBe('duplicate');
  });

  it.each([
    ['faktura.pdf', 'faktura', '.pdf'],
    ['faktura\u202Efdp.exe', 'faktura\uFFFDfdp', '.exe'],
    ['a\u2066b\u2067c\u2068d\u2069.pdf', 'a\uFFFDb\uFFFDc\uFFFDd\uFFFD', '.pdf'],
    ['a\u200F\u200Eb\u200B.p\u200Fdf', 'ab', '.pdf'],
    ['rad\nbryt\u0007.pdf', 'rad\uFFFDbryt\uFFFD', '.pdf'],
    ['A\u030A.pdf', '\u00C5', '.pdf'],
    ['utan', 'utan', ''],
    ['.gitignore', '.gitignore', ''],
    ['a.b.PDF', 'a.b', '.PDF'],
  ])('%j is shown as %j and %j', (name, stem, extension) => {
    expect(displayName(name)).toEqual({ stem, extension });
  });

  it('never show a sign that steers the text, and keep the true extension last', () => {
    const sign = fc.constantFrom(
      '\u202E',
      '\u2066',
      '\u200F',
      '\u0000',
      '\u009F',
      'a',
      'Å',
      '.',
      ' ',
      '🧾',
      'pdf',
      'exe',
    );
    fc.assert(
      fc.property(fc.string({ unit: sign }), (name) => {
        const { stem, extension } = displayName(name);
        expect(stem + extension).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        if (extension !== '') expect(extension.slice(1).toLowerCase().trimEnd()).toBe(extensionOf(stem + extension));
      }),
      { numRuns: 1000 },
    );
  });
});

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff);
const zip = (first: string, content = '') =>
  bytes(
    `PK\x03\x04${'\0'.repeat(22)}${String.fromCharCode(first.length & 255, first.length >> 8)}\0\0${first}${content}`,
  );
const ftyp = (major: string, ...compatible: string[]) =>
  bytes(`\0\0\0${String.fromCharCode(16 + 4 * compatible.length)}ftyp${major}\0\0\0\0${compatible.join('')}`);

const samples = {
  pdf: bytes('%PDF-1.7\n%\xE2\xE3\xCF\xD3'),
  png: bytes('\x89PNG\r\n\x1A\n\0\0\0\rIHDR'),
  jpeg: bytes('\xFF\xD8\xFF\xE0\0\x10JFIF'),
  gif: bytes('GIF89a\x01\0'),
  webp: bytes('RIFF\x24\0\0\0WEBPVP8 '),
  tiff: bytes('II*\0\x08\0\0\0'),
  heic: ftyp('heic', 'mif1', 'heic'),
  ooxml: zip('[Content_Types].xml'),
  odf: zip('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
  zip: zip('virus.exe'),
  sie5: bytes('<?xml version="1.0"?><Sie xmlns="http://www.sie.se/sie5">'),
  markup: bytes('\xEF\xBB\xBF <html><script>'),
  text: bytes('#FLAGGA 0\r\n#FORMAT PC8\r\n#FNAMN "Lindqvist \x86 S\x94ner"\r\n\x1A'),
  unknown: bytes('MZ\x90\0\x03\0\0\0'),
} as const;

describe('sniff', () => {
  it.each(Object.keys(samples) as (keyof typeof samples)[])('knows %s', (type) => {
    expect(sniff(samples[type])).toBe(type);
  });

  it.each([
    ['a PDF behind what a scanner put in front', bytes(`\r\n@PJL\r\n%PDF-1.4`), 'pdf'],
    ['big-endian TIFF', bytes('MM\0*\0\0\0\x08'), 'tiff'],
    ['BigTIFF', bytes('II+\0\x08\0'), 'tiff'],
    ['an iPhone’s picture that calls itself mif1', ftyp('mif1', 'heic'), 'heic'],
    ['a film', ftyp('isom', 'mp42'), 'unknown'],
    ['an AVIF', ftyp('avif', 'mif1'), 'unknown'],
    ['a workbook of LibreOffice', zip('_rels/.rels'), 'ooxml'],
    ['a mimetype that is no document', zip('mimetype', 'application/epub+zip'), 'zip'],
    ['UTF-16 text', bytes('\xFF\xFEH\0e\0j\0'), 'text'],
    ['nothing', bytes(''), 'text'],
    ['SIE 5 behind a comment', bytes('<?xml version="1.0"?>\n<!-- <html> -->\n<sie:Sie xmlns:sie="x">'), 'sie5'],
    ['an import file of SIE 5', bytes('\xEF\xBB\xBF<SieEntry xmlns="x">'), 'sie5'],
    ['a page that only names SIE', bytes('<html><Sie >'), 'markup'],
    ['a WAV', bytes('RIFF\x24\0\0\0WAVEfmt '), 'unknown'],
  ] as const)('knows %s', (_, content, type) => {
    expect(sniff(content)).toBe(type);
  });

  it('looks at no more than the first bytes, and never throws', () => {
    const long = new Uint8Array(SNIFF_BYTES + 1).fill(0x20);
    long[SNIFF_BYTES] = 0;
    expect(sniff(long)).toBe('text');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (content) => typeof sniff(content) === 'string'),
      { numRuns: 2000 },
    );
  });
});

describe('checkContent', () => {
  const judge = (name: string, type: keyof typeof samples, given = DEFAULT_LIMITS) =>
    checkContent(name, samples[type], given);

  it.each([
    ['a.pdf', 'pdf'],
    ['a.jpg', 'jpeg'],
    ['a.JPEG', 'jpeg'],
    ['a.png', 'png'],
    ['a.tif', 'tiff'],
    ['a.heic', 'heic'],
    ['a.webp', 'webp'],
    ['a.docx', 'ooxml'],
    ['a.xlsx', 'ooxml'],
    ['a.ods', 'odf'],
    ['a.csv', 'text'],
    ['a.se', 'text'],
    ['a.sie', 'sie5'],
    ['a.si', 'sie5'],
  ] as const)('takes %s that holds %s', (name, type) => {
    expect(judge(name, type)).toBeNull();
  });

  it.each([
    ['a.pdf', 'unknown'],
    ['a.pdf', 'markup'],
    ['a.pdf', 'png'],
    ['a.png', 'pdf'],
    ['a.xlsx', 'zip'],
    ['a.txt', 'markup'],
    ['a.txt', 'sie5'],
    ['a.sie', 'markup'],
    ['a.csv', 'unknown'],
    ['a.jpg', 'gif'],
  ] as const)('refuses %s that holds %s', (name, type) => {
    expect(judge(name, type)).toBe('wrongContent');
  });

  it('takes a photo under another image’s name where both are allowed', () => {
    expect(judge('a.jpg', 'png')).toBeNull();
    expect(judge('a.jpg', 'heic')).toBeNull();
    expect(judge('a.jpg', 'heic', limits({ extensions: ['jpg'] }))).toBe('heicNotAllowed');
    expect(judge('a.jpg', 'webp', limits({ extensions: ['jpg'] }))).toBe('wrongContent');
    expect(judge('a.png', 'jpeg', limits({ extensions: ['png', 'jpeg'] }))).toBeNull();
  });

  it('does not look into types that only the host knows, but never takes nothing', () => {
    expect(judge('a.msg', 'unknown')).toBeNull();
    expect(judge('a.constructor', 'unknown')).toBeNull();
    expect(checkContent('a.pdf', new Uint8Array(), DEFAULT_LIMITS)).toBe('empty');
  });
});
