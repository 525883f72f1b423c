import { html, nothing, type TemplateResult } from 'lit';
import type { CaseDetail, CaseId, CaseSummary, Entry } from '../../domain/index.ts';
import { unansweredIn } from '../../domain/compose-act.ts';
import { isItem, visibleItems } from '../../domain/visibility.ts';
import type { MessageKey, Messages, Receipt } from '../../controllers/index.ts';
import { icon } from '../../element/icons.ts';
import { fileName, plainFileName } from '../../element/file-name.ts';
import { heading } from '../../element/heading.ts';
import { renderNotices, type Notice } from './notice.ts';

export const RECEIPT_ID = 'receipt';

/** What waits after this: the next case, nothing (with how many lie with the agency), or not known yet. */
export type Next = { readonly summary: CaseSummary } | { readonly withAgency: number } | undefined;

export interface ReceiptView {
  readonly messages: Messages;
  readonly receipt: Receipt;
  readonly level: number;
  readonly userId: string;
  /** The case as it is now: the receipt may stand there for long. */
  readonly now: CaseDetail | undefined;
  readonly next: Next;
  /** Names of sent files that a scan has blocked since. */
  readonly blocked: readonly string[];
  hrefOf(caseId: CaseId): string | undefined;
  openCase(event: MouseEvent, caseId: CaseId): void;
  /** Something that was added meanwhile, or did not belong to what went, is left in the form. */
  readonly unsent: boolean;
  /** Back to the form, with what is left in it. */
  goOn(): void;
  /** Back to the case, or to what is left of it. */
  leave(event: MouseEvent): void;
}

/** What went, to whom, whose turn it is now, and what comes next. */
export function renderReceipt(view: ReceiptView): TemplateResult {
  const { messages, receipt, level } = view;
  return html`<section class="receipt" aria-labelledby=${RECEIPT_ID}>
    <span class="tick">${icon('check')}</span>
    ${heading(level, headline(messages, receipt), { class: 'receipt-title', id: RECEIPT_ID, focusable: true })}
    ${view.blocked.length > 0 ? renderBlocked(view) : renderTurn(view)} ${renderUnsent(view)} ${renderFacts(view)}
    ${renderNext(view)}
    <div class="row on-screen">
      ${view.unsent && !isStart(receipt) ? nothing : renderLeave(view)}
      <button type="button" class="button text flat" @click=${print}>
        ${icon('print', true)}${messages.t('reply.receipt.print')}
      </button>
    </div>
  </section>`;
}

function renderLeave({ messages, receipt, leave }: ReceiptView): TemplateResult {
  const rest = itemsLeft(receipt) > 0 ? 'reply.receipt.rest' : 'reply.receipt.back';
  return html`<button type="button" class="button text flat" @click=${leave}>
    ${messages.t(isStart(receipt) ? 'reply.start.open' : rest)}
  </button>`;
}

/** Whoever goes on to the next case would not see it. */
function renderUnsent({ messages: { t }, unsent, goOn }: ReceiptView): unknown {
  if (!unsent) return nothing;
  const way = { text: t('reply.later.back'), act: goOn };
  const notice: Notice = { name: 'unsent', icon: 'info', tone: '', text: t('reply.receipt.unsent'), ways: [way] };
  return html`<div class="on-screen">${renderNotices([notice])}</div>`;
}

/** Whose turn it is; nothing once the case is over. */
function renderTurn({ messages, receipt, now }: ReceiptView): unknown {
  if (now?.status === 'closed') return nothing;
  return html`<p>
    ${turnText(messages, receipt)}
    ${receipt.detail.status === 'awaitingAgency' ? html`<span class="told">${messages.t('reply.receipt.told')}</span>` : nothing}
  </p>`;
}

/** A scan may end after the send. What it has stopped has not arrived, and is asked for again. */
function renderBlocked({ messages: { t, format }, blocked, leave }: ReceiptView): TemplateResult {
  return html`<div class="banner bad" role="alert">
    ${icon('ban')}
    <p>${t('reply.receipt.blocked', { name: format.list(blocked) })}</p>
    <span class="row">
      <button type="button" class="button" @click=${leave}>${t('reply.receipt.blockedBack')}</button>
    </span>
  </div>`;
}

/** Those of the sent files that the case, as it is now, shows as blocked. */
export function blockedFiles({ files }: Receipt, detail: CaseDetail | undefined): readonly string[] {
  const stored = detail?.entries.flatMap((entry) => ('failure' in entry ? [] : entry.files)) ?? [];
  const blocked = new Set(stored.filter(({ scan }) => scan === 'blocked').map(({ id }) => id));
  return files.filter(({ id }) => id !== undefined && blocked.has(id)).map(({ name }) => plainFileName(name));
}

/** The browser's own dialog; the host's style sheet says what of its page goes along. */
function print(event: Event): void {
  (event.currentTarget as HTMLElement).ownerDocument.defaultView?.print();
}

const HEADLINES: Readonly<Record<Receipt['act'], MessageKey>> = {
  answer: 'reply.receipt.answer',
  amend: 'reply.receipt.amend',
  ask: 'reply.receipt.ask',
  note: 'reply.receipt.note',
  moreTime: 'reply.receipt.moreTime',
  acknowledge: 'reply.receipt.acknowledge',
};

const DECIDED: ReadonlyMap<string, MessageKey> = new Map([
  ['approved', 'reply.receipt.approve'],
  ['approvalWithdrawn', 'reply.receipt.takenBack'],
]);

/** What the log calls the act, where that was a decision. */
function decisionOf({ act, detail, loggedAs = '' }: Receipt): string {
  if (act === 'answer' && detail.ball.reason === 'approved') return 'approved';
  return act === 'amend' ? loggedAs : '';
}

/** The receipt of a case that the company has started. */
export function isStart({ act, detail: { ball } }: Receipt): boolean {
  // A message to one that lies there still is a message.
  return act === 'answer' && ball.holder === 'agency' && ball.reason === 'new';
}

/** The same words for the eye and for the ear. */
export function headline({ t }: Messages, receipt: Receipt): string {
  const { act, detail } = receipt;
  if (isStart(receipt)) return t('reply.start.sent', { name: detail.contact.name, agency: detail.agency.name });
  const isReopened = act === 'ask' && detail.ball.reason === 'reopened';
  const key = DECIDED.get(decisionOf(receipt)) ?? HEADLINES[isReopened ? 'note' : act];
  return t(key, { name: detail.contact.name, agency: detail.agency.name });
}

/** Whose turn it is now. */
export function turnText({ t, format }: Messages, receipt: Receipt): string {
  const { detail, act } = receipt;
  if (detail.status === 'awaitingAgency') return t('reply.receipt.toAgency');
  if (detail.status !== 'awaitingCompany') return '';
  const promised = act === 'moreTime' && detail.ball.promisedBy;
  if (promised) return `${t('reply.receipt.stays')} ${t('reply.receipt.promised', { date: format.day(promised) })}`;
  const left = itemsLeft(receipt);
  return left > 0
    ? `${t('reply.receipt.stays')} ${t('reply.receipt.left', { count: left })}`
    : t('reply.receipt.stays');
}

function itemsLeft({ detail }: Receipt): number {
  if (detail.status !== 'awaitingCompany') return 0;
  const items = visibleItems(detail.items, {}).filter(isItem);
  return items.filter(({ required }) => required).reduce((sum, item) => sum + unansweredIn(item), 0);
}

function renderFacts({ messages, receipt, userId }: ReceiptView): TemplateResult {
  const { t, format } = messages;
  const when = format.moment(receipt.sentAt);
  const name = senderName(receipt.detail, userId);
  const names = receipt.files.map((file, index) => html`${index > 0 ? ', ' : nothing}${fileName(file.name)}`);
  const content = contentText(messages, receipt);
  return html`<dl class="facts">
    <dt>${t('reply.receipt.case')}</dt>
    <dd>${receipt.detail.subject}</dd>
    <dt>${t('reply.receipt.sent')}</dt>
    <dd>${name === undefined ? when : t('reply.receipt.sentBy', { when, name })}</dd>
    ${
      content === ''
        ? nothing
        : html`<dt>${t('reply.receipt.content')}</dt>
            <dd>${content}</dd>`
    }
    ${
      names.length === 0
        ? nothing
        : html`<dt>${t('reply.receipt.files')}</dt>
            <dd>${names}</dd>`
    }
  </dl>`;
}

function contentText({ t, format }: Messages, receipt: Receipt): string {
  // All there is of a start stands in rows of its own.
  if (isStart(receipt)) return '';
  const { answers, files, hasText } = receipt;
  return format.list([
    ...(answers > 0 ? [t('reply.bar.answers', { count: answers })] : []),
    ...(files.length > 0 ? [t('reply.bar.files', { count: files.length })] : []),
    ...(hasText ? [t('reply.receipt.message')] : []),
  ]);
}

/** A session knows the user's id only; the name stands in the thread. */
function senderName({ entries }: CaseDetail, userId: string): string | undefined {
  return entries.findLast((entry): entry is Entry => !('failure' in entry) && entry.by.id === userId)?.by.name;
}

function renderNext(view: ReceiptView): unknown {
  const { messages, next } = view;
  const { t } = messages;
  if (next === undefined) return nothing;
  if ('withAgency' in next) {
    return html`<p class="all-done">
      <strong>${t('reply.receipt.done')}</strong>
      <span class="second"
        >${t('reply.receipt.doneText')}
        ${next.withAgency > 0 ? t('reply.receipt.withAgency', { count: next.withAgency }) : nothing}</span
      >
    </p>`;
  }
  const { id, subject } = next.summary;
  const content = html`<span class="next-text"
      ><span class="second">${t('reply.receipt.next')}</span><span class="visually-hidden">: </span
      ><strong>${subject}</strong></span
    >${icon('chevronRight')}`;
  const href = view.hrefOf(id);
  const open = (event: MouseEvent): void => view.openCase(event, id);
  return href === undefined
    ? html`<button type="button" class="next" @click=${open}>${content}</button>`
    : html`<a class="next" href=${href} @click=${open}>${content}</a>`;
}
