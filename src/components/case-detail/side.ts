import { html, nothing, type TemplateResult } from 'lit';
import { avatar } from '../../element/avatar.ts';
import { fileLink } from '../../element/file-link.ts';
import { heading } from '../../element/heading.ts';
import { icon } from '../../element/icons.ts';
import type { CaseView } from './case-view.ts';
import { saveFile } from '../../element/save-file.ts';
import { contactLinks } from './contact-links.ts';
import { agencyFiles } from './records.ts';
import { renderTrack } from './track-view.ts';
import { transcriptOf } from './transcript.ts';

/** Beside the case where there is room: contact, ball, the agency's files, who can see it. */
export function renderSide(view: CaseView): TemplateResult {
  return html`<aside class="side" aria-label=${view.messages.t('case.side')}>
    ${renderContact(view)} ${renderTrack(view)} ${renderFiles(view)} ${renderAudience(view)} ${renderTakeAlong(view)}
  </aside>`;
}

/** The case on paper, or as one file, for the company's own folders. */
function renderTakeAlong(view: CaseView): TemplateResult {
  const { messages, detail } = view;
  const pageOf = (event: Event) => (event.currentTarget as HTMLElement).ownerDocument;
  const save = (event: Event): void => {
    const file = new Blob([transcriptOf(view)], { type: 'text/plain;charset=utf-8' });
    saveFile(pageOf(event), file, fileNameOf(detail.subject));
  };
  return html`<div class="take-along">
    <button type="button" class="button text flat" @click=${(event: Event) => pageOf(event).defaultView?.print()}>
      ${icon('print', true)}${messages.t('case.print')}
    </button>
    <button type="button" class="button text flat" @click=${save}>
      ${icon('download', true)}${messages.t('case.download')}
    </button>
  </div>`;
}

/** A name that every file system takes. */
function fileNameOf(subject: string): string {
  const name = subject
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  return `${name || 'case'}.txt`;
}

function renderContact(view: CaseView): TemplateResult {
  const { messages, detail, today } = view;
  const { contact } = detail;
  const cover = contact.cover && contact.cover.until >= today ? contact.cover : undefined;
  return html`<section class="wide-only">
    ${heading(view.level, messages.t('case.contact.title'), { class: 'side-title' })}
    <div class="person">
      ${avatar(contact.name, true)}
      <div>
        <p class="person-name">${contact.name}</p>
        <p class="second">${detail.agency.name}</p>
      </div>
    </div>
    ${contactLinks(messages, contact)}
    ${
      cover
        ? html`<p class="second cover">
              ${messages.t('case.contact.cover', { name: cover.person.name, date: messages.format.shortDay(cover.until) })}
            </p>
            ${contactLinks(messages, cover.person)}`
        : nothing
    }
  </section>`;
}

function renderFiles(view: CaseView): unknown {
  const files = agencyFiles(view.detail);
  if (files.length === 0) return nothing;
  return html`<section class="wide-only">
    ${heading(view.level, view.messages.t('case.files.title'), { class: 'side-title' })}
    <ul>
      ${files.map((file) => html`<li>${fileLink(view.messages, view.files, file)}</li>`)}
    </ul>
  </section>`;
}

function renderAudience(view: CaseView): TemplateResult {
  return html`<section class="who">
    <p class="audience second">${icon('people', true)}<span>${audienceText(view)}</span></p>
    ${
      view.detail.status === 'closed'
        ? nothing
        : html`<p class="audience second">${icon('eye', true)}<span>${view.messages.t('case.who.seen')}</span></p>`
    }
    ${view.share.render(view)}
  </section>`;
}

function audienceText({ messages, detail, viewer }: CaseView): string {
  if (detail.audience === 'company') {
    // A private person is no place to work at.
    return detail.client.kind === 'person'
      ? messages.t('case.who.anyone')
      : messages.t('case.who.company', { company: detail.client.name });
  }
  const others = detail.recipients.filter((person) => person.id !== viewer.userId).map((person) => person.name);
  const names = [messages.t('case.who.you'), ...others, detail.contact.name];
  return messages.t('case.who.only', { names: messages.format.list(names) });
}
