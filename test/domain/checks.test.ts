import { describe, expect, it } from 'vitest';
import { checkSums, sumsOff, type Item, type RawAnswer } from '../../src/domain/index.ts';
import { item, TODAY } from './make.ts';

const kronor = (amount: string) => ({ amount, currency: 'SEK' });
const inventory = (check: Partial<NonNullable<Item['checks']>[number]> = {}) =>
  item('rows', {
    id: 'stock',
    columns: [
      { id: 'what', kind: 'text', label: 'Vara', required: true },
      { id: 'worth', kind: 'amount', label: 'Värde', required: true },
    ],
    checks: [{ sumOf: ['worth'], equals: kronor('1000.00'), ...check }],
  });
const counted = (...amounts: string[]): Record<string, RawAnswer> => ({
  stock: { table: amounts.map((worth) => ({ what: 'Vara', worth })) },
});

describe('checkSums', () => {
  it('says by how much a column is short, to the öre', () => {
    expect(checkSums([inventory()], counted('400', '479,90'), TODAY)).toEqual([
      { itemId: 'stock', sum: kronor('879.90'), expected: kronor('1000.00'), difference: '-120.10', off: true },
    ]);
  });

  it('says by how much it is too high, and is content within the tolerance', () => {
    const off = (...amounts: string[]) =>
      checkSums([inventory({ tolerance: '0.50' })], counted(...amounts), TODAY)[0]?.off;
    expect(off('999,50')).toBe(false);
    expect(off('1000,50')).toBe(false);
    expect(off('1000,51')).toBe(true);
    expect(checkSums([inventory()], counted('1000,01'), TODAY)[0]).toMatchObject({ difference: '0.01', off: true });
  });

  it('keeps quiet while a part is empty, cannot be read, or has been answered otherwise', () => {
    expect(checkSums([inventory()], {}, TODAY)).toEqual([]);
    expect(checkSums([inventory()], counted('400', 'fyra'), TODAY)).toEqual([]);
    expect(checkSums([inventory()], { stock: { unchanged: true } }, TODAY)).toEqual([]);
  });

  const accounts = [
    item('amount', { id: 'cash' }),
    item('amount', { id: 'bank', required: false }),
    item('number', {
      id: 'owed',
      visibleWhen: { item: 'any', is: [true] },
      checks: [{ sumOf: ['cash'], equals: kronor('1') }],
    }),
    item('yesNo', {
      id: 'any',
      checks: [{ sumOf: ['cash', 'bank', 'owed'], equals: kronor('300') }],
    }),
  ];

  it('adds items together; one that may be left open, or that a condition hides, adds nothing', () => {
    expect(checkSums(accounts, { cash: { text: '300' } }, TODAY)).toMatchObject([{ itemId: 'any', off: false }]);
    const raws = { cash: { text: '100' }, bank: { text: '150,50' }, any: { yes: true }, owed: { text: '50' } };
    expect(sumsOff(accounts, raws, TODAY)).toMatchObject([
      { itemId: 'owed', difference: '99' },
      { itemId: 'any', sum: kronor('300.50'), difference: '0.50' },
    ]);
  });

  it('takes what has been sent where nothing new is typed, and nothing from an item that is not there', () => {
    const sent = item('amount', {
      id: 'cash',
      locked: true,
      answer: { value: kronor('299.00') },
      checks: [{ sumOf: ['cash'], equals: kronor('300') }],
    });
    expect(sumsOff([sent], { cash: { text: '300' } }, TODAY)).toMatchObject([{ difference: '-1.00' }]);
    const lost = item('text', { checks: [{ sumOf: ['nowhere'], equals: kronor('1') }] });
    expect(checkSums([lost], {}, TODAY)).toEqual([]);
  });
});
