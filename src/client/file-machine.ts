import type { FileRef, Failure, FailureKind } from '../domain/index.ts';
import type { FileRefusal } from '../domain/file-rules.ts';
import type { ChosenFile } from './types.ts';

/** What can happen to a chosen file. */
export type FileEvent =
  /** It does not get in: limits, name, type, content. */
  | { readonly type: 'refused'; readonly refusal: FileRefusal }
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'stored'; readonly file: FileRef }
  | { readonly type: 'failed'; readonly failure: Failure }
  /** What the back end's scan says of it now. */
  | { readonly type: 'scanned'; readonly scan: FileRef['scan'] }
  /** The back end no longer has it: nobody has named it in time. */
  | { readonly type: 'dropped' }
  /** `resumes`: what has arrived stays there, and so does the bar. */
  | { readonly type: 'retry'; readonly resumes: boolean }
  | { readonly type: 'previewed'; readonly preview: string };

/**
 * A file after an event; the same object where the event says nothing to it. What came to its end takes late news of
 * the upload no more, so that a progress report after a cancelled or failed try brings no file back.
 */
export function nextFile(file: ChosenFile, event: FileEvent): ChosenFile {
  switch (event.type) {
    case 'refused':
      return ended(file, 'refused', REFUSED[event.refusal], event.refusal);
    case 'progress':
      return file.phase === 'uploading' && event.share > file.progress ? { ...file, progress: event.share } : file;
    case 'stored':
      if (file.phase !== 'uploading') return file;
      return judged({ ...file, phase: 'uploaded', progress: 1, stored: event.file });
    case 'failed':
      if (file.phase !== 'uploading') return file;
      // Without a reason of ours: a back end that refuses what is within the limits it has told has others.
      return ended(file, FINAL.includes(event.failure.kind) ? 'refused' : 'failed', event.failure);
    case 'scanned':
      return scanned(file, event.scan);
    case 'dropped':
      return file.phase === 'uploaded' ? ended(file, 'failed', REFUSED.dropped, 'dropped') : file;
    case 'retry':
      if (file.phase !== 'failed') return file;
      return { ...bare(file), phase: 'uploading', progress: event.resumes ? file.progress : 0 };
    case 'previewed':
      return { ...file, preview: event.preview };
  }
}

/** Whether the back end is still looking into it. It may be sent meanwhile. */
export function isScanning({ phase, stored }: ChosenFile): boolean {
  return phase === 'uploaded' && stored?.scan === 'scanning';
}

function scanned(file: ChosenFile, scan: FileRef['scan']): ChosenFile {
  if (file.phase !== 'uploaded' || !file.stored || !scan || file.stored.scan === scan) return file;
  return judged({ ...file, stored: { ...file.stored, scan } });
}

function judged(file: ChosenFile): ChosenFile {
  if (file.stored?.scan !== 'blocked') return file;
  return ended(file, 'refused', { kind: 'infected', retryable: false });
}

function ended(file: ChosenFile, phase: 'failed' | 'refused', failure: Failure, refusal?: FileRefusal): ChosenFile {
  const progress = phase === 'failed' && file.phase === 'uploading' ? file.progress : 0;
  return { ...bare(file), phase, progress, failure, ...(refusal && { refusal }) };
}

/** A file without anything that has become of it. */
function bare({ stored: _stored, failure: _failure, refusal: _refusal, ...rest }: ChosenFile): ChosenFile {
  return rest;
}

/** Trying again does not help. */
const FINAL: readonly FailureKind[] = [
  'tooLarge',
  'unsupportedType',
  'infected',
  'invalid',
  'forbidden',
  'consentMissing',
  'notFound',
  'gone',
  'conflict',
];

const refused = (kind: FailureKind): Failure => ({ kind, retryable: false });

const REFUSED: Readonly<Record<FileRefusal, Failure>> = {
  empty: refused('invalid'),
  tooLarge: refused('tooLarge'),
  totalTooLarge: refused('tooLarge'),
  tooMany: refused('invalid'),
  wrongType: refused('unsupportedType'),
  heicNotAllowed: refused('unsupportedType'),
  wrongContent: refused('unsupportedType'),
  badName: refused('invalid'),
  duplicate: refused('invalid'),
  unreadable: refused('invalid'),
  lost: refused('invalid'),
  dropped: { kind: 'gone', retryable: true },
};
