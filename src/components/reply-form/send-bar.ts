import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../element/icons.ts';
import { NEW_CASE } from '../../domain/start.ts';
import { fillText } from '../../element/rich-text.ts';
import type { MessageKey, SendPhase } from '../../controllers/index.ts';
import type { FormContext } from './form-context.ts';
import { renderLaterButton, renderLaterMenu } from './later.ts';
import type { Mode, Plan } from './plan.ts';

export const SEND_ID = 'send';

/** While one of these is under way a further press does nothing. */
const BUSY: readonly SendPhase[] = [
  'waitingForFiles',
  'sending',
  'waitingForConnection',
  'waitingForSignIn',
  'unknown',
  'settling',
];

export function isBusy(phase: SendPhase): boolean {
  return BUSY.includes(phase);
}

/** Says what will go and to whom, and sends it: the only filled button there is. */
export function renderSendBar(context: FormContext, plan: Plan, mode: Mode, sticky: boolean): TemplateResult {
  const { messages, state } = context;
  const busy = isBusy(state.phase);
  const maySayLater =
    mode === 'answer' && context.detail.id !== NEW_CASE && (plan.kind === 'answer' || plan.kind === 'acknowledge');
  return html`<p class="saved narrow-bar">${savedText(context)}</p>
    ${maySayLater ? html`${renderLaterButton(context, 'narrow-bar')} ${renderLaterMenu(context)}` : nothing}
    <div class=${sticky ? 'send-bar sticky' : 'send-bar'} role="group" aria-label=${messages.t('reply.bar.label')}>
      <div class="what">
        <p id="what-goes">${whatGoes(context, plan)}</p>
        <p class="saved wide-bar">${savedText(context)}</p>
      </div>
      <div class="row">
        <button
          type="button"
          class="button primary"
          id=${SEND_ID}
          aria-disabled=${busy ? 'true' : nothing}
          aria-describedby="what-goes"
          @click=${() => context.send()}
        >
          ${buttonText(context, plan)}
        </button>
        ${maySayLater ? renderLaterButton(context, 'wide-bar') : nothing}
        ${plan.summary && isPartial(plan) ? html`<span class="stays wide-bar">${messages.t('reply.bar.stays')}</span>` : nothing}
      </div>
    </div>`;
}

function savedText({ messages, state }: FormContext): unknown {
  return state.dirty ? html`${icon('info', true)}<span>${messages.t('reply.bar.saved')}</span>` : nothing;
}

/** Some of what is required goes now, the rest later. */
function isPartial({ summary }: Plan): boolean {
  return summary !== undefined && summary.partial.ready > 0 && summary.partial.ready < summary.partial.total;
}

function buttonText({ messages: { t }, detail }: FormContext, plan: Plan): string {
  if (detail.id === NEW_CASE) return t('reply.start.send');
  const simple: Partial<Record<Plan['kind'], MessageKey>> = {
    ask: 'reply.button.ask',
    note: 'reply.button.note',
    moreTime: 'reply.button.moreTime',
    acknowledge: 'reply.button.acknowledge',
  };
  const key = simple[plan.kind];
  if (key) return t(key);
  if (plan.decision) return t(plan.decision === 'approve' ? 'reply.button.approve' : 'reply.button.decline');
  if (plan.summary && isPartial(plan)) return t('reply.button.sendPart', { ...plan.summary.partial });
  const open = plan.summary?.partial.total ?? 0;
  if (open > 0 && plan.answers === 0 && plan.files === 0 && plan.text) return t('reply.button.sendText');
  if (plan.files > 0 && plan.answers === 0 && !plan.text) return t('reply.button.sendFiles', { count: plan.files });
  return t('reply.button.send');
}

function whatGoes(context: FormContext, plan: Plan): unknown {
  const { messages, detail, state } = context;
  const { name } = detail.contact;
  const { t } = messages;
  if (detail.id === NEW_CASE) return startGoes(context, plan);
  switch (plan.kind) {
    case 'ask':
      return t('reply.bar.asks', { name });
    case 'note':
      return t('reply.bar.notes', { name });
    case 'moreTime': {
      if (state.until === undefined) return t('reply.bar.promisesWhen');
      const date = html`<strong>${messages.format.day(state.until)}</strong>`;
      return fillText(messages, 'reply.bar.promises', { date }, { name });
    }
    case 'acknowledge':
      return t('reply.bar.reads', { name });
    default:
      return answerGoes(context, plan);
  }
}

function startGoes({ messages: { t }, detail }: FormContext, { files }: Plan): unknown {
  const { name } = detail.contact;
  if (name === '') return nothing;
  return files > 0 ? t('reply.start.goesFiles', { name, count: files }) : t('reply.start.goes', { name });
}

function answerGoes({ messages, detail }: FormContext, plan: Plan): unknown {
  const { t, format } = messages;
  const { name } = detail.contact;
  if (plan.decision === 'changes') return t('reply.bar.declines', { name });
  if (plan.decision === 'approve') {
    const approved = detail.items.filter((item) => 'label' in item && item.kind === 'approval');
    const labels = approved.flatMap((item) => ('label' in item ? [item.label] : []));
    return fillText(messages, 'reply.bar.approves', {
      what: html`<strong>${labels.length === 1 ? labels[0] : detail.subject}</strong>`,
    });
  }
  const parts = [
    ...(plan.answers > 0 ? [t('reply.bar.answers', { count: plan.answers })] : []),
    ...(plan.files > 0 ? [t('reply.bar.files', { count: plan.files })] : []),
    ...(plan.text ? [t('reply.bar.message')] : []),
  ];
  if (parts.length === 0) return t('reply.bar.nothing', { name });
  return fillText(messages, 'reply.bar.sends', { what: html`<strong>${format.list(parts)}</strong>` }, { name });
}
