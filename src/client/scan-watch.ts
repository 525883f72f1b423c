import type { Env } from './types.ts';

/** How soon one asks the first time, and how seldom at most (ms). A back end with live changes tells before. */
const SOONEST = 2_000;
const SELDOM = 30_000;

export interface ScanWatchContext {
  readonly env: Env;
  /** Whether there is anything to ask about. */
  readonly isNeeded: () => boolean;
  /** Asks. Never rejects. */
  readonly look: () => Promise<void>;
}

/** Asks about files that the back end scans, more and more seldom, until it has said something of each. */
export class ScanWatch {
  readonly #context: ScanWatchContext;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #delay = SOONEST;
  #isLooking = false;
  /** Something has changed since the answer that is on its way was asked for. */
  #isStale = false;

  constructor(context: ScanWatchContext) {
    this.#context = context;
  }

  /** Begins to ask; does nothing where it does already, or where there is nothing to ask about. */
  watch(): void {
    if (this.#timer !== undefined || this.#isLooking || !this.#context.isNeeded()) return;
    this.#delay = SOONEST;
    this.#wait();
  }

  /** Asks at once: something may have changed. */
  async look(): Promise<void> {
    this.#isStale = true;
    if (this.#isLooking) return;
    this.end();
    this.#isLooking = true;
    while (this.#isStale && this.#context.isNeeded()) {
      this.#isStale = false;
      await this.#context.look();
    }
    this.#isLooking = false;
    if (this.#context.isNeeded()) this.#wait();
  }

  end(): void {
    this.#context.env.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #wait(): void {
    this.#timer = this.#context.env.setTimeout(() => void this.look(), this.#delay);
    this.#delay = Math.min(SELDOM, this.#delay * 2);
  }
}
