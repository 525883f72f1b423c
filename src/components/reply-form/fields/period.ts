import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { parsePeriod } from '../../../domain/period.ts';
import { partsOf } from '../../../domain/index.ts';
import type { PeriodKind } from '../../../domain/item.ts';
import type { MessageKey } from '../../../controllers/index.ts';
import { monthText, periodText } from '../answer-view.ts';
import { change, type Field, type FormContext } from '../form-context.ts';
import { renderDate } from './date.ts';
import { described, typedIn } from './text.ts';

const KINDS = {
  month: 'reply.field.month',
  quarter: 'reply.field.quarter',
  financialYear: 'reply.field.financialYear',
  range: 'reply.field.range',
} as const satisfies Record<PeriodKind, MessageKey>;

/** How far back the lists reach. */
const MONTHS = 24;
const QUARTERS = 12;

/** A month, a quarter, a financial year or two dates; which of them, where the agency takes several. */
export function renderPeriod(context: FormContext, field: Field): TemplateResult {
  const offered = field.item.periodKinds ?? [];
  const kind = field.raw.periodKind ?? offered[0] ?? 'range';
  return html`<div
    class="period"
    role="group"
    aria-labelledby="${field.id}-label"
    aria-describedby=${field.describedBy || nothing}
  >
    ${offered.length > 1 ? renderKinds(context, field, offered, kind) : nothing} ${renderKind(context, field, kind)}
  </div>`;
}

function renderKinds(
  context: FormContext,
  field: Field,
  offered: readonly PeriodKind[],
  kind: PeriodKind,
): TemplateResult {
  const { t } = context.messages;
  return html`<div class="options row-options" role="radiogroup" aria-label=${t('reply.field.periodKind')}>
    ${offered.map(
      (one) =>
        html`<label class="option">
          <input
            type="radio"
            name="${field.id}-kind"
            .checked=${live(one === kind)}
            @change=${() => change(context, field, { periodKind: one, text: '' })}
          />
          <span>${t(KINDS[one])}</span>
        </label>`,
    )}
  </div>`;
}

function renderKind(context: FormContext, field: Field, kind: PeriodKind): TemplateResult {
  switch (kind) {
    case 'month':
      return renderList(context, field, kind, monthValues(context));
    case 'quarter':
      return renderList(context, field, kind, quarterValues(context));
    case 'financialYear':
      return renderYear(context, field);
    case 'range':
      return renderRange(context, field);
  }
}

interface Entry {
  readonly value: string;
  readonly label: string;
}

function monthValues({ today, messages }: FormContext): readonly Entry[] {
  const { year, month } = partsOf(today);
  return Array.from({ length: MONTHS }, (_, back) => {
    const index = year * 12 + month - 1 - back;
    const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
    return { value: `${y}-${String(m).padStart(2, '0')}`, label: monthText(messages, y, m) };
  });
}

function quarterValues({ today, messages }: FormContext): readonly Entry[] {
  const { year, month } = partsOf(today);
  const now = year * 4 + Math.ceil(month / 3) - 1;
  return Array.from({ length: QUARTERS }, (_, back) => {
    const [y, q] = [Math.floor((now - back) / 4), ((now - back) % 4) + 1];
    return { value: `${y}-Q${q}`, label: messages.t('reply.field.quarterOf', { number: q, year: String(y) }) };
  });
}

function renderList(
  context: FormContext,
  field: Field,
  kind: 'month' | 'quarter',
  entries: readonly Entry[],
): TemplateResult {
  const { id, raw, item, invalid } = field;
  const text = raw.text ?? '';
  // What is chosen already stays to be chosen, however far back it lies.
  const isListed = text === '' || entries.some((entry) => entry.value === text);
  const period = isListed ? null : parsePeriod(kind, text, context.today);
  const all = isListed
    ? entries
    : [...entries, { value: text, label: period ? periodText(context.messages, period) : text }];
  return html`<select
    class="input select narrow"
    id=${id}
    aria-label=${context.messages.t(KINDS[kind])}
    aria-required=${item.required ? 'true' : nothing}
    aria-invalid=${invalid ? 'true' : nothing}
    aria-describedby=${field.describedBy || nothing}
    @change=${(event: Event) => change(context, field, { periodKind: kind, text: typedIn(event) })}
  >
    <option value="" .selected=${live(text === '')}>${context.messages.t('reply.field.choose')}</option>
    ${all.map(({ value, label }) => html`<option value=${value} .selected=${live(value === text)}>${label}</option>`)}
  </select>`;
}

function renderYear(context: FormContext, field: Field): TemplateResult {
  const { id, raw, item, invalid } = field;
  const { t } = context.messages;
  const period = parsePeriod('financialYear', raw.text ?? '', context.today);
  const echo =
    period === null
      ? null
      : t('reply.value.range', {
          from: context.messages.format.longDay(period.from),
          to: context.messages.format.longDay(period.to),
        });
  const set = (event: Event): void => change(context, field, { periodKind: 'financialYear', text: typedIn(event) });
  return html`<div class="control">
    <input
      class="input"
      id=${id}
      type="text"
      autocomplete="off"
      spellcheck="false"
      aria-label=${t(KINDS.financialYear)}
      aria-required=${item.required ? 'true' : nothing}
      aria-invalid=${invalid ? 'true' : nothing}
      aria-describedby=${described({ id, describedBy: `${field.describedBy} ${id}-format`.trim() }, echo !== null)}
      .value=${live(raw.text ?? '')}
      @input=${set}
    />
    ${echo === null ? nothing : html`<p class="echo" id="${id}-echo">${echo}</p>`}
    <p class="format" id="${id}-format">${t('reply.field.yearHint')}</p>
  </div>`;
}

function renderRange(context: FormContext, field: Field): TemplateResult {
  const { t } = context.messages;
  const ends = [
    { key: 'from', id: field.id, label: t('reply.field.from') },
    { key: 'to', id: `${field.id}-to`, label: t('reply.field.to') },
  ] as const;
  return html`<div class="range">
    ${ends.map(
      ({ key, id, label }) =>
        html`<div class="part">
          <label class="part-label" id="${id}-part" for=${id}>${label}</label>
          ${renderDate(context, {
            id,
            labelId: `${id}-part`,
            value: field.raw[key] ?? '',
            describedBy: field.describedBy,
            invalid: field.invalid,
            required: field.item.required,
            set: (text) => change(context, field, { periodKind: 'range', [key]: text }),
          })}
        </div>`,
    )}
  </div>`;
}
