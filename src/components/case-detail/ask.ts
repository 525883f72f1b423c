import { html, nothing, type TemplateResult } from 'lit';
import { avatar } from '../../element/avatar.ts';
import { fileLink } from '../../element/file-link.ts';
import { icon } from '../../element/icons.ts';
import { renderMarkdown } from '../../element/markdown.ts';
import { heading } from '../../element/heading.ts';
import type { CaseView } from './case-view.ts';
import { mailHref, phoneHref } from './contact-links.ts';
import { agencyFiles } from './records.ts';

/** Who asks, and what is asked and why. On a narrow page contact and files stand under the text. */
export function renderAsk(view: CaseView): TemplateResult {
  const { messages, detail } = view;
  const { contact } = detail;
  const asks = detail.description.trim() !== '';
  const when = messages.format.moment(detail.createdAt);
  return html`<section class="ask">
    <div class="person">
      ${avatar(contact.name, true)}
      <div>
        <p class="person-name">${contact.name}</p>
        <p class="second">
          ${asks ? messages.t('case.from', { agency: detail.agency.name, when }) : detail.agency.name}
        </p>
      </div>
    </div>
    ${asks ? html`<div class="description">${renderMarkdown(detail.description)}</div>` : nothing}
    ${renderNarrowContact(view)} ${renderNarrowFiles(view)}
  </section>`;
}

function renderNarrowContact({ messages, detail: { contact } }: CaseView): unknown {
  const phone = phoneHref(contact.phone);
  const mail = mailHref(contact.email);
  if (!phone && !mail) return nothing;
  return html`<p class="contact-line narrow-only">
    ${
      phone
        ? html`<a class="contact-link" href=${phone}
            >${icon('phone')}<span class="visually-hidden"
              >${messages.t('case.contact.call', { name: contact.name })} </span
            ><span class="nowrap">${contact.phone}</span></a
          >`
        : nothing
    }
    ${
      mail
        ? html`<a class="contact-link" href=${mail}
            >${icon('mail')}<span aria-hidden="true">${messages.t('case.contact.mailShort')}</span
            ><span class="visually-hidden">${messages.t('case.contact.mail', { name: contact.name })}</span></a
          >`
        : nothing
    }
  </p>`;
}

function renderNarrowFiles(view: CaseView): unknown {
  const files = agencyFiles(view.detail);
  if (files.length === 0) return nothing;
  return html`<div class="narrow-only">
    ${heading(view.level, view.messages.t('case.files.title'), { class: 'side-title' })}
    <ul>
      ${files.map((file) => html`<li>${fileLink(view.messages, view.files, file)}</li>`)}
    </ul>
  </div>`;
}
