import access from './sv/access.json' with { type: 'json' };
import detail from './sv/case.json' with { type: 'json' };
import common from './sv/common.json' with { type: 'json' };
import list from './sv/list.json' with { type: 'json' };
import notify from './sv/notify.json' with { type: 'json' };
import reply from './sv/reply.json' with { type: 'json' };

/** The Swedish texts: the source of keys. */
export const catalogue = { access, case: detail, common, list, notify, reply };
export type Catalogue = typeof catalogue;
