/** The page around the client: seen or hidden, on or off the network. Absent parts (Node) count as seen and on. */
export interface Page {
  readonly visible: boolean;
  /** `false` is to be believed; `true` proves nothing. */
  readonly online: boolean;
  /** Follows the page until the returned function is called. */
  follow(listener: PageListener): () => void;
}

export interface PageListener {
  /** The page can be seen again, or has come back from the back/forward cache. */
  readonly onVisible?: () => void;
  /** The page cannot be seen any more, and may be ended without another word. */
  readonly onHidden?: () => void;
  /** The page is being closed, or put into the back/forward cache. */
  readonly onLeave?: () => void;
  /** The browser believes to have a network again. */
  readonly onOnline?: () => void;
}

/** Listens on the host's page only while somebody follows. */
export function createPage(): Page {
  const listeners = new Set<PageListener>();
  let stop: (() => void) | undefined;

  const page: Page = {
    get visible() {
      return globalThis.document?.visibilityState !== 'hidden';
    },
    get online() {
      return globalThis.navigator?.onLine !== false;
    },
    follow(listener) {
      listeners.add(listener);
      stop ??= listen(
        () => tell((each) => (page.visible ? each.onVisible?.() : each.onHidden?.())),
        () => tell((each) => each.onOnline?.()),
        () => tell((each) => each.onLeave?.()),
      );
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
  const tell = (call: (listener: PageListener) => void) => {
    for (const listener of [...listeners]) call(listener);
  };
  return page;
}

function listen(onVisible: () => void, onOnline: () => void, onLeave: () => void): () => void {
  const onShow = (event: PageTransitionEvent) => {
    if (event.persisted) onVisible();
  };
  globalThis.document?.addEventListener('visibilitychange', onVisible);
  globalThis.window?.addEventListener('pageshow', onShow);
  globalThis.window?.addEventListener('online', onOnline);
  globalThis.window?.addEventListener('pagehide', onLeave);
  return () => {
    globalThis.document?.removeEventListener('visibilitychange', onVisible);
    globalThis.window?.removeEventListener('pageshow', onShow);
    globalThis.window?.removeEventListener('online', onOnline);
    globalThis.window?.removeEventListener('pagehide', onLeave);
  };
}
