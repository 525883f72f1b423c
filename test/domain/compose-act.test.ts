import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeAnswer, type Broken, type CaseDetail, type RawAnswer } from '../../src/domain/index.ts';
import { detail, item, TODAY } from './make.ts';

interface Input {
  readonly raws?: Record<string, RawAnswer>;
  readonly files?: Record<string, readonly string[]>;
  readonly text?: string;
  readonly loose?: readonly string[];
  readonly kind?: 'answer' | 'amend';
}
const compose = (items: CaseDetail['items'], { raws = {}, files = {}, text = '', loose = [], kind }: Input = {}) =>
  composeAnswer(detail(items), raws, files, { text, files: loose }, TODAY, {}, kind);

const receipts = ['r1', 'r2', 'r3'].map((id) => item('documents', { id }));

describe('composeAnswer', () => {
  it('says "3 svar och 3 filer" and hands over when all required items are answered', () => {
    const files = { r1: ['f1'], r2: ['f2', 'f3'] };
    const { act, summary, problems } = compose(receipts, { files, raws: { r3: { missing: { reason: 'notOurs' } } } });
    expect(act).toEqual({
      kind: 'answer',
      answers: { r1: { files: ['f1'] }, r2: { files: ['f2', 'f3'] }, r3: { missing: 'notOurs' } },
      files: [],
    });
    expect(summary).toEqual({
      answers: 3,
      files: 3,
      partial: { ready: 3, total: 3 },
      handsOver: true,
      skipped: [],
      dropped: [],
      withdrawn: 0,
    });
    expect(problems).toEqual([]);
  });

  it('sends what is ready and keeps the ball where it is', () => {
    const { act, summary } = compose(receipts, { files: { r2: ['f1'] } });
    expect(act).toMatchObject({ answers: { r2: { files: ['f1'] } } });
    expect(summary).toMatchObject({ partial: { ready: 1, total: 3 }, handsOver: false, skipped: ['r1', 'r3'] });
  });

  it('asks only what is open again', () => {
    const items = [
      item('text', { id: 'done', answer: { value: 'x' }, verdict: { is: 'accepted' } }),
      item('text', { id: 'locked', answer: { value: 'x' }, locked: true }),
      item('text', { id: 'sent', answer: { value: 'x' } }),
      item('text', { id: 'redo', answer: { value: 'x' }, verdict: { is: 'rejected', reason: 'fel' } }),
      item('text', { id: 'more', answer: { value: 'x' }, verdict: { is: 'needsMore', reason: 'mer' } }),
    ];
    const text = { text: 'ny' };
    const all = compose(items, { raws: { done: text, locked: text, redo: text, more: text } });
    expect(all.act?.answers).toEqual({ redo: { value: 'ny' }, more: { value: 'ny' } });
    expect(all.summary).toMatchObject({ partial: { ready: 2, total: 2 }, handsOver: true });
    expect(compose(items, { raws: { redo: text } }).summary).toMatchObject({ handsOver: false, skipped: ['more'] });
  });

  it('lets optional items be', () => {
    const items = [item('text', { id: 'a' }), item('text', { id: 'b', required: false })];
    const { act, summary } = compose(items, { raws: { a: { text: 'x' } } });
    expect(act?.answers).toEqual({ a: { value: 'x' } });
    expect(summary).toMatchObject({ handsOver: true, partial: { ready: 1, total: 1 } });
  });

  it('holds everything back for one error', () => {
    const items = [item('amount', { id: 'a' }), item('text', { id: 'b' })];
    const { act, problems, summary } = compose(items, { raws: { a: { text: '1.234' }, b: { text: 'x' } } });
    expect(act).toBeNull();
    expect(problems).toEqual([{ itemId: 'a', code: 'ambiguousAmount', params: { candidates: ['1234'] } }]);
    expect(summary).toMatchObject({ answers: 1, partial: { ready: 1, total: 2 }, handsOver: false });
  });

  it('answers a question without items by text or files alone', () => {
    expect(compose([], { text: ' Ja, det går bra. ' })).toMatchObject({
      act: { kind: 'answer', answers: {}, text: 'Ja, det går bra.', files: [] },
      summary: { handsOver: true, answers: 0 },
    });
    expect(compose([], { loose: ['f1'] })).toMatchObject({ act: { files: ['f1'] }, summary: { files: 1 } });
  });

  it('is nothing when there is nothing to send', () => {
    const { act, summary, problems } = compose(receipts, { text: '  ' });
    expect(act).toBeNull();
    expect(problems).toEqual([]);
    expect(summary).toMatchObject({ answers: 0, handsOver: false });
    expect(compose([]).summary.handsOver).toBe(false);
  });

  it('takes back files that were sent, as an amendment, and counts an item that is left without any as open', () => {
    const sent = item('documents', { id: 'r1', answer: { files: ['f1', 'f2'] } });
    const one = compose([sent], { raws: { r1: { withdrawn: ['f1', 'other'] } } });
    expect(one.act).toEqual({ kind: 'amend', answers: {}, files: [], withdrawnFiles: ['f1'] });
    expect(one.summary).toMatchObject({ withdrawn: 1, skipped: [], handsOver: true });
    const both = compose([sent], { raws: { r1: { withdrawn: ['f1', 'f2'] } } });
    expect(both.summary).toMatchObject({ withdrawn: 2, skipped: ['r1'], handsOver: false });
    const instead = compose([sent], { raws: { r1: { withdrawn: ['f1', 'f2'] } }, files: { r1: ['f3'] } });
    expect(instead.act).toMatchObject({ answers: { r1: { files: ['f3'] } }, withdrawnFiles: ['f1', 'f2'] });
    expect(instead.summary.skipped).toEqual([]);
  });

  it('takes back nothing of an answer that is used, or that is to be done again anyway', () => {
    const raws = { r1: { withdrawn: ['f1'] } };
    const answer = { files: ['f1'] };
    expect(compose([item('documents', { id: 'r1', answer, locked: true })], { raws }).act).toBeNull();
    const verdict = { is: 'rejected' } as const;
    expect(compose([item('documents', { id: 'r1', answer, verdict })], { raws }).act).toBeNull();
  });

  it('takes back single files of bank lines: what else was said of a line stays, one that said nothing else is open', () => {
    const rows = ['a', 'b'].map((id) => ({
      id,
      date: '2026-10-08',
      text: id,
      amount: { amount: '-1', currency: 'SEK' },
    }));
    const answer = { lines: { a: { text: 'Diesel', files: ['f1'] }, b: { files: ['f2', 'f3'] } } };
    const bank = item('transactions', { id: 'r1', rows, answer });
    const taken = (withdrawn: readonly string[], lines = {}) => compose([bank], { raws: { r1: { withdrawn, lines } } });
    const act = { kind: 'amend', answers: {}, files: [] };
    expect(taken(['f1', 'f2', 'other']).act).toEqual({ ...act, withdrawnFiles: ['f1', 'f2'] });
    expect(taken(['f1', 'f2']).summary).toMatchObject({ withdrawn: 2, skipped: [], handsOver: true });
    expect(taken(['f2', 'f3']).summary).toMatchObject({ skipped: ['r1'], partial: { ready: 0, total: 1 } });
    const instead = taken(['f2', 'f3'], { b: { private: true } });
    expect(instead.act).toMatchObject({ answers: { r1: { lines: { b: { mark: 'private' } } } } });
    expect(instead.summary).toMatchObject({
      answers: 1,
      skipped: [],
      partial: { ready: 1, total: 1 },
      handsOver: true,
    });
    const oneStays = taken(['f2'], { b: { text: 'Bara den ena' } });
    expect(oneStays.act?.answers).toEqual({ r1: { lines: { b: { text: 'Bara den ena', files: ['f3'] } } } });
    const redo = item('transactions', { ...bank, verdict: { is: 'rejected' } });
    expect(compose([redo], { raws: { r1: { withdrawn: ['f1'] } } }).act).toBeNull();
  });

  it('corrects what was sent when asked to', () => {
    const items = [
      item('text', { id: 'a', answer: { value: 'x' } }),
      item('text', { id: 'b', answer: { value: 'y' } }),
    ];
    expect(compose(items, { raws: { b: { text: 'z' } }, kind: 'amend' }).act).toEqual({
      kind: 'amend',
      answers: { b: { value: 'z' } },
      files: [],
    });
  });

  it('asks again for a yes to what has been replaced since', () => {
    const approves = (checksum: string) => ({
      files: [{ id: 'f2', name: 'moms.pdf', size: 1, type: 'application/pdf', checksum }],
      figures: [],
    });
    const answer = { approved: true, of: ['abc'] } as const;
    const same = compose([item('approval', { approves: approves('abc'), answer })], { text: 'Hej' });
    expect(same.summary).toMatchObject({ handsOver: true, skipped: [] });
    const byId = { approved: true, of: ['f2'] } as const;
    expect(compose([item('approval', { approves: approves('new'), answer: byId })]).summary.skipped).toEqual([]);
    expect(compose([item('approval', { approves: approves('new'), answer })]).summary.skipped).toEqual(['i1']);
  });

  it('leaves out what a condition hides, and names it', () => {
    const items = [
      item('yesNo', { id: 'car' }),
      item('number', { id: 'km', visibleWhen: { item: 'car', is: [true] } }),
      item('documents', { id: 'log', visibleWhen: { item: 'car', is: [true] } }),
      item('text', { id: 'why', visibleWhen: { item: 'car', is: [true] } }),
    ];
    const raws = { car: { yes: false }, km: { text: 'not a number' }, why: { text: '' } };
    const { act, summary, problems } = compose(items, { raws, files: { log: ['f1'] } });
    expect(act?.answers).toEqual({ car: { value: false } });
    expect(problems).toEqual([]);
    expect(summary).toMatchObject({ dropped: ['km', 'log'], files: 0, handsOver: true });
  });

  it('is not held back by a required item of a kind that we do not know, or that is broken', () => {
    const broken: Broken = { kind: 'broken', failure: { kind: 'protocol', retryable: false } };
    const { act, summary } = compose([item('hologram', { id: 'h' }), broken], {
      raws: { h: { text: '1' } },
      text: 'Hej',
    });
    expect(act).toEqual({ kind: 'answer', answers: {}, text: 'Hej', files: [] });
    expect(summary).toMatchObject({ handsOver: true, skipped: [], partial: { ready: 0, total: 0 } });
  });

  it('carries ids that are names of the language', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const items = names.map((id) => item('text', { id }));
    expect(compose(items).summary.answers).toBe(0);
    const raws = Object.fromEntries(names.map((id) => [id, { text: id }]));
    const answers = compose(items, { raws }).act?.answers ?? {};
    expect(Object.keys(answers).sort()).toEqual([...names].sort());
    expect(JSON.parse(JSON.stringify(answers))).toEqual(answers);
    expect(Object.getPrototypeOf(answers)).toBe(Object.prototype);
  });

  it('never sends a locked or accepted item, never a file that was not chosen, whatever is typed', () => {
    const flags = fc.record({
      required: fc.boolean(),
      locked: fc.boolean(),
      accepted: fc.boolean(),
      answered: fc.boolean(),
    });
    const one = fc.tuple(flags, fc.array(fc.constantFrom('f1', 'f2', 'f3'), { maxLength: 2 }));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (drawn) => {
        const items = drawn.map(([flag, chosen], i) =>
          item('documents', {
            id: `${i}`,
            required: flag.required,
            locked: flag.locked,
            ...(flag.accepted && { verdict: { is: 'accepted' as const } }),
            ...(flag.answered && { answer: { files: chosen } }),
          }),
        );
        const files = Object.fromEntries(drawn.map(([, chosen], i) => [`${i}`, chosen]));
        const { act, summary } = compose(items, { files });
        for (const [id, answer] of Object.entries(act?.answers ?? {})) {
          const sent = items.find((other) => other.id === id);
          expect(sent?.locked === false && sent.verdict?.is !== 'accepted').toBe(true);
          expect(answer).toEqual({ files: files[id] });
        }
        expect(summary.handsOver).toBe(act !== null && summary.skipped.length === 0);
        expect(summary.partial.ready + summary.skipped.length).toBe(summary.partial.total);
      }),
      { numRuns: 1000 },
    );
  });
});
