import { css, html, type TemplateResult } from 'lit';
import type { MessageKey, Messages } from '../../controllers/index.ts';
import { icon } from '../../element/index.ts';
import { heading } from '../../element/heading.ts';

export const styles = css`
  dialog {
    width: min(480px, calc(100vw - 32px));
    padding: 24px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    box-shadow: var(--_shadow-float);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .sheet-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    margin-bottom: 12px;
  }
  .sheet-close {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    margin: -8px -10px -8px 0;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    cursor: pointer;
  }
  .sheet-close:hover {
    background: var(--_sunken);
  }
  .keys > div {
    display: grid;
    grid-template-columns: 132px minmax(0, 1fr);
    gap: 4px 16px;
    padding-block: 10px;
    border-top: 1px solid var(--_line);
    font-size: 15px;
    line-height: 22px;
  }
  kbd {
    font: inherit;
    font-weight: 600;
  }
  @media (max-width: 420px) {
    .keys > div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

/** Keys are named as they are printed on them. */
const KEYS: readonly (readonly [keys: string, does: MessageKey])[] = [
  ['\u2190 \u2191 \u2192 \u2193', 'list.keys.arrows'],
  ['Home, End', 'list.keys.ends'],
  ['Enter', 'list.keys.open'],
  ['Esc', 'list.keys.back'],
  ['Ctrl + Enter', 'list.keys.send'],
];

/** What the keys do, in a dialog of the browser's own. */
export function renderHelpSheet({ t }: Messages, level: number): TemplateResult {
  const close = (event: Event): void => (event.currentTarget as HTMLElement).closest('dialog')?.close();
  return html`<dialog aria-labelledby="keys">
    <div class="sheet-head">
      ${heading(level, t('list.keys.title'), { id: 'keys', class: 'panel-title' })}
      <button type="button" class="sheet-close" aria-label=${t('list.keys.close')} @click=${close}>
        ${icon('close')}
      </button>
    </div>
    <dl class="keys">
      ${KEYS.map(
        ([keys, does]) =>
          html`<div>
            <dt><kbd>${keys}</kbd></dt>
            <dd>${t(does)}</dd>
          </div>`,
      )}
    </dl>
  </dialog>`;
}
