import { html, nothing, type TemplateResult } from 'lit';
import { toPlainDate, type Outcome, type Related } from '../../domain/index.ts';
import { icon, type IconName } from '../../element/icons.ts';
import type { MessageKey } from '../../controllers/index.ts';
import type { CaseView } from './case-view.ts';

interface Ending {
  readonly icon: IconName;
  readonly text: MessageKey;
}

const ENDINGS: Readonly<Record<Outcome, Ending>> = {
  done: { icon: 'check', text: 'case.closed.done' },
  withdrawn: { icon: 'ban', text: 'case.closed.withdrawn' },
  merged: { icon: 'info', text: 'case.closed.merged' },
  consentEnded: { icon: 'lock', text: 'case.closed.consentEnded' },
};

/** What became of the case: how it ended and how to take it up again, that it is open anew, which cases it belongs to. */
export function renderFate(view: CaseView): unknown {
  const { detail, messages } = view;
  if (detail.status === 'closed') return renderEnding(view);
  const reopened = detail.ball.reason === 'reopened';
  if (!reopened && detail.related.length === 0) return nothing;
  const text = html`<p><strong>${messages.t('case.reopened')}</strong></p>`;
  return box(reopened ? 'retry' : 'info', '', html`${reopened ? text : nothing} ${renderRelated(view)}`);
}

function renderEnding(view: CaseView): TemplateResult {
  const { messages, detail } = view;
  const ending = detail.outcome ? ENDINGS[detail.outcome] : undefined;
  const day = detail.closedAt === undefined ? null : toPlainDate(detail.closedAt);
  const kept = messages.t('case.closed.kept');
  const again = messages.t('case.closed.again', { name: detail.contact.name });
  return box(
    ending?.icon ?? 'info',
    detail.outcome === 'done' ? 'done' : '',
    html`<p>
        <strong>${messages.t(ending?.text ?? 'case.closed.other')}</strong>
        ${day === null ? nothing : messages.t('case.closed.on', { date: messages.format.longDay(day) })}
      </p>
      ${renderRelated(view)}
      <p class="second">${kept} ${detail.outcome === 'merged' ? nothing : again}</p>`,
  );
}

function box(name: IconName, tint: string, content: unknown): TemplateResult {
  return html`<div class="ending">
    <span class="state-icon ${tint}">${icon(name)}</span>
    <div>${content}</div>
  </div>`;
}

/** Each with the way there. */
function renderRelated(view: CaseView): readonly TemplateResult[] {
  return view.detail.related.map((other) => html`<p>${relatedLink(view, other)}</p>`);
}

function relatedLink(view: CaseView, other: Related): TemplateResult {
  const { id, subject } = other;
  const text = view.messages.t(relationKey(view, other), { subject });
  const href = view.hrefOf(id);
  const open = (event: MouseEvent): void => view.openCase(event, id);
  return href === undefined
    ? html`<button type="button" class="link" @click=${open}>${text}</button>`
    : html`<a href=${href} @click=${open}>${text}</a>`;
}

/** Of two cases that follow each other up, the later one says so; where no back end tells, that is the open one. */
function relationKey({ detail }: CaseView, { relation }: Related): MessageKey {
  if (relation !== 'followUp') return `case.related.${relation}`;
  const isLater = detail.origin === undefined ? detail.status !== 'closed' : detail.origin === 'followUp';
  return isLater ? 'case.related.followsUp' : 'case.related.followUp';
}
