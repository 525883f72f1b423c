import { html, nothing, type TemplateResult } from 'lit';
import type { FormContext } from './form-context.ts';

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
