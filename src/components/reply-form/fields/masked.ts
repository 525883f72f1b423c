import { html, type TemplateResult } from 'lit';
import { interpret } from '../../../domain/interpret.ts';
import type { Field, FormContext } from '../form-context.ts';

/** `811218-9876` as `811218-••••`. */
export function maskNumber(formatted: string): string {
  return formatted.replace(/\d{4}$/, '••••');
}

/** Whether a personal number stands covered: once it has been entered, and until it is to be seen. */
export function isHidden({ ui, today }: FormContext, { item, raw, invalid }: Field): boolean {
  if (item.kind !== 'personalNumber' || raw.missing !== undefined || invalid || ui.revealed.has(item.id)) return false;
  return interpret(item, raw, [], today).state === 'ok';
}

/** What stands in the field's place then. */
export function renderHidden(context: FormContext, field: Field): TemplateResult {
  const { item, id, raw, describedBy } = field;
  const reading = interpret(item, raw, [], context.today);
  const echo = reading.state === 'ok' && reading.echo?.kind === 'text' ? reading.echo.value : '';
  const show = (): void => {
    context.ui.revealed.add(item.id);
    context.focus(id);
    context.update();
  };
  return html`<div class="control">
    <span class="input covered" id="${id}-covered">${maskNumber(echo)}</span>
    <button
      type="button"
      class="button text"
      id=${id}
      aria-describedby="${id}-label ${id}-covered ${describedBy}"
      @click=${show}
    >
      ${context.messages.t('reply.field.showAndChange')}
    </button>
  </div>`;
}
