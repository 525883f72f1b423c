import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../element/icons.ts';
import { typedIn } from './fields/text.ts';
import { renderRows } from './files/file-row.ts';
import { renderPicker, takePasted } from './files/picker.ts';
import type { FormContext } from './form-context.ts';

/** Ids of the free text and of what adds loose files. */
export const TEXT_ID = 'message';
export const FILES_ID = 'loose-files';

/** What the free text is for. */
export interface MessageField {
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly withFiles: boolean;
}

/** A text of one's own, with loose files. */
export function renderMessage(context: FormContext, field: MessageField): TemplateResult {
  const { messages, state, session, ui } = context;
  const error = ui.errorAt('text');
  const described = [field.hint ? `${TEXT_ID}-hint` : '', error ? `${TEXT_ID}-error` : ''].join(' ').trim();
  return html`<div
    class="message"
    @paste=${(event: ClipboardEvent) => field.withFiles && takePasted(context, {}, event)}
  >
    <label class="label" for=${TEXT_ID}
      >${field.label}${field.optional ? html` <span class="optional">${messages.t('common.optional')}</span>` : nothing}</label
    >
    ${field.hint ? html`<p class="hint" id="${TEXT_ID}-hint">${field.hint}</p>` : nothing}
    ${
      error
        ? html`<p class="error" id="${TEXT_ID}-error">
            ${icon('alert', true)}<span
              ><span class="visually-hidden">${messages.t('common.errorPrefix')} </span>${error.text}</span
            >
          </p>`
        : nothing
    }
    <textarea
      class="input"
      id=${TEXT_ID}
      rows="3"
      spellcheck="true"
      autocomplete="off"
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${described || nothing}
      .value=${live(state.text)}
      @input=${(event: Event) => session.setText(typedIn(event))}
    ></textarea>
    ${field.withFiles ? renderLooseFiles(context) : nothing}
  </div>`;
}

/** The same beside the items. */
export function renderMessageItem(context: FormContext, field: MessageField): TemplateResult {
  return html`<div class="item">${renderMessage(context, field)}</div>`;
}

function renderLooseFiles(context: FormContext): TemplateResult {
  const limits = context.limits();
  const files = context.state.files.filter((file) => file.itemId === undefined);
  return html`<div class="documents" role="group" aria-label=${context.messages.t('reply.files.attach')}>
    ${renderRows(context, files, limits, FILES_ID)} ${renderPicker(context, { id: FILES_ID, limits, describedBy: '' })}
  </div>`;
}

/** Beside items the text is optional and folded; without them, or where an item cannot be filled in, it is the answer. */
export function renderComment(context: FormContext, needed: boolean): TemplateResult {
  const { messages, detail, state, ui } = context;
  const { name } = detail.contact;
  const used = state.text !== '' || state.files.some((file) => file.itemId === undefined);
  if (needed || used || ui.commentOpen) {
    const hint = needed ? { hint: messages.t('reply.comment.hint') } : {};
    const label = messages.t('reply.comment.label', { name });
    return renderMessageItem(context, { label, optional: !needed, withFiles: true, ...hint });
  }
  const open = (): void => {
    ui.commentOpen = true;
    context.update();
    context.focus(TEXT_ID);
  };
  return html`<div class="item slim">
    <button type="button" class="button text flat" @click=${open}>
      ${icon('message')}${messages.t('reply.comment.open', { name })}
    </button>
  </div>`;
}
