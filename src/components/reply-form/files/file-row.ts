import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ChosenFile } from '../../../controllers/index.ts';
import type { Limits } from '../../../domain/access.ts';
import { extensionOf } from '../../../domain/file-rules.ts';
import { failureText, icon } from '../../../element/index.ts';
import { fileName, plainFileName } from '../../../element/file-name.ts';
import type { FormContext } from '../form-context.ts';
import { refusalText } from '../words.ts';

/** The files chosen for one item, or beside the items; what became of each stands in its row. */
export function renderRows(
  context: FormContext,
  files: readonly ChosenFile[],
  limits: Limits,
  fallback: string,
): unknown {
  if (files.length === 0) return nothing;
  return html`<ul class="files" aria-label=${context.messages.t('reply.files.chosen')}>
    ${repeat(
      files,
      (file) => file.key,
      (file, index) => renderRow(context, file, limits, () => focusAfter(files, index, fallback)),
    )}
  </ul>`;
}

/** Where the focus goes when a row goes: to the next one, else the one before, else to what adds files. */
function focusAfter(files: readonly ChosenFile[], index: number, fallback: string): string {
  const neighbour = files[index + 1] ?? files[index - 1];
  return neighbour ? removeId(neighbour) : fallback;
}

/** Keys are ours, so they may stand in ids. */
function removeId(file: ChosenFile): string {
  return `remove-${file.key}`;
}

function renderRow(context: FormContext, file: ChosenFile, limits: Limits, focusNext: () => string): TemplateResult {
  const { t } = context.messages;
  const name = plainFileName(file.name);
  const bad = file.phase === 'failed' || file.phase === 'refused';
  const remove = (): void => {
    const next = focusNext();
    context.session.removeFile(file.key);
    context.say(t('reply.files.gone', { name }));
    context.focus(next);
  };
  return html`<li class=${bad ? 'file bad' : 'file'}>
    <span class="thumb">${file.preview ? html`<img src=${file.preview} alt="" />` : icon(bad ? 'alert' : 'file')}</span>
    <div class="file-body">
      <p class="file-title">${renderName(context, file)}</p>
      ${renderProgress(context, file, limits)}
    </div>
    <span class="file-actions">
      ${file.phase === 'failed' ? renderRetry(context, file) : nothing}
      <button
        type="button"
        class="icon-button"
        id=${removeId(file)}
        aria-label=${t(file.phase === 'uploading' ? 'reply.files.cancel' : 'reply.files.remove', { name })}
        @click=${remove}
      >
        ${icon('close')}
      </button>
    </span>
  </li>`;
}

/** A PDF can be looked at before it is sent; a picture is to be seen anyway. */
function renderName({ messages, session, opener }: FormContext, file: ChosenFile): TemplateResult {
  const content = isPdf(file) ? session.contentOf(file.key) : undefined;
  if (!content) return fileName(file.name);
  return html`<button type="button" class="link" @click=${() => opener.openOwn(file.name, content)}>
    ${fileName(file.name)}<span class="visually-hidden">, ${messages.t('common.file.tab')}</span>
  </button>`;
}

/** One that was refused may not be what its name says. */
function isPdf({ name, phase }: ChosenFile): boolean {
  return phase !== 'refused' && extensionOf(name) === 'pdf';
}

function renderRetry({ messages, session }: FormContext, file: ChosenFile): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    aria-label=${messages.t('reply.files.retryName', { name: plainFileName(file.name) })}
    @click=${() => session.retryFile(file.key)}
  >
    ${icon('retry')}
  </button>`;
}

function renderProgress({ messages }: FormContext, file: ChosenFile, limits: Limits): TemplateResult {
  const { t, format } = messages;
  const size = format.bytes(file.size);
  switch (file.phase) {
    case 'uploading':
      return html`<p class="file-sub">
        <progress max="1" .value=${file.progress} aria-label=${plainFileName(file.name)}></progress>
        <span class="nowrap">${t('reply.files.progress', { percent: format.percent(file.progress), size })}</span>
      </p>`;
    case 'uploaded':
      return html`<p class="file-sub">
        ${t(file.stored?.scan === 'scanning' ? 'reply.files.scanning' : 'reply.files.uploaded', { size })}
      </p>`;
    case 'failed':
    case 'refused': {
      const why =
        refusalText(messages, file.refusal, limits) ?? (file.failure ? failureText(messages, file.failure) : '');
      return html`<p class="file-sub wrong" role="alert">
        <span><span class="visually-hidden">${t('common.errorPrefix')} </span>${why || t('reply.files.failed')}</span>
      </p>`;
    }
  }
}
