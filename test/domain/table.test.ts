import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnSum, interpret, type Item, type RawAnswer } from '../../src/domain/index.ts';
import { addDecimals, negateDecimal } from '../../src/domain/values/decimal.ts';
import { item, TODAY } from './make.ts';

const column = (id: string, kind: string, required = false) => ({ id, kind, label: id, required });
const pay = item('rows', {
  columns: [
    column('name', 'text', true),
    column('born', 'personalNumber'),
    column('hours', 'number'),
    column('bonus', 'amount'),
    column('from', 'date'),
    column('sick', 'yesNo'),
    { ...column('sort', 'choice'), options: [{ id: 's1', label: 'Semester' }] },
  ],
});
const read = (raw: RawAnswer, of: Item = pay) => interpret(of, raw, [], TODAY);

describe('rows', () => {
  it('are read cell by cell, each as its column says', () => {
    const row = {
      name: ' Elin ',
      born: '811218-9876',
      hours: '167,5',
      bonus: '1 250',
      from: '3 nov',
      sick: 'no',
      sort: 's1',
    };
    expect(read({ table: [row] })).toEqual({
      state: 'ok',
      answer: {
        table: [
          {
            name: 'Elin',
            born: '198112189876',
            hours: '167.5',
            bonus: { amount: '1250', currency: 'SEK' },
            from: '2026-11-03',
            sick: 'no',
            sort: 's1',
          },
        ],
      },
    });
  });

  it('that are blank are not there; without any there is no answer', () => {
    expect(read({ table: [{}, { name: ' ' }, { name: 'Adam' }] })).toMatchObject({
      answer: { table: [{ name: 'Adam' }] },
    });
    expect(read({ table: [{}, { name: '' }] })).toEqual({ state: 'empty' });
  });

  it('tell each cell that is wrong or missing by its place', () => {
    const raw: RawAnswer = {
      table: [{}, { hours: 'åtta', bonus: '1.234' }, { name: 'Adam', sick: 'kanske', sort: 's9' }],
    };
    expect(read(raw)).toMatchObject({
      state: 'error',
      code: 'required',
      parts: [
        { part: '1.name', code: 'required' },
        { part: '1.hours', code: 'notANumber' },
        { part: '1.bonus', code: 'ambiguousAmount', params: { candidates: ['1234'] } },
        { part: '2.sick', code: 'notAnOption' },
        { part: '2.sort', code: 'notAnOption' },
      ],
    });
  });

  it('need not be filled in where nothing has changed, and come back when that is taken back', () => {
    const table = [{ name: 'Adam', hours: 'åtta' }];
    expect(read({ table, unchanged: true })).toEqual({ state: 'ok', answer: { table: [], unchanged: true } });
    expect(read({ table, unchanged: false })).toMatchObject({ state: 'error' });
  });

  it('take a column of a kind that no cell can hold as text', () => {
    const odd = item('rows', { columns: [column('x', 'documents'), column('y', 'signature')] });
    expect(read({ table: [{ x: 'se bilaga', y: 'AB' }] }, odd)).toMatchObject({
      answer: { table: [{ x: 'se bilaga', y: 'AB' }] },
    });
  });

  it('are summed exactly, amounts and numbers alike', () => {
    const kronor = (amount: string) => ({ sum: { amount, currency: 'SEK' } });
    expect(columnSum([kronor('0.10'), kronor('0.20')], 'sum')).toBe('0.30');
    expect(columnSum([{ sum: '167.5' }, { sum: '-8' }, {}, { sum: 'åtta' }], 'sum')).toBe('159.5');
    expect(columnSum([], 'sum')).toBe('0');
  });
});

describe('addDecimals', () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, scale]) => ({ digits, scale, text: write(digits, scale) }));

  function write(digits: bigint, scale: number): string {
    const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
    const whole = text.slice(0, text.length - scale);
    return `${digits < 0n ? '-' : ''}${scale > 0 ? `${whole}.${text.slice(-scale)}` : whole}`;
  }

  it('is exact for whatever is added, in any order', () => {
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 40 }), (parts) => {
        const millionths = parts.reduce((sum, { digits, scale }) => sum + digits * 10n ** BigInt(6 - scale), 0n);
        const texts = parts.map(({ text }) => text);
        const sum = addDecimals(texts);
        expect(sum).toMatch(/^-?\d+(\.\d+)?$/);
        expect(addDecimals([sum, '0.000000'])).toBe(write(millionths, 6));
        expect(addDecimals(texts.toReversed())).toBe(sum);
        expect(addDecimals([sum, negateDecimal(sum)])).toMatch(/^0(\.0+)?$/);
      }),
    );
  });
});
