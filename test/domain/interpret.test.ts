import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approvalMark,
  FIELD_ERROR_CODES,
  interpret,
  ITEM_KINDS,
  toFieldErrorCode,
  toRawAnswer,
  type Item,
  type RawAnswer,
} from '../../src/domain/index.ts';
import { item, TODAY } from './make.ts';

const read = (one: Item, raw?: RawAnswer, files: readonly string[] = []) => interpret(one, raw, files, TODAY);
const typed = (kind: Item['kind'], text: string) => read(item(kind), { text });

describe('interpret', () => {
  it.each([...ITEM_KINDS].filter((kind) => kind !== 'transactions' && kind !== 'rows'))(
    'calls an untouched %s empty, and one with nothing but spaces too',
    (kind) => {
      expect(read(item(kind))).toEqual({ state: 'empty' });
      expect(read(item(kind), { text: ' \u00A0 ', picked: [] })).toEqual({ state: 'empty' });
    },
  );

  it.each(['hologram', 'constructor'])('does not support %s', (kind) => {
    expect(typed(kind, 'text')).toEqual({ state: 'unsupported' });
  });

  it.each([
    ['text', ' Hyra lager ', 'Hyra lager'],
    ['longText', 'Rad 1\nRad 2', 'Rad 1\nRad 2'],
    ['number', '152,5', '152.5'],
    ['date', '3/2 2026', '2026-02-03'],
    ['email', 'Anna@Berg.se', 'Anna@berg.se'],
    ['phone', '070-123 45 67', '0701234567'],
    ['organisationNumber', '556016-0680', '5560160680'],
    ['personalNumber', '811218-9876', '198112189876'],
    ['bankgiro', '991 23 46', '9912346'],
    ['plusgiro', '286543-4', '2865434'],
    ['iban', 'SE45 5000 0000 0583 9825 7466', 'SE4550000000058398257466'],
    ['vatNumber', 'se556016-068001', 'SE556016068001'],
  ] as const)('reads %s from %j', (kind, text, value) => {
    expect(typed(kind, text)).toMatchObject({ state: 'ok', answer: { value } });
  });

  it('reads an amount as money and echoes it', () => {
    const money = { amount: '-1234.50', currency: 'SEK' };
    expect(typed('amount', '−1 234,5 kr')).toEqual({
      state: 'ok',
      answer: { value: money },
      echo: { kind: 'amount', value: money },
    });
  });

  it('asks back about an ambiguous amount, with what it may mean', () => {
    expect(typed('amount', '1.234')).toEqual({
      state: 'error',
      code: 'ambiguousAmount',
      params: { candidates: ['1234'] },
    });
    expect(typed('number', '1.234')).toMatchObject({
      code: 'ambiguousNumber',
      params: { candidates: ['1234', '1.234'] },
    });
  });

  it('echoes numbers in their usual form', () => {
    expect(typed('bankgiro', '9912346')).toMatchObject({ echo: { kind: 'text', value: '991-2346' } });
    expect(typed('date', '3 feb')).toMatchObject({ echo: { kind: 'date', value: '2026-02-03' } });
  });

  it.each([
    ['amount', 'hundra', 'notAnAmount'],
    ['amount', '1,555', 'ambiguousAmount'],
    ['amount', '0,555', 'tooManyDecimals'],
    ['number', 'tolv', 'notANumber'],
    ['date', '30/2', 'notADate'],
    ['email', 'anna', 'notAnEmail'],
    ['phone', 'ring', 'notAPhone'],
    ['organisationNumber', '556016-0681', 'checkDigit'],
    ['personalNumber', '811318-9876', 'notAPersonalNumber'],
    ['bankgiro', '1', 'notABankgiro'],
    ['plusgiro', '1', 'notAPlusgiro'],
    ['iban', '1', 'notAnIban'],
    ['vatNumber', '1', 'notAVatNumber'],
  ] as const)('refuses %s %j: %s', (kind, text, code) => {
    expect(typed(kind, text)).toMatchObject({ state: 'error', code });
  });

  it('takes no for an answer', () => {
    expect(read(item('yesNo'), { yes: false })).toEqual({ state: 'ok', answer: { value: false } });
  });

  it('takes options that are offered, each once', () => {
    const options = [
      { id: 'a', label: 'A' },
      { id: 'b', label: 'B' },
    ];
    expect(read(item('choice', { options }), { picked: ['b'] })).toEqual({ state: 'ok', answer: { value: 'b' } });
    expect(read(item('choices', { options }), { picked: ['b', 'a', 'b'] })).toEqual({
      state: 'ok',
      answer: { value: ['b', 'a'] },
    });
    expect(read(item('choices', { options }), { picked: ['a', 'gone'] })).toEqual({
      state: 'error',
      code: 'notAnOption',
    });
  });
});

describe('a period', () => {
  const q2 = { from: '2026-04-01', to: '2026-06-30' };

  it('is of the chosen kind, else of the first that the item allows, else a range', () => {
    expect(read(item('period'), { periodKind: 'quarter', text: '2026-Q2' })).toMatchObject({ answer: { value: q2 } });
    expect(read(item('period', { periodKinds: ['quarter', 'month'] }), { text: 'Q2' })).toMatchObject({
      answer: { value: q2 },
      echo: { kind: 'period', value: q2 },
    });
    expect(read(item('period'), { from: '1/4', to: '30/6' })).toMatchObject({ answer: { value: q2 } });
  });

  it('takes a broken financial year by its dates', () => {
    const raw = { periodKind: 'financialYear', from: '2025-07-01', to: '2026-06-30' } as const;
    expect(read(item('period'), raw)).toMatchObject({ answer: { value: { from: '2025-07-01', to: '2026-06-30' } } });
  });

  it.each([
    [{ periodKind: 'month', text: 'snart' }, 'notAMonth'],
    [{ periodKind: 'quarter', text: 'Q9' }, 'notAQuarter'],
    [{ periodKind: 'financialYear', text: '2025/26' }, 'notAFinancialYear'],
    [{ from: '2026-06-30', to: '2026-04-01' }, 'datesReversed'],
    [{ from: '2026-06-30' }, 'notADate'],
  ] as const)('refuses %j: %s', (raw, code) => {
    expect(read(item('period'), raw)).toEqual({ state: 'error', code });
  });
});

describe('documents', () => {
  it('are the files that belong to the item', () => {
    expect(read(item('documents'), {}, ['f1', 'f2'])).toEqual({ state: 'ok', answer: { files: ['f1', 'f2'] } });
  });

  it('are not more than the item allows', () => {
    const limits = { fileBytes: 1, files: 1, extensions: [] };
    expect(read(item('documents', { limits }), {}, ['f1', 'f2'])).toEqual({
      state: 'error',
      code: 'tooManyFiles',
      params: { count: 1 },
    });
  });
});

describe('an approval', () => {
  const files = [
    { id: 'f1', name: 'moms.pdf', size: 1, type: 'application/pdf', checksum: 'abc' },
    { id: 'f2', name: 'bilaga.pdf', size: 1, type: 'application/pdf' },
  ];
  const approval = item('approval', { approves: { files, figures: [] } });

  it('names what was on screen, by checksum where there is one', () => {
    expect(read(approval, { decision: 'approve', of: ['abc', 'f2'] })).toEqual({
      state: 'ok',
      answer: { approved: true, of: ['abc', 'f2'] },
    });
  });

  it('is void when a file has been replaced since', () => {
    expect(read(approval, { decision: 'approve', of: ['old', 'f2'] })).toEqual({
      state: 'error',
      code: 'approvalChanged',
    });
    expect(read(approval, { decision: 'approve', of: ['abc'] })).toEqual({ state: 'error', code: 'approvalChanged' });
  });

  it('is void when a figure has been replaced since', () => {
    const figure = (amount: string) => ({ label: 'Att betala', value: { amount, currency: 'SEK' } });
    const of = approvalMark(item('approval', { approves: { files, figures: [figure('48320')] } }));
    const now = (amount: string) => item('approval', { approves: { files, figures: [figure(amount)] } });
    expect(read(now('48320'), { decision: 'approve', of })).toEqual({
      state: 'ok',
      answer: { approved: true, of: ['abc', 'f2'] },
    });
    expect(read(now('48321'), { decision: 'approve', of })).toEqual({ state: 'error', code: 'approvalChanged' });
  });

  it('that is refused says what needs to change', () => {
    expect(read(approval, { decision: 'changes', reason: ' ' })).toEqual({ state: 'error', code: 'reasonRequired' });
    expect(read(approval, { decision: 'changes', reason: ' Fel period ' })).toEqual({
      state: 'ok',
      answer: { approved: false, reason: 'Fel period' },
    });
  });
});

describe('"I don’t have this"', () => {
  it('is no answer to a kind that we do not know: the agency does not take it', () => {
    expect(read(item('hologram'), { missing: { reason: 'notOurs' } })).toEqual({ state: 'unsupported' });
  });

  it.each(ITEM_KINDS)('answers %s, with its reason', (kind) => {
    expect(read(item(kind), { text: '12', missing: { reason: 'notOurs' } })).toEqual({
      state: 'ok',
      answer: { missing: 'notOurs' },
    });
  });

  it('is not an answer to a kind that cannot be read here', () => {
    expect(read(item('hologram'), { missing: { reason: 'notOurs' } })).toEqual({ state: 'unsupported' });
  });

  it('that comes later says when, from today on', () => {
    const later = (by?: string) =>
      read(item('documents'), { missing: { reason: 'later', ...(by !== undefined && { by }) } });
    expect(later('5/12')).toEqual({
      state: 'ok',
      answer: { missing: 'later', by: '2026-12-05' },
      echo: { kind: 'date', value: '2026-12-05' },
    });
    expect(later('5/1')).toMatchObject({ answer: { by: '2027-01-05' } });
    expect(later(TODAY)).toMatchObject({ state: 'ok' });
    expect(later('2026-11-23')).toEqual({ state: 'error', code: 'dateInPast' });
    expect(later('snart')).toEqual({ state: 'error', code: 'notADate' });
    expect(later()).toEqual({ state: 'error', code: 'missingDate' });
  });

  it('that is lost says what it was', () => {
    expect(read(item('documents'), { missing: { reason: 'lost' } })).toEqual({ state: 'error', code: 'missingText' });
    expect(read(item('documents'), { missing: { reason: 'lost', text: 'Parkering, 40 kr' } })).toMatchObject({
      answer: { missing: 'lost', text: 'Parkering, 40 kr' },
    });
  });

  it('needs a reason, and no files beside it', () => {
    expect(read(item('documents'), { missing: {} })).toEqual({ state: 'error', code: 'missingReason' });
    expect(read(item('documents'), { missing: { reason: 'notOurs' } }, ['f1'])).toEqual({
      state: 'error',
      code: 'filesAndMissing',
    });
  });
});

describe('anything', () => {
  it('is read without a throw, with codes that have a text', () => {
    const raws = fc.anything({ maxDepth: 3 }).map(toRawAnswer);
    const kinds = fc.constantFrom(...ITEM_KINDS, 'hologram');
    fc.assert(
      fc.property(kinds, raws, fc.string(), (kind, raw, text) => {
        for (const one of [raw, { ...raw, text }]) {
          const reading = read(item(kind), one);
          if (reading.state === 'error') expect(FIELD_ERROR_CODES).toContain(reading.code);
          expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('of a server’s codes is ours or "invalid"', () => {
    expect(toFieldErrorCode('checkDigit')).toBe('checkDigit');
    expect(toFieldErrorCode('E_42')).toBe('invalid');
    expect(toFieldErrorCode('constructor')).toBe('invalid');
  });
});

describe('toRawAnswer', () => {
  const raw: Required<RawAnswer> = {
    text: 'a',
    picked: ['x'],
    yes: true,
    from: '1/1',
    to: '2/1',
    periodKind: 'month',
    missing: { reason: 'later', by: '3/1', text: 'b' },
    decision: 'approve',
    reason: 'c',
    of: ['y'],
    withdrawn: ['f'],
    source: 'suggestion',
    lines: { l1: { text: 'd', private: true, missing: { reason: 'lost' } } },
    table: [{ k: 'v' }],
    unchanged: false,
  };

  it('keeps a whole answer through a stored draft', () => {
    expect(toRawAnswer(JSON.parse(JSON.stringify(raw)))).toEqual(raw);
  });

  it('drops what is not what it should be, and nothing else', () => {
    expect(
      toRawAnswer({
        text: 5,
        picked: ['a', 1],
        yes: 'ja',
        periodKind: 'week',
        decision: 'maybe',
        missing: { reason: 'stolen', by: null, text: 'x' },
        lines: { a: 1, b: { text: 'y', private: 'no', missing: [] } },
        table: [null, { a: 1, b: 'c' }],
        to: 'kept',
      }),
    ).toEqual({
      picked: ['a'],
      missing: { text: 'x' },
      lines: { a: {}, b: { text: 'y' } },
      table: [{ b: 'c' }],
      to: 'kept',
    });
    for (const nothing of [null, undefined, 'text', 5, []]) expect(toRawAnswer(nothing)).toEqual({});
  });

  it('is no way to a prototype', () => {
    const stored: unknown = JSON.parse(
      '{"__proto__":{"text":"x"},"lines":{"__proto__":{"text":"y"}},"table":[{"__proto__":"z"}]}',
    );
    const read = toRawAnswer(stored);
    expect(read.text).toBeUndefined();
    expect(Object.keys(read.lines ?? {})).toEqual(['__proto__']);
    expect(({} as { text?: string }).text).toBeUndefined();
  });
});
