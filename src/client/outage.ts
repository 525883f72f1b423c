import { CaseAuthRequiredEvent } from '../events/index.ts';
import { Signal, type Observable } from './observable.ts';
import type { Voice } from './voice.ts';

/** The time between the first call that the back end refused for want of a session and the host's `resume()`. */
export interface Outage {
  readonly signedOut: Observable<boolean>;
  /** Which session the calls that start now belong to; another number after each `resume()`. */
  readonly era: number;
  /**
   * A call of that era was refused. `true`: the session is out, and the host has been told (once). `false`: the host has
   * renewed it since the call began, so the call may simply be made again.
   */
  refused(era: number): boolean;
  resume(): void;
  /** Calls back after each `resume()` until the returned function is called. */
  onResume(listener: () => void): () => void;
}

export function createOutage(emit: Voice['emit']): Outage {
  const signedOut = new Signal(false);
  const listeners = new Set<() => void>();
  let era = 0;
  return {
    signedOut,
    get era() {
      return era;
    },
    refused(of) {
      if (of !== era) return false;
      if (!signedOut.value) {
        signedOut.value = true;
        emit(() => new CaseAuthRequiredEvent());
      }
      return true;
    },
    resume() {
      if (!signedOut.value) return;
      era += 1;
      signedOut.value = false;
      for (const listener of [...listeners]) listener();
    },
    onResume(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
