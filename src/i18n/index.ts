export { shareTexts, type SharedTexts } from './shared-texts.ts';
export { createTextService, messagesFor, NAMESPACE } from './text-service.ts';
export { MENU_LABEL_KEY, menuLabel } from './menu-label.ts';
export { noticeText, type NoticeFacts } from './notice-text.ts';
export type { MessageKey } from './message-key.ts';
export type { Formats, MessageParams, Messages, Resources, ResourceTree, Texts, TextService } from './types.ts';
