import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { parsePlainDate, type PlainDate } from '../../../domain/index.ts';
import { parseTypedDate } from '../../../domain/values/typed-date.ts';
import { icon } from '../../../element/icons.ts';
import type { FormContext } from '../form-context.ts';
import { described, typedIn } from './text.ts';

/** A field for one date. */
export interface DateField {
  readonly id: string;
  /** Id of its label. */
  readonly labelId: string;
  readonly value: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly required: boolean;
  /** Where only a day from today on makes sense. */
  readonly future?: boolean;
  set(text: string): void;
}

/** A date as people write it, echoed with its weekday, or chosen in the browser's own calendar. */
export function renderDate(context: FormContext, field: DateField): TemplateResult {
  const { id, value, invalid } = field;
  const { t, format } = context.messages;
  const reading = parseTypedDate(value, context.today, field.future ? 'future' : 'any');
  const date = value.trim() !== '' && reading.state === 'ok' ? reading.value : null;
  return html`<div class="control">
    <span class="date-box">
      <input
        class="input"
        id=${id}
        type="text"
        autocomplete="off"
        spellcheck="false"
        aria-required=${field.required ? 'true' : nothing}
        aria-invalid=${invalid ? 'true' : nothing}
        aria-describedby=${described({ id, describedBy: [field.describedBy, `${id}-format`].join(' ').trim() }, date !== null)}
        .value=${live(value)}
        @input=${(event: Event) => field.set(typedIn(event))}
      />
      ${renderCalendar(context, field, date)}
    </span>
    <p class="echo" id="${id}-echo">${date === null ? '' : `${format.day(date)}${yearOf(context, date)}`}</p>
    <p class="format" id="${id}-format">${t('reply.field.dateHint')}</p>
  </div>`;
}

/** The year stands in the short form only where it is not this year's; a date that is sent says it always. */
function yearOf({ today }: FormContext, date: PlainDate): string {
  return date.slice(0, 4) === today.slice(0, 4) ? `\u00a0${date.slice(0, 4)}` : '';
}

/** The native picker behind a button of ours; the field it belongs to is not for the keyboard, the text field is. */
function renderCalendar(context: FormContext, field: DateField, date: PlainDate | null): unknown {
  if (!('showPicker' in HTMLInputElement.prototype)) return nothing;
  const open = (event: Event): void => {
    const picker = (event.currentTarget as HTMLElement).parentElement?.querySelector<HTMLInputElement>('.picker');
    // Refused in frames of another origin; one can still type.
    try {
      picker?.showPicker();
    } catch {
      context.focus(field.id);
    }
  };
  const chosen = (event: Event): void => {
    const value = parsePlainDate(typedIn(event));
    if (value === null) return;
    field.set(value);
    context.focus(field.id);
  };
  return html`<input
      class="picker"
      type="date"
      tabindex="-1"
      aria-hidden="true"
      min=${field.future ? context.today : nothing}
      .value=${live(date ?? '')}
      @change=${chosen}
    />
    <button
      type="button"
      class="icon-button calendar"
      aria-label=${context.messages.t('reply.field.datePicker')}
      aria-describedby=${field.labelId}
      @click=${open}
    >
      ${icon('calendar')}
    </button>`;
}
