import { html, nothing, type TemplateResult } from 'lit';
import { toPlainDate, type Outcome, type Related } from '../../domain/index.ts';
import { icon, type IconName } from '../../element/icons.ts';
import type { MessageKey } from '../../controllers/index.ts';
import { endingText } from '../reply-form/ending-text.ts';
import type { CaseView } from './case-view.ts';

const ICONS: Readonly<Partial<Record<Outcome, IconName>>> = {
  done: 'check',
  withdrawn: 'ban',
  consentEnded: 'lock',
};

/** What became of the case: how it ended, that it is open anew, and the ways to the cases it belongs to. */
export function renderFate(view: CaseView): unknown {
  const { messages, detail } = view;
  const { outcome, related } = detail;
  const isOver = detail.status === 'closed';
  const isReopened = !isOver && detail.ball.reason === 'reopened';
  if (!isOver && !isReopened && related.length === 0) return nothing;
  const name = (isOver && outcome && ICONS[outcome]) || (isReopened ? 'retry' : 'info');
  return html`<div class="ending">
    <span class="state-icon ${name === 'check' ? 'done' : ''}">${icon(name)}</span>
    <div>
      ${isOver ? renderEnding(view) : nothing}
      ${isReopened ? html`<p><strong>${messages.t('case.reopened')}</strong></p>` : nothing}
      ${related.map((other) => html`<p>${relatedLink(view, other)}</p>`)}
      ${isOver ? html`<p class="second">${messages.t('case.closed.kept')}</p>` : nothing}
    </div>
  </div>`;
}

function renderEnding({ messages, detail }: CaseView): TemplateResult {
  const day = detail.closedAt === undefined ? null : toPlainDate(detail.closedAt);
  return html`<p>
    <strong>${endingText(messages, detail.outcome)}</strong>
    ${day === null ? nothing : messages.t('case.closed.on', { date: messages.format.longDay(day) })}
  </p>`;
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
  if (relation !== 'followUp') return relation === 'mergedInto' ? 'case.related.mergedInto' : 'case.related.splitFrom';
  const isLater = detail.origin === undefined ? detail.status !== 'closed' : detail.origin === 'followUp';
  return isLater ? 'case.related.followsUp' : 'case.related.followUp';
}
