import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { addDays, weekday, type Act, type PlainDate } from '../../domain/index.ts';
import { icon } from '../../element/icons.ts';
import { heading } from '../../element/heading.ts';
import type { MessageKey } from '../../controllers/index.ts';
import { renderMessage, TEXT_ID } from './comment.ts';
import { typedIn } from './fields/text.ts';
import type { FormContext } from './form-context.ts';

type OtherAct = Extract<Act['kind'], 'ask' | 'moreTime' | 'note'>;

/** Ids of the button that opens the choice, of its first alternative, and of what follows. */
export const LATER_ID = 'later';
const FIRST_ID = 'later-first';
export const UNTIL_ID = 'until';

const WAYS: readonly { readonly act: OtherAct; readonly text: MessageKey; readonly note: MessageKey }[] = [
  { act: 'ask', text: 'reply.later.ask', note: 'reply.later.askNote' },
  { act: 'moreTime', text: 'reply.later.moreTime', note: 'reply.later.moreTimeNote' },
  { act: 'note', text: 'reply.later.note', note: 'reply.later.noteNote' },
];

/** The one text button under the primary one. */
export function renderLaterButton(context: FormContext, extra: string): TemplateResult {
  const { ui } = context;
  const toggle = (): void => {
    ui.laterOpen = !ui.laterOpen;
    context.update();
    if (ui.laterOpen) context.focus(FIRST_ID);
  };
  return html`<button
    type="button"
    class="button text ${extra}"
    id="${LATER_ID}${extra}"
    aria-expanded=${String(ui.laterOpen)}
    @click=${toggle}
  >
    ${context.messages.t('reply.later.open')}
  </button>`;
}

/** What one may do instead of answering; each says what it does to the ball. */
export function renderLaterMenu(context: FormContext): unknown {
  const { ui, messages, session } = context;
  if (!ui.laterOpen) return nothing;
  const choose = (act: OtherAct): void => {
    session.setAct(act);
    ui.laterOpen = false;
    ui.errors = [];
    context.focus(act === 'moreTime' ? UNTIL_ID : TEXT_ID);
  };
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    ui.laterOpen = false;
    context.update();
    context.focus(LATER_ID);
  };
  return html`<div class="later" role="group" aria-labelledby="later-title" @keydown=${close}>
    <p class="part-label" id="later-title">${messages.t('reply.later.title')}</p>
    <ul>
      ${WAYS.map(
        ({ act, text, note }, index) =>
          html`<li>
            <button type="button" class="way" id=${index === 0 ? FIRST_ID : nothing} @click=${() => choose(act)}>
              <span class="way-text"><span class="way-title">${messages.t(text)}</span></span
              ><span class="visually-hidden">. </span>
              <span class="way-note">${messages.t(note)}</span>
              ${icon('chevronRight')}
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}

/** What stands in the form's place while something else than an answer is written. What was filled in stays. */
export function renderOtherAct(context: FormContext, act: OtherAct): TemplateResult {
  const { messages, session, ui, detail } = context;
  const { name } = detail.contact;
  const way = WAYS.find((one) => one.act === act);
  const back = (): void => {
    session.setAct('answer');
    ui.errors = [];
    context.focus(LATER_ID);
  };
  const label = {
    ask: messages.t('reply.later.askLabel', { name }),
    note: messages.t('reply.comment.label', { name }),
    moreTime: messages.t('reply.later.why'),
  }[act];
  return html`<section class="other-act">
    <button type="button" class="button text flat" @click=${back}>
      ${icon('chevronLeft', true)}${messages.t('reply.later.back')}
    </button>
    ${way ? heading(context.level, messages.t(way.text), { class: 'act-title' }) : nothing}
    ${way ? html`<p class="hint">${messages.t(way.note)}</p>` : nothing}
    ${act === 'moreTime' ? renderUntil(context) : nothing}
    ${renderMessage(context, { label, optional: act === 'moreTime', withFiles: act !== 'moreTime' })}
  </section>`;
}

interface Day {
  readonly date: PlainDate;
  readonly text: MessageKey;
}

/** Tomorrow, the next Friday, a week from now; each day once. */
export function offeredDays(today: PlainDate): readonly Day[] {
  const friday = addDays(today, (5 - weekday(today) + 7) % 7 || 7);
  const days: Day[] = [
    { date: addDays(today, 1), text: 'reply.later.tomorrow' },
    { date: friday, text: weekday(today) >= 5 ? 'reply.later.nextFriday' : 'reply.later.friday' },
    { date: addDays(today, 7), text: 'reply.later.week' },
  ];
  return days.filter((day, index) => days.findIndex((other) => other.date === day.date) === index);
}

function renderUntil(context: FormContext): TemplateResult {
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
