import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isScanning, nextFile, type FileEvent } from '../../src/client/file-machine.ts';
import type { ChosenFile } from '../../src/client/types.ts';
import { FILE_REFUSALS } from '../../src/domain/file-rules.ts';
import type { FailureKind, FileRef } from '../../src/domain/index.ts';

const chosen: ChosenFile = {
  key: 'k',
  itemId: 'i1',
  name: 'a.pdf',
  size: 10,
  phase: 'uploading',
  progress: 0,
  preview: 'blob:1',
};
const stored: FileRef = { id: 'f1', name: 'a.pdf', size: 10, type: 'application/pdf' };
const after = (...events: readonly FileEvent[]): ChosenFile => events.reduce(nextFile, chosen);
const fail = (kind: FailureKind): FileEvent => ({ type: 'failed', failure: { kind, retryable: kind === 'network' } });
const store = (scan?: FileRef['scan']): FileEvent => ({ type: 'stored', file: { ...stored, ...(scan && { scan }) } });

describe('a chosen file', () => {
  it('goes up, and is stored', () => {
    expect(after({ type: 'progress', share: 0.4 })).toEqual({ ...chosen, progress: 0.4 });
    expect(after({ type: 'progress', share: 0.4 }, store())).toEqual({
      ...chosen,
      phase: 'uploaded',
      progress: 1,
      stored,
    });
  });

  it('never goes back: a smaller share says nothing', () => {
    const half = after({ type: 'progress', share: 0.5 });
    expect(nextFile(half, { type: 'progress', share: 0.3 })).toBe(half);
    expect(nextFile(half, { type: 'progress', share: Number.NaN })).toBe(half);
  });

  it.each(FILE_REFUSALS)('that is refused as %s stays out', (refusal) => {
    const out = after({ type: 'refused', refusal });
    expect(out).toMatchObject({ phase: 'refused', refusal, progress: 0, itemId: 'i1', preview: 'blob:1' });
    expect(out.failure).toBeDefined();
    expect(nextFile(out, store())).toBe(out);
    expect(nextFile(out, { type: 'retry', resumes: true })).toBe(out);
  });

  it.each([
    ['network', 'failed'],
    ['timeout', 'failed'],
    ['server', 'failed'],
    ['rateLimited', 'failed'],
    ['tooLarge', 'refused'],
    ['unsupportedType', 'refused'],
    ['infected', 'refused'],
    ['invalid', 'refused'],
    ['notFound', 'refused'],
  ] as const)('that the back end answers with %s has %s and no reason of ours', (kind, phase) => {
    const out = after({ type: 'progress', share: 1 }, fail(kind));
    expect(out).toMatchObject({ phase, failure: { kind } });
    expect(out).not.toHaveProperty('refusal');
  });

  it('is tried again from the start, or from where it was where uploads go on', () => {
    const failed = after({ type: 'progress', share: 0.6 }, fail('network'));
    expect(nextFile(failed, { type: 'retry', resumes: false })).toEqual(chosen);
    expect(nextFile(failed, { type: 'retry', resumes: true })).toEqual({ ...chosen, progress: 0.6 });
  });

  it('takes no late news once it has come to its end', () => {
    for (const end of [after(fail('network')), after(store()), after({ type: 'refused', refusal: 'empty' })]) {
      expect(nextFile(end, { type: 'progress', share: 0.9 })).toBe(end);
      expect(nextFile(end, fail('server'))).toBe(end);
      expect(nextFile(end, store())).toBe(end);
    }
  });

  it('may be sent while it is scanned', () => {
    const scanning = after(store('scanning'));
    expect([scanning.phase, isScanning(scanning)]).toEqual(['uploaded', true]);
    const clean = nextFile(scanning, { type: 'scanned', scan: 'clean' });
    expect([clean.phase, clean.stored?.scan, isScanning(clean)]).toEqual(['uploaded', 'clean', false]);
    expect(nextFile(clean, { type: 'scanned', scan: undefined })).toBe(clean);
  });

  it('may not once the scan has blocked it, at once or afterwards', () => {
    const blocked = { phase: 'refused', failure: { kind: 'infected' } };
    expect(after(store('blocked'))).toMatchObject(blocked);
    const later = after(store('scanning'), { type: 'scanned', scan: 'blocked' });
    expect(later).toMatchObject(blocked);
    expect(later).not.toHaveProperty('stored');
  });

  it('that the back end has thrown away is told, and can be uploaded again', () => {
    const dropped = after(store('clean'), { type: 'dropped' });
    expect(dropped).toMatchObject({ phase: 'failed', refusal: 'dropped', failure: { kind: 'gone' } });
    expect(dropped).not.toHaveProperty('stored');
    expect(nextFile(dropped, { type: 'retry', resumes: true })).toEqual(chosen);
  });

  it('is, whatever happens, stored exactly while it is uploaded, and has a reason exactly while it is not on its way', () => {
    const event = fc.oneof<fc.Arbitrary<FileEvent>[]>(
      fc.constantFrom(...FILE_REFUSALS).map((refusal) => ({ type: 'refused', refusal })),
      fc.double({ min: 0, max: 1 }).map((share) => ({ type: 'progress', share })),
      fc.constantFrom(undefined, 'scanning', 'clean', 'blocked').map(store),
      fc.constantFrom<FailureKind>('network', 'tooLarge', 'infected', 'server').map(fail),
      fc.constantFrom(undefined, 'clean', 'blocked').map((scan) => ({ type: 'scanned', scan })),
      fc.constant({ type: 'dropped' }),
      fc.boolean().map((resumes) => ({ type: 'retry', resumes })),
      fc.constant({ type: 'previewed', preview: 'blob:2' }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const file = after(...events);
        expect('stored' in file).toBe(file.phase === 'uploaded');
        expect('failure' in file).toBe(file.phase === 'failed' || file.phase === 'refused');
        expect(file.progress >= 0 && file.progress <= 1).toBe(true);
        expect([file.key, file.name, file.size, file.itemId]).toEqual(['k', 'a.pdf', 10, 'i1']);
      }),
      { numRuns: 1000 },
    );
  });
});
