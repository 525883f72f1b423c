import { html, nothing, type TemplateResult } from 'lit';
import { calendarFile } from '../../domain/calendar-entry.ts';
import { badgeOf, dateToMeet, isOverdue } from '../../domain/badge.ts';
import { toPlainDate } from '../../domain/index.ts';
import { icon } from '../../element/icons.ts';
import { saveFile } from '../../element/save-file.ts';
import { heading } from '../../element/heading.ts';
import { fillText } from '../../element/rich-text.ts';
import { statusBadge } from '../../element/status-badge.ts';
import type { MessageKey } from '../../controllers/index.ts';
import { authorityText } from '../case-card/authority.ts';
import type { CaseView } from './case-view.ts';

/** What the case is called, whose turn it is, and when the answer is needed and why. */
export function renderHead(view: CaseView): TemplateResult {
  const { messages, detail, viewer, today } = view;
  return html`<header class="head">
    ${heading(view.level - 1, detail.subject, { class: 'subject', id: 'subject', focusable: true })}
    <div class="status">
      ${statusBadge(messages, badgeOf({ ...detail, unread: false }, viewer, today), detail)}
      <p class="due">${dueSentence(view)} ${authoritySentence(view)} ${reminderSentence(view)}</p>
    </div>
    ${renderCalendar(view)}
    ${
      detail.client.kind === 'company'
        ? nothing
        : html`<p class="meta">${messages.t('case.concerns', { name: detail.client.name })}</p>`
    }
  </header>`;
}

/** The date for the user's own calendar; what the case is about stays out of it. */
function renderCalendar({ messages, detail, today, now, page }: CaseView): unknown {
  const on = dateToMeet(detail);
  if (on === undefined || on < today) return nothing;
  const save = (event: MouseEvent): void => {
    const { ownerDocument } = event.currentTarget as HTMLElement;
    const summary = messages.t('case.calendar.summary', { agency: detail.agency.name });
    const file = calendarFile({ on, summary, uid: `${detail.id}-${on}@case-widgets`, now, ...(page && { url: page }) });
    saveFile(ownerDocument, new Blob([file], { type: 'text/calendar' }), `${plainName(summary)} ${on}.ics`);
  };
  return html`<button type="button" class="button text flat calendar" @click=${save}>
    ${icon('calendar', true)}${messages.t('case.calendar.add')}
  </button>`;
}

/** Without the signs that a file system keeps for itself. */
const plainName = (text: string): string => text.replace(/[\\/:*?"<>|]/g, '-');

function dueSentence({ messages, detail, today }: CaseView): unknown {
  const date = dateToMeet(detail);
  if (date === undefined) return nothing;
  const past = isOverdue(detail, today);
  const promised = detail.ball.promisedBy !== undefined;
  const key: MessageKey = promised
    ? past
      ? 'case.due.promisedWas'
      : 'case.due.promised'
    : past
      ? 'case.due.was'
      : 'case.due.by';
  return fillText(messages, key, { date: html`<strong>${messages.format.day(date)}</strong>` });
}

function authoritySentence({ messages, detail, today }: CaseView): unknown {
  const text = detail.status === 'closed' ? '' : authorityText(messages, detail, today);
  return text === '' ? nothing : `${text}.`;
}

function reminderSentence({ messages, detail }: CaseView): unknown {
  const last = detail.reminders.at(-1);
  const day = last && detail.status === 'awaitingCompany' ? toPlainDate(last) : null;
  return day ? messages.t('case.due.reminded', { date: messages.format.shortDay(day) }) : nothing;
}
