import type { Env } from '../types.ts';

export interface SaverOptions {
  readonly env: Env;
  /** How long after the last change one saves, and how long after the first at the latest (ms). */
  readonly pause: number;
  readonly limit: number;
  /** Saves what there is then; never rejects. */
  readonly save: () => Promise<void>;
}

/** Saves soon after a change, not at every key, and one at a time. */
export class Saver {
  readonly #options: SaverOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | undefined;
  #running: Promise<void> = Promise.resolve();
  #runs = 0;
  #ended = false;

  constructor(options: SaverOptions) {
    this.#options = options;
  }

  /** Something waits to be saved or is being saved. */
  get busy(): boolean {
    return this.#since !== undefined || this.#runs > 0;
  }

  /** Something has changed. */
  touch(): void {
    if (this.#ended) return;
    const { env, pause, limit } = this.#options;
    const now = env.now();
    this.#since ??= now;
    env.clearTimeout(this.#timer);
    this.#timer = env.setTimeout(() => void this.flush(), Math.max(0, Math.min(pause, this.#since + limit - now)));
  }

  /** Saves now what waits; resolves when nothing is being saved any more. */
  flush(): Promise<void> {
    this.#options.env.clearTimeout(this.#timer);
    if (this.#since !== undefined && !this.#ended) {
      this.#since = undefined;
      this.#runs += 1;
      this.#running = this.#running.then(async () => {
        if (!this.#ended) await this.#options.save();
        this.#runs -= 1;
      });
    }
    return this.#running;
  }

  /** Saves nothing more; resolves when the last save is over. */
  end(): Promise<void> {
    this.#ended = true;
    this.#since = undefined;
    this.#options.env.clearTimeout(this.#timer);
    return this.#running;
  }
}
