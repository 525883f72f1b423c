import { html, type TemplateResult } from 'lit';
import { toPlainDate } from '../../domain/index.ts';
import { heading } from '../../element/heading.ts';
import { fillText } from '../../element/rich-text.ts';
import type { MessageKey, Messages } from '../../controllers/index.ts';
import { nameOf, objectOf, type CaseView } from './case-view.ts';
import { isYours, stretchesOf, type Stretch } from './track.ts';

const REASONS: Readonly<Record<string, MessageKey>> = {
  new: 'case.ball.reason.new',
  question: 'case.ball.reason.question',
  redo: 'case.ball.reason.redo',
  moreNeeded: 'case.ball.reason.moreNeeded',
  answered: 'case.ball.reason.answered',
  approved: 'case.ball.reason.approved',
  reopened: 'case.ball.reason.reopened',
  closed: 'case.ball.reason.closed',
};

/** Who has the ball, who had it before, and what moved it; the filled dot is now. */
export function renderTrack(view: CaseView): TemplateResult {
  const stretches = stretchesOf(view.detail);
  return html`<section>
    ${heading(view.level, view.messages.t('case.ball.title'), { class: 'side-title' })}
    <ol class="track">
      ${stretches.map((stretch, index) => renderStretch(view, stretch, index === 0))}
    </ol>
  </section>`;
}

function renderStretch(view: CaseView, stretch: Stretch, now: boolean): TemplateResult {
  const lines = notesOf(view, stretch, now);
  return html`<li class=${now ? 'now' : ''}>
    <p>${when(view, stretch, now)}</p>
    ${lines.map((line) => html`<p class="muted">${line}</p>`)}
  </li>`;
}

function when(view: CaseView, stretch: Stretch, now: boolean): unknown {
  const { messages } = view;
  const who = html`<strong>${holderName(view, stretch)}</strong>`;
  if (now) return fillText(messages, 'case.ball.since', { who }, { when: messages.format.moment(stretch.since) });
  const from = toPlainDate(stretch.since);
  const plain = { who: holderName(view, stretch) };
  if (from === null) return plain.who;
  const until = stretch.until ?? from;
  if (until === from) return messages.t('case.ball.on', { ...plain, when: messages.format.shortDay(from) });
  return messages.t('case.ball.span', { ...plain, ...span(messages, from, until) });
}

/** `18` – `23 nov` where month and year are the same. */
function span({ format }: Messages, from: string, until: string): { readonly from: string; readonly to: string } {
  const [first, last] = [format.shortDay(from), format.shortDay(until)];
  const cut = first.indexOf('\u00a0');
  const isSameMonth = cut > 0 && /^\d+$/.test(first.slice(0, cut)) && last.endsWith(first.slice(cut));
  return { from: isSameMonth ? first.slice(0, cut) : first, to: last };
}

function holderName({ messages, viewer }: CaseView, stretch: Stretch): string {
  const { t } = messages;
  if (stretch.holder === 'agency') return t('case.ball.agency');
  if (stretch.holder === null) return t('case.ball.nobody');
  if (isYours(stretch, viewer)) return t('case.ball.you');
  return stretch.person?.name ?? t('case.ball.company');
}

/** What moved it: a colleague, else what the agency or the company has done. */
function movedBy(view: CaseView, { by, person, reason }: Stretch): readonly string[] {
  const { t } = view.messages;
  if (by && by.id === person?.id) return [t('case.thread.entry.took', { name: nameOf(view, by) })];
  if (by) return [t('case.ball.handedOver', { name: objectOf(view, by) })];
  const known = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  return known ? [t(known)] : [];
}

function notesOf(view: CaseView, stretch: Stretch, now: boolean): readonly string[] {
  const { messages, detail } = view;
  const { t, format } = messages;
  const toCorrect = now && stretch.holder === 'company' && detail.toCorrect > 0;
  const notes = [...(toCorrect && !stretch.by ? [] : movedBy(view, stretch))];
  if (toCorrect) notes.push(t('case.ball.toCorrect', { count: detail.toCorrect }));
  if (stretch.holder === 'company' && stretch.promisedBy) {
    notes.push(t('case.ball.promised', { date: format.shortDay(stretch.promisedBy) }));
  }
  const { seenByAgencyAt: seen, seenByAgencyBy: by } = detail;
  if (now && stretch.holder === 'agency' && seen && seen >= stretch.since) {
    const when = format.moment(seen);
    notes.push(by ? t('case.ball.seenBy', { name: by.name, when }) : t('case.ball.seen', { when }));
  }
  return notes;
}
