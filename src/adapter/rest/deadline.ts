import { failed, isAdapterError } from './failures.ts';
import type { RestEnv } from './env.ts';

interface Deadline {
  readonly signal: AbortSignal;
  /** How long `work` may take, counted from its start or from the last `touch`. */
  readonly ms: number;
  readonly env: RestEnv;
}

/**
 * Runs `work` until it settles, the caller aborts or time is up; settles then at once even if `work` ignores its signal.
 * Which of them it was is known here and never read from an error's name, which differs between engines.
 */
export function withDeadline<T>(
  { signal, ms, env }: Deadline,
  work: (signal: AbortSignal, touch: () => void) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const controller = new AbortController();
    let timer: unknown;
    let over = false;
    const finish = () => {
      over = true;
      env.clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
    const stop = (kind: 'aborted' | 'timeout') => {
      finish();
      reject(failed(kind));
      controller.abort();
    };
    const onAbort = () => stop('aborted');
    const touch = () => {
      if (over) return;
      env.clearTimeout(timer);
      timer = env.setTimeout(() => stop('timeout'), ms);
    };
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort);
    touch();
    work(controller.signal, touch)
      .then(resolve, (cause: unknown) => {
        reject(isAdapterError(cause) ? cause : failed('protocol', {}, cause));
        controller.abort(); // lets go of a response nobody will read
      })
      .finally(finish);
  });
}
