import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, parseAmount, parseNumber } from '../../../src/domain/index.ts';

const NBSP = '\u00A0';
const NARROW = '\u202F';
const value = (text: string) => {
  const reading = parseAmount(text);
  return reading.state === 'ok' ? reading.value : reading;
};

describe('parseAmount', () => {
  it.each([
    ['1 234,50', '1234.50'],
    [`1${NBSP}234,50`, '1234.50'],
    [`1${NARROW}234,50`, '1234.50'],
    ['1\u2009234,50', '1234.50'],
    ['1234,5', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1,234.50', '1234.50'],
    ['1234.50', '1234.50'],
    ["1'234.50", '1234.50'],
    ['1.234.567,89', '1234567.89'],
    ['1 234 567', '1234567'],
    ['1.234.567', '1234567'],
    ['１２３４，５０', '1234.50'],
    [',50', '0.50'],
    ['12,', '12'],
    ['0', '0'],
    ['007', '7'],
    ['0,00', '0.00'],
    ['123456789012345', '123456789012345'],
  ])('reads %j', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it.each([
    ['1234:50', '1234.50'],
    ['1 234:50', '1234.50'],
    ['34:50', '34.50'],
    ['576:-', '576'],
    ['576:–', '576'],
    ['576,-', '576'],
    ['576 :-', '576'],
    ['250 kr', '250'],
    ['250kr', '250'],
    ['250 kr.', '250'],
    ['1234.50 kr', '1234.50'],
    ['1 234,50 SEK', '1234.50'],
    ['SEK 1,234.50', '1234.50'],
    ['kr 250', '250'],
    ['250 kronor', '250'],
    ['576:- kr', '576'],
  ])('understands kronor in %j', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it.each([
    ['-250', '-250'],
    ['−250', '-250'],
    ['–250', '-250'],
    ['- 250', '-250'],
    ['-250 kr', '-250'],
    ['kr -250', '-250'],
    ['-kr 250', '-250'],
    [`−1${NBSP}234${NBSP}567,50${NBSP}kr`, '-1234567.50'],
    ['+250', '250'],
    ['-0', '0'],
    ['-0,00', '0.00'],
    ['\u202D-250\u202C', '-250'],
  ])('reads the sign of %j', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it.each([
    ['1.234', ['1234']],
    ['1,234', ['1234']],
    ['12.345 kr', ['12345']],
    ['-1.234', ['-1234']],
  ])('asks back about %j', (text, candidates) => {
    expect(parseAmount(text)).toEqual({ state: 'ambiguous', candidates });
  });

  it.each(['1234,567', '0,123', '1 234.567', '1.234,567'])('refuses the decimals of %j', (text) => {
    expect(parseAmount(text)).toEqual({ state: 'error', code: 'tooManyDecimals' });
  });

  it.each([
    ...[
      '',
      ' ',
      'kr',
      '-',
      ':-',
      '-:-',
      ',',
      '.',
      'hundra',
      '1e5',
      '0x10',
      'NaN',
      'Infinity',
      '1 2 3',
      '1 23',
      '12 50',
    ],
    ...['1,23,4', '1.23.456', '1,234,56', '12:5', '12:500', '--5', '5-', '100 EUR', '€ 5', '5 %', '1/2', '½', '²', '٣'],
    '1234567890123456',
  ])('refuses %j', (text) => {
    expect(parseAmount(text)).toEqual({ state: 'error', code: 'notAnAmount' });
  });

  it('shows what it has read as a Swede writes it', () => {
    expect(parseAmount('-1234567,5')).toMatchObject({ formatted: `\u22121${NBSP}234${NBSP}567,50` });
    expect(formatAmount('1234')).toBe(`1${NBSP}234`);
    expect(formatAmount('12.50')).toBe('12,50');
  });

  it('reads back everything that Intl writes', () => {
    const formats = [
      new Intl.NumberFormat('sv-SE', { style: 'currency', currency: 'SEK' }),
      new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'SEK' }),
      new Intl.NumberFormat('de-CH', { minimumFractionDigits: 2 }),
    ];
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (ore) => {
        const [whole, rest] = [Math.trunc(Math.abs(ore) / 100), Math.abs(ore) % 100];
        const expected = `${ore < 0 ? '-' : ''}${whole}.${String(rest).padStart(2, '0')}`;
        for (const format of formats) expect(value(format.format(ore / 100))).toBe(expected);
        expect(value(formatAmount(expected))).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws and only ever gives decimal strings, for 100 000 random texts', () => {
    const sign = fc.constantFrom(...'0123456789 .,:-−–kr', NBSP, NARROW, 'SEK', "'", 'e', '\u200B');
    const texts = fc.oneof(fc.string({ unit: sign, maxLength: 14 }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(texts, (text) => {
        for (const reading of [parseAmount(text), parseNumber(text)]) {
          const values =
            reading.state === 'ok' ? [reading.value] : reading.state === 'ambiguous' ? reading.candidates : [];
          if (!values.every((one) => /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/.test(one) && one !== '-0'))
            throw new Error(text);
        }
      }),
      { numRuns: 100_000 },
    );
  });
});

describe('parseNumber', () => {
  it.each([
    ['152,5', '152.5'],
    ['1 234', '1234'],
    ['0,125', '0.125'],
    ['1,123456', '1.123456'],
    ['1234.5678', '1234.5678'],
    ['-3', '-3'],
  ])('reads %j', (text, expected) => {
    expect(parseNumber(text)).toMatchObject({ state: 'ok', value: expected });
  });

  it('has two readings for one separator before three digits', () => {
    expect(parseNumber('1,234')).toEqual({ state: 'ambiguous', candidates: ['1234', '1.234'] });
    expect(parseNumber('-1.234')).toEqual({ state: 'ambiguous', candidates: ['-1234', '-1.234'] });
  });

  it.each([
    ['5 kr', 'notANumber'],
    ['tolv', 'notANumber'],
    ['1,1234567', 'tooManyDecimals'],
  ])('refuses %j', (text, code) => {
    expect(parseNumber(text)).toEqual({ state: 'error', code });
  });
});
