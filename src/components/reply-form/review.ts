import { html, nothing, type TemplateResult } from 'lit';
import type { CaseDetail, Item, ItemId } from '../../domain/index.ts';
import { isItem } from '../../domain/visibility.ts';
import { fileName } from '../../element/file-name.ts';
import type { CheckedSum } from '../../domain/checks.ts';
import { heading } from '../../element/heading.ts';
import { offText } from './checks.ts';
import { itemTarget, type FormContext } from './form-context.ts';
import type { Plan } from './plan.ts';
import { buttonText, SEND_ID, whatGoes } from './send-bar.ts';

export const REVIEW_ID = 'review';

/** What is worth a second look before it goes. */
export interface Review {
  readonly approves: readonly Item[];
  /** Required items that go without an answer. */
  readonly skipped: readonly Item[];
  /** Items whose input a condition has made superfluous. */
  readonly dropped: readonly Item[];
  /** Sums that do not come out, of what goes now. */
  readonly sums: readonly CheckedSum[];
}

/** `undefined` where one step is enough, as it mostly is: what has been sent can be corrected until it is used. */
export function reviewOf(detail: CaseDetail, { act, summary, sums = [] }: Plan): Review | undefined {
  if (!act || !('answers' in act) || !summary) return undefined;
  const { answers } = act;
  const named = (ids: readonly ItemId[]): readonly Item[] =>
    detail.items.filter(isItem).filter((item) => ids.includes(item.id));
  const approved = Object.keys(answers).filter((id) => {
    const answer = answers[id];
    return answer !== undefined && 'approved' in answer && answer.approved;
  });
  const review = {
    approves: named(approved),
    // Bank lines that are left are told by the button, and are the normal case.
    skipped:
      detail.status === 'awaitingCompany' ? named(summary.skipped.filter((id) => !Object.hasOwn(answers, id))) : [],
    dropped: named(summary.dropped),
    sums: sums.filter(({ itemId }) => Object.hasOwn(answers, itemId)),
  };
  return Object.values(review).some((found) => found.length > 0) ? review : undefined;
}

/** Stands in the place of the send bar; the button has the same name, so that one knows what one said yes to. */
export function renderReview(context: FormContext, plan: Plan, review: Review): TemplateResult {
  const { messages, level } = context;
  const { t } = messages;
  const back = (): void => {
    context.ui.reviewing = false;
    context.focus(SEND_ID);
    context.update();
  };
  return html`<section class="review" aria-labelledby=${REVIEW_ID}>
    ${heading(level, t('reply.review.title'), { class: 'act-title', id: REVIEW_ID, focusable: true })}
    ${review.approves.map((item) => renderApproves(context, item))}
    ${review.sums.map((sum) => html`<p>${labelOf(context, sum.itemId)}: ${offText(context, sum)}</p>`)}
    ${renderNamed(context, t('reply.review.skipped', { count: review.skipped.length }), review.skipped)}
    ${renderNamed(context, t('reply.review.dropped', { count: review.dropped.length }), review.dropped)}
    ${review.approves.length > 0 ? nothing : html`<p>${whatGoes(context, plan)}</p>`}
    <div class="row">
      <button type="button" class="button primary" id=${SEND_ID} @click=${() => context.send()}>
        ${buttonText(context, plan)}
      </button>
      <button type="button" class="button text" @click=${back}>${t('reply.review.back')}</button>
    </div>
  </section>`;
}

function labelOf({ detail }: FormContext, id: ItemId): string {
  return detail.items.filter(isItem).find((item) => item.id === id)?.label ?? '';
}

/** What the yes is to, once more, down to the last figure and the files. */
function renderApproves({ messages }: FormContext, { label, approves }: Item): TemplateResult {
  const { t, format } = messages;
  const sum = approves?.figures.at(-1);
  const value = sum && (typeof sum.value === 'string' ? sum.value : format.money(sum.value));
  return html`<div>
    <p>${t('reply.review.approves')} <strong>${label}</strong></p>
    ${sum ? html`<p>${sum.label}: <strong class="nowrap">${value}</strong></p>` : nothing}
    ${approves?.files.map(({ name }) => html`<p class="second">${fileName(name)}</p>`)}
    <p class="second">${t('reply.approval.note')}</p>
  </div>`;
}

function renderNamed(context: FormContext, text: string, items: readonly Item[]): unknown {
  if (items.length === 0) return nothing;
  const go = (item: Item): void => {
    context.ui.reviewing = false;
    context.focus(context.ui.places.get(itemTarget(item.id)) ?? 'form');
    context.update();
  };
  return html`<div>
    <p>${text}</p>
    <ul>
      ${items.map((item) =>
        context.ui.places.has(itemTarget(item.id))
          ? html`<li><button type="button" class="link" @click=${() => go(item)}>${item.label}</button></li>`
          : html`<li>${item.label}</li>`,
      )}
    </ul>
  </div>`;
}
