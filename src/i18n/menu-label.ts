import type { Messages } from './types.ts';

/** The host's own resource for the menu label, looked up without regard to case. */
export const MENU_LABEL_KEY = 'common_menu_navbar_li_MyPortal.message';

/** The label of the menu entry and the portal's heading: the host's resource, else ours; never a raw key. */
export function menuLabel(messages: Messages): string {
  return messages.hostText(MENU_LABEL_KEY) ?? messages.t('common.menu.label');
}
