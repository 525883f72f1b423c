import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../../element/icons.ts';
import { itemTarget, partTarget, type Field, type FormContext } from '../form-context.ts';
import type { LinesUi } from '../form-ui.ts';
import { renderLineEditor, type LineMoves } from './line-editor.ts';
import { changeLine, isDone, linesOf, nextLeft, type Line } from './line-model.ts';
import { lineButtonId, onListKey, renderLineItem, renderLineRow } from './line-rows.ts';

/** So many lines can be looked over without leaving any out. */
const FEW = 10;

/** All that the parts of the lines are drawn from. */
export interface LinesView {
  readonly context: FormContext;
  readonly field: Field;
  readonly ui: LinesUi;
  readonly lines: readonly Line[];
  readonly current: Line | undefined;
}

/** Bank lines: one at a time where there is little room, a table whose rows open in place where there is more. */
export function renderLines(context: FormContext, field: Field): TemplateResult {
  const { item } = field;
  const ui = context.ui.linesOf(item.id);
  const lines = linesOf(context, item);
  const { wide } = context.late;
  const known = lines.find(({ row }) => row.id === ui.current);
  // On a narrow screen there is always a line to answer, as long as one is left.
  const current = known ?? (wide || ui.all ? undefined : nextLeft(lines, undefined));
  if (current) ui.current = current.row.id;
  const view: LinesView = { context, field, ui, lines, current };
  if (current) context.ui.places.set(partTarget(item.id, current.row.id), `${field.id}-e`);
  return html`<div
    class="lines"
    role="group"
    aria-labelledby="${field.id}-label"
    aria-describedby=${field.describedBy || nothing}
  >
    ${renderProgress(view)} ${wide ? renderTable(view) : ui.all ? renderList(view) : renderOne(view)}
  </div>`;
}

function renderProgress(view: LinesView): TemplateResult {
  const { context, field, ui, lines } = view;
  const { t } = context.messages;
  const done = lines.filter(isDone).length;
  const count = lines.length;
  const all = done === count;
  return html`<div class="lines-head">
    <p class=${all ? 'lines-done' : 'lines-progress'} id="${field.id}-progress" tabindex="-1">
      ${all ? html`${icon('check', true)}${t('reply.lines.done', { count })}` : t('reply.lines.progress', { count, done })}
    </p>
    <span class="lines-ways">
      ${count > FEW && (context.late.wide || ui.all) && (!all || ui.onlyLeft) ? renderFilter(view) : nothing}
      ${context.late.wide || count < 2 ? nothing : renderToggle(view)}
    </span>
    <progress class="lines-bar" max=${count} .value=${done} aria-hidden="true"></progress>
  </div>`;
}

function renderFilter({ context, ui }: LinesView): TemplateResult {
  const change = (event: Event): void => {
    ui.onlyLeft = (event.currentTarget as HTMLInputElement).checked;
    context.update();
  };
  return html`<label class="option lines-filter">
    <input type="checkbox" .checked=${ui.onlyLeft} @change=${change} />
    <span>${context.messages.t('reply.lines.onlyLeft')}</span>
  </label>`;
}

function renderToggle({ context, field, ui, current }: LinesView): TemplateResult {
  const toggle = (): void => {
    ui.all = !ui.all;
    context.update();
    context.focus(ui.all && current ? lineButtonId(field.id, current.index) : field.id);
  };
  return html`<button type="button" class="button text" aria-expanded=${String(ui.all)} @click=${toggle}>
    ${context.messages.t(ui.all ? 'reply.lines.one' : 'reply.lines.all')}
  </button>`;
}

function renderOne(view: LinesView): unknown {
  const { context, field, lines, current } = view;
  const { t } = context.messages;
  if (!current) return nothing;
  const at = (step: number): Line | undefined => lines[current.index + step];
  const way = (step: -1 | 1): TemplateResult =>
    html`<button
      type="button"
      class="icon-button"
      aria-label=${t(step < 0 ? 'reply.lines.previous' : 'reply.receipt.next')}
      aria-disabled=${at(step) ? nothing : 'true'}
      @click=${() => openLine(view, at(step), 'title')}
    >
      ${icon(step < 0 ? 'chevronLeft' : 'chevronRight')}
    </button>`;
  return html`<div class="line-card">
    <div class="line-top">
      ${renderTitle(view, current)}
      <span class="line-nav">
        ${way(-1)}<span class="nowrap">${t('reply.position', { number: current.index + 1, total: lines.length })}</span
        >${way(1)}
      </span>
    </div>
    ${renderLineEditor(view, current, `${field.id}-title`, movesOf(view, current))}
  </div>`;
}

function renderTitle({ context, field }: LinesView, { row }: Line): TemplateResult {
  const { format } = context.messages;
  return html`<div class="line-title" id=${field.id} tabindex="-1" role="group" aria-labelledby="${field.id}-title">
    <p id="${field.id}-title">
      <span class="line-date">${format.day(row.date)}</span> <strong class="line-text">${row.text}</strong>
      <span class="line-amount">${format.money(row.amount, { exact: true })}</span>
    </p>
  </div>`;
}

function shownLines({ ui, lines, current }: LinesView): readonly Line[] {
  return ui.onlyLeft ? lines.filter((line) => line === current || !isDone(line)) : lines;
}

function renderList(view: LinesView): TemplateResult {
  const { field } = view;
  return html`<ul class="line-list" @keydown=${onListKey}>
      ${repeat(
        shownLines(view),
        ({ row }) => row.id,
        (line, place) =>
          renderLineItem(view, line, place === tabStop(view), (opened) => {
            view.ui.all = false;
            openLine(view, opened, 'title');
          }),
      )}
    </ul>
    <span id=${field.id} tabindex="-1"></span>`;
}

/** One stop for the tab key; the arrows do the rest. */
function tabStop(view: LinesView): number {
  const shown = shownLines(view);
  const at = shown.findIndex((line) => line.row.id === view.ui.current);
  return at < 0
    ? Math.max(
        0,
        shown.findIndex((line) => !isDone(line)),
      )
    : at;
}

function renderTable(view: LinesView): TemplateResult {
  const { context, field, current } = view;
  const { t } = context.messages;
  const stop = tabStop(view);
  context.ui.places.set(itemTarget(field.item.id), field.id);
  return html`<table class="line-table" aria-labelledby="${field.id}-label" @keydown=${onListKey}>
    <thead>
      <tr>
        <th scope="col">${t('reply.later.dateLabel')}</th>
        <th scope="col">${t('reply.lines.text')}</th>
        <th scope="col" class="end">${t('reply.lines.amount')}</th>
        <th scope="col">${t('reply.lines.answer')}</th>
      </tr>
    </thead>
    <tbody>
      ${repeat(
        shownLines(view),
        ({ row }) => row.id,
        (line, place) =>
          html`${renderLineRow(view, line, place === stop, (opened) => toggleLine(view, opened))}
          ${line === current ? renderOpenRow(view, line) : nothing}`,
      )}
    </tbody>
  </table>`;
}

function renderOpenRow(view: LinesView, line: Line): TemplateResult {
  const { context, field } = view;
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    closeLine(view, line);
  };
  return html`<tr class="line-open" @keydown=${close}>
    <td colspan="4">
      ${renderLineEditor(view, line, lineButtonId(field.id, line.index), movesOf({ ...view, context }, line))}
    </td>
  </tr>`;
}

function toggleLine(view: LinesView, line: Line): void {
  if (view.ui.current === line.row.id) closeLine(view, line);
  else openLine(view, line, 'editor');
}

function closeLine(view: LinesView, line: Line): void {
  const { context, field, ui } = view;
  leaveLine(view);
  ui.current = undefined;
  context.update();
  context.focus(lineButtonId(field.id, line.index));
}

/** Opens a line; the focus goes to its title, so that no keyboard comes up before it is asked for, or to its first field. */
function openLine(view: LinesView, line: Line | undefined, focus: 'title' | 'editor'): void {
  const { context, field, ui } = view;
  if (!line) return;
  leaveLine(view);
  ui.current = line.row.id;
  context.update();
  context.focus(focus === 'title' ? field.id : `${field.id}-e`);
}

/** "I don't have it" without a word about why says nothing, and must not stand in the way of the others. */
function leaveLine({ context, field, ui }: LinesView): void {
  const raws = context.session.state.value.answers[field.item.id]?.lines ?? {};
  const id = ui.current;
  const missing = id !== undefined && Object.hasOwn(raws, id) ? raws[id]?.missing : undefined;
  if (id === undefined || !missing || missing.reason !== undefined) return;
  changeLine(context, field.item, id, { missing: undefined });
}

function movesOf(view: LinesView, line: Line): LineMoves {
  const { context, field, ui, lines } = view;
  const next = nextLeft(lines, line);
  const go = (): void => {
    if (next) return openLine(view, next, context.late.wide ? 'editor' : 'title');
    ui.current = undefined;
    context.update();
    context.focus(`${field.id}-progress`);
  };
  return {
    next: () => {
      if (!isDone(line)) {
        ui.tried.add(line.row.id);
        context.update();
        context.focus(`${field.id}-e`);
        return;
      }
      const count = lines.length;
      context.say(context.messages.t('reply.lines.progress', { count, done: lines.filter(isDone).length }));
      go();
    },
    ...(next && { skip: go }),
  };
}
