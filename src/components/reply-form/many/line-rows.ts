import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { icon } from '../../../element/icons.ts';
import type { FormContext } from '../form-context.ts';
import { lineWords } from './line-words.ts';
import type { Line } from './line-model.ts';
import type { LinesView } from './lines.ts';

/** Id of what opens a line. */
export function lineButtonId(fieldId: string, index: number): string {
  return `${fieldId}-n${index}`;
}

/** What a row is drawn from: with 200 of them, a key press must not draw those that it does not change. */
function dependsOn({ context, ui }: LinesView, line: Line, isStop: boolean): unknown[] {
  const { row, raw, files, sent, state } = line;
  const told = files.map(({ key, phase }) => `${key} ${phase}`).join();
  return [row, raw, told, sent, state, isStop, ui.current === row.id, context.ui, context.messages.language];
}

/** A line in the table. */
export function renderLineRow(view: LinesView, line: Line, isStop: boolean, open: (line: Line) => void): unknown {
  return guard(dependsOn(view, line, isStop), () => {
    const { context, field, ui } = view;
    const { format } = context.messages;
    const { row } = line;
    const isOpen = ui.current === row.id;
    return html`<tr class=${isOpen ? 'line-row is-open' : 'line-row'} @click=${() => open(line)}>
      <td class="line-date">${format.day(row.date)}</td>
      <td>
        <button
          type="button"
          class="line-button"
          id=${lineButtonId(field.id, line.index)}
          tabindex=${isStop ? nothing : '-1'}
          aria-expanded=${String(isOpen)}
        >
          ${row.text}
        </button>
      </td>
      <td class="end nowrap">${format.money(row.amount, { exact: true })}</td>
      <td>${renderState(context, line)}</td>
    </tr>`;
  });
}

/** A line in the list of a narrow screen. */
export function renderLineItem(view: LinesView, line: Line, isStop: boolean, open: (line: Line) => void): unknown {
  return guard(dependsOn(view, line, isStop), () => {
    const { context, field } = view;
    const { format } = context.messages;
    const { row } = line;
    return html`<li>
      <button
        type="button"
        class="line-item line-button"
        id=${lineButtonId(field.id, line.index)}
        tabindex=${isStop ? nothing : '-1'}
        @click=${() => open(line)}
      >
        <span class="line-item-text">${row.text}</span>
        <span class="line-item-amount nowrap">${format.money(row.amount, { exact: true })}</span>
        <span class="line-item-meta"
          ><span class="nowrap">${format.day(row.date)}</span> ${renderState(context, line)}</span
        >
      </button>
    </li>`;
  });
}

const ICONS = { left: undefined, wrong: 'alert', ready: 'check', sent: 'check' } as const;

function renderState(context: FormContext, line: Line): TemplateResult {
  const name = ICONS[line.state];
  return html`<span class="line-state ${line.state}"
    >${name ? icon(name, true) : nothing}<span>${lineWords(context.messages, line)}</span></span
  >`;
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Arrows move from line to line; what is open stays open. */
export function onListKey(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const buttons = [...list.querySelectorAll<HTMLElement>('.line-button')];
  const at = buttons.findIndex((button) => button === event.target);
  const step = Object.hasOwn(STEPS, event.key) ? STEPS[event.key] : undefined;
  if (at < 0 || !step) return;
  event.preventDefault();
  buttons[step(at, buttons.length - 1)]?.focus();
}
