// Spaces of any width, tabs, line breaks.
const SPACE = /\s/;
// Hyphens, dashes, minus signs; a Swedish keyboard, Excel and a bank's PDF each have their own.
const DASHES = '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63';
// Soft hyphen, zero-width and direction marks that come along when one copies from a PDF or a web page.
const INVISIBLE = /\p{Cf}/u;

/**
 * What people paste, in plain signs: full-width characters to ASCII, every space to one kind, every dash to `-`,
 * invisible marks dropped, ends trimmed. Nothing else is changed.
 */
export function toPlainText(text: string): string {
  let plain = '';
  for (const sign of text) {
    if (INVISIBLE.test(sign)) continue;
    const code = sign.charCodeAt(0);
    const ascii = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : sign;
    plain += SPACE.test(ascii) ? ' ' : DASHES.includes(ascii) ? '-' : ascii;
  }
  return plain.trim();
}

/** The digits of a number written with any spaces, hyphens or dots; `null` when anything else is in it. */
export function toDigits(text: string): string | null {
  const digits = toPlainText(text).replace(/[ .-]/g, '');
  return /^\d{1,64}$/.test(digits) ? digits : null;
}
