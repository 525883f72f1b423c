// The public surface. Importing this registers nothing; `./define` does.
export type {
  CallOptions,
  CaseAdapter,
  LiveOptions,
  PageOptions,
  SendOptions,
  UploadOptions,
} from './adapter/case-adapter.ts';
export { adapterError, type AdapterError } from './adapter/adapter-error.ts';
export { createCaseClient } from './client/create-client.ts';
export type { CaseClient, DraftStore, Env } from './client/types.ts';
export { CaseAccess } from './components/case-access/case-access.ts';
export { CaseCard } from './components/case-card/case-card.ts';
export { CaseCompose } from './components/case-compose/case-compose.ts';
export { CaseDetailElement } from './components/case-detail/case-detail.ts';
export { CaseList } from './components/case-list/case-list.ts';
export { CaseMenuItem } from './components/case-menu-item/case-menu-item.ts';
export { CaseNotifications } from './components/case-notifications/case-notifications.ts';
export { CasePortal } from './components/case-portal/case-portal.ts';
export { CaseToday } from './components/case-today/case-today.ts';
export { ReplyForm } from './components/reply-form/reply-form.ts';
export { defineAll } from './define/define-all.ts';
export type { Registration } from './define/register.ts';
export type * from './domain/index.ts';
export { formatLocation, parseLocation, type CaseLocation } from './domain/location.ts';
export * from './events/index.ts';
export { describeNotice } from './host/describe-notice.ts';
export { menuContribution, type MenuContribution } from './host/menu-contribution.ts';
export type { Resources, ResourceTree, Texts } from './i18n/index.ts';
export { CaseProvider } from './provider/case-provider.ts';
