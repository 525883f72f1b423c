/** A slow network and failures, as the demo has them set. */
import type { OfficeContext } from '../context.ts';
import { Problem, Unreachable } from './problem.ts';

/** Resolves after the delay, or when the caller gives up. */
function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

/** Takes as long as it is set to, and rejects where it is set to fail. */
export async function playFaults({ storage }: OfficeContext, signal: AbortSignal): Promise<void> {
  const faults = await storage.read((tx) => tx.get('settings', 'faults'));
  if (faults?.delayMs) await delay(faults.delayMs, signal);
  if (faults?.fail === 'offline') throw new Unreachable();
  if (faults?.fail === 'server') throw new Problem(503, 'server');
}
