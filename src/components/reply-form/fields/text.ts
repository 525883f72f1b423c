import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { interpret } from '../../../domain/interpret.ts';
import type { ItemKind } from '../../../domain/index.ts';
import { change, type Field, type FormContext } from '../form-context.ts';
import { isHidden, renderHidden } from './masked.ts';

/** How a kind is typed: the keyboard, and what the browser may help with. */
interface Traits {
  readonly inputmode?: 'text' | 'numeric' | 'email' | 'tel';
  readonly autocomplete: 'off' | 'email' | 'tel';
  /** Prose is spelt; numbers and addresses are not, and no helper service gets to read them. */
  readonly prose?: true;
  readonly capitals?: true;
  readonly wide?: true;
}

const NUMBER: Traits = { inputmode: 'numeric', autocomplete: 'off' };
const CODE: Traits = { inputmode: 'text', autocomplete: 'off', capitals: true };
const TRAITS: Readonly<Record<string, Traits>> = {
  text: { autocomplete: 'off', prose: true, wide: true },
  email: { inputmode: 'email', autocomplete: 'email', wide: true },
  phone: { inputmode: 'tel', autocomplete: 'tel' },
  organisationNumber: NUMBER,
  personalNumber: NUMBER,
  bankgiro: NUMBER,
  plusgiro: NUMBER,
  iban: { ...CODE, wide: true },
  vatNumber: CODE,
};
const PLAIN: Traits = { autocomplete: 'off', prose: true, wide: true };

/** How a value of this kind is typed. */
export function traitsOf(kind: ItemKind): Traits {
  return (Object.hasOwn(TRAITS, kind) ? TRAITS[kind] : undefined) ?? PLAIN;
}

/** One line of text, or one of the numbers and addresses that have a form of their own. */
export function renderText(context: FormContext, field: Field): TemplateResult {
  if (isHidden(context, field)) return renderHidden(context, field);
  const { item, id, raw, invalid } = field;
  const traits = traitsOf(item.kind);
  const echo = echoOf(context, field);
  return html`<div class=${traits.wide ? 'control wide' : 'control'}>
    <input
      class="input"
      id=${id}
      type="text"
      inputmode=${traits.inputmode ?? nothing}
      autocomplete=${traits.autocomplete}
      spellcheck=${traits.prose ? 'true' : 'false'}
      autocapitalize=${traits.capitals ? 'characters' : traits.prose ? 'sentences' : 'none'}
      aria-required=${item.required ? 'true' : nothing}
      aria-invalid=${invalid ? 'true' : nothing}
      aria-describedby=${described(field, echo !== null)}
      .value=${live(raw.text ?? '')}
      @input=${(event: Event) => type(context, field, event)}
      @blur=${() => cover(context, field)}
    />
    ${echo === null ? nothing : html`<p class="echo" id="${id}-echo">${echo}</p>`}
  </div>`;
}

/** A number that is being typed stands open; who has left it has it covered. */
function type(context: FormContext, field: Field, event: Event): void {
  if (field.item.kind === 'personalNumber') context.ui.revealed.add(field.item.id);
  change(context, field, { text: typedIn(event) });
}

function cover(context: FormContext, { item }: Field): void {
  if (context.ui.revealed.delete(item.id)) context.update();
}

/** Several lines. */
export function renderLongText(context: FormContext, field: Field): TemplateResult {
  const { item, id, raw, invalid } = field;
  return html`<textarea
    class="input"
    id=${id}
    rows="3"
    spellcheck="true"
    autocomplete="off"
    aria-required=${item.required ? 'true' : nothing}
    aria-invalid=${invalid ? 'true' : nothing}
    aria-describedby=${field.describedBy || nothing}
    .value=${live(raw.text ?? '')}
    @input=${(event: Event) => change(context, field, { text: typedIn(event) })}
  ></textarea>`;
}

/** What stands in the field that an event comes from. */
export function typedIn(event: Event): string {
  return (event.currentTarget as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;
}

/** The ids of what describes a control, its echo included. */
export function described(
  { describedBy, id }: Pick<Field, 'describedBy' | 'id'>,
  echo: boolean,
): string | typeof nothing {
  return [describedBy, echo ? `${id}-echo` : ''].filter((part) => part !== '').join(' ') || nothing;
}

/** How a number was understood, where that is written otherwise than it was typed. */
function echoOf({ today }: FormContext, { item, raw }: Field): string | null {
  const reading = interpret(item, raw, [], today);
  if (reading.state !== 'ok' || reading.echo?.kind !== 'text') return null;
  const { value } = reading.echo;
  return value === (raw.text ?? '').trim() ? null : value;
}
