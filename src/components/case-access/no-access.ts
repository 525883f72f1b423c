import { html, type TemplateResult } from 'lit';
import type { Messages } from '../../controllers/index.ts';
import type { Access, AgencyAccess } from '../../domain/index.ts';
import { icon, titleOf } from '../../element/index.ts';
import { consentWords, type ConsentWords } from './consent-words.ts';

/** Why this user sees no cases: their role, or the consent with each agency. `level`: where it is the page's heading. */
export function renderNoAccess(messages: Messages, access: Access | undefined, level?: number): unknown {
  const { t } = messages;
  if (access?.agencies.length === 0 && access.role !== 'none')
    return renderWords({ title: t('access.noAgency.title'), text: t('access.noAgency.text') }, level);
  const off = access?.agencies.filter(({ state }) => state !== 'active') ?? [];
  if (access?.role === 'none' || off.length === 0)
    return renderWords({ title: t('access.noRole.title'), text: t('access.noRole.text') }, level);
  return off.map((agency) => renderWords(consentWords(messages, agency) ?? invited(messages, agency), level));
}

/** Without the buttons: they are part of `case-access`. */
function invited({ t }: Messages, { agency }: AgencyAccess): ConsentWords {
  const [name, company] = [agency.name, t('access.invited.yourCompany')];
  return { title: t('access.invited.title', { agency: name, company }), text: t('access.invited.later') };
}

function renderWords({ title, text }: ConsentWords, level: number | undefined): TemplateResult {
  return html`<div class="state" role="status">
    <span class="state-icon">${icon('lock')}</span>
    <div class="state-text">
      ${titleOf(title, level)}
      <p>${text}</p>
    </div>
  </div>`;
}
