export { createTextService, NAMESPACE } from './text-service.ts';
export { MENU_LABEL_KEY, menuLabel } from './menu-label.ts';
export type { MessageKey } from './message-key.ts';
export type { Formats, MessageParams, Messages, Resources, ResourceTree, Texts, TextService } from './types.ts';
