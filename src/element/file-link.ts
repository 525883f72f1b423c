import { html, nothing, type TemplateResult } from 'lit';
import type { FileRef } from '../domain/index.ts';
import type { MessageKey, Messages } from '../i18n/index.ts';
import { fileName, plainFileName } from './file-name.ts';
import { wayOf, type FileOpener, type FileWay } from './file-opener.ts';
import { icon } from './icons.ts';
import { failureText } from './states.ts';

const WAY_TEXT = {
  show: 'common.file.show',
  tab: 'common.file.tab',
  save: 'common.file.save',
} as const satisfies Record<FileWay, MessageKey>;

/** A stored file to open, with its size, and what became of the last try at its place. `note` stands after the size. */
export function fileLink(messages: Messages, opener: FileOpener, file: FileRef, note = ''): TemplateResult {
  const { t, format } = messages;
  const state = opener.stateOf(file);
  const way = wayOf(file);
  const meta = [format.bytes(file.size), ...(note === '' ? [] : [note])].join(' · ');
  if (file.scan === 'blocked') return closedFile(file, t('common.failure.infected'));
  if (file.scan === 'scanning') return closedFile(file, t('common.file.scanning'));
  return html`<div class="file-link">
    ${icon(way === 'show' ? 'image' : 'file')}
    <span class="file-link-text">
      <button
        type="button"
        class="link"
        aria-expanded=${way === 'show' ? String(state?.state === 'shown') : nothing}
        aria-busy=${state?.state === 'busy' ? 'true' : nothing}
        @click=${() => opener.open(file)}
      >
        ${fileName(file.name)}<span class="visually-hidden">, ${t(WAY_TEXT[way])}</span>
      </button>
      <span class="file-meta">${state?.state === 'busy' ? t('common.loading') : meta}</span>
    </span>
    ${
      state?.state === 'failed'
        ? html`<p class="file-error" role="alert">
            ${icon('alert', true)}<span>${t('common.file.failed')} ${failureText(messages, state.failure)}</span>
          </p>`
        : nothing
    }
    ${
      state?.state === 'shown'
        ? html`<img
            class="file-image"
            src=${state.url}
            alt=${t('common.file.image', { name: plainFileName(file.name) })}
          />`
        : nothing
    }
  </div>`;
}

function closedFile(file: FileRef, why: string): TemplateResult {
  return html`<div class="file-link">
    ${icon(file.scan === 'blocked' ? 'ban' : 'file')}
    <span class="file-link-text">${fileName(file.name)} <span class="file-meta">${why}</span></span>
  </div>`;
}
