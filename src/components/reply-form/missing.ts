import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { NEW_CASE } from '../../domain/start.ts';
import type { Missing } from '../../domain/index.ts';
import type { RawMissing } from '../../domain/raw-answer.ts';
import type { ChosenFile, MessageKey } from '../../controllers/index.ts';
import type { Limits } from '../../domain/access.ts';
import { renderDate } from './fields/date.ts';
import { typedIn } from './fields/text.ts';
import { renderRows } from './files/file-row.ts';
import { change, type Field, type FormContext } from './form-context.ts';

const REASONS = {
  later: 'reply.missing.later',
  lost: 'reply.missing.lost',
  elsewhere: 'reply.missing.elsewhere',
  notOurs: 'reply.missing.notOurs',
} as const satisfies Record<Missing['missing'], MessageKey>;

const ASKS = {
  later: 'reply.missing.text',
  lost: 'reply.missing.lostText',
  elsewhere: 'reply.missing.elsewhereText',
  notOurs: 'reply.missing.text',
} as const satisfies Record<Missing['missing'], MessageKey>;

/** Where the reasons stand: an item, or one of its bank lines. */
export interface MissingForm {
  /** Id of the first reason, for links to it. */
  readonly id: string;
  /** Id of what names it. */
  readonly labelId: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  /** Chosen before: they are in the way. */
  readonly files: readonly ChosenFile[];
  readonly limits: Limits;
  readonly missing: RawMissing;
  set(changes: RawMissing): void;
}

/** Why there is nothing to send: an answer like any other, with what the agency needs to go on. */
export function renderMissing(context: FormContext, field: Field, missing: RawMissing): TemplateResult {
  const { id, item, describedBy, invalid } = field;
  return renderMissingForm(context, {
    id,
    labelId: `${id}-label`,
    describedBy,
    invalid,
    files: context.state.files.filter((file) => file.itemId === item.id),
    limits: context.limits(item),
    missing,
    set: (changes) => set(context, field, changes),
  });
}

/** The reasons, and what each of them asks for. */
export function renderMissingForm(context: FormContext, form: MissingForm): TemplateResult {
  const { id, missing } = form;
  return html`<div class="missing">
    ${renderRows(context, form.files, form.limits, id)}
    <p class="part-label" id="${id}-why">${context.messages.t('reply.missing.title')}</p>
    ${renderReasons(context, form)} ${missing.reason === 'later' ? renderWhen(context, form) : nothing}
    ${missing.reason === undefined ? nothing : renderMore(context, form, missing.reason)}
  </div>`;
}

/** The way into "I don't have it" and out of it; what was said stays in case one comes back. */
export function renderMissingLink(context: FormContext, field: Field): unknown {
  const { item, raw, id } = field;
  if (item.kind !== 'documents' || context.detail.id === NEW_CASE) return nothing;
  const { ui, messages } = context;
  const toggle = (): void => {
    if (raw.missing === undefined) change(context, field, { missing: ui.missing.get(item.id) ?? {} });
    else {
      ui.missing.set(item.id, raw.missing);
      change(context, field, { missing: undefined });
    }
    context.focus(id);
  };
  return html`<button type="button" class="button text flat" aria-describedby="${id}-label" @click=${toggle}>
    ${messages.t(raw.missing === undefined ? 'reply.missing.open' : 'reply.missing.back')}
  </button>`;
}

function renderReasons(context: FormContext, form: MissingForm): TemplateResult {
  const { id, labelId, describedBy, invalid, missing } = form;
  const reasons = Object.keys(REASONS) as Missing['missing'][];
  return html`<div
    class="options"
    role="radiogroup"
    aria-labelledby="${labelId} ${id}-why"
    aria-describedby=${describedBy || nothing}
    aria-invalid=${invalid ? 'true' : nothing}
  >
    ${reasons.map(
      (reason, index) =>
        html`<label class="option">
          <input
            type="radio"
            id=${index === 0 ? id : nothing}
            name="${id}-reason"
            .checked=${live(missing.reason === reason)}
            @change=${() => form.set({ reason })}
          />
          <span>${context.messages.t(REASONS[reason])}</span>
        </label>`,
    )}
  </div>`;
}

function renderWhen(context: FormContext, form: MissingForm): TemplateResult {
  const id = `${form.id}-by`;
  return html`<div class="part">
    <label class="part-label" id="${id}-part" for=${id}>${context.messages.t('reply.missing.by')}</label>
    ${renderDate(context, {
      id,
      labelId: `${id}-part`,
      value: form.missing.by ?? '',
      describedBy: form.describedBy,
      invalid: form.invalid,
      required: true,
      future: true,
      set: (by) => form.set({ by }),
    })}
  </div>`;
}

function renderMore(context: FormContext, form: MissingForm, reason: Missing['missing']): TemplateResult {
  const id = `${form.id}-more`;
  const { t } = context.messages;
  const must = reason === 'lost';
  return html`<div class="part">
    <label class="part-label" for=${id}
      >${t(ASKS[reason])} ${must ? nothing : html`<span class="optional">${t('common.optional')}</span>`}</label
    >
    <textarea
      class="input"
      id=${id}
      rows="2"
      autocomplete="off"
      aria-required=${must ? 'true' : nothing}
      aria-invalid=${must && form.invalid ? 'true' : nothing}
      aria-describedby=${form.describedBy || nothing}
      .value=${live(form.missing.text ?? '')}
      @input=${(event: Event) => form.set({ text: typedIn(event) })}
    ></textarea>
  </div>`;
}

function set(context: FormContext, field: Field, changes: RawMissing): void {
  const now = context.session.state.value.answers[field.item.id]?.missing ?? field.raw.missing;
  change(context, field, { missing: { ...now, ...changes } });
}
