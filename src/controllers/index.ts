export { ClientController, type ClientInputs } from './client-controller.ts';
export { ContextValue } from './context-value.ts';
export { ShortcutsController } from './shortcuts-controller.ts';
export { Observe } from './observe.ts';
export { TextsController } from './texts-controller.ts';
export { menuLabel, noticeText } from '../i18n/index.ts';
// What components may know of the client and the texts: their types, by way of the controllers.
export type * from '../client/types.ts';
export type { Answering } from '../client/presence.ts';
export type { Formats, MessageKey, MessageParams, Messages } from '../i18n/index.ts';
