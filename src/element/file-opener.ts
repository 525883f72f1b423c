import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toFailure } from '../adapter/adapter-error.ts';
import type { CaseStore } from '../client/types.ts';
import type { Failure, FileRef } from '../domain/index.ts';
import { plainFileName } from './file-name.ts';

/** How a file is opened: shown in its place, in a tab of its own, or saved. */
export type FileWay = 'show' | 'tab' | 'save';

export type FileState =
  | { readonly state: 'busy' }
  | { readonly state: 'shown'; readonly url: string }
  | { readonly state: 'failed'; readonly failure: Failure };

const IMAGES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];
const PDF = 'application/pdf';
/** How long a tab or a download may take to fetch its `blob:` address (ms). */
const GRACE = 60_000;

/** Images are shown, PDFs open in a tab, all else is saved: what else a browser would run is never opened here. */
export function wayOf(file: FileRef): FileWay {
  if (IMAGES.includes(file.type)) return 'show';
  return file.type === PDF ? 'tab' : 'save';
}

/** Opens files through the client's authorised download, and keeps what is under way or has failed, by file. */
export class FileOpener implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #store: () => CaseStore | null;
  readonly #states = new Map<string, FileState>();
  readonly #urls = new Map<string, ReturnType<typeof setTimeout> | undefined>();
  #stop = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement, store: () => CaseStore | null) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    for (const url of [...this.#urls.keys()]) this.#revoke(url);
    this.#states.clear();
  }

  stateOf(file: FileRef): FileState | undefined {
    return this.#states.get(file.id);
  }

  /** Opens a file the way that suits it; a shown image is put away again. To be called within the click. */
  open(file: FileRef): void {
    const state = this.#states.get(file.id);
    const store = this.#store();
    if (!store || state?.state === 'busy') return;
    if (state?.state === 'shown') {
      this.#revoke(state.url);
      this.#set(file, undefined);
      return;
    }
    // Before anything is awaited, or the browser takes the tab for an unwanted one.
    const tab = wayOf(file) === 'tab' ? this.#openTab(file) : null;
    this.#set(file, { state: 'busy' });
    void this.#fetch(store, file, tab);
  }

  /** Opens a PDF that this page has itself, in a tab of its own. To be called within the click. */
  openOwn(name: string, content: Blob): void {
    const file: FileRef = { id: '', name, size: content.size, type: PDF };
    this.#present(file, content, this.#openTab(file));
  }

  async #fetch(store: CaseStore, file: FileRef, tab: Window | null): Promise<void> {
    const { signal } = this.#stop;
    try {
      const blob = await store.download(file, signal);
      if (signal.aborted) tab?.close();
      else this.#present(file, blob, tab);
    } catch (thrown) {
      tab?.close();
      if (!signal.aborted) this.#set(file, { state: 'failed', failure: toFailure(thrown) });
    }
  }

  #present(file: FileRef, blob: Blob, tab: Window | null): void {
    const way = wayOf(file);
    // Our own type, never the server's: a `blob:` page of type text/html would run as this site.
    const type = way === 'save' ? 'application/octet-stream' : file.type;
    const url = URL.createObjectURL(new Blob([blob], { type }));
    this.#urls.set(url, undefined);
    if (way === 'show') {
      this.#set(file, { state: 'shown', url });
      return;
    }
    if (tab && !tab.closed) tab.location.replace(url);
    else this.#save(url, file);
    this.#urls.set(
      url,
      setTimeout(() => this.#revoke(url), GRACE),
    );
    this.#set(file, undefined);
  }

  #openTab(file: FileRef): Window | null {
    const tab = this.#host.ownerDocument.defaultView?.open('', '_blank') ?? null;
    if (tab) {
      tab.opener = null;
      tab.document.title = plainFileName(file.name);
    }
    return tab;
  }

  #save(url: string, file: FileRef): void {
    const link = this.#host.ownerDocument.createElement('a');
    link.href = url;
    link.download = plainFileName(file.name);
    link.click();
  }

  #revoke(url: string): void {
    clearTimeout(this.#urls.get(url));
    this.#urls.delete(url);
    URL.revokeObjectURL(url);
  }

  #set(file: FileRef, state: FileState | undefined): void {
    if (state) this.#states.set(file.id, state);
    else this.#states.delete(file.id);
    this.#host.requestUpdate();
  }
}
