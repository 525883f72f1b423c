import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { interpret } from '../../../domain/interpret.ts';
import { formatDecimal } from '../../../domain/values/decimal.ts';
import { change, type Field, type FormContext } from '../form-context.ts';
import { described, typedIn } from './text.ts';

/** An amount in kronor, or a number: echoed as it was understood, asked back where it can be two things. */
export function renderAmount(context: FormContext, field: Field): TemplateResult {
  const { item, id, raw, invalid } = field;
  const { t } = context.messages;
  const isMoney = item.kind === 'amount';
  const echo = echoOf(context, field);
  return html`<div class="control figure">
      <span class="figure-box">
        <input
          class=${isMoney ? 'input with-unit' : 'input'}
          id=${id}
          type="text"
          inputmode="decimal"
          autocomplete="off"
          spellcheck="false"
          aria-required=${item.required ? 'true' : nothing}
          aria-invalid=${invalid ? 'true' : nothing}
          aria-describedby=${described(field, echo !== null)}
          .value=${live(raw.text ?? '')}
          @input=${(event: Event) => change(context, field, { text: typedIn(event) })}
          @change=${() => askBack(context, field)}
        />
        ${isMoney ? html`<span class="unit" aria-hidden="true">${t('reply.field.kr')}</span>` : nothing}
      </span>
      ${renderSign(context, field)} ${echo === null ? nothing : html`<p class="echo" id="${id}-echo">${echo}</p>`}
    </div>
    ${renderQuestion(context, field)}`;
}

function renderSign(context: FormContext, field: Field): TemplateResult {
  return renderSignButton(context, `${field.id}-label`, () => {
    change(context, field, { text: otherSign(field.raw.text ?? '') });
    context.focus(field.id);
  });
}

/** A phone's figure keys have no minus: this gives one, and is not there where a keyboard is. */
export function renderSignButton({ messages }: FormContext, labelId: string, flip: () => void): TemplateResult {
  return html`<button
    type="button"
    class="button sign"
    aria-label=${messages.t('reply.field.sign')}
    aria-describedby=${labelId}
    @click=${flip}
  >
    ±
  </button>`;
}

/** What was typed, with a minus in front or without it. */
export function otherSign(typed: string): string {
  const text = typed.trim();
  return /^[-\u2212\u2013]/.test(text) ? text.slice(1).trimStart() : `\u2212${text}`;
}

function echoOf({ today, messages: { format } }: FormContext, { item, raw }: Field): string | null {
  const reading = interpret(item, raw, [], today);
  if (reading.state !== 'ok' || !reading.echo) return null;
  if (reading.echo.kind === 'amount') return format.money(reading.echo.value, { exact: true });
  const echo = reading.echo.kind === 'number' ? format.number(reading.echo.value) : null;
  return echo === raw.text ? null : echo;
}

/** Only once the field is left: while somebody types, `1.234` may become `1.234,50`. */
function askBack(context: FormContext, { item, raw }: Field): void {
  const reading = interpret(item, raw, [], context.today);
  if (reading.state !== 'error' || !reading.params?.candidates || raw.text === undefined) return;
  context.ui.asked.set(item.id, raw.text);
  context.update();
}

function renderQuestion(context: FormContext, field: Field): unknown {
  const { item, raw, id } = field;
  const { t } = context.messages;
  const reading = interpret(item, raw, [], context.today);
  const candidates = reading.state === 'error' ? (reading.params?.candidates ?? []) : [];
  const asked = field.invalid || context.ui.asked.get(item.id) === raw.text;
  const [first, second] = candidates;
  if (!asked || first === undefined) return nothing;
  const shown = (value: string): string => figure(context, field, value);
  const question =
    second === undefined
      ? t('reply.field.meant', { value: shown(first) })
      : t('reply.field.meantOr', { first: shown(first), second: shown(second) });
  const choose = (value: string): void => {
    change(context, field, { text: formatDecimal(value) });
    context.focus(id);
  };
  return html`<div class="meant" role="group" aria-labelledby="${id}-meant">
    <p id="${id}-meant">${question}</p>
    <div class="row">
      ${candidates.map(
        (value) =>
          html`<button type="button" class="button" @click=${() => choose(value)}>
            ${t('reply.field.yesMeant', { value: shown(value) })}
          </button>`,
      )}
      <button type="button" class="button text" @click=${() => context.focus(id)}>${t('reply.field.rewrite')}</button>
    </div>
  </div>`;
}

function figure({ messages: { format } }: FormContext, { item }: Field, value: string): string {
  return item.kind === 'amount' ? format.money({ amount: value, currency: 'SEK' }) : format.number(value);
}
