import { failed, parsed, type Parsed } from './parsed.ts';
import { toPlainText } from './plain-text.ts';

/** Reads an IBAN of any country (a Swedish one has 24 signs); shown in groups of four. */
export function parseIban(text: string): Parsed<'notAnIban' | 'checkDigit'> {
  const iban = toPlainText(text)
    .replace(/[ .-]/g, '')
    .replace(/^iban:?/i, '')
    .toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban)) return failed('notAnIban');
  if (iban.startsWith('SE') && !/^SE\d{22}$/.test(iban)) return failed('notAnIban');
  if (remainder(iban.slice(4) + iban.slice(0, 4)) !== 1) return failed('checkDigit');
  return parsed(iban, iban.replace(/(.{4})(?=.)/g, '$1 '));
}

/** Modulus 97, sign by sign; letters count from A = 10. */
function remainder(signs: string): number {
  let rest = 0;
  for (const sign of signs) rest = Number(`${rest}${parseInt(sign, 36)}`) % 97;
  return rest;
}
