/** Runs one piece of work at a time, in the order of asking. */
export function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}

/** Wakes everybody who waits for a change. */
export class Waiters {
  readonly #waiting = new Set<() => void>();

  get areWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  wake(): void {
    for (const resolve of [...this.#waiting]) resolve();
  }

  wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      if (signal.aborted) return resolve();
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }
}
