import type { Env } from '../../src/client/types.ts';

/** 2026-11-24 09:00 in Stockholm. */
export const START = 1_795_507_200_000;

interface Timer {
  readonly id: number;
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is told to go on, and ids that can be read. */
export class FakeEnv implements Env {
  readonly #timers = new Map<number, Timer>();
  #now = START;
  #timerIds = 0;
  #uuids = 0;
  readonly #name: string;

  /** Pages that share an office have names of their own, so that their ids are. */
  constructor(name = 'id') {
    this.#name = name;
  }

  now = (): number => this.#now;
  uuid = (): string => `${this.#name}-${(this.#uuids += 1)}`;
  setTimeout = ((run: () => void, ms = 0) => {
    const id = (this.#timerIds += 1);
    this.#timers.set(id, { id, at: this.#now + Math.max(0, ms), run });
    return id;
  }) as unknown as typeof setTimeout;
  clearTimeout = ((id: number) => void this.#timers.delete(id)) as unknown as typeof clearTimeout;

  /** The device's clock is set to another time; what runs goes on for as long as it would have. */
  setClock(ms: number): void {
    const shift = ms - this.#now;
    this.#now = ms;
    for (const [id, timer] of this.#timers) this.#timers.set(id, { ...timer, at: timer.at + shift });
  }

  /** How many clocks are running. */
  get running(): number {
    return this.#timers.size;
  }

  /** Lets so much time pass, one clock after the other, with everything that follows from each. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await turn();
    for (;;) {
      const due = [...this.#timers.values()]
        .filter(({ at }) => at <= end)
        .sort((a, b) => a.at - b.at || a.id - b.id)[0];
      if (!due) break;
      this.#timers.delete(due.id);
      this.#now = Math.max(this.#now, due.at);
      due.run();
      await turn();
    }
    this.#now = end;
    await turn();
  }
}

/** Lets everything happen that needs no clock. */
export async function turn(): Promise<void> {
  for (let count = 0; count < 3; count += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Waits for what takes the runtime's own time, such as reading a file. */
export async function until(isSo: () => boolean, what = 'the condition'): Promise<void> {
  for (let count = 0; count < 2_000; count += 1) {
    if (isSo()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`Waited in vain for ${what}`);
}
