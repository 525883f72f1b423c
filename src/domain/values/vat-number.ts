import { passesLuhn } from './luhn.ts';
import { failed, parsed, type Parsed } from './parsed.ts';
import { toPlainText } from './plain-text.ts';

// The EU's prefixes (Greece is EL) and Northern Ireland's; Sweden apart.
const ABROAD = /^(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SI|SK|XI)[A-Z\d]{8,12}$/;

/**
 * Reads a VAT number (momsregistreringsnummer): `SE` + ten digits + `01`, whose ten digits carry a check digit. Those of
 * other EU countries are taken by their shape.
 */
export function parseVatNumber(text: string): Parsed<'notAVatNumber' | 'checkDigit'> {
  const vat = toPlainText(text).replace(/[ .-]/g, '').toUpperCase();
  if (ABROAD.test(vat)) return parsed(vat);
  if (!/^SE\d{10}01$/.test(vat)) return failed('notAVatNumber');
  return passesLuhn(vat.slice(2, 12)) ? parsed(vat) : failed('checkDigit');
}
