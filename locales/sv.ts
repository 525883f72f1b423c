import access from './sv/access.json' with { type: 'json' };
import common from './sv/common.json' with { type: 'json' };
import list from './sv/list.json' with { type: 'json' };
import notify from './sv/notify.json' with { type: 'json' };

/** The Swedish texts of the list page and what stands around it: the source of keys. */
export const catalogue = { access, common, list, notify };
export type Catalogue = typeof catalogue;
