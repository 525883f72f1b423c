import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Limits } from '../../../domain/access.ts';
import { icon } from '../../../element/icons.ts';
import { earlierTitle } from '../author.ts';
import { renderEarlierFiles } from '../earlier.ts';
import { typedIn } from '../fields/text.ts';
import { renderRows } from '../files/file-row.ts';
import { renderPicker, takePasted } from '../files/picker.ts';
import { partTarget } from '../form-context.ts';
import { renderMissingForm } from '../missing.ts';
import { errorText } from '../words.ts';
import { changeLine, type Line } from './line-model.ts';
import { renderLineAnswer } from './lines-answer.ts';
import type { LinesView } from './lines.ts';

/** Where one goes from a line. */
export interface LineMoves {
  /** Done with this one. */
  next(): void;
  /** Leaves it for later; not where no other is left. */
  readonly skip?: () => void;
}

/** Answers one bank line: files, a comment, "private", or why there is nothing to send. Only one is drawn at a time. */
export function renderLineEditor(view: LinesView, line: Line, titleId: string, moves: LineMoves): TemplateResult {
  const { context, field } = view;
  const { id, item } = field;
  const error = errorOf(view, line);
  const described = error === '' ? '' : `${id}-wrong`;
  const limits = context.limits(item);
  return html`<div
    class="line-editor"
    role="group"
    aria-labelledby=${titleId}
    @paste=${(event: ClipboardEvent) =>
      line.raw?.missing === undefined && takePasted(context, { itemId: item.id, lineId: line.row.id }, event)}
  >
    ${renderEarlier(view, line)}
    ${
      error === ''
        ? nothing
        : html`<p class="error" id="${id}-wrong" role="alert">
            ${icon('alert', true)}<span
              ><span class="visually-hidden">${context.messages.t('common.errorPrefix')} </span>${error}</span
            >
          </p>`
    }
    ${
      line.raw?.missing
        ? renderMissingForm(context, {
            id: `${id}-e`,
            labelId: titleId,
            describedBy: described,
            invalid: error !== '',
            files: line.files,
            limits,
            missing: line.raw.missing,
            set: (changes) => setMissing(view, line, changes),
          })
        : renderHaving(view, line, { titleId, described, limits })
    }
    ${renderMissingWay(view, line, titleId)} ${renderMoves(view, moves)}
  </div>`;
}

/** What is wrong with a line: once it was to be done with, or to be sent. */
function errorOf({ context, field, ui }: LinesView, { row, reading, state, raw, files }: Line): string {
  const { messages } = context;
  const told = context.ui.errorAt(partTarget(field.item.id, row.id));
  if (told) return told.text;
  if (!ui.tried.has(row.id)) return '';
  if (reading.state === 'error') return errorText(messages, 'transactions', reading.code);
  const isEmpty = state === 'left' && !raw?.private && files.length === 0;
  return isEmpty ? messages.t('reply.lines.needed') : '';
}

/** What was sent about it before. Its files stay, unless they are taken back; those of a rejected answer go anyway. */
function renderEarlier({ context, field }: LinesView, { row }: Line): unknown {
  const { answer, verdict } = field.item;
  const before = answer && 'lines' in answer && Object.hasOwn(answer.lines, row.id) ? answer.lines[row.id] : undefined;
  if (!before) return nothing;
  const files = (ids: readonly string[]): TemplateResult => renderEarlierFiles(context, field, ids);
  return html`<div class="earlier">
    <p class="second">${earlierTitle(context)}</p>
    ${verdict?.is === 'rejected' ? renderLineAnswer(context, before) : renderLineAnswer(context, before, files)}
  </div>`;
}

interface Having {
  readonly titleId: string;
  readonly described: string;
  readonly limits: Limits;
}

function renderHaving(view: LinesView, line: Line, { titleId, described, limits }: Having): TemplateResult {
  const { context, field } = view;
  const { id, item } = field;
  const { t } = context.messages;
  const { row, raw, files } = line;
  const set = (changes: Parameters<typeof changeLine>[3]): void => changeLine(context, item, row.id, changes);
  return html`<div class="documents" role="group" aria-labelledby=${titleId}>
      ${renderRows(context, files, limits, `${id}-files`)}
      ${renderPicker(context, { id: `${id}-files`, itemId: item.id, lineId: row.id, limits, describedBy: titleId })}
    </div>
    <div class="part">
      <label class="part-label" id="${id}-comment" for="${id}-e">${t('reply.lines.comment')}</label>
      <textarea
        class="input line-comment"
        id="${id}-e"
        rows="2"
        spellcheck="true"
        autocomplete="off"
        aria-labelledby="${id}-comment ${titleId}"
        aria-invalid=${described === '' ? nothing : 'true'}
        aria-describedby=${described || nothing}
        .value=${live(raw?.text ?? '')}
        @input=${(event: Event) => set({ text: typedIn(event) })}
      ></textarea>
    </div>
    <label class="option line-private">
      <input
        type="checkbox"
        aria-describedby=${titleId}
        .checked=${live(raw?.private === true)}
        @change=${(event: Event) => set({ private: (event.currentTarget as HTMLInputElement).checked || undefined })}
      />
      <span>${t('reply.lines.private')}</span>
    </label>`;
}

function setMissing({ context, field }: LinesView, { row }: Line, changes: object): void {
  const lines = context.session.state.value.answers[field.item.id]?.lines ?? {};
  const now = Object.hasOwn(lines, row.id) ? lines[row.id]?.missing : undefined;
  if (Object.entries(changes).every(([name, value]) => (now?.[name as keyof typeof now] ?? '') === value)) return;
  changeLine(context, field.item, row.id, { missing: { ...now, ...changes } });
}

/** Into "I don't have it" and out of it; what was said stays in case one comes back. */
function renderMissingWay({ context, field, ui }: LinesView, { row, raw }: Line, titleId: string): TemplateResult {
  const toggle = (): void => {
    if (raw?.missing) ui.missing.set(row.id, raw.missing);
    const missing = raw?.missing ? undefined : (ui.missing.get(row.id) ?? {});
    changeLine(context, field.item, row.id, { missing });
    context.focus(`${field.id}-e`);
  };
  return html`<button type="button" class="button text flat" aria-describedby=${titleId} @click=${toggle}>
    ${context.messages.t(raw?.missing ? 'reply.missing.back' : 'reply.missing.open')}
  </button>`;
}

function renderMoves({ context }: LinesView, { next, skip }: LineMoves): TemplateResult {
  const { t } = context.messages;
  return html`<div class="line-moves">
    ${skip ? html`<button type="button" class="button" @click=${skip}>${t('reply.lines.skip')}</button>` : nothing}
    <button type="button" class="button strong" @click=${next}>
      ${t(skip ? 'reply.lines.next' : 'reply.lines.last')}
    </button>
  </div>`;
}
