import { html, nothing, type TemplateResult } from 'lit';
import { checkSums, type CheckedSum } from '../../domain/checks.ts';
import type { Item } from '../../domain/index.ts';
import { negateDecimal } from '../../domain/values/decimal.ts';
import { icon } from '../../element/icons.ts';
import { TEXT_ID } from './comment.ts';
import type { FormContext } from './form-context.ts';

/** Whether the sums come out that the agency knows of; one that does not may be sent, with a word about why. */
export function renderChecks(context: FormContext, item: Item): unknown {
  if (!item.checks) return nothing;
  const { detail, state, today } = context;
  const sums = checkSums(detail.items, state.answers, today).filter(({ itemId }) => itemId === item.id);
  return sums.map((sum) => (sum.off ? renderOff(context, sum) : renderRight(context, sum)));
}

/** By how much a sum does not come out, in words. */
export function offText({ messages: { t, format } }: FormContext, { difference, expected }: CheckedSum): string {
  const isLow = difference.startsWith('-');
  const amount = isLow ? negateDecimal(difference) : difference;
  return t(isLow ? 'reply.checks.low' : 'reply.checks.high', {
    difference: format.money({ ...expected, amount }, { exact: true }),
    sum: format.money(expected, { exact: true }),
  });
}

function renderOff(context: FormContext, sum: CheckedSum): TemplateResult {
  const { messages, state, ui } = context;
  const explain = (): void => {
    ui.commentOpen = true;
    context.focus(TEXT_ID);
  };
  return html`<div class="verdict more">
    ${icon('alert')}
    <p>
      <strong>${offText(context, sum)}</strong> ${messages.t('reply.checks.note')}
      ${
        state.text.trim() === ''
          ? html`<button type="button" class="link" @click=${explain}>${messages.t('reply.checks.why')}</button>`
          : nothing
      }
    </p>
  </div>`;
}

function renderRight({ messages: { t, format } }: FormContext, { sum }: CheckedSum): TemplateResult {
  return html`<p class="sum-right">
    ${icon('check', true)}<span>${t('reply.checks.right', { sum: format.money(sum, { exact: true }) })}</span>
  </p>`;
}
