import { html, nothing, type TemplateResult } from 'lit';
import { refusesHeic } from '../../../domain/file-rules.ts';
import type { ItemId } from '../../../domain/index.ts';
import type { Limits } from '../../../domain/access.ts';
import { carriesFiles } from '../../../element/guard-drop.ts';
import { icon } from '../../../element/icons.ts';
import { renderMemoryOnly } from '../draft-notices.ts';
import type { FormContext } from '../form-context.ts';
import { limitsText } from '../words.ts';

/** What files belong to; neither: to the reply as a whole. */
export interface Place {
  readonly itemId?: ItemId;
  /** One of the item's bank lines. */
  readonly lineId?: string;
}

/** Where files are chosen for: an item, or the reply as a whole. */
export interface Picker extends Place {
  /** Id of the button that chooses files. */
  readonly id: string;
  readonly limits: Limits;
  readonly describedBy: string;
}

const IMAGES: readonly string[] = ['jpg', 'jpeg', 'png', 'heic', 'heif', 'webp', 'tif', 'tiff'];

/** Two buttons, and a place to drop on; what is allowed is said before anything is chosen. */
export function renderPicker(context: FormContext, picker: Picker): TemplateResult {
  const { t } = context.messages;
  const { limits, id, describedBy } = picker;
  const images = limits.extensions.some((one) => IMAGES.includes(one.toLowerCase()));
  const described = `${describedBy} ${id}-limits`.trim();
  return html`<div
    class="drop"
    @dragover=${onDragOver}
    @dragleave=${onDragLeave}
    @drop=${(event: DragEvent) => onDrop(context, picker, event)}
  >
    <span class="drop-buttons">
      ${images ? renderPhoto(context, picker, described) : nothing}
      <span class="pick">
        <button
          type="button"
          class="button"
          id=${id}
          aria-describedby=${described}
          @click=${(event: Event) => openChooser(context, event)}
        >
          ${icon('upload')}${t('reply.files.choose')}
        </button>
        <input
          type="file"
          hidden
          multiple
          accept=${limits.extensions.map((one) => `.${one.replace(/^\./, '')}`).join(',')}
          @change=${(event: Event) => onChosen(context, picker, event)}
        />
      </span>
    </span>
    <span class="drop-text" id="${id}-limits">
      <span class="drop-hint">${t('reply.files.drop')} · </span>${limitsText(context.messages, limits)}
    </span>
    ${context.ui.folder === describedBy + id ? html`<p class="error" role="alert">${t('reply.files.folder')}</p>` : nothing}
    ${renderMemoryOnly(context)}
    ${images && refusesHeic(limits) ? html`<p class="drop-text">${t('reply.files.noHeic')}</p>` : nothing}
  </div>`;
}

function renderPhoto(context: FormContext, picker: Picker, described: string): TemplateResult {
  return html`<span class="pick">
    <button
      type="button"
      class="button"
      aria-describedby=${described}
      @click=${(event: Event) => openChooser(context, event)}
    >
      ${icon('camera')}${context.messages.t('reply.files.photo')}
    </button>
    <input
      type="file"
      hidden
      accept="image/*"
      capture="environment"
      @change=${(event: Event) => onChosen(context, picker, event)}
    />
  </span>`;
}

/** Takes files that were pasted. Into a text goes its text: many a program puts a picture of that beside it. */
export function takePasted(context: FormContext, picker: Place, event: ClipboardEvent): void {
  const { clipboardData: transfer, target } = event;
  const isTyped = (target as Element).matches('input, textarea') && transfer?.types.includes('text/plain');
  if (isTyped || !transfer || transfer.files.length === 0) return;
  event.preventDefault();
  add(context, picker, [...transfer.files]);
}

/** A phone may end the page while its camera is open, so what is unsent is saved before. */
function openChooser({ session }: FormContext, event: Event): void {
  void session.flush();
  // In the same task: a browser opens no dialog later than that.
  (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.click();
}

function onChosen(context: FormContext, picker: Picker, event: Event): void {
  const input = event.currentTarget as HTMLInputElement;
  const files = [...(input.files ?? [])];
  // Or the same file could not be chosen again after it was removed.
  input.value = '';
  add(context, picker, files);
}

function add(context: FormContext, { itemId, lineId }: Place, files: readonly File[]): void {
  context.ui.folder = undefined;
  if (files.length === 0) return;
  context.session.addFiles(files, itemId, lineId);
  context.say(context.messages.t('reply.files.added', { count: files.length }));
}

function onDragOver(event: DragEvent): void {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  (event.currentTarget as HTMLElement).toggleAttribute('data-over', true);
}

function onDragLeave(event: DragEvent): void {
  const area = event.currentTarget as HTMLElement;
  if (!area.contains(event.relatedTarget as Node | null)) area.toggleAttribute('data-over', false);
}

function onDrop(context: FormContext, picker: Picker, event: DragEvent): void {
  (event.currentTarget as HTMLElement).toggleAttribute('data-over', false);
  if (!carriesFiles(event)) return;
  event.preventDefault();
  const items = [...(event.dataTransfer?.items ?? [])];
  // It looks like a file until it is read.
  const isFolder = (item: DataTransferItem) => item.webkitGetAsEntry()?.isDirectory;
  add(
    context,
    picker,
    items.flatMap((item) => (isFolder(item) ? [] : (item.getAsFile() ?? []))),
  );
  if (!items.some(isFolder)) return;
  context.ui.folder = picker.describedBy + picker.id;
  context.update();
}
