import { html, nothing, type TemplateResult } from 'lit';
import { toPlainDate, type Outcome } from '../../domain/index.ts';
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
  merged: { icon: 'link', text: 'case.closed.merged' },
  consentEnded: { icon: 'lock', text: 'case.closed.consentEnded' },
};

/** How it ended, when, and how to take it up again. */
export function renderClosed({ messages, detail }: CaseView): TemplateResult {
  const ending = detail.outcome ? ENDINGS[detail.outcome] : undefined;
  const day = detail.closedAt === undefined ? null : toPlainDate(detail.closedAt);
  const done = detail.outcome === 'done';
  return html`<div class="ending">
    <span class=${done ? 'state-icon done' : 'state-icon'}>${icon(ending?.icon ?? 'info')}</span>
    <div>
      <p>
        <strong>${messages.t(ending?.text ?? 'case.closed.other')}</strong>
        ${day === null ? nothing : messages.t('case.closed.on', { date: messages.format.longDay(day) })}
      </p>
      <p class="second">${messages.t('case.closed.again', { name: detail.contact.name })}</p>
    </div>
  </div>`;
}
