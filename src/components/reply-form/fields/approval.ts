import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isOpen, isUnanswered } from '../../../domain/compose-act.ts';
import type { CaseDetail, Item } from '../../../domain/index.ts';
import { approvalMark, interpret } from '../../../domain/interpret.ts';
import type { Figure } from '../../../domain/item.ts';
import { isItem } from '../../../domain/visibility.ts';
import { fileLink } from '../../../element/file-link.ts';
import { icon } from '../../../element/icons.ts';
import type { Messages } from '../../../controllers/index.ts';
import { isYes } from '../earlier.ts';
import { change, type Field, type FormContext } from '../form-context.ts';
import { renderOptions } from './choice.ts';
import { typedIn } from './text.ts';

/** What is approved, a yes or a no with its reason, and what the yes is worth. */
export function renderApproval(context: FormContext, field: Field): TemplateResult {
  const { t } = context.messages;
  const { item } = field;
  return html`${renderApproved(context, field)} ${isVoid(context, field) ? renderVoid(context) : nothing}
  ${
    !context.detail.permissions.approve
      ? html`<p class="hint">${t('reply.approval.notAllowed')}</p>`
      : isWithdrawal(item)
        ? renderReason(context, field, t('reply.approval.withdrawReason'))
        : renderDecision(context, field)
  }`;
}

/** The figures and files that an approval is about. */
export function renderApproved(context: FormContext, { item, id }: Pick<Field, 'item' | 'id'>): TemplateResult {
  const figures = item.approves?.figures ?? [];
  const files = item.approves?.files ?? [];
  return html`${figures.length > 0 ? renderFigures(context, figures, `${id}-label`) : nothing}
  ${files.map((file) => fileLink(context.messages, context.opener, file))} ${renderSigning(context, item)}`;
}

/** The only thing that is open, where that is an approval: then the two buttons of the bar decide. */
export function soleApproval({ items, permissions, status }: CaseDetail): Item | undefined {
  if (!permissions.approve || status !== 'awaitingCompany') return undefined;
  const open = items.filter(isItem).filter(isUnanswered);
  const [only] = open;
  return open.length === 1 && only?.kind === 'approval' ? only : undefined;
}

/** What the yes is about is what stands on the page now: if it is replaced, the yes is void. */
export function approve({ session }: FormContext, item: Item): void {
  session.setAnswer(item.id, { decision: 'approve', of: approvalMark(item) });
}

/** A yes that has been sent, and stands, is taken back with a reason. */
function isWithdrawal(item: Item): boolean {
  return isYes(item) && !isUnanswered(item);
}

function isVoid({ today }: FormContext, { item, raw }: Field): boolean {
  const reading = interpret(item, raw, [], today);
  return reading.state === 'error' && reading.code === 'approvalChanged';
}

function renderVoid({ messages }: FormContext): TemplateResult {
  return html`<div class="verdict more" role="alert">
    ${icon('info')}
    <p>${messages.t('reply.error.approvalChanged')}</p>
  </div>`;
}

function renderDecision(context: FormContext, field: Field): TemplateResult {
  const { raw, item, id } = field;
  const { t } = context.messages;
  const options = [
    {
      label: t('reply.approval.approve'),
      checked: raw.decision === 'approve' && !isVoid(context, field),
      set: () => approve(context, item),
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
  const isSole = soleApproval(context.detail)?.id === item.id;
  return html`${isSole ? nothing : renderOptions('radio', field, options, 'options row-options')}
  ${raw.decision === 'changes' ? renderReason(context, field, t('reply.approval.reason')) : nothing}
  ${raw.decision === 'changes' || context.ui.reviewing ? nothing : html`<p class="hint">${t('reply.approval.note')}</p>`}`;
}

function renderReason(context: FormContext, field: Field, label: string): TemplateResult {
  const id = `${field.id}-reason`;
  return html`<div class="part">
    <label class="part-label" for=${id}>${label}</label>
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

/** Where a host offers its signing service: what it puts there asks for it. A slot of one name stands once. */
function renderSigning({ detail }: FormContext, item: Item): unknown {
  return signable(detail)?.id === item.id ? html`<slot name="signing"></slot>` : nothing;
}

/** The approval beside which one may sign. */
export function signable({ items }: CaseDetail): Item | undefined {
  return items.filter(isItem).find((item) => item.kind === 'approval' && isOpen(item));
}

function renderFigures({ messages }: FormContext, figures: readonly Figure[], labelId: string): TemplateResult {
  const { t } = messages;
  const compares = figures.some((figure) => figure.before !== undefined);
  return html`<table class="figures" aria-labelledby=${labelId}>
    <thead>
      <tr>
        <th scope="col">${t('reply.approval.figure')}</th>
        ${compares ? html`<th scope="col">${t('reply.approval.before')}</th>` : nothing}
        <th scope="col">${t(compares ? 'reply.approval.now' : 'reply.lines.amount')}</th>
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
