import { describe, expect, it } from 'vitest';
import { ITEM_KINDS, jobSize } from '../../src/domain/index.ts';
import { summary } from './make.ts';

describe('jobSize', () => {
  it('says "3 kvitton kvar · ca 2 min" for three receipts', () => {
    expect(jobSize(summary({ open: [{ kind: 'documents', count: 3 }] }))).toEqual({
      counts: [{ part: 'documents', count: 3 }],
      minutes: 2,
    });
  });

  it('sums kinds into parts, in one order', () => {
    const open = [
      { kind: 'amount', count: 2 },
      { kind: 'yesNo', count: 1 },
      { kind: 'longText', count: 1 },
      { kind: 'approval', count: 1 },
      { kind: 'date', count: 1 },
    ];
    expect(jobSize(summary({ open })).counts).toEqual([
      { part: 'questions', count: 2 },
      { part: 'approvals', count: 1 },
      { part: 'figures', count: 3 },
    ]);
  });

  it('counts bank lines one by one: 23 of them are eight minutes, 200 a good hour', () => {
    const lines = (count: number) => jobSize(summary({ open: [{ kind: 'transactions', count }] }));
    expect(lines(23)).toEqual({ counts: [{ part: 'lines', count: 23 }], minutes: 8 });
    expect(lines(200).minutes).toBe(70);
  });

  it('knows every kind and takes an unknown one for a particular', () => {
    for (const kind of [...ITEM_KINDS, 'hologram', '__proto__', 'constructor']) {
      const size = jobSize(summary({ open: [{ kind, count: 1 }] }));
      expect(size.counts).toHaveLength(1);
      expect(size.minutes).toBeGreaterThanOrEqual(1);
    }
  });

  it('goes by progress and type where the back end does not say what is open', () => {
    const progress = { answered: 2, required: 5 };
    expect(jobSize(summary({ type: 'documents', progress })).counts).toEqual([{ part: 'documents', count: 3 }]);
    expect(jobSize(summary({ type: 'approval', progress })).counts).toEqual([{ part: 'approvals', count: 3 }]);
    expect(jobSize(summary({ type: 'constructor', progress })).counts).toEqual([{ part: 'questions', count: 3 }]);
  });

  it('counts a question without items as one, and information as nothing', () => {
    expect(jobSize(summary({ type: 'question' })).counts).toEqual([{ part: 'questions', count: 1 }]);
    expect(jobSize(summary({ type: 'information' }))).toEqual({ counts: [], minutes: 0 });
  });

  it('is nothing when all is answered', () => {
    const progress = { answered: 3, required: 3 };
    expect(jobSize(summary({ type: 'question', progress }))).toEqual({ counts: [], minutes: 0 });
    expect(jobSize(summary({ open: [], progress }))).toEqual({ counts: [], minutes: 0 });
  });

  it('rounds long jobs to five minutes', () => {
    expect(jobSize(summary({ open: [{ kind: 'documents', count: 17 }] })).minutes).toBe(15);
    expect(jobSize(summary({ open: [{ kind: 'documents', count: 15 }] })).minutes).toBe(10);
    expect(jobSize(summary({ open: [{ kind: 'documents', count: 18 }] })).minutes).toBe(15);
    expect(jobSize(summary({ open: [{ kind: 'documents', count: 24 }] })).minutes).toBe(20);
  });
});
