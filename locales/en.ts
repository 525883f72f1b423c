import type { Catalogue } from './sv.ts';
import access from './en/access.json' with { type: 'json' };
import detail from './en/case.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import list from './en/list.json' with { type: 'json' };
import notify from './en/notify.json' with { type: 'json' };
import reply from './en/reply.json' with { type: 'json' };

/** The English texts, at parity with the Swedish. */
export const catalogue: Catalogue = { access, case: detail, common, list, notify, reply };
