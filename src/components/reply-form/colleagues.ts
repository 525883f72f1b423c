import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../element/icons.ts';
import type { FormContext } from './form-context.ts';
import { banner, newEntries, renderNewsText } from './notices.ts';

/** Who else is at it, and what has come while the user was writing: told before they send. */
export function renderColleagues(context: FormContext): unknown {
  const { answering, messages, state } = context;
  const { t, format } = messages;
  return html`${state.dirty && !state.conflict ? renderFresh(context) : nothing}
  ${answering.map(
    ({ by, since }) =>
      html`<p class="note answering" role="status">
        ${icon('people')}<span>${t('reply.colleagues.answering', { name: by.name, time: format.time(since) })}</span>
      </p>`,
  )}`;
}

/** What somebody has added since the user began; what they have written is still there. */
function renderFresh(context: FormContext): unknown {
  const { ui, messages, detail } = context;
  const { t, format } = messages;
  const fresh = newEntries(context, detail);
  const last = fresh.at(-1);
  if (!last) return nothing;
  const answered = last.by.side === 'company' && last.kind !== 'message';
  const text = answered
    ? t('reply.colleagues.answered', { name: last.by.name, time: format.moment(last.at) })
    : t('reply.conflict.text', { name: last.by.name });
  const toggle = (): void => {
    ui.conflictOpen = !ui.conflictOpen;
    context.update();
  };
  const way = { text: t(ui.conflictOpen ? 'reply.conflict.hide' : 'reply.conflict.show'), act: toggle };
  return html`${banner('message', text, [way], 'news')} ${ui.conflictOpen ? renderNewsText(context, fresh) : nothing}`;
}

/** Leads to what the agency wants done again, where that is not the first thing on the page. */
export function renderToCorrect(context: FormContext): TemplateResult | typeof nothing {
  const { detail, messages, ui } = context;
  const wanted = detail.items.filter(
    (item) => 'label' in item && !item.locked && item.verdict && item.verdict.is !== 'accepted',
  );
  const [first] = wanted;
  if (!first || !('label' in first) || detail.items.length < 2) return nothing;
  const go = (): void => context.focus(ui.places.get(`item:${first.id}`) ?? 'form');
  return html`<p class="to-correct">
    <button type="button" class="link" @click=${go}>${messages.t('reply.toCorrect', { count: wanted.length })}</button>
  </p>`;
}
