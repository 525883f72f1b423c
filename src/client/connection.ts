import { toFailure } from '../adapter/adapter-error.ts';
import type { CaseAdapter } from '../adapter/case-adapter.ts';
import type { FailureKind } from '../domain/index.ts';
import type { Calls } from './calls.ts';
import type { Page } from './page.ts';
import { isAccess } from './shape.ts';

/** Whether the back end can be reached again. Asks only while somebody waits for it. */
export interface Connection {
  /** Calls back once, as soon as there is a connection again. Returns the way to stop waiting. */
  whenBack(listener: () => void): () => void;
  end(): void;
}

const FIRST_PROBE = 2_000;
const LAST_PROBE = 30_000;
const UNREACHED: readonly FailureKind[] = ['network', 'timeout', 'offline', 'aborted'];

export function createConnection(adapter: CaseAdapter, calls: Calls, page: Page): Connection {
  const waiting = new Set<() => void>();
  let stop: (() => void) | undefined;

  const release = () => {
    const listeners = [...waiting];
    waiting.clear();
    settle();
    for (const listener of listeners) listener();
  };
  const settle = () => {
    if (waiting.size > 0) return;
    stop?.();
    stop = undefined;
  };
  const begin = () => {
    const unfollow = page.follow({ onOnline: release });
    const unprobe = probe(adapter, calls, page, release);
    return () => {
      unfollow();
      unprobe();
    };
  };
  return {
    whenBack(listener) {
      waiting.add(listener);
      stop ??= begin();
      return () => {
        if (waiting.delete(listener)) settle();
      };
    },
    end() {
      waiting.clear();
      settle();
    },
  };
}

/** Browsers' `online` events cannot be relied on: a small read every now and then tells, less and less often. */
function probe(adapter: CaseAdapter, calls: Calls, page: Page, onReached: () => void): () => void {
  const stopped = new AbortController();
  const ask = async () => {
    try {
      await calls.attempt((o) => adapter.getAccess(o), { signal: stopped.signal, accept: isAccess });
      return true;
    } catch (thrown) {
      // An answer of any kind has come over the wire.
      return !UNREACHED.includes(toFailure(thrown).kind);
    }
  };
  const run = async () => {
    for (let wait = FIRST_PROBE; ; wait = Math.min(LAST_PROBE, wait * 2)) {
      await calls.pause(wait, stopped.signal);
      if (page.online && (await ask())) return;
    }
  };
  run().then(
    () => !stopped.signal.aborted && onReached(),
    () => undefined,
  );
  return () => stopped.abort();
}
