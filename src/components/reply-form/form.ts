import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isOpen, isUnanswered } from '../../domain/compose-act.ts';
import { isKnownKind } from '../../domain/item.ts';
import { NEW_CASE } from '../../domain/start.ts';
import { waitsForColleague, type Broken, type CaseDetail, type Item } from '../../domain/index.ts';
import { isItem, visibleItems } from '../../domain/visibility.ts';
import { guardDrop } from '../../element/guard-drop.ts';
import { icon } from '../../element/icons.ts';
import type { MessageKey } from '../../controllers/index.ts';
import { consentWords } from '../case-access/consent-words.ts';
import { renderComment, renderMessageItem, TEXT_ID } from './comment.ts';
import { renderDraft } from './draft-notices.ts';
import { itemTarget, type FormContext } from './form-context.ts';
import { renderBrokenItem, renderItem } from './item.ts';
import { renderOtherAct } from './later.ts';
import { renderNews } from './news.ts';
import { renderNotices } from './notice.ts';
import { noticesOf } from './notices.ts';
import { isBusy } from './phase.ts';
import { modeOf, planOf, type Mode } from './plan.ts';
import { renderReview, reviewOf } from './review.ts';
import { renderSendBar } from './send-bar.ts';
import { renderSummary } from './summary.ts';
import { renderToCorrect } from './to-correct.ts';

/** The form as the case allows it: to answer, to write only, or to read. */
export function renderForm(context: FormContext, mayStick: boolean): TemplateResult {
  const parts = {
    answer: partsToAnswer,
    amend: partsToWrite,
    text: partsToWriteOnly,
    message: partsToWrite,
    reopen: partsToWrite,
    read: partsToRead,
  }[modeOf(context.detail, context.reopens)];
  const { before, items = nothing, message = nothing, after = nothing } = parts(context, mayStick);
  return html`<form
    id="form"
    class="form"
    tabindex="-1"
    novalidate
    autocomplete="off"
    aria-label=${context.messages.t('reply.title')}
    @submit=${(event: Event) => event.preventDefault()}
    @dragover=${guardDrop}
    @drop=${guardDrop}
  >
    ${before} ${items} ${message} ${after}
  </form>`;
}

/** What a form is made of. Each part has its place, so that a field stays the same one, and keeps the caret, when somebody else's act turns one kind of form into another. */
interface Parts {
  readonly before: unknown;
  readonly items?: unknown;
  /** The text of one's own. */
  readonly message?: unknown;
  readonly after?: unknown;
}

function partsToAnswer(context: FormContext, mayStick: boolean): Parts {
  const { act } = context.state;
  const other = act === 'ask' || act === 'moreTime' || act === 'note';
  const parts = other
    ? { before: html`${renderSummary(context)} ${renderOtherAct(context, act)}` }
    : partsToBeAsked(context);
  return { ...parts, after: renderFoot(context, 'answer', mayStick) };
}

function partsToBeAsked(context: FormContext): Parts {
  const { detail, messages, userId } = context;
  const colleague = waitsForColleague(detail, { userId, mayAct: true });
  const needed = isAskedInWords(detail);
  const before = html`${renderSummary(context)}
  ${colleague ? renderInfo(messages.t('reply.colleague', { name: colleague.name })) : nothing}
  ${renderToCorrect(context)}`;
  return {
    before,
    items: renderItems(context),
    message: detail.id === NEW_CASE ? nothing : renderComment(context, needed && detail.type !== 'information'),
  };
}

/**
 * Whether the text is the answer: nothing is asked that lacks one, something cannot be filled in, or the agency has asked
 * once more in words.
 */
function isAskedInWords({ items, ball }: CaseDetail): boolean {
  const open = items.filter((item): item is Item => isItem(item) && isOpen(item));
  const hasUnknown = open.some((item) => !isKnownKind(item.kind));
  return !open.some(isUnanswered) || hasUnknown || ball.reason === 'question' || ball.reason === 'reopened';
}

function partsToWriteOnly(context: FormContext, mayStick: boolean): Parts {
  const { messages } = context;
  return {
    before: html`${renderSummary(context)} ${renderInfo(messages.t('reply.unknownStatus'))}`,
    items: renderItems(context),
    message: renderComment(context, true),
    after: renderFoot(context, 'text', mayStick),
  };
}

/**
 * Nothing is asked: what has been sent is there to read and to correct, and a message can be added. Where the case is
 * over, that opens it again, which is said beforehand.
 */
function partsToWrite(context: FormContext, mayStick: boolean): Parts {
  const { messages, detail, state, ui, reopens } = context;
  const { name } = detail.contact;
  const mode = modeOf(detail, reopens);
  const plan = planOf(detail, state, context.today, mode);
  const used = state.text !== '' || state.files.some((file) => file.itemId === undefined);
  const isOpened = used || ui.writeOpen;
  const intro = introOf(context);
  const open = (): void => {
    ui.writeOpen = true;
    context.focus(TEXT_ID);
  };
  const label = messages.t('reply.comment.label', { name });
  const hint = reopens ? { hint: messages.t('reply.again.hint') } : {};
  const way = reopens ? messages.t('reply.again.reopen') : messages.t('reply.write.open', { name });
  return {
    before: html`${renderSummary(context)} ${intro === '' ? nothing : renderInfo(intro)}`,
    items: renderItems(context),
    message: isOpened
      ? renderMessageItem(context, { label, optional: plan.kind === 'amend', withFiles: true, ...hint })
      : renderWay(way, open),
    after: isOpened || plan.kind === 'amend' ? renderFoot(context, mode, mayStick) : renderNotices(noticesOf(context)),
  };
}

/** Why nothing is asked, where the page around the form does not say so. */
function introOf(context: FormContext): string {
  const { detail, embedded, messages, reopens } = context;
  if (embedded && (reopens || detail.status === 'awaitingAgency')) return '';
  return detail.status === 'awaitingAgency' ? messages.t('reply.agencyTurn') : readOnlyText(context);
}

function renderWay(text: string, act: () => void): TemplateResult {
  return html`<div class="write">
    <button type="button" class="button" @click=${act}>${icon('message')}${text}</button>
  </div>`;
}

function partsToRead(context: FormContext): Parts {
  const { detail, embedded, state } = context;
  const isHeldUp = detail.status === 'closed' || detail.permissions.reason === 'consentMissing';
  if (isHeldUp && state.dirty)
    return { before: context.late.render((parts) => parts.renderStranded(context)), items: renderItems(context) };
  const isSaid = embedded && detail.status === 'closed';
  return {
    before: isSaid ? nothing : renderInfo(readOnlyText(context)),
    items: renderItems(context),
    message: renderWayOn(context),
  };
}

/** How to take up what is over. */
function renderWayOn({ detail, messages: { t }, startNew, takingUp }: FormContext): unknown {
  if (takingUp === 'contact') return renderInfo(t('case.closed.again', { name: detail.contact.name }));
  return takingUp === 'start' && startNew ? renderWay(t('reply.again.start'), () => startNew('')) : nothing;
}

const REASONS: Readonly<Record<string, MessageKey>> = {
  readOnly: 'reply.readOnly.readOnly',
  consentMissing: 'reply.readOnly.consentMissing',
  closed: 'reply.readOnly.closed',
};

/** Why one may not answer: ours where we know the reason, else what the back end says. */
function readOnlyText(context: FormContext): string {
  const { messages, detail } = context;
  const { reason } = detail.permissions;
  const consent = reason === 'consentMissing' && context.consent ? consentWords(messages, context.consent) : null;
  if (consent) return `${consent.title}. ${consent.text}`;
  if (reason === undefined || reason === '')
    return messages.t(detail.status === 'closed' ? 'reply.readOnly.closed' : 'reply.readOnly.other');
  const known = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  return known ? messages.t(known) : reason;
}

function renderInfo(text: string): TemplateResult {
  return html`<p class="note">${icon('info')}<span>${text}</span></p>`;
}

function renderFoot(context: FormContext, mode: Mode, mayStick: boolean): TemplateResult {
  const { detail, state, today, ui } = context;
  const plan = planOf(detail, state, today, mode);
  const review = !isBusy(state.phase) && ui.reviewing ? reviewOf(detail, plan) : undefined;
  const notices = noticesOf(context);
  const [first, ...others] = notices;
  // A message beside what has been sent is no long form, but what happens to it is to be seen from all of it.
  const sticky = mayStick && (mode === 'answer' || mode === 'text' || first !== undefined);
  return html`${renderDraft(context)} ${renderNotices(review ? notices : others)} ${renderNews(context)}
  ${review ? renderReview(context, plan, review) : renderSendBar(context, plan, mode, { sticky, notice: first })}`;
}

function renderItems(context: FormContext): unknown {
  const { detail, state, ui } = context;
  const mode = modeOf(detail);
  const shown = visibleItems(detail.items, state.answers);
  ui.places.clear();
  shown.forEach((item, index) => {
    if (isItem(item)) ui.places.set(itemTarget(item.id), `f${index + 1}`);
  });
  return repeat(
    shown,
    (item, index) => ('label' in item ? item.id : `broken-${item.id ?? index}`),
    (item: Item | Broken, index) =>
      isItem(item)
        ? renderItem(context, item, { number: index + 1, total: detail.id === NEW_CASE ? 1 : shown.length, mode })
        : renderBrokenItem(context, item),
  );
}
