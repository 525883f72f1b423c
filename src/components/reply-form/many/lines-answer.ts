import { html, nothing, type TemplateResult } from 'lit';
import type { Item, LineAnswer, LinesAnswer } from '../../../domain/item.ts';
import { missingText, renderFiles } from '../answer-view.ts';
import type { FormContext } from '../form-context.ts';

/** So many lines are read without being unfolded. */
const FEW = 6;

/** What has been sent about bank lines, line by line. */
export function renderLinesAnswer(context: FormContext, item: Item, { lines }: LinesAnswer): TemplateResult {
  const { t } = context.messages;
  const rows = item.rows ?? [];
  const done = rows.filter(({ id }) => Object.hasOwn(lines, id)).length;
  const list = html`<ul class="sent-lines">
    ${rows.map(({ id, date, text, amount }) => {
      const answer = Object.hasOwn(lines, id) ? lines[id] : undefined;
      const { format } = context.messages;
      return html`<li class="sent-line">
        <p class="sent-line-head">
          <span><strong>${text}</strong> <span class="second nowrap">${format.day(date)}</span></span>
          <span class="nowrap">${format.money(amount, { exact: true })}</span>
        </p>
        ${answer ? renderLineAnswer(context, answer) : html`<p class="second">${t('reply.lines.left')}</p>`}
      </li>`;
    })}
  </ul>`;
  if (rows.length <= FEW) return list;
  return html`<details class="sent-details">
    <summary>${t('reply.lines.progress', { count: rows.length, done })}</summary>
    ${list}
  </details>`;
}

/** What has been sent about one bank line; `filesToSee` draws its files. */
export function renderLineAnswer(
  context: FormContext,
  answer: LineAnswer,
  filesToSee = (ids: readonly string[]): TemplateResult => renderFiles(context, ids),
): TemplateResult {
  const { messages } = context;
  if ('missing' in answer) return html`<p class="sent-answer">${missingText(messages, answer)}</p>`;
  const { text, files = [], mark } = answer;
  return html`${mark === 'private' ? html`<p>${messages.t('reply.lines.private')}</p>` : nothing}
  ${text ? html`<p class="sent-answer">${text}</p>` : nothing} ${files.length > 0 ? filesToSee(files) : nothing}`;
}
