import type { CaseCatalogue } from './sv-case.ts';
import detail from './en/case.json' with { type: 'json' };
import reply from './en/reply.json' with { type: 'json' };

/** The English texts of an opened case, at parity with the Swedish. */
export const catalogue: CaseCatalogue = { case: detail, reply };
