/** A small, real PDF: Helvetica on A4, as many pages as the lines need. */
import { joined } from './bytes.ts';

const LINES_PER_PAGE = 46;

/** The characters of Windows-1252 that do not stand at their own number. */
const WIN_ANSI: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  '\u2212': 0x96,
  '\u2011': 0x2d,
  '\u202f': 0xa0,
};

const byteOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0x3f;
  return WIN_ANSI[character] ?? (code < 0x100 ? code : 0x3f);
};

/** Text as a PDF string; backslash and brackets are escaped. */
const pdfString = (text: string): string =>
  `(${Array.from(text, (character) => String.fromCharCode(byteOf(character)))
    .join('')
    .replace(/[\\()]/g, '\\$&')})`;

const bytesOf = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
};

/** Paper as a scanner sees it: a grey picture with a little noise, the same for the same title. */
function paperImage(title: string): readonly Uint8Array[] {
  let noise = Array.from(title).reduce((sum, character) => (sum * 31 + byteOf(character)) >>> 0, 7);
  const width = 120 + (noise % 80);
  const height = Math.round(width * 1.414);
  const dots = new Uint8Array(width * height);
  for (let at = 0; at < dots.length; at += 1) {
    noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
    dots[at] = 246 + (noise >>> 29);
  }
  const size = `/Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`;
  const head = `<< /Type /XObject /Subtype /Image ${size} /Interpolate true /Length ${dots.length} >>\nstream\n`;
  return [bytesOf(head), dots, bytesOf('\nendstream')];
}

function pageContent(title: string, lines: readonly string[], page: number, pages: number): string {
  const number = pages > 1 ? ` (${page + 1}/${pages})` : '';
  const head = `BT /F2 16 Tf 56 780 Td ${pdfString(title + number)} Tj ET\n`;
  const body = lines.map((line) => `${pdfString(line)} Tj T*`).join('\n');
  return `q 595 0 0 842 0 0 cm /Im1 Do Q\n${head}0.5 w 56 768 m 539 768 l S\nBT /F1 11 Tf 15 TL 56 742 Td\n${body}\nET`;
}

const font = (name: string): string =>
  `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;

/** Objects 1–5 are catalogue, pages, fonts and paper; each page then has two, its own and its content. */
function objectsOf(title: string, pages: readonly (readonly string[])[]): (string | readonly Uint8Array[])[] {
  const kids = pages.map((_, page) => `${6 + page * 2} 0 R`).join(' ');
  const objects: (string | readonly Uint8Array[])[] = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (sv-SE) >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    paperImage(title),
  ];
  for (const [page, lines] of pages.entries()) {
    const content = pageContent(title, lines, page, pages.length);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im1 5 0 R >> >> /Contents ${7 + page * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  return objects;
}

export function makePdf(title: string, lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const pages: string[][] = [];
  for (let first = 0; first === 0 || first < lines.length; first += LINES_PER_PAGE) {
    pages.push(lines.slice(first, first + LINES_PER_PAGE));
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  const write = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? bytesOf(part) : part;
    parts.push(bytes);
    length += bytes.length;
  };
  write('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n');
  const objects = objectsOf(title, pages);
  const offsets = objects.map((object, position) => {
    const offset = length;
    write(`${position + 1} 0 obj\n`);
    for (const part of typeof object === 'string' ? [object] : object) write(part);
    write('\nendobj\n');
    return offset;
  });
  const start = length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  write(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`);
  write(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info << /Title ${pdfString(title)} >> >>\n`);
  write(`startxref\n${start}\n%%EOF\n`);
  return joined(parts);
}
