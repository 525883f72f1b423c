import { html, type TemplateResult } from 'lit';
import { interpret } from '../../../domain/interpret.ts';
import type { Item } from '../../../domain/index.ts';
import type { RawAnswer } from '../../../domain/raw-answer.ts';
import { isItem, rawOf } from '../../../domain/visibility.ts';
import type { DraftClash } from '../../../controllers/index.ts';
import { answerText } from '../answer-view.ts';
import { CLASHES_ID } from '../draft-notices.ts';
import type { FormContext } from '../form-context.ts';

/** What was written on two devices, both versions of each part, to choose between. */
export function renderClashes(context: FormContext, clashes: readonly DraftClash[]): TemplateResult {
  return html`<div
    class="news-text"
    id=${CLASHES_ID}
    tabindex="-1"
    role="group"
    aria-label=${context.messages.t('reply.draft.clash')}
  >
    ${clashes.map((clash, index) => renderClash(context, clash, `clash-${index}`))}
  </div>`;
}

function renderClash(context: FormContext, clash: DraftClash, id: string): TemplateResult {
  const { messages, detail, session, state } = context;
  const { t } = messages;
  const item = clash.part === 'item' ? detail.items.filter(isItem).find((one) => one.id === clash.itemId) : undefined;
  const [ours, theirs] =
    clash.part === 'item'
      ? [rawText(context, item, rawOf(state.answers, clash.itemId) ?? {}), rawText(context, item, clash.theirs)]
      : [clash.part === 'text' ? state.text : (state.until ?? ''), clash.theirs];
  const choice = (which: 'ours' | 'theirs', label: string, text: string): TemplateResult =>
    html`<div class="version">
      <p class="meta" id="${id}-${which}">${label}</p>
      <p>${text}</p>
      <button
        type="button"
        class="button"
        aria-describedby="${id} ${id}-${which}"
        @click=${() => session.draft?.choose(clash, which)}
      >
        ${t(which === 'ours' ? 'reply.draft.ours' : 'reply.draft.theirs')}
      </button>
    </div>`;
  return html`<article>
    <p id=${id}><strong>${item?.label ?? t('reply.receipt.message')}</strong></p>
    ${choice('ours', t('reply.draft.here'), ours)} ${choice('theirs', t('reply.draft.there'), theirs)}
  </article>`;
}

/** What has been typed or chosen, in words. */
function rawText(context: FormContext, item: Item | undefined, raw: RawAnswer): string {
  const reading = item ? interpret(item, raw, [], context.today) : undefined;
  if (item && reading?.state === 'ok') return answerText(context, item, reading.answer);
  return [raw.text, raw.from, raw.to, raw.reason, raw.missing?.text].filter((part) => part).join(' ') || '–';
}
