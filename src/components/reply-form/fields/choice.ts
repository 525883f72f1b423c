import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { change, type Field, type FormContext } from '../form-context.ts';
import { typedIn } from './text.ts';

/** More than these and a list that folds is easier to look through. */
const MOST_RADIOS = 6;

interface Option {
  readonly label: string;
  readonly checked: boolean;
  set(checked: boolean): void;
}

/** Yes or no. */
export function renderYesNo(context: FormContext, field: Field): TemplateResult {
  const { t } = context.messages;
  const options = [true, false].map((yes) => ({
    label: t(yes ? 'reply.value.yes' : 'reply.value.no'),
    checked: field.raw.yes === yes,
    set: () => change(context, field, { yes }),
  }));
  const chosen = field.raw.yes !== undefined;
  return html`${renderOptions('radio', field, options, 'options row-options')}${chosen ? renderClear(context, field, { yes: undefined }) : nothing}`;
}

/** One of several. */
export function renderChoice(context: FormContext, field: Field): TemplateResult {
  const offered = field.item.options ?? [];
  const picked = field.raw.picked ?? [];
  if (offered.length > MOST_RADIOS) return renderSelect(context, field);
  const options = offered.map(({ id, label }) => ({
    label,
    checked: picked.includes(id),
    set: () => change(context, field, { picked: [id] }),
  }));
  return html`${renderOptions('radio', field, options)}${picked.length > 0 ? renderClear(context, field, { picked: [] }) : nothing}`;
}

/** Any number of several. */
export function renderChoices(context: FormContext, field: Field): TemplateResult {
  const picked = field.raw.picked ?? [];
  const options = (field.item.options ?? []).map(({ id, label }) => ({
    label,
    checked: picked.includes(id),
    set: (checked: boolean) =>
      change(context, field, { picked: checked ? [...picked, id] : picked.filter((other) => other !== id) }),
  }));
  return renderOptions('checkbox', field, options);
}

/** Radio buttons or boxes under the item's label; the first one carries the item's id, for links to it. */
export function renderOptions(
  type: 'radio' | 'checkbox',
  { id, item, describedBy, invalid }: Field,
  options: readonly Option[],
  classes = 'options',
): TemplateResult {
  return html`<div
    class=${classes}
    role=${type === 'radio' ? 'radiogroup' : 'group'}
    aria-labelledby="${id}-label"
    aria-describedby=${describedBy || nothing}
    aria-required=${type === 'radio' && item.required ? 'true' : nothing}
    aria-invalid=${type === 'radio' && invalid ? 'true' : nothing}
  >
    ${options.map(
      (option, index) =>
        html`<label class="option">
          <input
            type=${type}
            id=${index === 0 ? id : nothing}
            name=${id}
            .checked=${live(option.checked)}
            @change=${(event: Event) => option.set((event.currentTarget as HTMLInputElement).checked)}
          />
          <span>${option.label}</span>
        </label>`,
    )}
  </div>`;
}

function renderSelect(context: FormContext, field: Field): TemplateResult {
  const { id, item, invalid } = field;
  const picked = field.raw.picked?.[0] ?? '';
  const set = (event: Event): void => {
    const value = typedIn(event);
    change(context, field, { picked: value === '' ? [] : [value] });
  };
  return html`<select
    class="input select"
    id=${id}
    aria-required=${item.required ? 'true' : nothing}
    aria-invalid=${invalid ? 'true' : nothing}
    aria-describedby=${field.describedBy || nothing}
    @change=${set}
  >
    <option value="" .selected=${live(picked === '')}>${context.messages.t('reply.field.choose')}</option>
    ${(item.options ?? []).map(
      (option) => html`<option value=${option.id} .selected=${live(picked === option.id)}>${option.label}</option>`,
    )}
  </select>`;
}

/** A radio button cannot be let go of; an answer that nobody has to give must be. */
function renderClear(context: FormContext, field: Field, changes: Parameters<typeof change>[2]): unknown {
  if (field.item.required) return nothing;
  const clear = (): void => {
    change(context, field, changes);
    context.focus(field.id);
  };
  return html`<button type="button" class="button text flat" aria-describedby="${field.id}-label" @click=${clear}>
    ${context.messages.t('reply.clear')}
  </button>`;
}
