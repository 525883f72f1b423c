import { formatDecimal, readDecimal } from './decimal.ts';
import { toPlainText } from './plain-text.ts';

/**
 * A typed amount. `value` is a decimal string with no decimals or two (`-1234.50`), never a float. `ambiguous`: one
 * separator before three digits (`1.234`); the candidates are to be asked back ("Menade du 1 234 kr?").
 */
export type ParsedAmount =
  | { readonly state: 'ok'; readonly value: string; readonly formatted: string }
  | { readonly state: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly state: 'error'; readonly code: 'notAnAmount' | 'tooManyDecimals' };

/** Reads an amount in kronor as people write and paste it; `kr`, `SEK`, `:-` and kronor:öre are understood. */
export function parseAmount(text: string): ParsedAmount {
  const reading = readDecimal(withoutCurrency(toPlainText(text)), 2);
  if (reading.state === 'ambiguous') return reading;
  if (reading.state === 'error') {
    return { state: 'error', code: reading.reason === 'decimals' ? 'tooManyDecimals' : 'notAnAmount' };
  }
  const value = /\.\d$/.test(reading.value) ? `${reading.value}0` : reading.value;
  return { state: 'ok', value, formatted: formatDecimal(value) };
}

/** An amount as it is sent, in Swedish writing without currency: `−1 234,50`. */
export function formatAmount(value: string): string {
  return formatDecimal(value);
}

function withoutCurrency(plain: string): string {
  const sign = /^[-+]/.exec(plain)?.[0] ?? '';
  const bare = plain
    .slice(sign.length)
    .trimStart()
    .replace(/^(sek|kronor|kr\.?)(?![a-zåäö])/i, '')
    .replace(/(sek|kronor|kr\.?)$/i, '')
    .trim()
    .replace(/ ?[:,.] ?-$/, '')
    // Kronor:öre. Only two digits behind the colon, or it is a time of day.
    .replace(/^([\d .]*\d):(\d\d)$/, '$1,$2');
  return sign === '' ? bare : sign + bare;
}
