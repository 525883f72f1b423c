/** Amounts and spaces as they are set in Swedish text. */

const NBSP = '\u00a0';
const MINUS = '\u2212';

/** `18 400 kr`, `1 249,00 kr`, `−250 kr`. */
export function kr(amount: number, decimals: 0 | 2 = 0): string {
  return `${amount < 0 ? MINUS : ''}${grouped(Math.abs(amount), decimals)}${NBSP}kr`;
}

/** A number with its thousands apart and a comma: `1 250`, `152,5`. */
export function grouped(value: number, decimals = 0): string {
  const [whole = '', part] = value.toFixed(decimals).split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, NBSP);
  return part ? `${thousands},${part}` : thousands;
}

const UNITS = 'kr|öre|%|mil|km|st|tim|timmar|dagar|dag|procent|kvm';
const MONTHS = 'jan|feb|mars|april|maj|juni|juli|aug|sep|okt|nov|dec';
const JOINED: readonly RegExp[] = [
  /(?<=\d) (?=\d{3}(?!\d))/g,
  new RegExp(`(?<=\\d) (?=(?:${UNITS})(?![\\p{L}]))`, 'gu'),
  new RegExp(`(?<=\\d) (?=(?:${MONTHS}))`, 'g'),
];

/** Text with the spaces inside amounts and dates made unbreakable, so that sources can be written with plain ones. */
export const joined = (text: string): string => JOINED.reduce((rest, gap) => rest.replace(gap, NBSP), text);

/** The same for every text in plain data. */
export function joinedAll<T>(data: T): T {
  if (typeof data === 'string') return joined(data) as T;
  if (Array.isArray(data)) return data.map((one: unknown) => joinedAll(one)) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, joinedAll(value)])) as T;
}
