import { html, nothing, type TemplateResult } from 'lit';
import type { Broken, Entry } from '../../domain/index.ts';
import { avatar } from '../../element/avatar.ts';
import { fileLink } from '../../element/file-link.ts';
import { heading } from '../../element/heading.ts';
import { icon } from '../../element/icons.ts';
import { renderMarkdown, renderPlainText } from '../../element/markdown.ts';
import { fillText } from '../../element/rich-text.ts';
import type { MessageKey } from '../../controllers/index.ts';
import { nameOf, objectOf, type CaseView } from './case-view.ts';
import { isBroken, openingOf, says } from './records.ts';

const DID: Readonly<Record<string, MessageKey>> = {
  message: 'case.thread.entry.message',
  answer: 'case.thread.entry.answer',
  amended: 'case.thread.entry.amended',
  approved: 'case.thread.entry.approved',
  notApproved: 'case.thread.entry.notApproved',
  approvalWithdrawn: 'case.thread.entry.approvalWithdrawn',
  ask: 'case.thread.entry.ask',
  moreTime: 'case.thread.entry.moreTime',
  verdict: 'case.thread.entry.verdict',
  handOver: 'case.thread.entry.handOver',
  shared: 'case.thread.entry.shared',
  closed: 'case.thread.entry.closed',
  reopened: 'case.thread.entry.reopened',
  withdrawn: 'case.thread.entry.withdrawn',
};

/** The newest message in full, everything before it folded, newest first. */
export function renderThread(view: CaseView): unknown {
  const { messages, detail } = view;
  const opening = openingOf(detail);
  const entries = detail.entries
    .filter((entry) => entry !== opening && (isBroken(entry) || !isBareStart(entry)))
    .reverse();
  const newest = entries.find((entry): entry is Entry => !isBroken(entry) && says(entry));
  const earlier = entries.filter((entry) => entry !== newest);
  if (entries.length === 0) return nothing;
  return html`<section class="thread">
    ${
      newest
        ? html`${heading(view.level, messages.t('case.thread.latest'), { class: 'thread-title' })}
          ${renderEntry(view, newest)}`
        : nothing
    }
    ${earlier.length > 0 ? renderFold(view, earlier, newest === undefined) : nothing}
  </section>`;
}

function renderFold(view: CaseView, entries: readonly (Entry | Broken)[], isOnly: boolean): TemplateResult {
  const open = isOnly || view.printing;
  const isNew = entries.some((entry) => !isBroken(entry) && view.fresh.has(entry.id));
  return html`<details class="fold" ?open=${open}>
    <summary>
      ${icon('chevronRight')}<span>${view.messages.t('case.thread.earlier')}</span>
      <span class="count">${entries.length}</span>
      ${isNew ? html`<span class="fresh">${view.messages.t('case.thread.new')}</span>` : nothing}
    </summary>
    <ol class="entries">
      ${entries.map((entry) => html`<li>${renderRecord(view, entry)}</li>`)}
    </ol>
  </details>`;
}

function renderRecord(view: CaseView, entry: Entry | Broken): TemplateResult {
  if (!isBroken(entry)) return renderEntry(view, entry);
  return html`<p class="broken">${icon('alert', true)}<span>${view.messages.t('common.broken.entry')}</span></p>`;
}

function renderEntry(view: CaseView, entry: Entry): TemplateResult {
  const { messages, detail } = view;
  const side = entry.by.side === 'agency' ? detail.agency.name : detail.client.name;
  const text = ownText(view, entry);
  return html`<article class="entry">
    ${avatar(entry.by.name)}
    <div class="entry-body">
      <p class="entry-head">
        <span>${didText(view, entry)}</span>
        ${view.fresh.has(entry.id) ? html`<span class="fresh">${messages.t('case.thread.new')}</span>` : nothing}
      </p>
      <p class="meta">${messages.t('case.from', { agency: side, when: messages.format.moment(entry.at) })}</p>
      ${text === '' ? nothing : entry.by.side === 'agency' ? renderMarkdown(text) : renderPlainText(text)}
      ${entry.files.map((file) => fileLink(messages, view.files, file))} ${renderHandOver(view, entry)}
    </div>
  </article>`;
}

/** Who did what, as plain text. */
export function didWords(view: CaseView, entry: Entry): string {
  const other = sharedWith(view, entry);
  const name = actorOf(view, entry);
  if (other === undefined) return view.messages.t(didKey(view, entry), { name });
  return view.messages.t(sharedKey(entry), { name, other });
}

/** What is said beside what was done; empty where the entry's text only names the colleague. */
export function ownText(view: CaseView, entry: Entry): string {
  return sharedWith(view, entry) === undefined ? (entry.text?.trim() ?? '') : '';
}

/** Decisions are told in the passive voice: "Godkändes av dig". */
function actorOf(view: CaseView, { kind, by }: Entry): string {
  return kind === 'approved' || kind === 'notApproved' ? objectOf(view, by) : nameOf(view, by);
}

function sharedKey({ by, kind, ball }: Entry) {
  if (by.id === ball?.person?.id) return 'case.thread.entry.took';
  return kind === 'shared' ? 'case.thread.entry.sharedWith' : 'case.thread.entry.handOverTo';
}

function didText(view: CaseView, entry: Entry): unknown {
  const name = html`<strong>${actorOf(view, entry)}</strong>`;
  const other = sharedWith(view, entry);
  if (other !== undefined) {
    return fillText(view.messages, sharedKey(entry), { name, other: html`<strong>${other}</strong>` });
  }
  return fillText(view.messages, didKey(view, entry), { name });
}

/** The colleague whom somebody at the company has let in or handed over to; for these the entry's text is their name. */
function sharedWith(view: CaseView, { by, kind, text, ball }: Entry): string | undefined {
  if (by.side !== 'company' || (kind !== 'shared' && kind !== 'handOver')) return undefined;
  if (ball?.person) return objectOf(view, ball.person);
  return kind === 'shared' ? text?.trim() || undefined : undefined;
}

function didKey({ detail }: CaseView, entry: Entry): MessageKey {
  const isEnd =
    entry.kind === 'closed' && entry === detail.entries.findLast((one) => !isBroken(one) && one.kind === 'closed');
  if (isEnd && detail.outcome === 'merged') return 'case.thread.entry.merged';
  // Whoever asks for more time before anything has happened leaves the ball new.
  if (entry.ball?.reason === 'new' && entry.kind !== 'moreTime') return 'case.thread.entry.new';
  if (entry.kind === 'handOver' && entry.by.side === 'agency' && entry.ball?.holder === 'company') {
    return 'case.thread.entry.sentBack';
  }
  return (Object.hasOwn(DID, entry.kind) ? DID[entry.kind] : undefined) ?? 'case.thread.entry.other';
}

/** Where the ball went, in words. */
function renderHandOver(view: CaseView, entry: Entry): unknown {
  const { ball, kind } = entry;
  const { t, format } = view.messages;
  // To which colleague it went is said already.
  if (!ball || ball.holder === null || sharedWith(view, entry) !== undefined) return nothing;
  if (kind === 'moreTime') {
    return ball.promisedBy ? line(t('case.thread.until', { date: format.day(ball.promisedBy) })) : nothing;
  }
  if (ball.holder === 'agency') return line(t('case.thread.toAgency'));
  const { person } = ball;
  if (person ? person.id === view.viewer.userId : view.viewer.mayAct) return line(t('case.thread.toYou'));
  return line(person ? t('case.thread.toPerson', { name: person.name }) : t('case.thread.toCompany'));
}

function line(text: string): TemplateResult {
  return html`<p class="hand-over">${icon('yourTurn', true)}<span>${text}</span></p>`;
}

/** The case itself being sent: the page says that already. A colleague may hand it on before anybody has answered. */
function isBareStart(entry: Entry): boolean {
  return entry.by.side === 'agency' && entry.ball?.reason === 'new' && !says(entry);
}
