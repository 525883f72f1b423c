/** Letters of 5 × 7 dots for the "photographed" receipts: seven rows from the top, each five dots as one base-32 digit. */
const GLYPHS: Readonly<Record<string, string>> = {
  A: 'ehhvhhh',
  B: 'uhhuhhu',
  C: 'ehggghe',
  D: 'sihhhis',
  E: 'vgguggv',
  F: 'vgguggg',
  G: 'ehgnhhe',
  H: 'hhhvhhh',
  I: 'e44444e',
  J: '72222ic',
  K: 'hikokih',
  L: 'ggggggv',
  M: 'hrllhhh',
  N: 'hhpljhh',
  O: 'ehhhhhe',
  P: 'uhhuggg',
  Q: 'ehhhlid',
  R: 'uhhukih',
  S: 'fgge11u',
  T: 'v444444',
  U: 'hhhhhhe',
  V: 'hhhhha4',
  W: 'hhhllla',
  X: 'hha4ahh',
  Y: 'hhha444',
  Z: 'v1248gv',
  Å: '40ehvhh',
  Ä: 'a0ehvhh',
  Ö: 'a0ehhhe',
  É: '24vgugv',
  Ü: 'a0hhhhe',
  '0': 'ehjlphe',
  '1': '4c4444e',
  '2': 'eh1248v',
  '3': 'v2421he',
  '4': '26aiv22',
  '5': 'vgu11he',
  '6': '68guhhe',
  '7': 'v124888',
  '8': 'ehhehhe',
  '9': 'ehhf12c',
  '.': '00000cc',
  ',': '0000c48',
  '-': '000e000',
  '–': '000v000',
  ':': '0cc0cc0',
  '/': '01248g0',
  '%': 'op248j3',
  '*': '04lel40',
  '(': '2488842',
  ')': '8422248',
  '&': 'cik8lid',
  '+': '044v440',
  '=': '00v0v00',
  '#': 'aavavaa',
};

const COLUMNS = 5;
export const GLYPH_WIDTH = COLUMNS + 1;
export const GLYPH_HEIGHT = 7;

/** Calls back for each dot of a line of text, in dots from its left and top. Lower case is drawn as upper case. */
export function drawText(text: string, dot: (x: number, y: number) => void): void {
  for (const [position, character] of [...text.toLocaleUpperCase('sv')].entries()) {
    for (const [y, digit] of [...(GLYPHS[character] ?? '')].entries()) {
      const row = Number.parseInt(digit, 32);
      for (let x = 0; x < COLUMNS; x += 1) {
        if (row & (1 << (COLUMNS - 1 - x))) dot(position * GLYPH_WIDTH + x, y);
      }
    }
  }
}
