/** The office counts days as the rest does (`src/domain/plain-date.ts`); this adds only what a server needs. */
import { parsePlainDate, todayIn } from '../../../src/domain/plain-date.ts';
import type { Instant, PlainDate } from '../../../src/domain/index.ts';

export { addDays } from '../../../src/domain/plain-date.ts';

/** The calendar day in Sweden at that moment. */
export const dayOf = (at: Date): PlainDate => todayIn(undefined, at.getTime());

export const instant = (at: Date): Instant => at.toISOString();

/** Milliseconds since 1970, for ordering: instants may or may not carry fractions, so they do not sort as text. */
export const moment = (at: Instant): number => Date.parse(at);

export const isPlainDate = (value: unknown): value is PlainDate =>
  typeof value === 'string' && parsePlainDate(value) !== null;
