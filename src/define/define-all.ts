import { define as caseAccess } from './parts/case-access.ts';
import { define as caseCompose } from './parts/case-compose.ts';
import { define as caseDetail } from './parts/case-detail.ts';
import { define as caseMenuItem } from './parts/case-menu-item.ts';
import { define as caseNotifications } from './parts/case-notifications.ts';
import { define as casePortal } from './parts/case-portal.ts';
import { define as caseProvider } from './parts/case-provider.ts';
import { define as caseToday } from './parts/case-today.ts';
import type { Registration } from './register.ts';

/** Defines every element, under a prefix or in a registry of the host's. Importing this defines nothing. */
export function defineAll(where?: Registration): void {
  for (const define of [
    caseProvider,
    casePortal,
    caseDetail,
    caseCompose,
    caseMenuItem,
    caseNotifications,
    caseAccess,
    caseToday,
  ]) {
    define(where);
  }
}
