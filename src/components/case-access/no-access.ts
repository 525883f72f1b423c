import { html, type TemplateResult } from 'lit';
import type { Messages } from '../../controllers/index.ts';
import type { Access } from '../../domain/index.ts';
import { icon } from '../../element/index.ts';

/** Why this user sees no cases: their role, or that no consent is in place. */
export function renderNoAccess(messages: Messages, access: Access | undefined): TemplateResult {
  const { t } = messages;
  const [title, text] =
    access && access.role !== 'none'
      ? [t('access.noConsent.title'), t('access.noConsent.text')]
      : [t('access.noRole.title'), t('access.noRole.text')];
  return html`<div class="state" role="status">
    <span class="state-icon">${icon('lock')}</span>
    <div class="state-text">
      <p><strong>${title}</strong></p>
      <p>${text}</p>
    </div>
  </div>`;
}
