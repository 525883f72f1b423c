import type { Failure, FailureKind } from './failure.ts';

/** How many tries one press of the button makes, the first included. */
export const MAX_ATTEMPTS = 4;
/** How long after the first try a further one may still be begun (ms); a wait that the server asks for may be longer. */
export const RETRY_BUDGET_MS = 60_000;

const BASE_MS = 1_000;
const CAP_MS = 30_000;
const MAX_RETRY_AFTER_MS = 300_000;

const RETRIED: readonly FailureKind[] = ['network', 'timeout', 'rateLimited', 'server', 'inProgress'];
const UNCERTAIN: readonly FailureKind[] = [
  'network',
  'timeout',
  'aborted',
  'offline',
  'server',
  'inProgress',
  'protocol',
];

/**
 * Milliseconds before the next try after so many tries, or `null` when no more should be made by itself. Doubles from
 * 1 s to 30 s, times 0.5–1 by chance (`random` in 0…1), and never shorter than the server's `retryAfter` (seconds,
 * clamped to 5 minutes).
 */
export function nextDelay(attempts: number, random: number, retryAfter?: number): number | null {
  if (attempts >= MAX_ATTEMPTS) return null;
  const grown = Math.min(CAP_MS, BASE_MS * 2 ** Math.max(0, attempts - 1));
  const chance = Math.min(1, Math.max(0, random));
  return Math.max(Math.round(grown * (0.5 + chance / 2)), retryAfterMs(retryAfter));
}

/** The server's `retryAfter` in milliseconds, clamped to 0…5 minutes; 0 where it says nothing. */
export function retryAfterMs(retryAfter: number | undefined): number {
  return retryAfter !== undefined && retryAfter > 0 ? Math.min(MAX_RETRY_AFTER_MS, retryAfter * 1000) : 0;
}

/**
 * Whether a wait that was to end at `at` is over (epoch ms). A wait longer than any that is ever set means that the
 * device's clock has been set back; then it is over.
 */
export function isOver(at: number, now: number): boolean {
  return at <= now || at - now > MAX_RETRY_AFTER_MS;
}

/** Whether a failed send may be tried again by itself: only kinds that pass, and only where a key makes that safe. */
export function isRetried(failure: Failure, idempotent: boolean): boolean {
  return idempotent && RETRIED.includes(failure.kind);
}

/** Whether the act may have been applied although the send failed. */
export function isUncertain(failure: Failure): boolean {
  return UNCERTAIN.includes(failure.kind);
}
