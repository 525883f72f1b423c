import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MessageKey, Messages } from '../../controllers/index.ts';
import type { Agency, CaseQuery, CaseStatus } from '../../domain/index.ts';
import { icon } from '../../element/index.ts';
import { typeText } from '../case-card/card-texts.ts';
import { filterStyles } from './filters.styles.ts';
import { clearKey, CURRENT, currentQuery, withText } from './list-model.ts';

export const styles = filterStyles;

/** What the filters are shown for. */
export interface FilterScene {
  readonly messages: Messages;
  readonly query: CaseQuery;
  /** Agencies to choose among; with fewer than two there is nothing to choose. */
  readonly agencies: readonly Agency[];
  readonly counts: Readonly<Record<CaseStatus, number>> | undefined;
  ask(query: CaseQuery): void;
  /** Takes every filter away. */
  clear(): void;
}

type Flag = 'needsYou' | 'unread' | 'toCorrect' | 'mine';
type Sort = NonNullable<CaseQuery['sort']>;

const FLAGS = {
  needsYou: 'list.groups.needsYou',
  toCorrect: 'common.status.toCorrect',
  unread: 'list.filter.unread',
  mine: 'list.filter.mine',
} as const satisfies Record<Flag, MessageKey>;

const STATUSES = {
  awaitingCompany: 'list.filter.company',
  awaitingAgency: 'common.status.agency',
  closed: 'list.closed.open',
} as const satisfies Partial<Record<CaseStatus, MessageKey>>;

const SORTS = {
  need: 'list.filter.sortNeed',
  updated: 'list.filter.sortUpdated',
  due: 'list.filter.sortDue',
  created: 'list.filter.sortCreated',
} as const satisfies Record<Sort, MessageKey>;

const TYPES = ['documents', 'question', 'approval', 'information'];
/** What "soon" means among the filters (days). */
const SOON = 7;

const keysOf = <T extends string>(table: Readonly<Record<T, unknown>>): T[] => Object.keys(table) as T[];

/** The applied filters, each of them a button that takes it away. */
export function renderChips(scene: FilterScene): unknown {
  const { messages, clear } = scene;
  const chips = chipsOf(scene);
  if (chips.length === 0) return nothing;
  const { t } = messages;
  return html`<ul role="list" class="chips" aria-label=${t('list.filter.applied')}>
    ${repeat(
      chips,
      ({ name }) => name,
      ({ name, without, isText }) =>
        html`<li class=${isText ? 'text' : ''}>
          <button
            type="button"
            class="chip"
            aria-label=${t('list.filter.remove', { name })}
            @click=${() => scene.ask(without)}
          >
            ${name}${icon('close', true)}
          </button>
        </li>`,
    )}
    ${
      chips.length > 1
        ? html`<li>
            <button type="button" class="button text" @click=${clear}>${t(clearKey(scene.query))}</button>
          </li>`
        : nothing
    }
  </ul>`;
}

interface Chip {
  readonly name: string;
  /** The query without it. */
  readonly without: CaseQuery;
  /** What is searched for, which the search field shows already where there is one. */
  readonly isText?: true;
}

function chipsOf({ messages, query, agencies }: FilterScene): Chip[] {
  const { t } = messages;
  const { status, type = [], agency = [], dueWithin, text } = query;
  const chips: Chip[] = keysOf(FLAGS)
    .filter((name) => query[name])
    .map((name) => ({ name: t(FLAGS[name]), without: without(query, name) }));
  if (dueWithin !== undefined)
    chips.push({ name: t('list.filter.due', { count: dueWithin }), without: without(query, 'dueWithin') });
  // Closed cases have a heading and a way back of their own.
  if (status && !(status.length === 1 && status[0] === 'closed')) {
    const names = keysOf(STATUSES).filter((name) => status.includes(name));
    if (names.length > 0)
      chips.push({ name: names.map((name) => t(STATUSES[name])).join(' · '), without: currentQuery(query) });
  }
  for (const name of type) chips.push({ name: typeText(messages, name), without: toggled(query, 'type', name) });
  for (const id of agency) {
    const name = agencies.find((each) => each.id === id)?.name ?? t('list.filter.agency');
    chips.push({ name, without: toggled(query, 'agency', id) });
  }
  if (text) chips.push({ name: t('list.filter.text', { text }), without: withText(query, ''), isText: true });
  return chips;
}

/** Everything that narrows and orders the list; each choice takes effect at once. */
export function renderFilters(scene: FilterScene): TemplateResult {
  const { messages, agencies } = scene;
  const { t } = messages;
  return html`<div id="filters" class="filters" role="group" aria-label=${t('list.filter.open')}>
    ${renderOnly(scene)} ${renderStatus(scene)}
    ${renderList(
      scene,
      'type',
      TYPES.map((id) => ({ id, name: typeText(messages, id) })),
    )}
    <div class="column">
      <div>
        <label class="legend" for="order">${t('list.filter.sort')}</label>
        ${renderSort(scene)}
      </div>
      ${agencies.length > 1 ? renderList(scene, 'agency', agencies) : nothing}
    </div>
  </div>`;
}

function renderOnly({ messages, query, ask }: FilterScene): TemplateResult {
  const { t } = messages;
  const isSoon = query.dueWithin !== undefined;
  return html`<fieldset>
    <legend>${t('list.filter.only')}</legend>
    <div class="choices">
      ${keysOf(FLAGS).map((name) =>
        renderChoice(t(FLAGS[name]), query[name] === true, (on) =>
          ask(on ? { ...query, [name]: true } : without(query, name)),
        ),
      )}
      ${renderChoice(t('list.filter.due', { count: query.dueWithin ?? SOON }), isSoon, (on) =>
        ask(on ? { ...query, dueWithin: SOON } : without(query, 'dueWithin')),
      )}
    </div>
  </fieldset>`;
}

function renderStatus({ messages, query, counts, ask }: FilterScene): TemplateResult {
  const { t } = messages;
  const asked = query.status ?? CURRENT;
  const choose = (name: CaseStatus, on: boolean): void => {
    const chosen = keysOf(STATUSES).filter((each) => (each === name ? on : asked.includes(each)));
    ask(withStatus(query, chosen));
  };
  return html`<fieldset>
    <legend>${t('list.filter.status')}</legend>
    <div class="choices">
      ${keysOf(STATUSES).map((name) => {
        const count = counts ? html` <span class="count">${messages.format.number(counts[name])}</span>` : nothing;
        return renderChoice(html`${t(STATUSES[name])}${count}`, asked.includes(name), (on) => choose(name, on));
      })}
    </div>
  </fieldset>`;
}

/** All that is open, be it of a status that nobody knows, is the list's own choice and needs no filter. */
function withStatus(query: CaseQuery, chosen: readonly CaseStatus[]): CaseQuery {
  const open: readonly CaseStatus[] = CURRENT.filter((name) => name !== 'unknown');
  const isOpen = open.every((name) => chosen.includes(name));
  if (chosen.length === 0 || (isOpen && chosen.length === open.length)) return currentQuery(query);
  return { ...query, status: isOpen ? [...CURRENT, ...chosen.filter((name) => !open.includes(name))] : chosen };
}

function renderList(
  { messages, query, ask }: FilterScene,
  list: 'type' | 'agency',
  options: readonly Agency[],
): TemplateResult {
  return html`<fieldset>
    <legend>${messages.t(list === 'type' ? 'list.filter.type' : 'list.filter.agency')}</legend>
    <div class="choices">
      ${options.map(({ id, name }) =>
        renderChoice(name, query[list]?.includes(id) ?? false, () => ask(toggled(query, list, id))),
      )}
    </div>
  </fieldset>`;
}

function renderChoice(label: unknown, checked: boolean, choose: (on: boolean) => void): TemplateResult {
  const change = (event: Event): void => choose((event.target as HTMLInputElement).checked);
  return html`<label class="choice"
    ><input type="checkbox" .checked=${checked} @change=${change} /><span>${label}</span></label
  >`;
}

function renderSort({ messages, query, ask }: FilterScene): TemplateResult {
  const change = (event: Event): void => {
    const chosen = keysOf(SORTS).find((name) => name === (event.target as HTMLSelectElement).value);
    const rest = without(query, 'sort');
    ask(chosen === undefined || chosen === 'need' ? rest : { ...rest, sort: chosen });
  };
  return html`<select id="order" class="order" @change=${change}>
    ${keysOf(SORTS).map(
      (name) =>
        html`<option value=${name} .selected=${name === (query.sort ?? 'need')}>${messages.t(SORTS[name])}</option>`,
    )}
  </select>`;
}

function without(query: CaseQuery, name: keyof CaseQuery): CaseQuery {
  const { [name]: _gone, ...rest } = query;
  return rest;
}

function toggled(query: CaseQuery, list: 'type' | 'agency', value: string): CaseQuery {
  const had = query[list] ?? [];
  const values = had.includes(value) ? had.filter((each) => each !== value) : [...had, value];
  return values.length > 0 ? { ...query, [list]: values } : without(query, list);
}
