import type { Catalogue } from './sv.ts';
import access from './en/access.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import list from './en/list.json' with { type: 'json' };
import notify from './en/notify.json' with { type: 'json' };

/** The English texts of the list page and what stands around it, at parity with the Swedish. */
export const catalogue: Catalogue = { access, common, list, notify };
