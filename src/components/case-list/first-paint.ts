import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A page in the background paints nothing, and is to be whole all the same (ms). */
const PATIENCE = 250;

/** Tells when the first rendering has been painted, and has the host render once more then. */
export class FirstPaint implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #passed = false;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether it has been painted. Who asks before that is what is waited for. */
  get passed(): boolean {
    if (!this.#passed && this.#timer === undefined) this.#wait();
    return this.#passed;
  }

  /** What comes after it is needed now. */
  pass(): void {
    this.#passed = true;
    this.#stop();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #wait(): void {
    this.#timer = setTimeout(this.#done, PATIENCE);
    this.#frame = requestAnimationFrame(() => {
      clearTimeout(this.#timer);
      // A task after the frame's.
      this.#timer = setTimeout(this.#done);
    });
  }

  readonly #done = (): void => {
    this.pass();
    this.#host.requestUpdate();
  };

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
