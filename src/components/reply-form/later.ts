import { html, nothing, type TemplateResult } from 'lit';
import type { Act } from '../../domain/index.ts';
import { icon } from '../../element/icons.ts';
import { heading } from '../../element/heading.ts';
import type { MessageKey } from '../../controllers/index.ts';
import { renderMessage, TEXT_ID } from './comment.ts';
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
    ${act === 'moreTime' ? context.late.render((parts) => parts.renderUntil(context)) : nothing}
    ${renderMessage(context, { label, optional: act === 'moreTime', withFiles: act !== 'moreTime' })}
  </section>`;
}
