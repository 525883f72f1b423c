import { describe, expect, it } from 'vitest';
import { composeAnswer, interpret, type Item, type LineFilesByItem, type RawAnswer } from '../../src/domain/index.ts';
import { detail, item, TODAY } from './make.ts';

const row = (id: string, text = id) => ({
  id,
  date: '2026-10-08',
  text,
  amount: { amount: '-349.00', currency: 'SEK' },
});
const lines = (changes: Partial<Item> = {}) =>
  item('transactions', { id: 'bank', rows: [row('a'), row('b'), row('c')], ...changes });
const raw = (answers: NonNullable<RawAnswer['lines']>): Record<string, RawAnswer> => ({ bank: { lines: answers } });
const compose = (of: Item, raws: Record<string, RawAnswer>, files: LineFilesByItem = {}) =>
  composeAnswer(detail([of]), raws, {}, { text: '', files: [] }, TODAY, files);

describe('bank lines', () => {
  it('are each answered with a comment, files, "private" or a reason', () => {
    const { act, summary } = compose(
      lines(),
      raw({
        a: { text: ' Skruv till köket ' },
        b: { private: true },
        c: { missing: { reason: 'lost', text: 'Lunch, kvittot är slängt' } },
      }),
      { bank: { a: ['f1', 'f2'] } },
    );
    expect(act).toMatchObject({
      answers: {
        bank: {
          lines: {
            a: { text: 'Skruv till köket', files: ['f1', 'f2'] },
            b: { mark: 'private' },
            c: { missing: 'lost', text: 'Lunch, kvittot är slängt' },
          },
        },
      },
    });
    expect(summary).toMatchObject({ answers: 3, files: 2, partial: { ready: 3, total: 3 }, handsOver: true });
  });

  it('go a part at a time: each counts, and the ball stays until all are answered', () => {
    const { act, summary } = compose(lines(), raw({ b: { text: 'Porto' } }));
    expect(act).toMatchObject({ answers: { bank: { lines: { b: { text: 'Porto' } } } } });
    expect(summary).toMatchObject({ partial: { ready: 1, total: 3 }, handsOver: false, skipped: ['bank'] });
    const rest = lines({ answer: { lines: { b: { text: 'Porto' } } } });
    expect(compose(rest, raw({ a: { private: true }, c: { private: true } })).summary).toMatchObject({
      partial: { ready: 2, total: 2 },
      handsOver: true,
      skipped: [],
    });
  });

  it('tell which of them is wrong, and hold the rest back until it is mended', () => {
    const { act, problems } = compose(
      lines(),
      raw({ a: { text: 'Porto' }, b: { missing: { reason: 'lost' } }, c: { missing: {} } }),
    );
    expect(act).toBeNull();
    expect(problems).toEqual([
      { itemId: 'bank', part: 'b', code: 'missingText' },
      { itemId: 'bank', part: 'c', code: 'missingReason' },
    ]);
  });

  it('asks when what comes later comes, and refuses files beside "I have none"', () => {
    const read = (missing: object, files: readonly string[] = []) =>
      interpret(lines(), { lines: { a: { missing } } }, [], TODAY, { a: files });
    expect(read({ reason: 'later' })).toMatchObject({ parts: [{ part: 'a', code: 'missingDate' }] });
    expect(read({ reason: 'later', by: '3 dec' })).toMatchObject({
      answer: { lines: { a: { missing: 'later', by: '2026-12-03' } } },
    });
    expect(read({ reason: 'notOurs' }, ['f1'])).toMatchObject({ parts: [{ part: 'a', code: 'filesAndMissing' }] });
  });

  it('keep the files that were sent before when they are completed, and not when they are to be done again', () => {
    const sent = { answer: { lines: { a: { files: ['old'] } } } } as const;
    const read = (is: 'needsMore' | 'rejected') =>
      interpret(lines({ ...sent, verdict: { is } }), { lines: { a: { text: 'Sida 2' } } }, [], TODAY, { a: ['new'] });
    expect(read('needsMore')).toMatchObject({ answer: { lines: { a: { files: ['old', 'new'], text: 'Sida 2' } } } });
    expect(read('rejected')).toMatchObject({ answer: { lines: { a: { files: ['new'] } } } });
  });

  it('says no more files than are new', () => {
    const sent = lines({ answer: { lines: { a: { files: ['old'] } } }, verdict: { is: 'needsMore' } });
    expect(compose(sent, raw({ a: { text: 'x' } }), { bank: { a: ['new'] } }).summary).toMatchObject({ files: 1 });
  });

  it('are nothing while nothing is said, however often they have been looked at', () => {
    expect(compose(lines(), raw({ a: {}, b: { text: '  ' }, c: { private: false } }))).toMatchObject({
      act: null,
      problems: [],
    });
  });

  it('may be called what a prototype is called', () => {
    const odd = lines({ rows: [row('__proto__'), row('constructor')] });
    const typed = JSON.parse('{"__proto__":{"text":"Porto"}}') as NonNullable<RawAnswer['lines']>;
    const { act, summary } = compose(odd, raw(typed));
    expect(JSON.stringify(act)).toContain('"__proto__":{"text":"Porto"}');
    expect(summary.partial).toEqual({ ready: 1, total: 2 });
  });
});
