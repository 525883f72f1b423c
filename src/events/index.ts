export { CaseAccessChangeEvent, type CaseAccessChangeEventInit } from './case-access-change-event.ts';
export { CaseAuthRequiredEvent } from './case-auth-required-event.ts';
export {
  CaseCompanySwitchRequestEvent,
  type CaseCompanySwitchRequestEventInit,
} from './case-company-switch-request-event.ts';
export { CaseCreatedEvent, type CaseCreatedEventInit } from './case-created-event.ts';
export { CaseDirtyChangeEvent, type CaseDirtyChangeEventInit } from './case-dirty-change-event.ts';
export { CaseErrorEvent, type CaseErrorEventInit } from './case-error-event.ts';
export { CaseFactsEvent, type CaseFactsEventInit } from './case-facts-event.ts';
export { CaseNavigateEvent } from './case-navigate-event.ts';
export { CaseNotifyEvent, type CaseNotifyKind, type CaseNotifyEventInit } from './case-notify-event.ts';
export { CaseOpenEvent, type CaseOpenEventInit } from './case-open-event.ts';
export { CaseQueryChangeEvent } from './case-query-change-event.ts';
export { CaseReplyFailedEvent, type CaseReplyFailedEventInit } from './case-reply-failed-event.ts';
export { CaseReplySentEvent, type CaseReplySentEventInit } from './case-reply-sent-event.ts';
export { CaseReplySubmitEvent, type CaseReplySubmitEventInit } from './case-reply-submit-event.ts';
export { CaseSignRequestEvent, type CaseSignRequestEventInit } from './case-sign-request-event.ts';
