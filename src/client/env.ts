import type { Env } from './types.ts';

/** The page's own clock and chance where the host (or a test) gives none. */
export function createEnv(given: Partial<Env> = {}): Env {
  const { now, uuid } = given;
  return {
    now: now ? () => now() : () => Date.now(),
    uuid: uuid ? () => uuid() : randomUuid,
    ...timers(given),
  };
}

/** Bare functions: a browser's timers refuse to be called as methods of another object. */
function timers(given: Partial<Env>): Pick<Env, 'setTimeout' | 'clearTimeout'> {
  const { setTimeout: start, clearTimeout: stop } = given;
  const set = (handler: () => void, ms?: number) => (start ?? globalThis.setTimeout)(handler, ms);
  const clear = (timer?: ReturnType<typeof setTimeout>) => (stop ?? globalThis.clearTimeout)(timer);
  return { setTimeout: set as typeof setTimeout, clearTimeout: clear as typeof clearTimeout };
}

/** `crypto.randomUUID` exists in secure contexts only; a host may be tried out over plain http. */
function randomUuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // Version 4, variant 1 (RFC 9562).
  const hex = [...bytes].map((byte, index) =>
    (index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0'),
  );
  return [4, 6, 8, 10].reduceRight((id, at) => `${id.slice(0, at * 2)}-${id.slice(at * 2)}`, hex.join(''));
}

/** A number in 0…1 (1 excluded) from the environment's own chance, for the jitter of retries. */
export function chance(env: Env): number {
  let hash = 0x811c9dc5;
  for (const char of env.uuid()) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) / 0x1_0000_0000;
}
