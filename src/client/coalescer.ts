import type { Env } from './types.ts';

/** Between the end of one refresh and the start of the next of the same thing (ms). */
const GAP = 500;

/** Turns a storm of hits into few runs: never two at a time, and one more after the last hit. */
export class Coalescer {
  readonly #run: () => Promise<void>;
  readonly #env: Env;
  #busy = false;
  #again = false;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(run: () => Promise<void>, env: Env) {
    this.#run = run;
    this.#env = env;
  }

  hit(): void {
    if (this.#busy) this.#again = true;
    else if (!this.#stopped) void this.#start();
  }

  /** Starts nothing more. */
  stop(): void {
    this.#stopped = true;
    this.#env.clearTimeout(this.#timer);
  }

  async #start(): Promise<void> {
    this.#busy = true;
    this.#again = false;
    await this.#run();
    if (this.#stopped) return;
    this.#timer = this.#env.setTimeout(() => {
      this.#busy = false;
      if (this.#again) void this.#start();
    }, GAP);
  }
}
