import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CaseListView, CaseStore, Messages } from '../../controllers/index.ts';
import { todayIn, type Access, type CaseQuery, type CaseSummary, type Viewer } from '../../domain/index.ts';
import type { CaseLocation } from '../../domain/location.ts';
import { child, handDownLanguage, icon, linkOrButton, renderFailure, type CaseElement } from '../../element/index.ts';
import { heading } from '../../element/heading.ts';
import { closedQuery, currentQuery, severalOf, type Section } from './list-model.ts';
import { renderBrokenCard, sectionTitle } from './list-views.ts';
import type { VirtualRows } from './virtual-rows.ts';

/** Everything that one rendering of the cards needs. */
export interface Scene {
  readonly parent: CaseElement;
  readonly messages: Messages;
  readonly store: CaseStore;
  readonly query: CaseQuery;
  readonly access: Access;
  readonly view: CaseListView;
  readonly viewer: Viewer;
  /** Level of the sections' headings. */
  readonly level: number;
  address(location: CaseLocation): string | undefined;
}

/** A click on a way to another query. */
export type Follow = (event: MouseEvent, query: CaseQuery) => void;

/** How one card is drawn in this scene. */
function cardRenderer(scene: Scene): (summary: CaseSummary) => unknown {
  const { parent, viewer, level } = scene;
  const several = severalOf(scene.view, scene.access);
  const shared = {
    viewer,
    today: todayIn(undefined, scene.store.env.now()),
    headingLevel: level + 1,
    showAgency: several.agencies,
    ...handDownLanguage(parent),
  };
  return (summary) => {
    const href = scene.address({ view: 'case', caseId: summary.id });
    // The company that one is logged in for goes without saying.
    const showClient = several.clients && summary.client.id !== scene.store.session.companyId;
    return child(parent, 'case-card', { summary, href, showClient, ...shared });
  };
}

export function renderSections(scene: Scene, sections: readonly Section[], virtual: VirtualRows | undefined): unknown {
  const { messages } = scene;
  const card = cardRenderer(scene);
  const title = (section: Section): unknown => renderTitle(scene, section);
  const rest = ({ broken }: Section): unknown =>
    broken.map((record) => html`<li>${renderBrokenCard(messages, record)}</li>`);
  if (virtual) return virtual.render(sections, { title, card, rest });
  return repeat(
    sections,
    ({ name }) => name,
    (section) =>
      html`<section>
        ${title(section)}
        <ul role="list" class="cards" aria-labelledby=${idOf(section)}>
          ${repeat(
            section.cases,
            ({ id }) => id,
            (summary) => html`<li data-case=${summary.id}>${card(summary)}</li>`,
          )}
          ${rest(section)}
        </ul>
      </section>`,
  );
}

const idOf = ({ name }: Section): string => `section-${name}`;

function renderTitle({ messages, level }: Scene, section: Section): TemplateResult {
  const { name, count } = section;
  const number = count === undefined ? nothing : html` <span class="count">${messages.format.number(count)}</span>`;
  const text = html`${sectionTitle(messages, name)}${number}`;
  return heading(level, text, { id: idOf(section), class: 'title', focusable: true });
}

/** The button "show more", or why more could not be had. */
export function renderMore({ messages, view }: Scene, onMore: () => void): unknown {
  const { hasMore, loadingMore, moreFailure } = view;
  if (moreFailure) {
    return html`<div class="more">
      ${renderFailure(messages, moreFailure, onMore, messages.t('list.more.failed'))}
    </div>`;
  }
  if (!hasMore) return nothing;
  const text = messages.t(loadingMore ? 'list.more.loading' : 'list.more.show');
  return html`<div class="more" data-next>
    <button type="button" part="more" class="button" aria-disabled=${String(loadingMore)} @click=${onMore}>
      ${text}
    </button>
  </div>`;
}

/** The row that leads to the closed cases. */
export function renderClosedRow({ messages, view, query, address }: Scene, onFollow: Follow): unknown {
  const { closed } = view.counts;
  if (!(closed > 0)) return nothing;
  const to = closedQuery(query);
  const count = html`<span class="count">${messages.format.number(closed)}</span>`;
  return linkOrButton(
    address({ view: 'list', query: to }),
    html`${messages.t('list.closed.open')} ${count}${icon('chevronRight')}`,
    {
      class: 'row',
      part: 'closed',
      onClick: (event) => onFollow(event, to),
    },
  );
}

/** The way from the closed cases back to the current ones. */
export function renderBack(
  { messages, query, address }: Pick<Scene, 'messages' | 'query' | 'address'>,
  onFollow: Follow,
): TemplateResult {
  const to = currentQuery(query);
  return linkOrButton(
    address({ view: 'list', query: to }),
    html`${icon('chevronLeft', true)}${messages.t('list.closed.back')}`,
    {
      class: 'back',
      onClick: (event) => onFollow(event, to),
    },
  );
}
