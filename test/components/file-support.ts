/** Files in the hands of a person: dropped, pasted; and an office that takes its time with them. */
import { adapterError } from '../../src/adapter/adapter-error.ts';
import type { CaseAdapter, UploadOptions } from '../../src/adapter/case-adapter.ts';
import type { FailureKind } from '../../src/domain/index.ts';
import { until } from '../support/index.ts';

export function transferOf(files: readonly File[], text?: string): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  if (text !== undefined) transfer.setData('text/plain', text);
  return transfer;
}

/** What the browser tells a page when files are drawn over a place and let go there; whether the page took each. */
export function drop(at: Element, ...files: File[]): { readonly over: boolean; readonly dropped: boolean } {
  const fire = (type: string): boolean => {
    const dataTransfer = transferOf(files);
    return !at.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
  };
  fire('dragenter');
  const over = fire('dragover');
  return { over, dropped: fire('drop') };
}

/** Pastes; whether the page took it, so that the browser does not. */
export function paste(at: Element, clipboardData: DataTransfer): boolean {
  return !at.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }),
  );
}

/** All that the live region has said. */
export function hearing(): string[] {
  const heard: string[] = [];
  const region = document.querySelector('body > [role=status]');
  if (!region) throw new Error('There is no live region.');
  new MutationObserver(() => region.textContent && heard.push(region.textContent)).observe(region, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  return heard;
}

/** An upload that goes as far as a test lets it. */
export interface Upload {
  readonly file: File;
  readonly signal: AbortSignal;
  /** Bytes sent, of how many; whatever an adapter may tell. */
  progress(sent: number, total?: number): void;
  /** The office stores it. */
  store(): Promise<void>;
  fail(kind: FailureKind): void;
}

const open: Upload[] = [];
// What is unsent goes on in the user's next client, and would take the place of another test's uploads there.
afterEach(() => {
  for (const upload of open.splice(0)) upload.fail('invalid');
});

/** Uploads that wait for the test, in the order in which they began. */
export function holding(): { readonly uploads: Upload[]; readonly over: (adapter: CaseAdapter) => CaseAdapter } {
  const uploads: Upload[] = [];
  const over = (adapter: CaseAdapter): CaseAdapter => ({
    ...adapter,
    uploadFile: (file, target, o) =>
      new Promise((resolve, reject) => {
        const quiet: UploadOptions = { ...o, signal: new AbortController().signal, onProgress: () => undefined };
        const upload: Upload = {
          file,
          signal: o.signal,
          progress: (sent, total = file.size) => o.onProgress(sent, total),
          store: () => adapter.uploadFile(file, target, quiet).then(resolve, reject),
          fail: (kind) => reject(adapterError({ kind, retryable: false })),
        };
        uploads.push(upload);
        open.push(upload);
      }),
  });
  return { uploads, over };
}

/** The upload of this file, the last of several; waits until it has begun. */
export async function uploadOf(uploads: readonly Upload[], name: string): Promise<Upload> {
  await until(() => uploads.some(({ file }) => file.name === name), `The upload of ${name} has not begun.`);
  const found = uploads.findLast(({ file }) => file.name === name);
  if (!found) throw new Error(name);
  return found;
}
