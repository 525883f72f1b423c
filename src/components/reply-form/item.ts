import { html, nothing, type TemplateResult } from 'lit';
import { isOpen } from '../../domain/compose-act.ts';
import type { Broken, Item } from '../../domain/index.ts';
import { rawOf } from '../../domain/visibility.ts';
import { icon } from '../../element/icons.ts';
import { renderAnswer } from './answer-view.ts';
import { initialRaw } from './initial-raw.ts';
import { renderApproved } from './fields/approval.ts';
import { renderControl } from './fields/control.ts';
import { itemTarget, type Field, type FormContext } from './form-context.ts';
import { isFillable } from './plan.ts';
import { renderMissingLink } from './missing.ts';

/** Where an item stands in the form. */
export interface Place {
  readonly number: number;
  readonly total: number;
  /** Whether it may be answered here. */
  readonly writable: boolean;
}

/** One thing the agency asks for: label, hint, verdict, error, then what answers it. */
export function renderItem(context: FormContext, item: Item, place: Place): TemplateResult {
  const id = `f${place.number}`;
  const open = place.writable && isOpen(item);
  const answering =
    open && (item.answer === undefined || item.verdict !== undefined || context.ui.changing.has(item.id));
  const fillable = isFillable(item);
  const error = open ? context.ui.errorAt(itemTarget(item.id)) : undefined;
  const field = answering && fillable ? fieldOf(context, item, id, error !== undefined) : undefined;
  return html`<div class="item">
    ${renderQuestion(context, item, place, field)}
    ${item.help ? html`<p class="hint" id="${id}-hint">${item.help}</p>` : nothing}
    ${open ? renderVerdict(context, item, id) : nothing} ${renderSent(context, item, answering)}
    ${
      error
        ? html`<p class="error" id="${id}-error">
            ${icon('alert', true)}<span
              ><span class="visually-hidden">${context.messages.t('common.errorPrefix')} </span>${error.text}</span
            >
          </p>`
        : nothing
    }
    ${field ? renderControl(context, field) : renderBasis(context, item, id)}
    ${field ? renderMissingLink(context, field) : nothing}
    ${fillable || !open ? nothing : renderUnfillable(context, item)}
    ${open && item.answer ? renderChange(context, item, id, answering) : nothing}
  </div>`;
}

/** A record that could not be read; the others stand. */
export function renderBrokenItem({ messages }: FormContext, _broken: Broken): TemplateResult {
  return html`<div class="item">
    <p class="broken">${icon('alert', true)}<span>${messages.t('common.broken.item')}</span></p>
  </div>`;
}

function fieldOf(context: FormContext, item: Item, id: string, invalid: boolean): Field {
  const typed = rawOf(context.state.answers, item.id);
  const prefilled = context.ui.changing.has(item.id) || item.verdict?.is === 'needsMore';
  const parts = [item.help ? `${id}-hint` : '', item.verdict ? `${id}-verdict` : '', invalid ? `${id}-error` : ''];
  return {
    item,
    id,
    raw: typed ?? (prefilled ? initialRaw(item) : {}),
    describedBy: parts.filter((part) => part !== '').join(' '),
    invalid,
  };
}

const GROUPS: ReadonlySet<string> = new Set(['yesNo', 'choices', 'documents', 'approval', 'period']);

/** A label for what is one control; for several it names their group. */
function isGroup({ item, raw }: Field): boolean {
  const manyOptions = (item.options?.length ?? 0) > 6;
  return raw.missing !== undefined || GROUPS.has(item.kind) || (item.kind === 'choice' && !manyOptions);
}

function renderQuestion(context: FormContext, item: Item, place: Place, field: Field | undefined): TemplateResult {
  const { t } = context.messages;
  const id = `f${place.number}`;
  const optional =
    item.required || !isOpen(item) || !place.writable
      ? nothing
      : html` <span class="optional">${t('common.optional')}</span>`;
  const label = html`${item.label}${optional}`;
  return html`<div class="question">
    ${
      field && !isGroup(field)
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
function renderSent(context: FormContext, item: Item, answering: boolean): unknown {
  if (!item.answer) return nothing;
  if (!answering) return renderAnswer(context, item, item.answer);
  return html`<div class="earlier">
    <p class="second">${context.messages.t('reply.earlier')}</p>
    ${renderAnswer(context, item, item.answer)}
  </div>`;
}

function renderUnfillable({ messages, detail }: FormContext, item: Item): TemplateResult {
  const { t } = messages;
  const lines = item.rows?.length ?? 0;
  return html`<div class="unfillable">
    ${icon('info', true)}
    <p>
      ${lines > 0 ? html`${t('reply.unfillable.lines', { count: lines })}. ` : nothing}${t('reply.unfillable.text', { name: detail.contact.name })}
    </p>
  </div>`;
}

function renderChange(context: FormContext, item: Item, id: string, answering: boolean): unknown {
  const { ui, messages, session } = context;
  if (item.verdict !== undefined || !isFillable(item) || item.kind === 'documents') return nothing;
  const toggle = (): void => {
    if (answering) {
      ui.changing.delete(item.id);
      session.setAnswer(item.id, {});
    } else {
      ui.changing.add(item.id);
      context.focus(id);
    }
    context.update();
  };
  const text = messages.t(answering ? 'reply.keep' : 'reply.change');
  return html`<button type="button" class="button text flat" aria-describedby="${id}-label" @click=${toggle}>
    ${text}
  </button>`;
}
