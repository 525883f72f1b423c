import { html, nothing } from 'lit';
import { heading } from '../../element/heading.ts';
import { itemTarget, type FormContext } from './form-context.ts';
import type { FormError } from './form-ui.ts';

export const SUMMARY_ID = 'summary';

/** What stands in the way, at the top: the focus comes here, and each line leads to its field. */
export function renderSummary(context: FormContext): unknown {
  const { ui, messages, level } = context;
  const { t } = messages;
  if (ui.empty) {
    return html`<div class="summary" role="alert" id=${SUMMARY_ID} tabindex="-1">
      ${heading(level, t('reply.summary.empty'), { class: 'summary-title' })}
      <p>${t('reply.summary.emptyText')}</p>
    </div>`;
  }
  if (ui.errors.length === 0) return nothing;
  return html`<div class="summary" role="alert" id=${SUMMARY_ID} tabindex="-1">
    ${heading(level, t('reply.summary.title', { count: ui.errors.length }), { class: 'summary-title' })}
    <ul>
      ${ui.errors.map((error) => {
        const text =
          error.label === '' ? error.text : t('reply.summary.link', { label: error.label, error: error.text });
        const go = (): void => goTo(context, error);
        return html`<li>
          ${error.target === '' ? text : html`<button type="button" class="link" @click=${go}>${text}</button>`}
        </li>`;
      })}
    </ul>
  </div>`;
}

/** Opens what the error is about, and moves there. */
function goTo(context: FormContext, { target, part }: FormError): void {
  const { ui } = context;
  const place = part && ui.places.get(itemTarget(part.itemId));
  const cell = ui.places.get(target);
  if (!part || !place || cell) return context.focus(targetId(context, target));
  // A bank line is drawn only while it is open.
  ui.linesOf(part.itemId).current = part.id;
  ui.linesOf(part.itemId).all = false;
  context.focus(`${place}-e`);
}

/** The element that an error leads to. */
function targetId({ detail, ui }: FormContext, target: string): string {
  if (target === 'text') return 'message';
  if (target === 'until') return 'until';
  if (target.startsWith('file:')) return `remove-${target.slice(5)}`;
  return ui.places.get(target) ?? (detail.items.length > 0 ? 'f1' : 'message');
}
