import detail from './sv/case.json' with { type: 'json' };
import reply from './sv/reply.json' with { type: 'json' };

/** The Swedish texts of an opened case: the source of keys. Loaded with the first case. */
export const catalogue = { case: detail, reply };
export type CaseCatalogue = typeof catalogue;
