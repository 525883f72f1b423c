import { html, nothing, svg, type TemplateResult } from 'lit';
import { icon } from '../../../element/icons.ts';
import type { FormContext } from '../form-context.ts';

/** A code of light and dark squares, row by row. */
export type Squares = readonly (readonly boolean[])[];

/**
 * The way from the desk to the phone: a code that opens this case there. What is photographed appears in the open form by
 * way of the draft at the back end, so it is offered only where drafts are kept there and the case has an address.
 */
export function renderPhone(context: FormContext, id: string): unknown {
  const { messages, page, ui } = context;
  if (page === undefined) return nothing;
  const isOpen = ui.phone === id;
  return html`<div class="phone">
    <button
      type="button"
      class="button text flat"
      aria-expanded=${isOpen}
      aria-controls="${id}-phone"
      @click=${() => void toggle(context, id, page)}
    >
      ${icon('smartphone', true)}${messages.t('reply.files.phone')}
    </button>
    ${isOpen && ui.squares ? renderCode(context, id, ui.squares) : nothing}
  </div>`;
}

async function toggle({ ui, update }: FormContext, id: string, page: string): Promise<void> {
  ui.phone = ui.phone === id ? undefined : id;
  update();
  if (ui.squares) return;
  const { encode } = await import('uqr');
  ui.squares = encode(page, { border: 2 }).data;
  update();
}

function renderCode({ messages }: FormContext, id: string, squares: Squares): TemplateResult {
  const size = squares.length;
  return html`<div class="phone-code" id="${id}-phone">
    <svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${messages.t('reply.files.phoneCode')}>
      ${svg`<path d=${pathOf(squares)} />`}
    </svg>
    <p class="second">${messages.t('reply.files.phoneHint')}</p>
  </div>`;
}

function pathOf(squares: Squares): string {
  return squares.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
}
