import { html, nothing, type TemplateResult } from 'lit';
import { avatar } from '../../element/avatar.ts';
import { fileLink } from '../../element/file-link.ts';
import { renderMarkdown, renderPlainText } from '../../element/markdown.ts';
import { heading } from '../../element/heading.ts';
import type { Entry, Person } from '../../domain/index.ts';
import { nameOf, type CaseView } from './case-view.ts';
import { contactLinks } from './contact-links.ts';
import { agencyFiles, openingOf } from './records.ts';

/** Who asks, and what is asked and why. On a narrow page contact and files stand under the text. */
export function renderAsk(view: CaseView): TemplateResult {
  const opening = openingOf(view.detail);
  return html`<section class="ask">
    ${opening ? renderOpening(view, opening) : renderQuestion(view)} ${renderNarrowContact(view)}
    ${renderNarrowFiles(view)}
  </section>`;
}

function renderQuestion({ messages, detail }: CaseView): unknown {
  const { agency, contact, description } = detail;
  const asks = description.trim() !== '';
  const when = messages.format.moment(detail.createdAt);
  return html`${renderAuthor(
    contact,
    contact.name,
    asks ? messages.t('case.from', { agency: agency.name, when }) : agency.name,
  )}
  ${asks ? html`<div class="description">${renderMarkdown(description)}</div>` : nothing}`;
}

/** The company has asked: its own words, and whom they went to. */
function renderOpening(view: CaseView, { at, by, files, text = '' }: Entry): unknown {
  const { messages, detail } = view;
  const to = messages.t('case.to', { name: detail.contact.name });
  const where = messages.t('case.from', {
    agency: `${to}, ${detail.agency.name}`,
    when: messages.format.moment(at),
  });
  return html`${renderAuthor(by, nameOf(view, by), where)}
    <div class="description">${renderPlainText(text)}</div>
    ${files.map((file) => fileLink(messages, view.files, file))}`;
}

function renderAuthor(person: Person, name: string, where: string): TemplateResult {
  return html`<div class="person">
    ${avatar(person.name, true)}
    <div>
      <p class="person-name">${name}</p>
      <p class="second">${where}</p>
    </div>
  </div>`;
}

function renderNarrowContact({ messages, detail: { contact } }: CaseView): unknown {
  const links = contactLinks(messages, contact, messages.t('case.contact.mailShort'));
  return links.length > 0 ? html`<p class="contact-line narrow-only">${links}</p>` : nothing;
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
