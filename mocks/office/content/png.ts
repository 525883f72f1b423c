/** A receipt as a picture: black letters on paper, in a PNG that any browser shows. */
import { joined } from './bytes.ts';
import { drawText, GLYPH_HEIGHT, GLYPH_WIDTH } from './glyphs.ts';

const SCALE = 3;
const MARGIN = 36;
const LINE = GLYPH_HEIGHT + 4;
const COLUMNS = 34;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};

const adler32 = (bytes: Uint8Array): number => {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
};

const uint32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];

/** zlib without compression, in blocks of at most 65 535 bytes. */
function stored(bytes: Uint8Array): Uint8Array {
  const parts: (Uint8Array | number[])[] = [[0x78, 0x01]];
  for (let offset = 0; offset === 0 || offset < bytes.length; offset += 0xffff) {
    const block = bytes.subarray(offset, offset + 0xffff);
    const [low, high] = [block.length & 0xff, block.length >>> 8];
    parts.push([offset + block.length >= bytes.length ? 1 : 0, low, high, ~low & 0xff, ~high & 0xff], block);
  }
  return joined([...parts, uint32(adler32(bytes))]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([new TextEncoder().encode(type), data]);
  return joined([uint32(data.length), body, uint32(crc32(body))]);
}

/** Rows of one bit per dot, each after a filter byte; 1 is paper. */
class Bitmap {
  readonly width: number;
  readonly height: number;
  readonly rows: Uint8Array;
  readonly #stride: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#stride = 1 + Math.ceil(width / 8);
    this.rows = new Uint8Array(this.#stride * height).fill(0xff);
    for (let y = 0; y < height; y += 1) this.rows[y * this.#stride] = 0;
  }

  ink(x: number, y: number): void {
    const at = y * this.#stride + 1 + (x >> 3);
    this.rows[at] = (this.rows[at] ?? 0) & ~(0x80 >> (x & 7));
  }
}

function drawLine(bitmap: Bitmap, text: string, line: number): void {
  drawText(text.slice(0, COLUMNS), (x, y) => {
    for (let dot = 0; dot < SCALE * SCALE; dot += 1) {
      bitmap.ink(MARGIN + x * SCALE + (dot % SCALE), MARGIN + (line * LINE + y) * SCALE + Math.floor(dot / SCALE));
    }
  });
}

export function makeReceipt(shop: string, lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const all = [shop, '', ...lines];
  const bitmap = new Bitmap(2 * MARGIN + COLUMNS * GLYPH_WIDTH * SCALE, 2 * MARGIN + all.length * LINE * SCALE);
  for (const [position, line] of all.entries()) drawLine(bitmap, line, position);
  const header = Uint8Array.from([...uint32(bitmap.width), ...uint32(bitmap.height), 1, 0, 0, 0, 0]);
  return joined([
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', header),
    chunk('IDAT', stored(bitmap.rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}
