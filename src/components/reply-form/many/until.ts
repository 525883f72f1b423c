import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { addDays, weekday, type PlainDate } from '../../../domain/index.ts';
import { icon } from '../../../element/icons.ts';
import type { MessageKey } from '../../../controllers/index.ts';
import { typedIn } from '../fields/text.ts';
import type { FormContext } from '../form-context.ts';
import { UNTIL_ID } from '../later.ts';

interface Day {
  readonly date: PlainDate;
  readonly text: MessageKey;
}

/** Tomorrow, the next Friday, a week from now; each day once. */
function offeredDays(today: PlainDate): readonly Day[] {
  const friday = addDays(today, (5 - weekday(today) + 7) % 7 || 7);
  const days: Day[] = [
    { date: addDays(today, 1), text: 'reply.later.tomorrow' },
    { date: friday, text: weekday(today) >= 5 ? 'reply.later.nextFriday' : 'reply.later.friday' },
    { date: addDays(today, 7), text: 'reply.later.week' },
  ];
  return days.filter((day, index) => days.findIndex((other) => other.date === day.date) === index);
}

/** The day by which the user promises to answer. */
export function renderUntil(context: FormContext): TemplateResult {
  const { messages, state, session, ui, today } = context;
  const { t, format } = messages;
  const days = offeredDays(today);
  const other = ui.otherDate || (state.until !== undefined && !days.some((day) => day.date === state.until));
  const error = ui.errorAt('until');
  const pick = (until: PlainDate | undefined): void => {
    ui.otherDate = until === undefined;
    session.setUntil(until);
    context.update();
    if (until === undefined) context.focus(`${UNTIL_ID}-date`);
  };
  return html`<div class="part">
    <p class="label" id="${UNTIL_ID}-label">${t('reply.later.when')}</p>
    ${error ? renderUntilError(context, error.text) : nothing}
    <div
      class="options"
      role="radiogroup"
      aria-labelledby="${UNTIL_ID}-label"
      aria-describedby=${error ? `${UNTIL_ID}-error` : nothing}
      aria-invalid=${error ? 'true' : nothing}
    >
      ${days.map(({ date, text }, index) =>
        renderDay(
          { id: index === 0 ? UNTIL_ID : undefined, checked: !other && state.until === date, set: () => pick(date) },
          t(text),
          format.day(date),
        ),
      )}
      ${renderDay({ checked: other, set: () => pick(undefined) }, t('reply.later.date'))}
    </div>
    ${other ? renderOtherDate(context) : nothing}
  </div>`;
}

function renderUntilError({ messages }: FormContext, text: string): TemplateResult {
  return html`<p class="error" id="${UNTIL_ID}-error">
    ${icon('alert', true)}<span><span class="visually-hidden">${messages.t('common.errorPrefix')} </span>${text}</span>
  </p>`;
}

interface DayOption {
  readonly id?: string | undefined;
  readonly checked: boolean;
  set(): void;
}

function renderDay({ id, checked, set }: DayOption, label: string, date?: string): TemplateResult {
  return html`<label class="option">
    <input type="radio" id=${id ?? nothing} name=${UNTIL_ID} .checked=${live(checked)} @change=${set} />
    <span>${label}${date === undefined ? nothing : html` <span class="muted">${date}</span>`}</span>
  </label>`;
}

function renderOtherDate({ messages, state, session, today }: FormContext): TemplateResult {
  const id = `${UNTIL_ID}-date`;
  const set = (event: Event): void => {
    const value = typedIn(event);
    session.setUntil(value === '' ? undefined : value);
  };
  return html`<div class="part">
    <label class="part-label" for=${id}>${messages.t('reply.later.dateLabel')}</label>
    <input class="input narrow" id=${id} type="date" min=${today} .value=${live(state.until ?? '')} @input=${set} />
  </div>`;
}
