import { html, nothing, type TemplateResult } from 'lit';
import { isOpen, isUnanswered } from '../../domain/compose-act.ts';
import type { Broken, Item } from '../../domain/index.ts';
import { isKnownKind } from '../../domain/item.ts';
import { rawOf } from '../../domain/visibility.ts';
import { icon } from '../../element/icons.ts';
import { earlierTitle } from './author.ts';
import { renderAnswer } from './answer-view.ts';
import { renderChange, renderEarlierFiles, renderReuse } from './earlier.ts';
import { initialRaw } from './initial-raw.ts';
import { renderApproved } from './fields/approval.ts';
import { renderChecks } from './checks.ts';
import { renderControl } from './fields/control.ts';
import { isHidden } from './fields/masked.ts';
import { itemTarget, type Field, type FormContext } from './form-context.ts';
import { isBegun, type Mode } from './plan.ts';
import { renderMissingLink } from './missing.ts';

/** Where an item stands in the form. */
export interface Place {
  readonly number: number;
  readonly total: number;
  readonly mode: Mode;
}

/** One thing the agency asks for: label, hint, verdict, error, then what answers it. */
export function renderItem(context: FormContext, item: Item, place: Place): TemplateResult {
  const id = `f${place.number}`;
  const open = isWritable(place.mode) && isOpen(item);
  const answering = open && isAnswering(context, item, place.mode);
  const error = open ? context.ui.errorAt(itemTarget(item.id)) : undefined;
  const field = answering && isKnownKind(item.kind) ? fieldOf(context, item, id, error !== undefined) : undefined;
  const drawn = { id, answering, asked: isAsked(item, place.mode) };
  const change = open && isKnownKind(item.kind) ? renderChange(context, item, drawn) : nothing;
  return html`<div class="item">
    ${renderQuestion(context, item, place, field)}
    ${item.help ? html`<p class="hint" id="${id}-hint">${item.help}</p>` : nothing}
    ${open ? renderVerdict(context, item, id) : nothing}
    ${field ? renderSent(context, item, field) : renderRead(context, item, change)}
    ${error ? renderError(context, `${id}-error`, error.text) : nothing}
    ${field ? renderFilling(context, field, change) : renderBasis(context, item, id)}
    ${isKnownKind(item.kind) || !isWritable(place.mode) || item.locked ? nothing : renderUnfillable(context)}
  </div>`;
}

/** What answers it, and the ways around that. */
function renderFilling(context: FormContext, field: Field, change: unknown): TemplateResult {
  return html`${renderReuse(context, field)} ${renderControl(context, field)} ${renderChecks(context, field.item)}
  ${isKept(field.item) ? nothing : renderMissingLink(context, field)} ${change}`;
}

/** The sent answer with what changes it beside it. */
function renderRead(context: FormContext, item: Item, change: unknown): unknown {
  if (!item.answer && change === nothing) return renderNone(context);
  return html`<div class="sent-row">${renderSent(context, item, undefined)} ${change}</div>`;
}

/** Nothing more can come of a question in a case that is over. */
function renderNone({ messages, detail }: FormContext): unknown {
  return detail.status === 'closed' ? html`<p class="muted">${messages.t('reply.value.none')}</p>` : nothing;
}

/** A record that could not be read; the others stand. */
export function renderBrokenItem({ messages }: FormContext, _broken: Broken): TemplateResult {
  return html`<div class="item">
    <p class="broken">${icon('alert', true)}<span>${messages.t('common.broken.item')}</span></p>
  </div>`;
}

/** What is wrong, beside its cause. */
export function renderError({ messages }: FormContext, id: string, text: string): TemplateResult {
  return html`<p class="error" id=${id}>
    ${icon('alert', true)}<span><span class="visually-hidden">${messages.t('common.errorPrefix')} </span>${text}</span>
  </p>`;
}

function isWritable(mode: Mode): boolean {
  return mode === 'answer' || mode === 'amend';
}

/** Whether the agency waits for it: only what is open is asked, the rest can be changed by those who want to. */
function isAsked(item: Item, mode: Mode): boolean {
  return mode === 'answer' && isUnanswered(item);
}

function isAnswering(context: FormContext, item: Item, mode: Mode): boolean {
  return isAsked(item, mode) || context.ui.changing.has(item.id) || isBegun(item, context.state);
}

function fieldOf(context: FormContext, item: Item, id: string, invalid: boolean): Field {
  const typed = rawOf(context.state.answers, item.id);
  const prefilled = context.ui.changing.has(item.id) || item.verdict?.is === 'needsMore';
  const parts = [item.help ? `${id}-hint` : '', item.verdict ? `${id}-verdict` : '', invalid ? `${id}-error` : ''];
  return {
    item,
    id,
    raw: typed ?? (prefilled ? initialRaw(item.kind, item.answer, item.columns) : {}),
    describedBy: parts.filter((part) => part !== '').join(' '),
    invalid,
  };
}

const GROUPS: ReadonlySet<string> = new Set([
  'yesNo',
  'choices',
  'documents',
  'approval',
  'period',
  'transactions',
  'rows',
]);

/** A label for what is one control; for several it names their group. */
function isGroup(context: FormContext, field: Field): boolean {
  const { item, raw } = field;
  const manyOptions = (item.options?.length ?? 0) > 6;
  const isSeveral = GROUPS.has(item.kind) || (item.kind === 'choice' && !manyOptions);
  return raw.missing !== undefined || isSeveral || isHidden(context, field);
}

function renderQuestion(context: FormContext, item: Item, place: Place, field: Field | undefined): TemplateResult {
  const { t } = context.messages;
  const id = `f${place.number}`;
  const optional = item.required || !field ? nothing : html` <span class="optional">${t('common.optional')}</span>`;
  const label = html`${item.label}${optional}`;
  return html`<div class="question">
    ${
      field && !isGroup(context, field)
        ? html`<label class="label" id="${id}-label" for=${id}>${label}</label>`
        : html`<p class="label" id="${id}-label">${label}</p>`
    }
    ${
      item.verdict?.is === 'accepted' || item.locked
        ? html`<span class="badge done">${icon('check', true)}${t('reply.ready')}</span>`
        : renderPosition(context, place)
    }
  </div>`;
}

function renderPosition({ messages }: FormContext, { number, total }: Place): unknown {
  return total > 1 ? html`<span class="position">${messages.t('reply.position', { number, total })}</span>` : nothing;
}

function renderVerdict({ messages: { t } }: FormContext, { verdict }: Item, id: string): unknown {
  if (!verdict || verdict.is === 'accepted') return nothing;
  const redo = verdict.is === 'rejected';
  const reason = verdict.reason?.trim();
  const word = reason
    ? redo
      ? 'reply.verdict.rejected'
      : 'reply.verdict.needsMore'
    : redo
      ? 'reply.verdict.rejectedOnly'
      : 'reply.verdict.needsMoreOnly';
  return html`<div class=${redo ? 'verdict redo' : 'verdict more'} id="${id}-verdict">
    ${icon(redo ? 'redo' : 'plus')}
    <p><strong>${t(word)}</strong> ${reason ?? nothing}</p>
  </div>`;
}

/** What an approval is about stays to be seen after the decision. */
function renderBasis(context: FormContext, item: Item, id: string): unknown {
  return item.kind === 'approval' ? renderApproved(context, { item, id }) : nothing;
}

/** What has been sent stays to be seen, whatever became of it. */
function renderSent(context: FormContext, item: Item, field: Field | undefined): unknown {
  const { answer } = item;
  // Of bank lines, each shows its own.
  if (!answer || (field && item.kind === 'transactions')) return nothing;
  if (!field) return renderAnswer(context, item, answer);
  return html`<div class="earlier">
    <p class="second">${earlierTitle(context)}</p>
    ${
      'files' in answer && item.verdict?.is !== 'rejected'
        ? renderEarlierFiles(context, field, answer.files)
        : renderAnswer(context, item, answer)
    }
  </div>`;
}

/** Files have been sent, and nobody asks for more: one does not say that one has none. */
function isKept({ answer, verdict }: Item): boolean {
  return answer !== undefined && 'files' in answer && verdict === undefined;
}

function renderUnfillable({ messages, detail }: FormContext): TemplateResult {
  return html`<div class="unfillable">
    ${icon('info', true)}
    <p>${messages.t('reply.unfillable.text', { name: detail.contact.name })}</p>
  </div>`;
}
