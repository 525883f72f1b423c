import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Column, Option } from '../../../domain/item.ts';
import { isSummed } from '../../../domain/read-table.ts';
import { icon } from '../../../element/icons.ts';
import { otherSign, renderSignButton } from '../fields/amount.ts';
import { renderDate } from '../fields/date.ts';
import { traitsOf, typedIn } from '../fields/text.ts';
import type { FormContext } from '../form-context.ts';

/** One cell, and what may be done in it. */
export interface Cell {
  readonly column: Column;
  readonly id: string;
  readonly text: string;
  /** What is seen of it as long as it stands covered. */
  readonly covered?: string | undefined;
  /** Id of what is wrong with it, or empty. */
  readonly errorId: string;
  set(text: string): void;
  /** It has been left: what was understood takes the place of what was typed. */
  leave(): void;
  /** The focus has gone from it. */
  cover(): void;
  uncover(): void;
  onKey(event: KeyboardEvent): void;
  paste(event: ClipboardEvent): void;
}

export function cellClass(column: Column): string {
  if (isSummed(column)) return 'cell figure';
  return ROOMY.includes(column.kind) ? 'cell roomy' : 'cell';
}

const ROOMY: readonly string[] = ['text', 'longText', 'email', 'iban'];

/** What a column is called; an amount's is in kronor. */
export function columnLabel({ messages: { t } }: FormContext, { kind, label }: Column): string {
  return kind === 'amount' ? `${label}, ${t('reply.field.kr')}` : label;
}

/** A cell's label and control, by the kind of its column. */
export function renderCell(context: FormContext, cell: Cell): TemplateResult {
  const { column, id } = cell;
  const { t } = context.messages;
  return html`<label class="cell-label" id="${id}-cell" for=${id}
      >${columnLabel(context, column)}${column.required ? nothing : html` <span class="optional">${t('common.optional')}</span>`}</label
    >${renderControl(context, cell)}`;
}

function renderControl(context: FormContext, cell: Cell): unknown {
  const { t } = context.messages;
  switch (cell.column.kind) {
    case 'yesNo':
      return renderSelect(context, cell, [
        { id: 'yes', label: t('reply.value.yes') },
        { id: 'no', label: t('reply.value.no') },
      ]);
    case 'choice':
      return cell.column.options ? renderSelect(context, cell, cell.column.options) : renderInput(context, cell);
    case 'date':
      return html`<div
        @focusout=${() => cell.leave()}
        @keydown=${onlyKeys(cell)}
        @paste=${(event: ClipboardEvent) => cell.paste(event)}
      >
        ${renderDate(context, {
          id: cell.id,
          labelId: `${cell.id}-cell`,
          value: cell.text,
          describedBy: cell.errorId,
          invalid: cell.errorId !== '',
          required: cell.column.required,
          set: (text) => cell.set(text),
        })}
      </div>`;
    default:
      return renderInput(context, cell);
  }
}

/** The keys of the field, not those of the calendar beside it. */
function onlyKeys(cell: Cell): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.target instanceof HTMLInputElement) cell.onKey(event);
  };
}

/** In the field's place: a press, or Enter, opens it; the other keys do what they do in any cell. */
function renderCovered({ messages }: FormContext, cell: Cell, text: string): TemplateResult {
  const { id } = cell;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') cell.onKey(event);
  };
  return html`<button
    type="button"
    class="input covered"
    id=${id}
    aria-labelledby="${id}-cell ${id}"
    title=${messages.t('reply.field.showAndChange')}
    @click=${() => cell.uncover()}
    @keydown=${onKey}
    @paste=${(event: ClipboardEvent) => cell.paste(event)}
  >
    <span>${text}</span>${icon('eye', true)}
  </button>`;
}

function renderInput(context: FormContext, cell: Cell): TemplateResult {
  const { column, id, errorId, covered } = cell;
  if (covered !== undefined) return renderCovered(context, cell, covered);
  const isFigure = isSummed(column);
  const traits = traitsOf(column.kind);
  const input = html`<input
    class=${isFigure ? 'input figure-cell' : 'input'}
    id=${id}
    type="text"
    inputmode=${isFigure ? 'decimal' : (traits.inputmode ?? nothing)}
    autocomplete="off"
    spellcheck=${traits.prose && !isFigure ? 'true' : 'false'}
    aria-required=${column.required ? 'true' : nothing}
    aria-invalid=${errorId === '' ? nothing : 'true'}
    aria-describedby=${errorId || nothing}
    .value=${live(cell.text)}
    @input=${(event: Event) => cell.set(typedIn(event))}
    @change=${() => cell.leave()}
    @blur=${() => cell.cover()}
    @keydown=${(event: KeyboardEvent) => cell.onKey(event)}
    @paste=${(event: ClipboardEvent) => cell.paste(event)}
  />`;
  if (!isFigure) return input;
  const flip = (): void => {
    cell.set(otherSign(cell.text));
    context.focus(id);
  };
  return html`<span class="figure-line">${input}${renderSignButton(context, `${id}-cell`, flip)}</span>`;
}

function renderSelect({ messages }: FormContext, cell: Cell, options: readonly Option[]): TemplateResult {
  const { column, id, errorId, text } = cell;
  return html`<select
    class="input select"
    id=${id}
    aria-required=${column.required ? 'true' : nothing}
    aria-invalid=${errorId === '' ? nothing : 'true'}
    aria-describedby=${errorId || nothing}
    @change=${(event: Event) => cell.set(typedIn(event))}
  >
    <option value="" .selected=${live(text === '')}>${messages.t('reply.field.choose')}</option>
    ${options.map((option) => html`<option value=${option.id} .selected=${live(text === option.id)}>${option.label}</option>`)}
  </select>`;
}
