import { html, nothing, svg, type TemplateResult } from 'lit';
import type { MessageKey, Messages } from '../../controllers/index.ts';
import type { Agency, Broken } from '../../domain/index.ts';
import { icon } from '../../element/index.ts';
import { heading } from '../../element/heading.ts';
import type { EmptyFace, SectionName } from './list-model.ts';

const SECTION_TEXT = {
  needsYou: 'list.groups.needsYou',
  colleague: 'list.groups.colleague',
  agency: 'list.groups.agency',
  unknown: 'list.groups.unknown',
  closed: 'list.closed.title',
  all: 'list.groups.all',
} as const satisfies Record<SectionName, MessageKey>;

export function sectionTitle(messages: Messages, name: SectionName): string {
  return messages.t(SECTION_TEXT[name]);
}

/** Cards to be, in the same grid as the cards that come. */
export function renderGhosts(messages: Messages): TemplateResult {
  const ghost = html`<li class="ghost">
    <span class="bone"></span><span class="bone"></span><span class="bone"></span><span class="bone"></span>
  </li>`;
  return html`<div>
    <span class="visually-hidden" role="status">${messages.t('common.loading')}</span>
    <div aria-hidden="true">
      <div class="title"><span class="bone"></span></div>
      <ul class="cards">
        ${[ghost, ghost, ghost]}
      </ul>
    </div>
  </div>`;
}

/** Stands in the place of a case that could not be read. */
export function renderBrokenCard(messages: Messages, { failure }: Broken): TemplateResult {
  // With `protocol` the reference names a place in the answer: for telemetry, not for people.
  const reference = failure.kind === 'protocol' ? undefined : failure.reference;
  return html`<div class="broken">
    ${icon('alert')}
    <div>
      <p>${messages.t('common.broken.card')}</p>
      ${reference ? html`<p class="meta">${messages.t('common.reference', { reference })}</p>` : nothing}
    </div>
  </div>`;
}

interface Words {
  readonly title: MessageKey;
  readonly text: MessageKey;
}

const FACES: Readonly<Record<EmptyFace, Words>> = {
  never: { title: 'list.empty.never.title', text: 'list.empty.never.text' },
  clear: { title: 'list.empty.clear.title', text: 'list.empty.clear.nothing' },
  paused: { title: 'list.empty.paused.title', text: 'list.empty.paused.text' },
  noneOpen: { title: 'list.empty.noneOpen.title', text: 'list.empty.noneOpen.text' },
  noMatch: { title: 'list.empty.noMatch.title', text: 'list.empty.noMatch.text' },
  noHistory: { title: 'list.empty.noHistory.title', text: 'list.empty.noHistory.text' },
};

/** That what is out of sight comes back. */
export function pausedText({ t, format }: Messages, agencies: readonly Agency[]): string {
  return t('list.empty.paused.text', { agency: format.list(agencies.map(({ name }) => name)) });
}

export interface FaceOptions {
  readonly level: number;
  /** How many cases are the agency's turn. */
  readonly atAgency: number;
  /** Those whose open cases are out of sight. */
  readonly paused: readonly Agency[];
  /** Takes search and filters away, and what that is called. */
  readonly onClear: () => void;
  readonly clearKey: MessageKey;
}

/** What stands where cards would stand. */
export function renderFace(
  messages: Messages,
  face: EmptyFace,
  { level, atAgency, paused, onClear, clearKey }: FaceOptions,
): TemplateResult {
  const { title, text } = FACES[face];
  const isClear = face === 'clear' || face === 'paused';
  const rest = isClear && atAgency > 0 ? messages.t('list.empty.clear.agency', { count: atAgency }) : '';
  const own = face === 'paused' ? pausedText(messages, paused) : rest && face === 'clear' ? '' : messages.t(text);
  const panel = html`<div class=${face === 'noneOpen' ? 'panel flat' : 'panel'}>
    ${face === 'clear' ? TRAY : nothing} ${heading(level, messages.t(title), { class: 'panel-title', focusable: true })}
    <p>${[own, rest].filter((sentence) => sentence !== '').join(' ')}</p>
    ${
      face === 'noMatch'
        ? html`<button type="button" class="button" @click=${onClear}>${messages.t(clearKey)}</button>`
        : nothing
    }
  </div>`;
  return face === 'never' ? html`<slot name="empty">${panel}</slot>` : panel;
}

const TRAY = html`<svg class="picture" viewBox="18 14 84 70" aria-hidden="true">
  ${svg`<path class="tray" d="M22 46h22l5 9h22l5-9h22v20a5 5 0 0 1-5 5H27a5 5 0 0 1-5-5z"/><path d="m22 46 12-25a5 5 0 0 1 4.5-3h43a5 5 0 0 1 4.5 3l12 25"/><path d="m50 34 8 8 14-15"/>`}
</svg>`;
