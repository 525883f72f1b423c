/** How many days are generated: `SCHEDULES=10000 npx vitest run --project=pure test/client/`. */
export const RUNS = Number(process.env['SCHEDULES'] ?? 1_000);

/** Every change meets the same thousand days, so that a red run is the change's doing; longer runs draw anew. */
export const SEED = Number(process.env['SEED'] ?? (RUNS > 1_000 ? Date.now() : 20_261_125));

export function announce(what: string): void {
  console.log(`${RUNS} ${what}, seed ${SEED}`);
}
