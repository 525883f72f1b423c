import { Session } from 'node:inspector';

/**
 * Counts how often V8 runs the hottest code block of some source files: a measure of work that no clock and no busy
 * machine can change. (The sum over all blocks is none: V8 joins neighbouring blocks with equal counts as it pleases.)
 * Needs nothing in the code that is measured, but has to be started before that code is first imported.
 */
export class StepCounter {
  readonly #session = new Session();
  readonly #sources: RegExp;

  constructor(sources: RegExp) {
    this.#sources = sources;
  }

  start(): void {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  stop(): void {
    this.#session.post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }

  /** How often the hottest block runs in `work`. Throws when none were counted, since the count would prove nothing. */
  count(work: () => unknown): number {
    this.#take();
    work();
    const steps = this.#take();
    if (steps === 0) throw new Error(`Failed to count: no code of ${String(this.#sources)} has run.`);
    return steps;
  }

  /** What has been counted since it was last taken. */
  #take(): number {
    let steps = 0;
    this.#session.post('Profiler.takePreciseCoverage', (error, coverage) => {
      if (error) throw error;
      for (const script of coverage.result.filter(({ url }) => this.#sources.test(url))) {
        for (const { ranges } of script.functions) for (const range of ranges) steps = Math.max(steps, range.count);
      }
    });
    return steps;
  }
}
