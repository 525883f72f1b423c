import { toPlainText } from './plain-text.ts';

/** How a decimal number as people write it was read. Strings all through: `value` and `candidates` as `-1234.50`. */
export type Decimal =
  | { readonly state: 'ok'; readonly value: string }
  | { readonly state: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly state: 'error'; readonly reason: 'shape' | 'decimals' };

const MAX_DIGITS = 15;
const APOSTROPHES = /['\u2019]/g;

/**
 * Reads a number in Swedish or English writing: spaces, points, commas or apostrophes between thousands, comma or point
 * before decimals, any dash as minus. One separator before exactly three digits (`1.234`) can be either; then both
 * readings that `maxDecimals` allows are candidates.
 */
export function readDecimal(text: string, maxDecimals: number): Decimal {
  const plain = toPlainText(text).replace(APOSTROPHES, ' ');
  const negative = plain.startsWith('-');
  const body = plain.replace(/^[-+] ?/, '');
  if (!/^[\d ,.]+$/.test(body) || !/\d/.test(body)) return shapeError;
  const marks = [...body].filter((sign) => sign === ',' || sign === '.');
  const reading = readBody(body, marks, maxDecimals);
  return reading.state === 'ok' && negative
    ? { state: 'ok', value: negate(reading.value) }
    : negateAll(reading, negative);
}

const shapeError = { state: 'error', reason: 'shape' } as const;

function readBody(body: string, marks: readonly string[], maxDecimals: number): Decimal {
  const last = marks.at(-1);
  if (last === undefined) return whole(body);
  const at = body.lastIndexOf(last);
  const [before, after] = [body.slice(0, at), body.slice(at + 1)];
  const isOnly = marks.length === 1;
  const isThousands = /^\d{3}$/.test(after) && /^[1-9]\d{0,2}$/.test(before);
  if (isOnly && isThousands) return ambiguous(before, after, maxDecimals);
  // The same mark several times can only part thousands.
  if (!isOnly && marks.every((mark) => mark === last)) return whole(body);
  return withDecimals(before, after, maxDecimals);
}

function ambiguous(before: string, after: string, maxDecimals: number): Decimal {
  const candidates = [before + after];
  if (maxDecimals >= after.length) candidates.push(`${before}.${after}`);
  return { state: 'ambiguous', candidates };
}

function withDecimals(before: string, after: string, maxDecimals: number): Decimal {
  if (!/^\d*$/.test(after)) return shapeError;
  const integer = before === '' ? { state: 'ok' as const, value: '0' } : whole(before);
  if (integer.state !== 'ok') return integer;
  if (after.length > maxDecimals) return { state: 'error', reason: 'decimals' };
  return { state: 'ok', value: after === '' ? integer.value : `${integer.value}.${after}` };
}

/** Digits, or groups of three behind a first group of one to three, parted by one kind of mark. */
function whole(text: string): Decimal {
  const parts = text.split(/[ ,.]/);
  const marks = new Set(text.replace(/\d/g, ''));
  const isGrouped = parts.every((part, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(part));
  if (parts.length > 1 && (!isGrouped || marks.size > 1)) return shapeError;
  const digits = parts.join('').replace(/^0+(?=\d)/, '');
  return /^\d+$/.test(digits) && digits.length <= MAX_DIGITS ? { state: 'ok', value: digits } : shapeError;
}

function negate(value: string): string {
  return /[1-9]/.test(value) ? `-${value}` : value;
}

function negateAll(reading: Decimal, negative: boolean): Decimal {
  if (reading.state !== 'ambiguous' || !negative) return reading;
  return { state: 'ambiguous', candidates: reading.candidates.map(negate) };
}

/** `-1234.5` as `−1 234,5`: U+2212 and no-break spaces, as `Intl` writes it in Swedish. */
export function formatDecimal(value: string): string {
  const [integer = '', decimals] = value.replace('-', '').split('.');
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, '\u00A0');
  const sign = value.startsWith('-') ? '\u2212' : '';
  return sign + grouped + (decimals === undefined ? '' : `,${decimals}`);
}

/** The exact sum of decimal strings, with as many decimals as the longest has. What is no decimal string adds nothing. */
export function addDecimals(values: readonly string[]): string {
  const numbers = values.filter((value) => /^-?\d+(\.\d+)?$/.test(value));
  const scale = Math.max(0, ...numbers.map((value) => decimalsOf(value).length));
  const sum = numbers.reduce((total, value) => total + scaled(value, scale), 0n);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(scale + 1, '0');
  const at = digits.length - scale;
  return `${sum < 0n ? '-' : ''}${digits.slice(0, at)}${scale > 0 ? `.${digits.slice(at)}` : ''}`;
}

/** The same number with the other sign; no minus before a zero. */
export function negateDecimal(value: string): string {
  return value.startsWith('-') ? value.slice(1) : negate(value);
}

function decimalsOf(value: string): string {
  return value.split('.')[1] ?? '';
}

function scaled(value: string, scale: number): bigint {
  return BigInt(value.replace('.', '') + '0'.repeat(scale - decimalsOf(value).length));
}
