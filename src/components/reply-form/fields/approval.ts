import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { approvedIds } from '../../../domain/interpret.ts';
import type { Figure } from '../../../domain/item.ts';
import { fileLink } from '../../../element/file-link.ts';
import type { Messages } from '../../../controllers/index.ts';
import { change, type Field, type FormContext } from '../form-context.ts';
import { renderOptions } from './choice.ts';
import { typedIn } from './text.ts';

/** What is approved, a yes or a no with its reason, and what the yes is worth. */
export function renderApproval(context: FormContext, field: Field): TemplateResult {
  const { t } = context.messages;
  return html`${renderApproved(context, field)}
  ${context.detail.permissions.approve ? renderDecision(context, field) : html`<p class="hint">${t('reply.approval.notAllowed')}</p>`}`;
}

/** The figures and files that an approval is about. */
export function renderApproved(context: FormContext, { item, id }: Pick<Field, 'item' | 'id'>): TemplateResult {
  const figures = item.approves?.figures ?? [];
  const files = item.approves?.files ?? [];
  return html`${figures.length > 0 ? renderFigures(context, figures, `${id}-label`) : nothing}
  ${files.map((file) => fileLink(context.messages, context.opener, file))}`;
}

function renderDecision(context: FormContext, field: Field): TemplateResult {
  const { raw, item, id } = field;
  const { t } = context.messages;
  const options = [
    {
      label: t('reply.approval.approve'),
      checked: raw.decision === 'approve',
      // What the yes is about is what stands on the page now: if it is replaced, the yes is void.
      set: () => change(context, field, { decision: 'approve', of: approvedIds(item) }),
    },
    {
      label: t('reply.approval.changes'),
      checked: raw.decision === 'changes',
      set: () => {
        change(context, field, { decision: 'changes' });
        context.focus(`${id}-reason`);
      },
    },
  ];
  return html`${renderOptions('radio', field, options, 'options row-options')}
    ${raw.decision === 'changes' ? renderReason(context, field) : nothing}
    <p class="hint">${t('reply.approval.note')}</p>`;
}

function renderReason(context: FormContext, field: Field): TemplateResult {
  const id = `${field.id}-reason`;
  return html`<div class="part">
    <label class="part-label" for=${id}>${context.messages.t('reply.approval.reason')}</label>
    <textarea
      class="input"
      id=${id}
      rows="3"
      autocomplete="off"
      aria-required="true"
      aria-invalid=${field.invalid ? 'true' : nothing}
      aria-describedby=${field.describedBy || nothing}
      .value=${live(field.raw.reason ?? '')}
      @input=${(event: Event) => change(context, field, { reason: typedIn(event) })}
    ></textarea>
  </div>`;
}

function renderFigures({ messages }: FormContext, figures: readonly Figure[], labelId: string): TemplateResult {
  const { t } = messages;
  const compares = figures.some((figure) => figure.before !== undefined);
  return html`<table class="figures" aria-labelledby=${labelId}>
    <thead>
      <tr>
        <th scope="col">${t('reply.approval.figure')}</th>
        ${compares ? html`<th scope="col">${t('reply.approval.before')}</th>` : nothing}
        <th scope="col">${t('reply.approval.now')}</th>
      </tr>
    </thead>
    <tbody>
      ${figures.map(
        (figure) =>
          html`<tr>
            <th scope="row">${figure.label}</th>
            ${compares ? html`<td>${figureText(messages, figure.before)}</td>` : nothing}
            <td class="now">${figureText(messages, figure.value)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function figureText({ format }: Messages, value: Figure['value'] | undefined): string {
  if (value === undefined) return '–';
  return typeof value === 'string' ? value : format.money(value);
}
