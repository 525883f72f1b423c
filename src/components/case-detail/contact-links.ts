import { html, nothing, type TemplateResult } from 'lit';
import type { Person } from '../../domain/index.ts';
import { safeHref } from '../../domain/safe-link.ts';
import { icon } from '../../element/icons.ts';
import type { Messages } from '../../controllers/index.ts';

/** Telephone and e-mail of somebody, each a link that says whose it is; `mail` stands in the place of the address. */
export function contactLinks(
  messages: Messages,
  { email, name, phone }: Person,
  mail?: string,
): readonly TemplateResult[] {
  const call = phone && safeHref(`tel:${phone.replace(/[^\d+]/g, '')}`);
  const write = email && safeHref(`mailto:${email}`);
  return [
    ...(call ? [link('phone', call.href, messages.t('case.contact.call', { name }), phone, false)] : []),
    ...(write ? [link('mail', write.href, messages.t('case.contact.mail', { name }), mail ?? email, !!mail)] : []),
  ];
}

/** `isWord`: what is shown is a short word for what the link is called. */
function link(
  kind: 'phone' | 'mail',
  href: string,
  label: string,
  shown: string | undefined,
  isWord: boolean,
): TemplateResult {
  return html`<a class="contact-link" href=${href}
    >${icon(kind)}<span class="visually-hidden">${label} </span
    ><span class=${kind === 'phone' ? 'nowrap' : ''} aria-hidden=${isWord ? 'true' : nothing}>${shown}</span></a
  >`;
}
