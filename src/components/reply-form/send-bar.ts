import { html, nothing, type TemplateResult } from 'lit';
import type { Act, Item } from '../../domain/index.ts';
import { rawOf } from '../../domain/visibility.ts';
import { NEW_CASE } from '../../domain/start.ts';
import { fillText } from '../../element/rich-text.ts';
import type { MessageKey } from '../../controllers/index.ts';
import { approve, soleApproval } from './fields/approval.ts';
import { renderDiscard, savedText } from './draft-notices.ts';
import { itemTarget, type FormContext } from './form-context.ts';
import { renderLaterButton, renderLaterMenu } from './later.ts';
import { NOTICE_ID, renderNotices, renderWays, type Notice } from './notice.ts';
import { isBusy } from './phase.ts';
import type { Mode, Plan } from './plan.ts';

export const SEND_ID = 'send';

/** Beside these one may say that one cannot answer yet. */
const LATER_BESIDE: readonly Act['kind'][] = ['answer', 'acknowledge', 'amend'];

/** How the bar stands, and what is to be known before one presses. */
interface Bar {
  readonly sticky: boolean;
  readonly notice: Notice | undefined;
}

/** Says what will go and to whom, and sends it: the only filled button there is. */
export function renderSendBar(context: FormContext, plan: Plan, mode: Mode, { sticky, notice }: Bar): TemplateResult {
  const { detail, messages, state } = context;
  const mayDoOther = mode === 'answer' && detail.id !== NEW_CASE && !isBusy(state.phase);
  const maySayLater = mayDoOther && LATER_BESIDE.includes(plan.kind);
  const isAbove = notice !== undefined && !notice.beside;
  return html`<p class="saved narrow-bar">${savedText(context)} ${renderDiscard(context)}</p>
    ${maySayLater ? html`${renderLaterButton(context, 'narrow-bar')} ${renderLaterMenu(context)}` : nothing}
    <div class=${sticky ? 'send-bar sticky' : 'send-bar'} role="group" aria-label=${messages.t('reply.bar.label')}>
      ${renderNotices(notice ? [notice] : [], true)}
      <div class=${isAbove ? 'what wide-bar' : 'what'}>
        <p id="what-goes">${whatGoes(context, plan)}</p>
        <p class="saved wide-bar">${savedText(context)} ${renderDiscard(context)}</p>
      </div>
      <div class="row">
        ${renderMain(context, plan, maySayLater, notice)} ${isAbove ? renderWays(notice.ways, 'button') : nothing}
        ${renderOtherDecision(context, maySayLater && !isAbove)}
        ${maySayLater ? renderLaterButton(context, 'wide-bar') : nothing}
        ${detail.id !== NEW_CASE && isPartial(plan) ? html`<span class="stays wide-bar">${messages.t('reply.bar.stays')}</span>` : nothing}
      </div>
    </div>`;
}

function renderMain(
  context: FormContext,
  plan: Plan,
  maySayLater: boolean,
  notice: Notice | undefined,
): TemplateResult {
  const { messages, state } = context;
  const main = notice?.main;
  const sole = maySayLater ? undecided(context) : undefined;
  const usual = sole ? messages.t('reply.button.approve') : buttonText(context, plan);
  const press = (event: MouseEvent): void => {
    // The second half of a double click was meant for what stood there before.
    if (main) return event.detail > 1 ? undefined : main.act();
    if (sole) approveNow(context, sole);
    else context.send();
  };
  return html`<button
    type="button"
    class="button primary"
    id=${SEND_ID}
    aria-disabled=${isBusy(state.phase) && !main ? 'true' : nothing}
    aria-describedby=${notice ? `${NOTICE_ID} what-goes` : 'what-goes'}
    @click=${press}
  >
    ${main ? main.text : usual}
  </button>`;
}

/** The only thing that is open, where that is an approval that nobody is writing a no to. */
function undecided({ detail, state }: FormContext): Item | undefined {
  const item = soleApproval(detail);
  return item && rawOf(state.answers, item.id)?.decision !== 'changes' ? item : undefined;
}

/** An approval is decided by its two buttons: a yes here, a no with its reason. */
function renderOtherDecision(context: FormContext, offered: boolean): unknown {
  const item = offered ? soleApproval(context.detail) : undefined;
  if (!item) return nothing;
  const { messages, session, state, ui } = context;
  if (rawOf(state.answers, item.id)?.decision === 'changes') {
    return html`<button type="button" class="button" @click=${() => approveNow(context, item)}>
      ${messages.t('reply.button.approveInstead')}
    </button>`;
  }
  const decline = (): void => {
    session.setAnswer(item.id, { decision: 'changes' });
    context.focus(`${ui.places.get(itemTarget(item.id)) ?? ''}-reason`);
  };
  return html`<button type="button" class="button" @click=${decline}>${messages.t('reply.button.decline')}</button>`;
}

function approveNow(context: FormContext, item: Item): void {
  approve(context, item);
  context.send();
}

/** Some of what is required goes now, the rest later. */
function isPartial({ summary }: Plan): boolean {
  return summary !== undefined && summary.partial.ready > 0 && summary.partial.ready < summary.partial.total;
}

/** What the one filled button is called: the task, not "OK". */
export function buttonText({ messages: { t }, detail, reopens }: FormContext, plan: Plan): string {
  if (detail.id === NEW_CASE) return t('reply.start.send');
  if (reopens) return t('reply.again.send');
  const simple: Partial<Record<Plan['kind'], MessageKey>> = {
    ask: 'reply.button.ask',
    note: 'reply.button.note',
    moreTime: 'reply.button.moreTime',
    acknowledge: 'reply.button.acknowledge',
  };
  const key = simple[plan.kind];
  if (key) return t(key);
  if (plan.decision === 'approve') return t('reply.button.approve');
  if (plan.decision) return t(plan.kind === 'amend' ? 'reply.approval.withdraw' : 'reply.button.decline');
  if (plan.kind === 'amend') return t('reply.button.amend');
  if (plan.summary && isPartial(plan)) return t('reply.button.sendPart', { ...plan.summary.partial });
  const open = plan.summary?.partial.total ?? 0;
  if (open > 0 && plan.answers === 0 && plan.files === 0 && plan.text) return t('reply.button.sendText');
  if (plan.files > 0 && plan.answers === 0 && !plan.text) return t('reply.button.sendFiles', { count: plan.files });
  return t('reply.button.send');
}

/** What a press would send, and to whom. */
export function whatGoes(context: FormContext, plan: Plan): unknown {
  const { messages, detail, state } = context;
  const { name } = detail.contact;
  const { t } = messages;
  if (detail.id === NEW_CASE) return startGoes(context, plan);
  if (context.reopens) return t('reply.start.goes', { name });
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
  if (plan.decision === 'changes')
    return t(plan.kind === 'amend' ? 'reply.bar.withdraws' : 'reply.bar.declines', { name });
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
  const removed = plan.summary?.withdrawn ?? 0;
  const removes = removed > 0 ? t('reply.bar.removes', { count: removed }) : '';
  if (parts.length === 0) return removes === '' ? t('reply.bar.nothing', { name }) : removes;
  const what = html`<strong>${format.list(parts)}</strong>`;
  return html`${fillText(messages, 'reply.bar.sends', { what }, { name })} ${removes}`;
}
