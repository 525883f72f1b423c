import { html, type TemplateResult } from 'lit';
import type { Field, FormContext } from '../form-context.ts';
import { renderRows } from '../files/file-row.ts';
import { renderPhone } from '../files/phone.ts';
import { renderPicker, takePasted } from '../files/picker.ts';

/** Papers to send: photographed, chosen, dropped or pasted; they begin to go up as soon as they are chosen. */
export function renderDocuments(context: FormContext, field: Field): TemplateResult {
  const { item, id, describedBy } = field;
  const limits = context.limits(item);
  const files = context.state.files.filter((file) => file.itemId === item.id);
  return html`<div
    class="documents"
    role="group"
    aria-labelledby="${id}-label"
    @paste=${(event: ClipboardEvent) => takePasted(context, { itemId: item.id }, event)}
  >
    ${renderRows(context, files, limits, id)} ${renderPicker(context, { id, itemId: item.id, limits, describedBy })}
    ${renderPhone(context, id)}
  </div>`;
}
