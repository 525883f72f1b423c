import { formatDecimal, readDecimal } from './decimal.ts';

/** A typed number; `value` a decimal string with at most six decimals. `ambiguous` as with amounts. */
export type ParsedNumber =
  | { readonly state: 'ok'; readonly value: string; readonly formatted: string }
  | { readonly state: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly state: 'error'; readonly code: 'notANumber' | 'tooManyDecimals' };

/** Reads a number (hours, kilometres, pieces) in Swedish or English writing. */
export function parseNumber(text: string): ParsedNumber {
  const reading = readDecimal(text, 6);
  if (reading.state === 'ambiguous') return reading;
  if (reading.state === 'ok') return { ...reading, formatted: formatDecimal(reading.value) };
  return { state: 'error', code: reading.reason === 'decimals' ? 'tooManyDecimals' : 'notANumber' };
}
